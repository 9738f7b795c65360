#include "sim/mine/system.hpp"

#include <algorithm>

namespace headframe::sim::mine {
namespace {

constexpr rt::Duration widest_phase = std::chrono::seconds(25);
constexpr rt::Duration after_the_hour = std::chrono::seconds(3);  // statistics wait for the last poll

}  // namespace

MineSystem::MineSystem(rt::Runtime& runtime, MineDescription mine, Underground underground,
                       Anchor anchor, TruthSink& truth)
    : runtime_(runtime),
      mine_(std::move(mine)),
      underground_(underground),
      anchor_(anchor),
      truth_(truth),
      spool_(runtime, mine_.spool),
      uploader_(runtime, mine_, spool_, truth),
      timer_(runtime.clock()),
      joined_(runtime.clock()),
      phase_(static_cast<std::int64_t>(runtime.random("mine/" + mine_.code + "/phase").uniform() *
                                       static_cast<double>(widest_phase.count()))) {}

void MineSystem::stop() {
  stopping_ = true;
  timer_.cancel();
  uploader_.stop();
}

void MineSystem::stop_production() {
  producing_ = false;
  timer_.cancel();
}

rt::Instant MineSystem::instant_of(rt::WallTime true_time) const {
  return anchor_.instant + (true_time - anchor_.civil);
}

Now MineSystem::now_for(const Installation& installation) const {
  const rt::Clock& clock = runtime_.clock();
  return {anchor_.at(clock.now()), clock.wall_now() + installation.differences.clock_offset.value_or(rt::Duration{})};
}

rt::Task<> MineSystem::run() {
  co_await spool_.open();
  rt::spawn(runtime_.executor(), produce());
  co_await uploader_.run();
  while (!produced_) co_await joined_.wait_for(std::chrono::hours(1));
}

rt::Task<> MineSystem::produce() {
  co_await run_installations();
  produced_ = true;
  joined_.cancel();
}

void MineSystem::replace(Installation next, rt::Duration switch_over) {
  if (!producing_) return;
  add_upgrade(mine_, {anchor_.at(runtime_.clock().now()), switch_over, std::move(next)});
  timer_.cancel();
}

std::uint32_t MineSystem::changes_begun() const {
  const rt::WallTime now = anchor_.at(runtime_.clock().now());
  const auto after = std::ranges::upper_bound(mine_.upgrades, now, {}, &Upgrade::at);
  return static_cast<std::uint32_t>(after - mine_.upgrades.begin());
}

rt::Instant MineSystem::next_change(std::uint32_t number) const {
  return number < mine_.upgrades.size() ? instant_of(mine_.upgrades[number].at) : rt::never;
}

rt::Instant MineSystem::back_from(std::uint32_t number) const {
  rt::Instant back{};
  for (std::uint32_t i = 0; i < number; ++i)
    back = std::max(back, instant_of(mine_.upgrades[i].at) + mine_.upgrades[i].downtime);
  return back;
}

bool MineSystem::polls(std::uint32_t number) const {
  return !stopping_ && producing_ && changes_begun() == number;
}

/// Takes up what is due now, whatever was missed while the host was down.
rt::Task<> MineSystem::run_installations() {
  while (!stopping_ && producing_) {
    const std::uint32_t number = changes_begun();
    const rt::Instant back = back_from(number);
    if (number > 0 && runtime_.clock().now() < back)
      co_await switch_over(number, back);
    else
      co_await operate(number == 0 ? mine_.installation : mine_.upgrades[number - 1].next, number);
  }
}

rt::Task<> MineSystem::switch_over(std::uint32_t number, rt::Instant back) {
  truth_.on(InstallationStopped{mine_.code, runtime_.clock().now(), back});
  uploader_.suspend();
  while (!stopping_ && changes_begun() == number && runtime_.clock().now() < back)
    co_await timer_.wait_until(std::min(back, next_change(number)));
  uploader_.resume();
}

/// Statistics fall on the civil grid; the other jobs start at once, apart by the mine's phase.
Schedule MineSystem::plan(const Monitor& monitor, rt::Instant start) const {
  Schedule schedule;
  for (int j = 0; j < jobs; ++j) {
    const auto job = static_cast<Job>(j);
    const rt::Duration period = monitor.period(job);
    if (period <= rt::Duration{}) continue;
    rt::Instant first = start + phase_ % period;
    if (job == Job::definitions) first = start;
    if (job == Job::open_exceptions) first = first + period;
    if (job == Job::statistics) {
      const rt::Duration past = anchor_.at(start).since_epoch % period;
      first = start + (period - past) + phase_ + after_the_hour;
    }
    schedule.add(j, first, period);
  }
  return schedule;
}

rt::Task<> MineSystem::operate(Installation installation, std::uint32_t number) {
  Monitor monitor(mine_, installation, underground_);
  const rt::Instant start = runtime_.clock().now();
  truth_.on(InstallationStarted{mine_.code, start, anchor_.at(start), number, installation.dialect,
                                monitor.points().rows});
  Schedule schedule = plan(monitor, start);
  while (polls(number)) {
    const rt::Instant due =
        std::min(schedule.empty() ? rt::never : schedule.next().at, next_change(number));
    if (runtime_.clock().now() < due) {
      co_await timer_.wait_until(due);
      continue;
    }
    const Job job = static_cast<Job>(schedule.next().job);
    schedule.done();
    const Now now = now_for(installation);
    co_await publish(monitor.run(job, now), now, installation.cadences.realtime);
  }
}

rt::Task<> MineSystem::publish(Output output, Now now, rt::Duration cadence) {
  const rt::Instant at = runtime_.clock().now();
  for (const Alarm& a : output.alarms) {
    if (a.end) truth_.on(AlarmEnded{mine_.code, at, now.true_time, &a});
    else truth_.on(AlarmStarted{mine_.code, at, now.true_time, &a});
  }
  for (auto& [file, samples] : output.files) {
    truth_.on(FileProduced{mine_.code, &file, at, now.true_time, now.shown, samples,
                          cadence});
    if (file.kind == FileKind::positions) {
      const plant::People& people = underground_.people;
      truth_.on(PeopleCounted{mine_.code, at, people.entered(), people.left(), people.below()});
    }
    const std::string name = file.name;
    const auto given_up = co_await spool_.put(file.name, std::move(file.bytes));
    const rt::Instant spooled = runtime_.clock().now();
    for (const std::string& lost : given_up)
      truth_.on(FileAbandoned{mine_.code, lost, spooled, FileAbandoned::Reason::spool_full});
    if (given_up.empty() || given_up.back() != name)
      truth_.on(FileSpooled{mine_.code, name, spooled, spool_.files(), spool_.bytes()});
    uploader_.wake();
  }
}

}  // namespace headframe::sim::mine
