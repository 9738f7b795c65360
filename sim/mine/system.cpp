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

rt::Task<bool> MineSystem::wait_until(rt::Instant due) {
  if (!stopping_ && producing_ && due > runtime_.clock().now()) co_await timer_.wait_until(due);
  co_return !stopping_ && producing_;
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

/// Takes up the installation that is due now: a system that was down over an upgrade comes back as
/// the new one.
rt::Task<> MineSystem::run_installations() {
  std::uint32_t number = 0;
  const rt::Instant start = runtime_.clock().now();
  while (number < mine_.upgrades.size() &&
         instant_of(mine_.upgrades[number].at) + mine_.upgrades[number].downtime <= start)
    ++number;
  for (;; ++number) {
    const bool last = number == mine_.upgrades.size();
    const Installation& installation =
        number == 0 ? mine_.installation : mine_.upgrades[number - 1].next;
    std::optional<rt::Instant> until;
    if (!last) until = instant_of(mine_.upgrades[number].at);
    if (!until || start < *until) co_await operate(installation, number, until);
    if (stopping_ || !producing_ || last) co_return;
    const rt::Instant back = *until + mine_.upgrades[number].downtime;
    truth_.on(InstallationStopped{mine_.code, runtime_.clock().now(), back});
    uploader_.suspend();
    if (!co_await wait_until(back)) co_return;
    uploader_.resume();
  }
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

rt::Task<> MineSystem::operate(const Installation& installation, std::uint32_t number,
                               std::optional<rt::Instant> until) {
  Monitor monitor(mine_, installation, underground_);
  const rt::Instant start = runtime_.clock().now();
  truth_.on(InstallationStarted{mine_.code, start, anchor_.at(start), number, installation.dialect,
                                monitor.points().rows});
  Schedule schedule = plan(monitor, start);
  while (!schedule.empty()) {
    const Schedule::Due due = schedule.next();
    if (until && due.at >= *until) break;
    if (!co_await wait_until(due.at)) co_return;
    schedule.done();
    const Now now = now_for(installation);
    co_await publish(monitor.run(static_cast<Job>(due.job), now), now,
                     installation.cadences.realtime);
  }
  if (until) co_await wait_until(*until);
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
