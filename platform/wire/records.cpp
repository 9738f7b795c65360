#include "platform/wire/records.hpp"

#include <algorithm>
#include <tuple>

namespace headframe::wire {

namespace {

/// Every list of values that a file can fill, in one place for whoever must visit them all.
auto value_lists(auto& file) {
  return std::tie(file.points, file.samples, file.statistics, file.changes, file.cumulative,
                  file.exceptions, file.substations, file.stations, file.cards, file.areas,
                  file.readers, file.positions, file.person_exceptions, file.overcrowding);
}

}  // namespace

std::size_t values_of(const DecodedFile& file) {
  return std::apply([](const auto&... list) { return (list.size() + ...); }, value_lists(file));
}

void clear_values(DecodedFile& file) {
  std::apply([](auto&... list) { (list.clear(), ...); }, value_lists(file));
}

bool counts_hold(const DecodedFile& file) {
  const auto values = values_of(file);
  if (file.outcome != Outcome::accepted && file.outcome != Outcome::partial) return values == 0;
  const auto rejected = std::ranges::count_if(
      file.rejections, [](const Rejection& r) { return r.place.record > 0; });
  return file.records == values + static_cast<std::size_t>(rejected);
}

}  // namespace headframe::wire
