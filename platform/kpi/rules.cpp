#include "platform/kpi/rules.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace headframe::kpi {
namespace {

double hours(Duration duration) {
  return std::chrono::duration<double, std::ratio<3600>>(duration).count();
}

Text describe(RepeatMatch match) {
  switch (match) {
    case RepeatMatch::root_cause: return {"同一根本原因", "the same root cause"};
    case RepeatMatch::device_and_category:
      return {"同一设备且同一类别", "the same device and category"};
    case RepeatMatch::device_and_symptom:
      return {"同一设备且同一现象", "the same device and symptom"};
  }
  return {};
}

}  // namespace

// The margin keeps 10 % of 30 mines at 3, although 0.1 * 30 is a little above 3 in binary.
std::size_t mines_for_share(double share, std::size_t mines) {
  const double exact = share * static_cast<double>(mines);
  const auto count = static_cast<std::size_t>(std::ceil(exact - 1e-9));
  return std::max<std::size_t>(count, 1);
}

std::string hours_text(Duration duration) { return fmt::format("{:g} h", hours(duration)); }

Text describe(const SeverityRule& rule) {
  std::vector<std::string> zh, en;
  if (rule.platform_down) {
    zh.emplace_back("平台停机");
    en.emplace_back("the platform is down");
  }
  if (rule.lines_down) {
    zh.push_back(fmt::format("同时中断的县级线路 ≥{}", *rule.lines_down));
    en.push_back(fmt::format("at least {} county line(s) down", *rule.lines_down));
  }
  if (rule.dark_mine_share) {
    zh.push_back(fmt::format("无数据矿井 ≥{:g}%", *rule.dark_mine_share * 100));
    en.push_back(fmt::format("at least {:g} % of the mines dark", *rule.dark_mine_share * 100));
  }
  if (rule.modules_down) {
    zh.push_back(fmt::format("停用模块 ≥{}", *rule.modules_down));
    en.push_back(fmt::format("at least {} module(s) down", *rule.modules_down));
  }
  if (rule.equipment_down) {
    zh.push_back(fmt::format("停用中心设备 ≥{}", *rule.equipment_down));
    en.push_back(
        fmt::format("at least {} piece(s) of centre equipment down", *rule.equipment_down));
  }
  if (zh.empty()) return {"无（任何情况都不算异常）", "nothing (no state counts as abnormal)"};
  return {fmt::format("{}", fmt::join(zh, "，或")), fmt::format("{}", fmt::join(en, ", or "))};
}

Text describe(const DayRateRule& rule) {
  const Text severity = describe(rule.severity);
  const auto theta = hours_text(rule.threshold);
  return {fmt::format("θ = {}；异常：{}；计划检修{}", theta, severity.zh,
                      rule.planned_counts ? "计入" : "不计入"),
          fmt::format("θ = {}; abnormal: {}; planned maintenance {}", theta, severity.en,
                      rule.planned_counts ? "counts" : "does not count")};
}

Text describe(const RepeatRule& rule) {
  const Text match = describe(rule.match);
  const double days = hours(rule.window) / 24;
  return {fmt::format("{}，修复后 {:g} 天内再次发生", match.zh, days),
          fmt::format("{}, again within {:g} days of its restoration", match.en, days)};
}

}  // namespace headframe::kpi
