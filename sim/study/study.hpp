// Component depth: the equipment alone, thousands of years of it, and the figures that follow.
//
// A replicate is one run of the scenario's horizon from its first day, with the equipment as old as
// it is then. Replicates share nothing but the inventory, and the draws of a replicate depend on
// (seed, its number) alone, so any of them can be run anywhere; results are put together in the
// order of their numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "platform/kpi/rules.hpp"
#include "sim/equipment/calendar.hpp"
#include "sim/equipment/equipment.hpp"
#include "sim/equipment/inventory.hpp"
#include "sim/study/estimate.hpp"
#include "sim/study/tally.hpp"

namespace headframe::sim::study {

/// Runs replicates one after the other in the same memory: nothing is allocated after the first few.
class Replicates {
 public:
  Replicates(const equipment::Inventory& inventory, const kpi::Rules& rules, std::uint64_t seed);

  /// The figures of one replicate. Unplanned abnormal days are added to `by_kind`.
  Year run(std::uint64_t replicate, double* by_kind);
  /// Of the last replicate, year by year when its horizon is longer than one.
  const std::vector<Slice>& slices() const { return tally_.slices(); }

 private:
  std::uint64_t seed_;
  equipment::HeapCalendar calendar_;
  Tally tally_;
  equipment::Equipment equipment_;
};

struct Results {
  std::vector<Year> years;           // by replicate
  std::vector<double> days_by_kind;  // unplanned abnormal days of all replicates, by kind
};

/// Replicates 0 to count - 1.
Results run_study(const equipment::Inventory& inventory, const kpi::Rules& rules,
                  std::uint64_t seed, std::size_t count);

/// The ratio of the sums; nothing when nothing was counted.
std::optional<Estimate> estimate(const Results& results, Figure figure);

/// One value for each replicate that has one.
std::vector<double> by_year(const Results& results, Figure figure);

}  // namespace headframe::sim::study
