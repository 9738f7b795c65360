// What the officer does with hands and voice.
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "platform/core/civil.hpp"
#include "sim/staff/duty_room.hpp"

namespace headframe::sim::staff {

void DutyRoom::rings(Call call) {
  rings_.emplace_back(std::move(call));
  wake();
}

void DutyRoom::says(const std::string& mine, Told told) {
  rings_.emplace_back(Saying{mine, told});
  wake();
}

bool DutyRoom::is_asked(const std::string& mine) const {
  const auto concern = log_.concerns.find(premises_.book.adapter_of_mine.at(mine));
  return concern != log_.concerns.end() && concern->second.asked;
}

/// Only who waits for the next thing to do is interrupted; whoever talks or types finishes first.
void DutyRoom::wake() {
  if (idle_) timer_.cancel();
}

rt::Task<> DutyRoom::wait_until(rt::WallTime time) {
  if (time <= now()) co_return;
  idle_ = true;
  co_await timer_.wait_for(time - now());
  idle_ = false;
}

rt::Task<> DutyRoom::hands_full(rt::Duration length) {
  if (length > rt::Duration{}) co_await timer_.wait_for(length);
}

rt::Task<Answer> DutyRoom::page(Request request) {
  const Answer answer = co_await seat_->ask(std::move(request));
  co_await note(answer.kind);
  co_return answer;
}

rt::Task<Answer> DutyRoom::list(std::string path, http::client::Query query) {
  const Answer answer = co_await seat_->list(std::move(path), std::move(query));
  co_await note(answer.kind);
  co_return answer;
}

/// A dead screen says nothing about the platform.
rt::Task<> DutyRoom::note(Answer::Kind seen) {
  if (seen == Answer::Kind::dead_screen) co_return;
  if (seen != Answer::Kind::no_service)
    page_came(log_, bearings());
  else
    co_await perform(page_failed(log_, bearings()));
}

rt::Task<> DutyRoom::perform(Actions actions) {
  for (Action& action : actions) {
    if (auto* pass_on = std::get_if<PassOn>(&action))
      co_await act(std::move(*pass_on));
    else if (auto* ask = std::get_if<AskMine>(&action))
      co_await act(std::move(*ask));
    else
      co_await act(std::move(std::get<Write>(action)));
  }
}

rt::Task<> DutyRoom::act(PassOn action) {
  co_await hands_full(habits_.call_takes);
  write_diary(Called{officer_, std::string(name_of(action.to)), action.thing});
  premises_.outside.report(action.thing, action.to, now());
}

rt::Task<> DutyRoom::act(AskMine action) {
  co_await hands_full(habits_.call_takes);
  write_diary(Called{officer_, action.mine, "silence"});
  premises_.mines.ask(action.mine);
}

rt::Task<> DutyRoom::act(Write action) {
  paper_.push_back({std::move(action.draft)});
  if (log_.failures == 0) co_await enter_paper();
  for (Paper& form : paper_)
    if (!std::exchange(form.noted, true))
      write_diary(NotedOnPaper{officer_, form.draft.thing, form.draft.symptom});
}

/// In the order in which it was written down, until the platform does not answer.
rt::Task<> DutyRoom::enter_paper() {
  while (!paper_.empty()) {
    co_await hands_full(habits_.form_takes);
    const Paper form = paper_.front();
    const Lookup entered = co_await enter_order(*seat_, form);
    co_await note(entered.seen);
    if (entered.seen == Answer::Kind::refused)
      throw std::runtime_error("the platform refuses a work order of " + officer_);
    if (entered.seen != Answer::Kind::page) {
      paper_.front().tried = true;
      co_return;
    }
    paper_.pop_front();
    write_diary(OrderEntered{officer_, entered.number, form.draft.thing, form.draft.symptom,
                             form.noted, form.draft.failed, form.draft.detected});
  }
}

/// First the mine, then the platform: what is acknowledged has been passed on.
rt::Task<> DutyRoom::acknowledge(Handling handling) {
  const Alarm& alarm = handling.alarm;
  if (!handling.told) {
    co_await hands_full(habits_.call_takes);
    write_diary(Called{officer_, alarm.mine, "alarm"});
    premises_.mines.warn(alarm.mine, alarm.point);
  }
  const Answer answer = co_await page({"POST",
                                       fmt::format("/alarms/{}/acknowledge", alarm.id),
                                       {},
                                       {{"reason", reason_for(alarm)}}});
  if (answer.is_page()) {
    write_diary(AlarmAcknowledged{officer_, alarm, handling.seen});
  } else if (answer.kind != Answer::Kind::refused) {
    handling.told = true;
    handling.due = now() + habits_.glance_every;
    alarms_.push_back(std::move(handling));
  }
}

std::vector<Sign> DutyRoom::signs() const {
  std::vector<Sign> all = premises_.surroundings.signs();
  for (const Workstation* place : premises_.places)
    if (!place->is_on()) all.push_back({place->name(), "screen-dead", false});
  return all;
}

}  // namespace headframe::sim::staff
