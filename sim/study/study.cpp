#include "sim/study/study.hpp"

namespace headframe::sim::study {

Replicates::Replicates(const equipment::Inventory& inventory, const kpi::Rules& rules,
                       std::uint64_t seed)
    : seed_(seed),
      tally_(inventory, rules),
      equipment_(inventory, calendar_, tally_, equipment::Detection::by_law) {
  calendar_.reserve(4 * inventory.components.size() + inventory.common.size() +
                    inventory.maintenance.size());
}

Year Replicates::run(std::uint64_t replicate, double* by_kind) {
  tally_.begin();
  equipment_.start(seed_, replicate);
  while (!calendar_.empty()) equipment_.handle(calendar_.pop());
  return tally_.end(by_kind);
}

Results run_study(const equipment::Inventory& inventory, const kpi::Rules& rules,
                  std::uint64_t seed, std::size_t count) {
  Replicates replicates(inventory, rules, seed);
  Results results;
  results.years.reserve(count);
  results.days_by_kind.resize(inventory.kinds.size());
  for (std::size_t i = 0; i < count; ++i)
    results.years.push_back(replicates.run(i, results.days_by_kind.data()));
  return results;
}

std::optional<Estimate> estimate(const Results& results, Figure figure) {
  std::vector<double> top, bottom;
  top.reserve(results.years.size());
  bottom.reserve(results.years.size());
  for (const Year& year : results.years) {
    top.push_back(year[figure].numerator);
    bottom.push_back(year[figure].denominator);
  }
  return ratio_of_sums(top, bottom);
}

std::vector<double> by_year(const Results& results, Figure figure) {
  std::vector<double> values;
  for (const Year& year : results.years)
    if (year[figure].denominator > 0)
      values.push_back(year[figure].numerator / year[figure].denominator);
  return values;
}

}  // namespace headframe::sim::study
