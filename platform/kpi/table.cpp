#include "platform/kpi/table.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace headframe::kpi {
namespace {

// clang-format off
constexpr std::array table{
  Indicator{"normal_day_rate", Unit::share, "系统正常运行率（日率）", "Normal day rate",
    "异常时间不超过阈值 θ 的天数 / 时段内的天数",
    "days whose abnormal time does not exceed the threshold θ / days of the horizon",
    "reliability.md §3", Better::higher},
  Indicator{"time_availability", Unit::share, "时间可用度", "Time availability",
    "1 − 系统异常时间 / 时段长度（时段平均值，不是渐近值）",
    "1 − abnormal time of the system / horizon (the mean over the interval, not the asymptote)",
    "reliability.md §3, IEC 60050-192", Better::higher},
  Indicator{"mine_data_service", Unit::share, "矿井数据服务率", "Mine data service",
    "1 − ∫(无数据矿井占应联网矿井的比例) dt / 时段长度",
    "1 − ∫(share of the expected mines without data) dt / horizon",
    "reliability.md §3, IEEE 762", Better::higher},
  Indicator{"network_day_rate", Unit::share, "网络畅通日率", "Network day rate",
    "没有任何线路中断超过阈值的天数 / 时段内的天数",
    "days on which no line was down for longer than the threshold / days of the horizon",
    "reliability.md §3", Better::higher},
  Indicator{"mean_restoration_h", Unit::hours, "故障修复平均时间", "Mean time to restoration",
    "Σ(恢复 − 失效) / 故障数；时段内发生的故障一直跟踪到恢复",
    "Σ(restored − failed) / faults; faults that begin in the horizon are followed to restoration",
    "reliability.md §3, IEC 60050-192-07-23", Better::lower},
  Indicator{"mean_response_h", Unit::hours, "平均响应时间", "Mean response time",
    "Σ(到场处理 − 发现) / 派人处理的故障数",
    "Σ(responded − detected) / faults to which somebody was called",
    "reliability.md §3", Better::lower},
  Indicator{"mean_up_time_d", Unit::days, "平均无故障运行时间", "Mean up time",
    "正常运行时间之和 / 时段内开始的非计划异常次数（不含停机时间，即 MUT）",
    "sum of up time / unplanned abnormal episodes that begin in the horizon (MUT: down time is "
    "not part of it)",
    "reliability.md §3, §3.1", Better::higher},
  Indicator{"repeat_fault_share", Unit::share, "重复故障发生率", "Repeat-fault share",
    "重复故障数 / 故障数；两次复发计两次；不含试验、计划工作和不可抗力",
    "repeats / faults; two recurrences count twice; tests, planned work and force majeure excluded",
    "reliability.md §3", Better::lower},
  Indicator{"faults", Unit::count, "故障数", "Faults",
    "时段内发生的系统级故障数", "faults of system level that begin in the horizon",
    "reliability.md §5.2", Better::lower},
  Indicator{"down_days", Unit::days, "故障停机时间", "Down time",
    "非计划的系统异常时间，折算为天", "unplanned abnormal time of the system, expressed in days",
    "seed, annual goals", Better::lower},
  Indicator{"maintenance_days", Unit::days, "计划检修天数", "Maintenance days",
    "平台、线路、模块或设备有计划检修的日历天数；煤矿自身系统的改造不计",
    "calendar days with planned maintenance of the platform, a line, a module or equipment; what a mine "
    "changes at its own system does not count", "seed, annual goals", Better::neither},
  Indicator{"coverage", Unit::share, "接入覆盖率", "Coverage",
    "时段内至少有一条数据入库的矿井 / 应联网矿井",
    "mines of which at least one sample was stored / mines expected to send",
    "seed, annual goals", Better::higher},
  Indicator{"upload_rate", Unit::share, "数据上传率", "Upload rate",
    "（及时 + 迟到 + 重复）/（产生 − 依规不传）；误转换和丢失不算上传",
    "(delivered + late + duplicated) / (produced − suppressed); misconverted and lost do not count",
    "DESIGN, ground truth beside belief", Better::higher},
  Indicator{"patrol_rate", Unit::share, "巡查率", "Patrol rate",
    "按时完成的网上巡查 / 应完成的网上巡查", "patrols done on time / patrols due",
    "seed, annual goals", Better::higher},
  Indicator{"report_rate", Unit::share, "报表编制上报率", "Report rate",
    "按时上报的日报表 / 应上报的日报表", "daily reports handed in on time / daily reports due",
    "seed, annual goals", Better::higher},
  Indicator{"om_cost_cny", Unit::yuan, "系统运行维护成本", "Operation and maintenance cost",
    "时段内的运行维护支出", "spending on operation and maintenance in the horizon",
    "GB/T 28827.7", Better::lower},
  Indicator{"alarms_true", Unit::count, "真实报警", "True alarms",
    "真实超限中平台报了警的次数", "true over-limit events for which the platform raised an alarm",
    "DESIGN, ground truth beside belief", Better::neither},
  Indicator{"alarms_missed", Unit::count, "漏报", "Missed alarms",
    "真实超限中平台没有报警的次数", "true over-limit events without an alarm of the platform",
    "DESIGN, ground truth beside belief", Better::lower},
  Indicator{"alarms_false", Unit::count, "误报", "False alarms",
    "没有对应真实超限的平台报警数", "alarms of the platform without a true over-limit event",
    "DESIGN, ground truth beside belief", Better::lower},
  Indicator{"alarm_delay_p99_s", Unit::seconds, "报警延迟 p99", "Alarm delay, p99",
    "从真实超限开始到平台报警可见，第 99 百分位（最近秩）",
    "from the true begin to the visible alarm, 99th percentile (nearest rank)",
    "DESIGN, ground truth beside belief", Better::lower},
  Indicator{"samples.produced", Unit::count, "产生样本", "Samples produced",
    "传感器在时段内产生的样本", "samples that the sensors produced in the horizon", "DESIGN", Better::neither},
  Indicator{"samples.delivered", Unit::count, "及时送达", "Samples delivered",
    "正确且在两个周期内可见", "right, and visible within two cadences", "DESIGN", Better::higher},
  Indicator{"samples.late", Unit::count, "迟到", "Samples late",
    "正确，但两个周期之后才可见", "right, but visible more than two cadences after their time",
    "DESIGN", Better::lower},
  Indicator{"samples.duplicated", Unit::count, "重复", "Samples duplicated",
    "正确，但入库多于一次", "right, but stored more than once", "DESIGN", Better::lower},
  Indicator{"samples.misconverted", Unit::count, "误转换", "Samples misconverted",
    "入库的数值、状态、单位、测点或时间与真值不符",
    "stored with another value, status, unit, point or time than the truth", "DESIGN", Better::lower},
  Indicator{"samples.lost", Unit::count, "丢失", "Samples lost",
    "缓存补传结束后仍未入库", "not stored when all buffers had drained", "DESIGN", Better::lower},
  Indicator{"samples.suppressed", Unit::count, "依规不传", "Samples suppressed",
    "因规定不传：标校、依法停报", "withheld by a rule: calibration, legal silence", "DESIGN", Better::neither},
};
// clang-format on

}  // namespace

std::span<const Indicator> indicators() { return table; }

const Indicator& indicator(std::string_view key) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Indicator& entry) { return entry.key == key; });
  if (found == table.end()) throw std::out_of_range("no indicator " + std::string(key));
  return *found;
}

std::string_view symbol(Unit unit) {
  switch (unit) {
    case Unit::share: return "%";
    case Unit::hours: return "h";
    case Unit::days: return "d";
    case Unit::count: return "";
    case Unit::yuan: return "CNY";
    case Unit::seconds: return "s";
  }
  return "";
}

}  // namespace headframe::kpi
