#include "sim/staff/technician.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/core/civil.hpp"

namespace headframe::sim::staff {
namespace {

constexpr rt::Duration try_again_after = std::chrono::minutes(15);

std::string kind_of(const Thing& thing) {
  return thing.takes_down ? "fault" : "job";
}

bool earlier(const Intention& a, const Intention& b) {
  return a.at < b.at;
}

}  // namespace

Technician::Technician(rt::Runtime& life, Seat seat, const AddressBook& book, Diary& diary,
                       PaperHabits habits, std::uint64_t seed)
    : life_(life),
      seat_(std::move(seat)),
      book_(book),
      diary_(diary),
      habits_(std::move(habits)),
      dice_(seed, seat_.person()),
      timer_(life.clock()) {}

/// A thing that was restored is another job when it fails again.
Technician::Jobs::iterator Technician::job_about(const std::string& thing) {
  const auto name = [&](std::uint32_t n) { return fmt::format("{}/{}", thing, n); };
  const auto last = jobs_.find(name(repairs_[thing]));
  if (last != jobs_.end() && !last->second.is_over()) return last;
  return jobs_.emplace(name(++repairs_[thing]), Job{thing, {}, {}, 0}).first;
}

void Technician::learns(const Progress& progress) {
  if (!book_.things.contains(progress.thing)) return;
  const auto job = job_about(progress.thing);
  const auto plans = decide(job->second.memory, progress, habits_, dice_, job->first, now());
  auto& all = job->second.intentions;
  all.insert(all.end(), plans.begin(), plans.end());
  timer_.cancel();
}

/// The one with the earliest intention.
Technician::Jobs::iterator Technician::next_job() {
  auto best = jobs_.end();
  rt::WallTime first;
  for (auto job = jobs_.begin(); job != jobs_.end(); ++job) {
    const auto& plans = job->second.intentions;
    if (plans.empty()) continue;
    const auto at = std::ranges::min_element(plans, earlier)->at;
    if (best == jobs_.end() || at < first) std::tie(best, first) = std::pair(job, at);
  }
  return best;
}

rt::Task<> Technician::work() {
  for (;;) {
    const auto job = next_job();
    if (job == jobs_.end()) {
      co_await timer_.wait_until(rt::never);
      continue;
    }
    auto& plans = job->second.intentions;
    const auto first = std::ranges::min_element(plans, earlier);
    if (first->at > now()) {
      co_await timer_.wait_for(first->at - now());
      continue;
    }
    const Intention intention = *first;
    plans.erase(first);
    const bool done = co_await sit_down(job, intention);
    if (!done)
      job->second.intentions.push_back({now() + try_again_after, intention.upto});
    else if (intention.upto == closing)
      jobs_.erase(job);
  }
}

/// False when the platform does not answer. A step for which there is no order yet waits for the
/// next.
rt::Task<bool> Technician::sit_down(Jobs::iterator job, Intention intention) {
  const Found found = co_await find_order(job, intention.upto == closing);
  if (found.seen != Answer::Kind::page) co_return false;
  if (found.orders.empty()) co_return true;
  const Order& order = found.orders.front();
  const auto lines = lines_for(order, job->second.memory, intention.upto, habits_, now());
  const std::string cause = cause_for(job->second.memory, habits_, dice_, job->first);
  for (const Line& line : lines) {
    const bool last = line.step == entries[closing];
    const Answer answer = co_await enter(job->second, line, last ? cause : std::string());
    if (answer.kind == Answer::Kind::no_service || answer.kind == Answer::Kind::dead_screen)
      co_return false;
    if (answer.kind == Answer::Kind::refused)
      throw std::runtime_error(
          fmt::format("order {}: '{}' is refused: {}", order.id, line.step, answer.code));
    const Order now_stands = order_on(answer.body);
    diary_.on(now(),
              StepEntered{seat_.person(), order.id, job->second.thing, line.step, line.happened,
                          now_stands.times.at(line.step), last ? cause : std::string()});
  }
  co_return true;
}

/// One order or none.
rt::Task<Found> Technician::find_order(Jobs::iterator job, bool or_open_one) {
  const Lookup device = co_await look_up_device(seat_, job->second.thing);
  if (device.seen != Answer::Kind::page) co_return Found{device.seen, {}};
  Found found =
      co_await open_orders(seat_, device.number, kind_of(book_.things.at(job->second.thing)));
  if (found.seen != Answer::Kind::page) co_return found;
  std::erase_if(found.orders, [&](const Order& order) {
    if (job->second.order != 0) return order.id != job->second.order;
    return device.number == 0 || order.device != device.number || taken_.contains(order.id);
  });
  if (found.orders.empty() && or_open_one && job->second.order == 0) {
    const Lookup opened = co_await open_order(job->second);
    if (opened.seen != Answer::Kind::page) co_return Found{opened.seen, {}};
    const Answer page =
        co_await seat_.ask({"GET", fmt::format("/work-orders/{}", opened.number), {}, {}});
    if (!page.is_page()) co_return Found{page.kind, {}};
    found.orders = {order_on(page.body)};
  }
  if (found.orders.empty()) co_return found;
  found.orders.resize(1);
  job->second.order = found.orders.front().id;
  taken_.insert(job->second.order);
  co_return found;
}

/// Nobody had: the repair itself is the first that is known of the fault.
rt::Task<Lookup> Technician::open_order(const Job& job) {
  const Thing& thing = book_.things.at(job.thing);
  rt::WallTime first = now();
  for (const auto& at : job.memory.happened)
    if (at) first = std::min(first, *at);
  const Draft draft{job.thing,         kind_of(thing), thing.mine, thing.title + "检修",
                    "found-in-repair", first,          first};
  const Lookup opened = co_await enter_order(seat_, {draft});
  if (opened.seen == Answer::Kind::refused)
    throw std::runtime_error("the platform refuses a work order of " + seat_.person());
  if (opened.seen == Answer::Kind::page)
    diary_.on(now(), OrderEntered{seat_.person(), opened.number, job.thing, draft.symptom, false,
                                  first, first});
  co_return opened;
}

rt::Task<Answer> Technician::enter(const Job& job, const Line& line, const std::string& cause) {
  nlohmann::json body = {{"at", core::to_text(line.at)}};
  if (!cause.empty()) body["cause"] = cause;
  const std::string path = fmt::format("/work-orders/{}/{}", job.order, line.step);
  Answer answer = co_await seat_.ask({"POST", path, {}, body});
  if (answer.code == "in-the-future") {  // the platform's clock is slow: its own time must do
    body.erase("at");
    answer = co_await seat_.ask({"POST", path, {}, body});
  }
  co_return answer;
}

}  // namespace headframe::sim::staff
