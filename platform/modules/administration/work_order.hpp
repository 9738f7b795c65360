// The life of a fault from failure to closed ticket, with the five timestamps that the indicators
// need (reliability.md §3: failed, detected, responded, repair started, restored). Pure rules.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::administration {

enum class Step { failed, detected, responded, repair_started, restored, closed };
inline constexpr std::size_t steps = 6;

std::string_view name_of(Step step);  // "repair-started"
std::optional<Step> step_from(std::string_view name);

/// Only faults count in the indicators; the others are kept apart and never repeats. A job is work on
/// a part that took nothing down with it, such as a swapped disk (reliability.md §5.2).
enum class OrderKind { fault, planned, test, force_majeure, job };
std::string_view name_of(OrderKind kind);
std::optional<OrderKind> kind_from(std::string_view name);

struct WorkOrder {
  std::int64_t id = 0;
  OrderKind kind = OrderKind::fault;
  std::int64_t device = 0;  // 0: no registered device
  std::string mine;         // empty: the centre's own
  std::string title, symptom;
  std::string cause;        // the root cause, known at the latest when the ticket is closed
  std::array<std::optional<rt::WallTime>, steps> at;
  std::int64_t repeat_of = 0;  // 0: not a repeat

  std::optional<rt::WallTime> time(Step step) const { return at[static_cast<std::size_t>(step)]; }
};

/// How far the clocks of those who report may be ahead of ours.
inline constexpr rt::Duration clock_tolerance = std::chrono::minutes(1);

/// The first step that has not been taken; nothing when the ticket is closed.
std::optional<Step> next_step(const WorkOrder& order);

/// Empty when `step` may be recorded at `at`, otherwise why not: "already-recorded", "out-of-turn",
/// "before-previous-step", "in-the-future", "cause-missing".
std::string refusal(const WorkOrder& order, Step step, rt::WallTime at, rt::WallTime now);

struct RepeatRule {
  rt::Duration window = std::chrono::days(30);
};

/// The closed fault that `order` repeats: same device and same root cause, restored before `order`
/// failed and not longer ago than the window; the latest if there are several. Two recurrences name
/// their predecessors in turn and so count twice.
std::int64_t repeat_of(const WorkOrder& order, const std::vector<WorkOrder>& earlier, RepeatRule rule);

}  // namespace headframe::administration
