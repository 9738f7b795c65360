#include "sim/staff/diary_words.hpp"

#include <fmt/format.h>

#include "platform/core/civil.hpp"

namespace headframe::sim::staff {
namespace {

/// "2021-06-14 08:30", as people write it.
std::string minute(rt::WallTime time) {
  std::string text = core::to_text(time).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string date(std::int64_t day) {
  return minute(core::start_of_day(day)).substr(0, 10);
}

std::string percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? "–"
                    : fmt::format("{:.0f} %",
                                  100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

DiaryLine line_of(const ShiftTaken& e) {
  return {"shift-taken", e.officer, e.officer + " 接班", e.officer + " takes over the shift"};
}

DiaryLine line_of(const PatrolDone& e) {
  const Communication& c = e.seen;
  return {e.on_time ? "patrol-done" : "patrol-late", e.officer,
          fmt::format("网巡{}：应联网 {}，在线 {}（{}），依法停报 {}", e.on_time ? "完成" : "超时",
                      c.due, c.online, percent(c.online, c.due), c.silent_by_law),
          fmt::format("patrol {}: {} mines due, {} on line ({}), {} silent by law",
                      e.on_time ? "done" : "late", c.due, c.online, percent(c.online, c.due),
                      c.silent_by_law)};
}

DiaryLine line_of(const PatrolMissed& e) {
  return {"patrol-missed", e.officer, minute(e.due) + " 的网巡未能完成",
          "the patrol of " + minute(e.due) + " was not done"};
}

DiaryLine line_of(const ReportHandedIn& e) {
  std::size_t alarms = 0;
  for (const auto& [kind, count] : e.report.alarms) alarms += count;
  return {e.on_time ? "report-handed-in" : "report-late", e.officer,
          fmt::format("上报 {} 的网巡日报表和煤矿报警信息数据表：报警 {} 条，未确认 {} 条",
                      date(e.report.day), alarms, e.report.unacknowledged),
          fmt::format("the daily report of {} is handed in: {} alarms, {} unacknowledged",
                      date(e.report.day), alarms, e.report.unacknowledged)};
}

DiaryLine line_of(const ReportMissed& e) {
  return {"report-missed", e.officer, date(e.day) + " 的日报表未能上报",
          "no daily report of " + date(e.day)};
}

DiaryLine line_of(const AlarmAcknowledged& e) {
  return {"alarm-acknowledged", e.alarm.mine,
          fmt::format("{} 确认报警 {}（{}）", e.officer, e.alarm.id, e.alarm.point),
          fmt::format("{} acknowledges alarm {} ({})", e.officer, e.alarm.id, e.alarm.point)};
}

DiaryLine line_of(const AlarmChecked& e) {
  return {"alarm-checked", e.mine, e.point + (e.real ? " 现场核实：超限属实" : " 现场核实：未超限"),
          e.point +
              (e.real ? " is above its limit on the spot" : " is not above its limit on the spot")};
}

DiaryLine line_of(const Called& e) {
  return {"call", e.to, fmt::format("{} 致电 {}：{}", e.from, e.to, e.about),
          fmt::format("{} calls {}: {}", e.from, e.to, e.about)};
}

DiaryLine line_of(const NotedOnPaper& e) {
  return {"noted-on-paper", e.thing,
          fmt::format("{} 手工记录 {}（{}）", e.officer, e.thing, e.symptom),
          fmt::format("{} notes on paper: {} ({})", e.officer, e.thing, e.symptom)};
}

DiaryLine line_of(const OrderEntered& e) {
  return {"order-entered", e.thing,
          fmt::format("{} {}工单 {}：{}（{}），{} 发现", e.who, e.from_paper ? "补录" : "开",
                      e.order, e.thing, e.symptom, minute(e.detected)),
          fmt::format("{} opens order {}{}: {} ({}), noticed {}", e.who, e.order,
                      e.from_paper ? " from paper" : "", e.thing, e.symptom, minute(e.detected))};
}

DiaryLine line_of(const StepEntered& e) {
  const std::string happened = e.happened ? minute(*e.happened) : "–";
  return {"order-" + e.step, e.thing,
          fmt::format("{} 登记工单 {} 的 {}：填 {}，实际 {}", e.who, e.order, e.step,
                      minute(e.written), happened),
          fmt::format("{} enters '{}' of order {}: written {}, happened {}", e.who, e.step, e.order,
                      minute(e.written), happened)};
}

}  // namespace headframe::sim::staff
