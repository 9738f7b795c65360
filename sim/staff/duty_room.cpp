#include "sim/staff/duty_room.hpp"

#include <algorithm>

#include "platform/core/civil.hpp"

namespace headframe::sim::staff {
namespace {

constexpr rt::Duration day = std::chrono::hours(24);

/// The first multiple of `every` since midnight at or after `time`.
rt::WallTime first_due(rt::WallTime time, rt::Duration every) {
  const rt::WallTime midnight = core::start_of_day(core::day_of(time));
  return midnight + (time - midnight + every - rt::Duration(1)) / every * every;
}

rt::WallTime first_report(rt::WallTime time, rt::Duration at) {
  const rt::WallTime today = core::start_of_day(core::day_of(time)) + at;
  return today >= time ? today : today + day;
}

}  // namespace

DutyRoom::DutyRoom(Premises premises, OfficerHabits habits,
                   std::map<std::string, std::shared_ptr<Account>> accounts, std::uint64_t seed)
    : premises_(std::move(premises)),
      habits_(std::move(habits)),
      accounts_(std::move(accounts)),
      seed_(seed),
      timer_(premises_.life.clock()) {}

rt::Task<> DutyRoom::work(rt::WallTime end) {
  next_glance_ = next_try_ = now();
  patrol_due_ = first_due(now(), habits_.patrol_every);
  report_due_ = first_report(now(), habits_.report_at);
  while (now() < end) {
    take_over();
    co_await answer_telephone();
    if (now() >= next_glance_) co_await glance();
    co_await handle_alarm();
    if (now() >= patrol_due_ && now() >= next_try_) co_await patrol();
    if (now() >= report_due_ && now() >= next_try_) co_await report();
    co_await wait_until(std::min(end, next_due()));
  }
  miss_what_is_due(end);
}

void DutyRoom::take_over() {
  const std::string& officer = shift_at(habits_.shifts, now()).officer;
  if (officer == officer_) return;
  officer_ = officer;
  seat_ = std::make_unique<Seat>(premises_.life.clock(), premises_.places, accounts_.at(officer),
                                 habits_.patience);
  write_diary(ShiftTaken{officer});
}

rt::WallTime DutyRoom::next_due() const {
  if (!rings_.empty()) return now();
  rt::WallTime next = std::min(next_glance_, next_change(habits_.shifts, now()));
  next = std::min(next, std::max(next_try_, std::min(patrol_due_, report_due_)));
  for (const Handling& alarm : alarms_) next = std::min(next, alarm.due);
  return next;
}

rt::Task<> DutyRoom::answer_telephone() {
  while (!rings_.empty()) {
    const Ring ring = std::move(rings_.front());
    rings_.pop_front();
    co_await hands_full(habits_.call_takes);
    if (const auto* call = std::get_if<Call>(&ring)) {
      write_diary(Called{call->from, officer_, call->thing});
      if (call->thing.empty()) called_to_look_ = true;
      co_await perform(decide(log_, *call, bearings()));
    } else {
      const auto& saying = std::get<Saying>(ring);
      write_diary(Called{saying.mine, officer_, saying.mine});
      const bool of_itself = saying.told == Told::being_upgraded;
      co_await perform(of_itself && !is_asked(saying.mine)
                           ? announced(log_, saying.mine, bearings())
                           : decide(log_, saying.mine, saying.told, bearings()));
    }
  }
  if (std::exchange(called_to_look_, false)) co_await look_at_all_pages();
}

rt::Task<> DutyRoom::glance() {
  next_glance_ = now() + habits_.glance_every;
  co_await perform(decide(log_, signs(), false, bearings()));
  const Answer seen = co_await list("/alarms");
  if (!seen.is_page()) co_return;
  const auto fresh = decide(log_, alarms_on(seen.body), bearings(), Dice(seed_, officer_));
  alarms_.insert(alarms_.end(), fresh.begin(), fresh.end());
  co_await enter_paper();
}

/// The one that is due first; after it the telephone may have rung.
rt::Task<> DutyRoom::handle_alarm() {
  const auto first = std::ranges::min_element(alarms_, {}, &Handling::due);
  if (first == alarms_.end() || first->due > now()) co_return;
  const Handling handling = *first;
  alarms_.erase(first);
  co_await acknowledge(handling);
}

rt::Task<> DutyRoom::patrol() {
  next_try_ = now() + habits_.glance_every;
  const rt::WallTime due = patrol_due_, latest = due + habits_.patrol_grace;
  const bool done = co_await look_at_all_pages();
  if (done) co_await hands_full(habits_.patrol_takes);
  if (done) co_await perform(decide(log_, signs(), true, bearings()));
  if (!done && now() <= latest) co_return;  // there is time to try again
  patrol_due_ = due + habits_.patrol_every;
  if (done)
    write_diary(PatrolDone{officer_, due, now() <= latest, seen_});
  else
    write_diary(PatrolMissed{officer_, due});
}

/// Communication, what the guard found, what was refused, and the open orders.
rt::Task<bool> DutyRoom::look_at_all_pages() {
  const Answer communication = co_await page({"GET", "/communication", {}, {}});
  if (!communication.is_page()) co_return false;
  seen_ = communication_on(communication.body);
  co_await perform(decide(log_, seen_, bearings()));
  const Answer findings = co_await page({"GET", "/findings", {}, {}});
  if (!findings.is_page()) co_return false;
  co_await perform(decide(log_, findings_on(findings.body.at("items")), bearings()));
  const Answer refused = co_await page({"GET", "/quarantine", {{"limit", "100"}}, {}});
  const Answer orders = co_await page({"GET", "/work-orders", {{"open", "true"}}, {}});
  co_return refused.is_page() && orders.is_page();
}

rt::Task<> DutyRoom::report() {
  next_try_ = now() + habits_.glance_every;
  const std::int64_t about = core::day_of(report_due_) - 1;
  const rt::WallTime latest = report_due_ + habits_.report_grace;
  const bool done = co_await compile_report(about, latest);
  if (!done && now() <= latest) co_return;
  if (!done) write_diary(ReportMissed{officer_, about});
  report_due_ = report_due_ + day;
}

rt::Task<bool> DutyRoom::compile_report(std::int64_t about, rt::WallTime latest) {
  const Answer communication = co_await page({"GET", "/communication", {}, {}});
  if (!communication.is_page()) co_return false;
  const Answer alarms =
      co_await list("/alarms", {{"state", "all"},
                                {"from", core::to_text(core::start_of_day(about))},
                                {"to", core::to_text(core::start_of_day(about + 1))}});
  if (!alarms.is_page()) co_return false;
  co_await hands_full(habits_.form_takes);
  const auto report =
      daily_report(about, communication_on(communication.body), alarms_on(alarms.body));
  write_diary(ReportHandedIn{officer_, report, now() <= latest});
  co_return true;
}

void DutyRoom::miss_what_is_due(rt::WallTime end) {
  for (; patrol_due_ + habits_.patrol_grace < end; patrol_due_ = patrol_due_ + habits_.patrol_every)
    write_diary(PatrolMissed{officer_, patrol_due_});
  for (; report_due_ + habits_.report_grace < end; report_due_ = report_due_ + day)
    write_diary(ReportMissed{officer_, core::day_of(report_due_) - 1});
}

}  // namespace headframe::sim::staff
