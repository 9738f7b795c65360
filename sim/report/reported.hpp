// What Zhengzhou's self-evaluation of 2021 says of an indicator: the targets and the actual figures that
// every run is held against. The source is docs/reference/zhengzhou-2021-self-evaluation.txt.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace headframe::sim::report {

struct Reported {
  std::string_view key;                   // of the table of indicators
  std::optional<double> target, actual;   // in the indicator's unit; a share is 0 to 1
  bool for_year;                          // sums of a year, and no measure of a run of other length
  std::string_view source_zh, source_en;  // whole sentences: where it stands, and what does not fit
};

/// In the order of the table of indicators.
std::span<const Reported> reported();

/// Null for an indicator that the self-evaluation does not name.
const Reported* find_reported(std::string_view key);

}  // namespace headframe::sim::report
