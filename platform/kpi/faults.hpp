// From faults with their timestamps to the measures of maintenance. Source: reliability.md §3:
// restoration runs from failure to restored; response from report to an engineer at work; closing
// the ticket is administration and enters no figure. All means are ratios of sums.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/kpi/rules.hpp"
#include "platform/kpi/spans.hpp"

namespace headframe::kpi {

/// Why a record is not a fault in the sense of the figures.
enum class Exclusion { none, test, planned, force_majeure };

struct Fault {
  std::string id;
  std::string device, category, symptom;
  std::string root_cause;              // specific: "circuit/dengfeng/duct-flooded", not "network"
  Exclusion exclusion = Exclusion::none;
  bool system_level = true;            // jobs such as a swapped disk are not
  Moment failed{};
  std::optional<Moment> detected, responded, repair_started, restored, ticket_closed;
};

/// Faults of system level that began in the horizon and are not excluded, by instant of failure.
/// `faults` may reach back before the horizon; such faults only make later ones repeats.
std::vector<Fault> counted_faults(std::span<const Fault> faults, Span horizon);

/// Failure to restoration, in hours, for every counted fault, however long after the horizon it was
/// restored. Missing when one is still open: a mean over the closed ones alone is biased low (by a
/// quarter at 30 days, reliability.md §3.1).
Measure mean_restoration_hours(std::span<const Fault> faults, Span horizon);

/// Detection to response, in hours, over counted faults to which somebody was called.
Measure mean_response_hours(std::span<const Fault> faults, Span horizon);

/// Which of the counted faults repeat an earlier one, in the order of `counted_faults`.
std::vector<bool> repeats(std::span<const Fault> faults, Span horizon, const RepeatRule& rule);

/// Repeats / counted faults. Two recurrences count twice.
Measure repeat_fault_share(std::span<const Fault> faults, Span horizon, const RepeatRule& rule);

/// The same by category, in the order of the categories' names.
struct RepeatsOfCategory {
  std::string category;
  std::size_t faults = 0, repeats = 0;
};
std::vector<RepeatsOfCategory> repeats_by_category(std::span<const Fault> faults, Span horizon,
                                                   const RepeatRule& rule);

}  // namespace headframe::kpi
