// Private to this room: what text, JSON and page all say, in both languages.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/kpi/rules.hpp"
#include "platform/kpi/table.hpp"
#include "sim/study/report.hpp"
#include "sim/study/tally.hpp"

namespace headframe::sim::study {

class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  std::string_view operator()(std::string_view zh, std::string_view en) const {
    return language_ == Language::zh ? zh : en;
  }
  const std::string& operator()(const kpi::Text& text) const {
    return language_ == Language::zh ? text.zh : text.en;
  }
  const std::string& operator()(const scenario::Bilingual& text) const {
    return language_ == Language::zh ? text.zh : text.en;
  }

 private:
  Language language_;
};

/// The figures of a comparison's table, in its order.
inline constexpr std::array headline{
    Figure::normal_day_rate,    Figure::mean_restoration_h, Figure::repeat_fault_share,
    Figure::mean_up_time_d,     Figure::mine_data_service,  Figure::faults,
    Figure::hardware_jobs};

/// A share is shown in percent, everything else as it is.
double shown(double value, kpi::Unit unit);
/// "81.5 ± 0.1", without unit; "—" without a value.
std::string with_interval(const std::optional<Estimate>& estimate, kpi::Unit unit);
/// "+13.9 ± 0.2": of shares in percentage points; with as many decimals as tell it from nothing.
std::string signed_interval(const Estimate& difference, kpi::Unit unit);

/// Sentences that answer which option brings most, and what cannot be told. Needs two options.
kpi::Text answer_text(const Study& study);

/// Down days of one replicate by what had failed, the greatest first, without those of none.
struct CauseDays {
  double days = 0;
  scenario::Bilingual name;
  std::string kind;
};
std::vector<CauseDays> causes_of(const Study& study, std::size_t option);

/// "365 d", and of several years "5 y".
std::string horizon_text(const Study& study);
/// "{rate: 1.09, wait: 1.14, recurrence: 1.28}", as a scenario has it.
std::string calibration_text(const scenario::Calibration& calibration);
/// Whether single replicates are years, so that "in a year" may be said.
bool of_one_year(const Study& study);

}  // namespace headframe::sim::study
