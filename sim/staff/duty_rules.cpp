#include "sim/staff/duty_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace headframe::sim::staff {
namespace {

const std::string no_data = "no-data";
const std::string no_answer = "no-answer";
const std::string being_upgraded = "being-upgraded";

std::string title_of(const Thing& thing, const std::string& symptom) {
  static const std::map<std::string, std::string> words{
      {no_data, "无数据"},        {no_answer, "无响应"},       {"screen-dead", "黑屏"},
      {"wall-dark", "大屏黑屏"},  {"mains-gone", "市电中断"},  {"module-errors", "模块报错"},
      {"red-lamp", "指示灯报警"}, {being_upgraded, "系统升级"}};
  const auto found = words.find(symptom);
  return thing.title + (found == words.end() ? "异常" : found->second);
}

Write order_for(const std::string& name, const Concern& concern, const Bearings& at) {
  const Thing& thing = at.book.things.at(name);
  return {{name, thing.takes_down ? "fault" : "job", thing.mine, title_of(thing, concern.symptom),
           concern.symptom, concern.failed, concern.detected}};
}

/// Begins the concern, passes it on and has it written down, unless it is one already.
void raise(Log& log, const std::string& thing, const std::string& symptom, rt::WallTime failed,
           const Bearings& at, Actions& actions) {
  const Concern concern{symptom, std::min(failed, at.now), at.now, false};
  if (!log.concerns.try_emplace(thing, concern).second) return;
  actions.push_back(PassOn{thing, at.book.things.at(thing).party});
  actions.push_back(order_for(thing, concern, at));
}

bool is_concern(const Log& log, const std::string& thing, const std::string& symptom) {
  const auto found = log.concerns.find(thing);
  return found != log.concerns.end() && found->second.symptom == symptom;
}

struct CountySilence {
  std::size_t silent = 0;
  rt::WallTime since;  // of the first
};

std::map<std::string, CountySilence> by_county(const Communication& seen) {
  std::map<std::string, CountySilence> out;
  for (const Communication::Silent& mine : seen.silent) {
    CountySilence& county = out[mine.county];
    county.since = county.silent++ == 0 ? mine.since : std::min(county.since, mine.since);
  }
  return out;
}

bool is_suspect(const CountySilence& county, std::size_t due, const OfficerHabits& habits) {
  return county.silent >= habits.line_mines &&
         static_cast<double>(county.silent) >= habits.line_share * static_cast<double>(due);
}

/// Lines with a county that gives reason to suspect them, and since when it is silent.
std::map<std::string, rt::WallTime> suspects(const Communication& seen, const Bearings& at) {
  std::map<std::string, rt::WallTime> lines;
  const auto silence = by_county(seen);
  for (const auto& [county, line] : at.book.line_of_county) {
    const auto due = seen.due_in_county.find(county);
    const auto quiet = silence.find(county);
    if (due == seen.due_in_county.end() || quiet == silence.end()) continue;
    if (!is_suspect(quiet->second, due->second, at.habits)) continue;
    const auto [since, first] = lines.try_emplace(line, quiet->second.since);
    if (!first) since->second = std::min(since->second, quiet->second.since);
  }
  return lines;
}

/// Counties whose mines need not be asked one by one.
std::set<std::string> judge_lines(Log& log, const Communication& seen, const Bearings& at,
                                  Actions& actions) {
  const auto suspected = suspects(seen, at);
  std::set<std::string> covered;
  for (const auto& [county, line] : at.book.line_of_county)
    if (suspected.contains(line) || is_concern(log, line, no_data)) covered.insert(county);
  for (const auto& [county, line] : at.book.line_of_county)
    if (!suspected.contains(line) && is_concern(log, line, no_data)) log.concerns.erase(line);
  for (const auto& [line, since] : suspected) raise(log, line, no_data, since, at, actions);
  return covered;
}

void ask_about(Log& log, const Communication::Silent& silent, const Bearings& at,
               Actions& actions) {
  const auto adapter = at.book.adapter_of_mine.find(silent.mine);
  if (adapter == at.book.adapter_of_mine.end() || log.announced.contains(silent.mine)) return;
  const Concern concern{no_data, std::min(silent.since, at.now), at.now, true};
  if (log.concerns.try_emplace(adapter->second, concern).second)
    actions.push_back(AskMine{silent.mine});
}

void judge_announcements(Log& log, const std::set<std::string>& silent, rt::WallTime now) {
  constexpr rt::Duration longest = std::chrono::hours(24);
  for (auto& [mine, work] : log.announced) work.was_silent |= silent.contains(mine);
  std::erase_if(log.announced, [&](const auto& entry) {
    const auto& [mine, work] = entry;
    return now - work.at > longest || (work.was_silent && !silent.contains(mine));
  });
}

void forget_the_heard(Log& log, const Communication& seen, const Bearings& at) {
  std::set<std::string> silent;
  for (const Communication::Silent& mine : seen.silent) silent.insert(mine.mine);
  judge_announcements(log, silent, at.now);
  for (const auto& [mine, adapter] : at.book.adapter_of_mine) {
    if (silent.contains(mine)) continue;
    const auto concern = log.concerns.find(adapter);
    const bool settled = concern != log.concerns.end() && concern->second.symptom == no_data &&
                         !concern->second.asked;
    if (settled) log.concerns.erase(concern);
    const auto access = at.book.access_of_mine.find(mine);
    if (access != at.book.access_of_mine.end() && is_concern(log, access->second, no_data))
      log.concerns.erase(access->second);
  }
}

/// A planned order, once.
Actions at_work(Log& log, const std::string& mine, const Concern& work, const Bearings& at) {
  if (!log.announced.try_emplace(mine, Announcement{at.now, false}).second) return {};
  Write order = order_for(at.book.adapter_of_mine.at(mine), work, at);
  order.draft.kind = "planned";
  return {std::move(order)};
}

}  // namespace

