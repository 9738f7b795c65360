#include "sim/report/reported.hpp"

#include <algorithm>
#include <array>

namespace headframe::sim::report {
namespace {

// clang-format off
constexpr std::array table{
  Reported{"normal_day_rate", 0.95, 0.80, false,
    "自评价报告二（三）2：“系统正常运行率（跟踪目标值：95%，实际值：80%）”。年度绩效目标三对"
    "同一指标要求 98% 以上。",
    "Self-evaluation, part 2 (3) 2: normal operation, target 95 %, actual 80 %. Annual goal "
    "3 asks for 98 % of what reads as the same."},
  Reported{"network_day_rate", 0.98, std::nullopt, false,
    "自评价报告年度绩效目标三：网络运行畅通日率达到 98% 以上；报告没有实际值。",
    "Self-evaluation, annual goal 3: at least 98 % of days with a clear network; no actual "
    "figure is given."},
  Reported{"mean_restoration_h", 48.0, 72.0, false,
    "自评价报告二（三）4：“系统故障修复平均时间（跟踪目标值：48，实际值：72）”；没有单位，按"
    "小时理解。",
    "Self-evaluation, part 2 (3) 4: mean time to repair, target 48, actual 72; no unit is "
    "given, taken for hours."},
  Reported{"mean_response_h", 3.0, 3.0, false,
    "自评价报告附表 1：系统运行维护响应时间，目标值 3，业绩值 3；没有单位，按小时理解；两值相"
    "同，可能未经测量。",
    "Self-evaluation, annex 1: response time, target 3, actual 3; no unit is given, taken "
    "for hours; equal, and perhaps not measured."},
  Reported{"mean_up_time_d", 20.0, 20.0, false,
    "自评价报告附表 1：平均无故障运行时间，目标值 20，业绩值 20；没有单位，只有按天才说得通；"
    "两值相同，可能未经测量。",
    "Self-evaluation, annex 1: mean up time, target 20, actual 20; no unit is given, only "
    "days fit; equal, and perhaps not measured."},
  Reported{"repeat_fault_share", 0.10, 0.20, false,
    "自评价报告二（三）3：“重复故障发生率（跟踪目标值：10%，实际值：20%）”。",
    "Self-evaluation, part 2 (3) 3: repeat faults, target 10 %, actual 20 %."},
  Reported{"down_days", 3.0, std::nullopt, true,
    "自评价报告年度绩效目标三：全年故障停机天数不超过 3 天；报告没有实际值。",
    "Self-evaluation, annual goal 3: at most 3 days of down time in the year; no actual "
    "figure is given."},
  Reported{"maintenance_days", 10.0, std::nullopt, true,
    "自评价报告年度绩效目标三：全年检修维护天数不低于 10 天；报告没有实际值。",
    "Self-evaluation, annual goal 3: at least 10 days of maintenance in the year; no actual "
    "figure is given."},
  Reported{"coverage", 1.0, std::nullopt, false,
    "自评价报告年度绩效目标四：生产煤矿覆盖率 100%；报告没有实际值。",
    "Self-evaluation, annual goal 4: all producing mines are covered; no actual figure is "
    "given."},
  Reported{"upload_rate", 1.0, std::nullopt, false,
    "自评价报告年度绩效目标五：数据上报率 100%，按数据上传率理解；报告没有实际值。",
    "Self-evaluation, annual goal 5: all data are reported upwards, taken for the upload "
    "rate; no actual figure is given."},
  Reported{"patrol_rate", 1.0, std::nullopt, false,
    "自评价报告年度绩效目标一：巡查率 100%；报告没有实际值。",
    "Self-evaluation, annual goal 1: all patrols are done; no actual figure is given."},
  Reported{"report_rate", 1.0, std::nullopt, false,
    "自评价报告年度绩效目标一：报表编制上报率 100%；报告没有实际值。",
    "Self-evaluation, annual goal 1: all reports are drawn up and handed in; no actual "
    "figure is given."},
  Reported{"om_cost_cny", 330'000.0, 150'000.0, true,
    "自评价报告附表 1：系统运行维护成本，目标值 33（万元），业绩值 15；33 万是计划的运维费，1"
    "5 万查不到由来。",
    "Self-evaluation, annex 1: cost of operation, target 33 (ten thousand yuan), actual 15; "
    "33 is the planned line, and 15 cannot be traced."},
};
// clang-format on

}  // namespace

std::span<const Reported> reported() { return table; }

const Reported* find_reported(std::string_view key) {
  const auto found = std::ranges::find(table, key, &Reported::key);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace headframe::sim::report
