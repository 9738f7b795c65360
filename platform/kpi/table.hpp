// The one table of indicators: what DESIGN fixes as keys, with unit and definition. Reports,
// result.json and docs/kpi.md all follow it.
#pragma once

#include <span>
#include <string_view>

namespace headframe::kpi {

enum class Unit { share, hours, days, count, yuan, seconds };

/// Which way of an indicator is the better one; `neither` for what only describes the run.
enum class Better { higher, lower, neither };

struct Indicator {
  std::string_view key;            // "samples.lost" is the member `lost` of the object `samples`
  Unit unit;
  std::string_view name_zh, name_en;
  std::string_view definition_zh, definition_en;
  std::string_view source;         // of the formula
  Better better;
};

/// In the order in which reports show them.
std::span<const Indicator> indicators();

/// Throws std::out_of_range for a key that is not in the table.
const Indicator& indicator(std::string_view key);

/// "%", "h", "d", "", "CNY", "s"; a share is shown in percent and stored as a number from 0 to 1.
std::string_view symbol(Unit unit);

}  // namespace headframe::kpi
