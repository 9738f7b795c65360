#include "sim/report/cause.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace headframe::sim::report {
namespace {

struct Words {
  std::string_view part, zh, en;
};

constexpr std::array table{
    Words{"line-cut", "线路中断", "the line was cut"},
    Words{"line-flap", "线路时通时断", "the line came and went"},
    Words{"brown-out", "线路降速", "the line was slow"},
    Words{"duct-cut", "管道被挖断", "the duct was cut"},
    Words{"node-crash", "主机宕机", "its machine crashed"},
    Words{"machine-slow", "主机变慢", "its machine was slow"},
    Words{"memory-leak", "内存泄漏", "a memory leak"},
    Words{"disk-slow", "磁盘变慢", "its disk was slow"},
    Words{"disk-full", "磁盘写满", "its disk was full"},
    Words{"disk-lost", "磁盘损坏", "its disk was lost"},
    Words{"mains-failure", "市电中断", "the mains failed"},
    Words{"ups-modules-short", "UPS 模块不足", "too few UPS modules"},
    Words{"ups-battery-dead", "UPS 电池耗尽", "the UPS battery was empty"},
    Words{"clock-drift", "时钟漂移", "its clock drifted"},
    Words{"upgrade", "监控系统切换", "its monitoring system was being replaced"},
    Words{"failed", "设备失效", "it failed"},
    Words{"planned", "计划检修", "planned maintenance"},
    Words{"files-held-back", "文件暂停上传", "it held its files back"},
};

}  // namespace

kpi::Text words_of_cause(std::string_view cause) {
  const std::string_view part = cause.substr(cause.rfind('/') + 1);
  const auto found = std::ranges::find(table, part, &Words::part);
  if (found == table.end()) return {std::string(cause), std::string(cause)};
  return {std::string(found->zh), std::string(found->en)};
}

}  // namespace headframe::sim::report
