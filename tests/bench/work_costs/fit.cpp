#include "tests/bench/work_costs/fit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

#include <fmt/format.h>

namespace headframe::bench {
namespace {

struct Point {
  double bytes = 0, nanoseconds = 0;
};

Point mean_of(std::span<const Sample> samples) {
  Point sum;
  for (const Sample& s : samples) {
    sum.bytes += static_cast<double>(s.bytes);
    sum.nanoseconds += s.nanoseconds;
  }
  const auto n = static_cast<double>(samples.size());
  return {sum.bytes / n, sum.nanoseconds / n};
}

double two_digits(double value) {
  if (value <= 0) return 0;
  const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
  return std::round(value / unit) * unit;
}

/// 1234567 as "1'234'567".
std::string grouped(std::int64_t number) {
  std::string digits = fmt::format("{}", number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), "'");
  return digits;
}

}  // namespace

Cost fit(std::vector<Sample> samples) {
  std::ranges::sort(samples, {}, &Sample::bytes);
  const std::span all(samples);
  const Point mean = mean_of(all);
  Cost cost{samples.size(), mean.bytes, mean.nanoseconds, mean.nanoseconds, 0};
  if (samples.size() < 2) return cost;
  const Point small = mean_of(all.first(all.size() / 2));
  const Point large = mean_of(all.subspan(all.size() / 2));
  if (large.bytes < 1.2 * small.bytes + 1 || large.nanoseconds <= small.nanoseconds) return cost;
  cost.ns_per_byte = (large.nanoseconds - small.nanoseconds) / (large.bytes - small.bytes);
  cost.fixed_ns = mean.nanoseconds - cost.ns_per_byte * mean.bytes;
  if (cost.fixed_ns < 0) {
    cost.fixed_ns = 0;
    cost.ns_per_byte = mean.nanoseconds / mean.bytes;
  }
  return cost;
}

std::string table_row(const std::string& name, const Cost& cost) {
  const auto fixed = static_cast<std::int64_t>(std::llround(two_digits(cost.fixed_ns)));
  const bool whole = fixed % 1000 == 0;
  return fmt::format("  table.set(\"{}\", {{{}({}), {:g}}});", name,
                     whole ? "microseconds" : "nanoseconds", grouped(whole ? fixed / 1000 : fixed),
                     two_digits(cost.ns_per_byte));
}

}  // namespace headframe::bench
