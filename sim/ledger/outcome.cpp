#include "sim/ledger/outcome.hpp"

#include <numeric>

namespace headframe::sim::ledger {

std::string_view name(Outcome outcome) {
  static constexpr std::array<std::string_view, outcome_count> names{
      "delivered", "late", "duplicated", "misconverted", "lost", "suppressed"};
  return names.at(static_cast<std::size_t>(outcome));
}

std::string_view name(Rule rule) {
  static constexpr std::array<std::string_view, rule_count> names{
      "", "point-swapped", "sensor-swapped", "unit-swapped", "scaled", "value", "value-missing",
      "status", "time-shifted"};
  return names.at(static_cast<std::size_t>(rule));
}

std::int64_t Counts::produced() const {
  return std::accumulate(of.begin(), of.end(), std::int64_t{0});
}

Counts& Counts::operator+=(const Counts& other) {
  for (std::size_t i = 0; i < of.size(); ++i) of[i] += other.of[i];
  return *this;
}

kpi::SampleCounts to_kpi(const Counts& counts) {
  const auto number = [&](Outcome outcome) { return static_cast<double>(counts[outcome]); };
  return {static_cast<double>(counts.produced()), number(Outcome::delivered),
          number(Outcome::late), number(Outcome::duplicated), number(Outcome::misconverted),
          number(Outcome::lost), number(Outcome::suppressed)};
}

}  // namespace headframe::sim::ledger
