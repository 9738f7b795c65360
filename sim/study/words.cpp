#include "sim/study/words.hpp"

#include <array>

#include "platform/kpi/evaluate.hpp"

namespace headframe::sim::study {
namespace {

constexpr std::array<std::string_view, figures> keys{
    "normal_day_rate",    "time_availability", "mine_data_service", "network_day_rate",
    "mean_restoration_h", "mean_response_h",   "mean_up_time_d",    "repeat_fault_share",
    "faults",             "down_days",         "maintenance_days",  "hardware_jobs",
    "abnormal_episodes"};

/// What only a study counts.
struct Own {
  kpi::Text name, definition;
};

const Own* own(Figure figure) {
  static const Own jobs{
      {"硬件维护次数", "Hardware jobs"},
      {"时段内发生的、原因为硬件的维修（含更换硬盘等不计为系统故障的维修）；时段超过一年时为每年次数",
       "repairs that begin in the horizon and whose cause is hardware, such as a swapped disk "
       "included that is no fault of the system; a year, when the horizon is longer"}};
  static const Own episodes{
      {"非计划异常次数", "Abnormal episodes"},
      {"时段内开始的非计划系统异常；时段超过一年时为每年次数", 
       "unplanned abnormal episodes that begin in the horizon; a year, when it is longer"}};
  if (figure == Figure::hardware_jobs) return &jobs;
  if (figure == Figure::abnormal_episodes) return &episodes;
  return nullptr;
}

}  // namespace

std::string_view key_of(Figure figure) { return keys[static_cast<std::size_t>(figure)]; }

kpi::Unit unit_of(Figure figure) {
  return own(figure) != nullptr ? kpi::Unit::count : kpi::indicator(key_of(figure)).unit;
}

kpi::Text name_of(Figure figure) {
  if (const Own* text = own(figure)) return text->name;
  const kpi::Indicator& entry = kpi::indicator(key_of(figure));
  return {std::string(entry.name_zh), std::string(entry.name_en)};
}

kpi::Text short_name(Figure figure) {
  switch (figure) {
    case Figure::normal_day_rate: return {"日率", "day rate"};
    case Figure::mean_restoration_h: return {"修复", "restored"};
    case Figure::repeat_fault_share: return {"重复", "repeats"};
    case Figure::mean_up_time_d: return {"无故障", "up time"};
    case Figure::mine_data_service: return {"数据", "mine data"};
    case Figure::faults: return {"故障", "faults"};
    case Figure::hardware_jobs: return {"硬件维护", "hw jobs"};
    default: return name_of(figure);
  }
}

kpi::Text definition_of(Figure figure, const kpi::Rules& rules) {
  if (const Own* text = own(figure)) return text->definition;
  kpi::Text text = kpi::definition(key_of(figure), rules);
  if (figure == Figure::faults || figure == Figure::down_days || figure == Figure::maintenance_days) {
    text.zh += "；时段超过一年时为每年的数";
    text.en += "; a year, when the horizon is longer";
  }
  return text;
}

}  // namespace headframe::sim::study
