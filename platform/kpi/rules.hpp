// The choices behind a figure. The same outages give 80 % or 95 % depending on them
// (reliability.md §5.1), so they are inputs, and they print themselves beside every figure.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "platform/kpi/measure.hpp"
#include "platform/kpi/spans.hpp"

namespace headframe::kpi {

/// When the system as a whole is abnormal: at least one clause holds. An absent clause is not part
/// of the rule.
struct SeverityRule {
  bool platform_down = true;
  std::optional<std::size_t> lines_down = 1;        // at least so many county lines at once
  std::optional<double> dark_mine_share = 0.10;     // at least this share of the expected mines
  std::optional<std::size_t> modules_down = 1;
  std::optional<std::size_t> equipment_down = 1;    // wall, wall controller
};

struct DayRateRule {
  Duration threshold{0};        // a day is bad when its abnormal time is longer than this
  SeverityRule severity;
  bool planned_counts = true;   // whether planned maintenance makes a day bad
};

enum class RepeatMatch { root_cause, device_and_category, device_and_symptom };

/// A fault repeats an earlier one of the same match key that was restored before it began, at most
/// `window` earlier.
struct RepeatRule {
  RepeatMatch match = RepeatMatch::root_cause;
  Duration window = std::chrono::hours{24 * 30};
};

struct Rules {
  DayRateRule day_rate;
  Duration network_threshold{0};  // for the network day-rate: any line down longer than this
  RepeatRule repeat;
};

/// The smallest number of mines that is at least this share of all, and never none.
std::size_t mines_for_share(double share, std::size_t mines);

Text describe(const SeverityRule& rule);
Text describe(const DayRateRule& rule);
Text describe(const RepeatRule& rule);

/// "36 h", "2.5 h".
std::string hours_text(Duration duration);

}  // namespace headframe::kpi