std::string_view name_of(Party party) {
  switch (party) {
    case Party::maintenance:
      return "maintenance";
    case Party::carrier:
      return "carrier";
    case Party::grid:
      return "grid";
    case Party::vendor:
      return "vendor";
  }
  return {};
}

Actions decide(Log& log, const Communication& seen, const Bearings& at) {
  Actions actions;
  forget_the_heard(log, seen, at);
  const auto covered = judge_lines(log, seen, at, actions);
  for (const Communication::Silent& silent : seen.silent)
    if (!covered.contains(silent.county)) ask_about(log, silent, at, actions);
  return actions;
}

Actions decide(Log& log, const std::vector<Finding>& findings, const Bearings& at) {
  Actions actions;
  std::set<std::string> found;
  for (const Finding& finding : findings) {
    const auto adapter = at.book.adapter_of_mine.find(finding.mine);
    if (adapter == at.book.adapter_of_mine.end()) continue;
    found.insert(adapter->second);
    raise(log, adapter->second, finding.kind, at.now, at, actions);
  }
  std::erase_if(log.concerns, [&](const auto& entry) {
    const Thing& thing = at.book.things.at(entry.first);
    return !thing.mine.empty() && entry.second.symptom != no_data && !found.contains(entry.first);
  });
  return actions;
}

Actions decide(Log& log, const std::vector<Sign>& signs, bool round, const Bearings& at) {
  Actions actions;
  std::set<std::string> shown;
  for (const Sign& sign : signs) {
    shown.insert(sign.thing);
    if (round || !sign.in_machine_room) raise(log, sign.thing, sign.symptom, at.now, at, actions);
  }
  // Signs are all there is to see of these things: no sign, no concern.
  std::erase_if(log.concerns, [&](const auto& entry) {
    const std::string& symptom = entry.second.symptom;
    const bool by_sign =
        symptom != no_data && symptom != no_answer && at.book.things.at(entry.first).mine.empty();
    return by_sign && !shown.contains(entry.first) && (round || symptom != "red-lamp");
  });
  return actions;
}

Actions decide(Log& log, const Call& call, const Bearings& at) {
  Actions actions;
  if (!call.thing.empty()) raise(log, call.thing, call.symptom, at.now, at, actions);
  return actions;
}

Actions page_came(Log& log, const Bearings& at) {
  log.failures = 0;
  if (is_concern(log, at.book.platform, no_answer)) log.concerns.erase(at.book.platform);
  return {};
}

Actions page_failed(Log& log, const Bearings& at) {
  Actions actions;
  if (log.failures++ == 0) log.first_failure = at.now;
  if (log.failures >= at.habits.failures)
    raise(log, at.book.platform, no_answer, log.first_failure, at, actions);
  return actions;
}

Actions decide(Log& log, const std::string& mine, Told told, const Bearings& at) {
  const std::string& adapter = at.book.adapter_of_mine.at(mine);
  const auto found = log.concerns.find(adapter);
  if (found == log.concerns.end()) return {};
  found->second.asked = false;
  const Concern concern = found->second;
  const auto access = at.book.access_of_mine.find(mine);
  if (told == Told::being_upgraded) {
    log.concerns.erase(found);
    return at_work(log, mine, {being_upgraded, concern.failed, concern.detected, false}, at);
  }
  if (told == Told::system_down) return {order_for(adapter, concern, at)};
  if (access == at.book.access_of_mine.end())
    return {PassOn{adapter, at.book.things.at(adapter).party}, order_for(adapter, concern, at)};
  log.concerns.erase(found);
  log.concerns.insert_or_assign(access->second, concern);
  return {PassOn{access->second, at.book.things.at(access->second).party},
          order_for(access->second, concern, at)};
}

Actions announced(Log& log, const std::string& mine, const Bearings& at) {
  return at_work(log, mine, {being_upgraded, at.now, at.now, false}, at);
}

std::vector<Handling> decide(Log& log, const std::vector<Alarm>& list, const Bearings& at,
                             const Dice& officer) {
  std::vector<Handling> out;
  std::set<std::int64_t> listed;
  for (const Alarm& alarm : list) {
    listed.insert(alarm.id);
    if (alarm.acknowledged || alarm.level == 0 || !log.alarms.insert(alarm.id).second) continue;
    const std::string purpose = fmt::format("alarm/{}", alarm.id);
    const rt::Duration wait =
        alarm.statutory ? std::min(officer.of(at.habits.gas_reaction, purpose), at.habits.gas_limit)
                        : officer.of(at.habits.reaction, purpose);
    out.push_back({alarm, at.now, at.now + wait});
  }
  std::erase_if(log.alarms, [&](std::int64_t id) { return !listed.contains(id); });
  return out;
}

std::string reason_for(const Alarm& alarm) {
  return alarm.statutory ? "已通知矿调度核实、停止作业并撤人" : "已通知矿调度核实处理";
}

}  // namespace headframe::sim::staff
