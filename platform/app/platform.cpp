#include "platform/app/platform.hpp"

namespace headframe::app {

Platform::Platform(rt::Runtime& runtime, PlatformOptions options, core::ingest::Decoder decoder)
    : runtime_(runtime),
      store_(runtime, options.database, options.readers),
      house_{bus_, live_, metrics_},
      ingest_(runtime, store_, house_, std::move(decoder), options.ingest),
      monitoring_(house_, options.monitoring),
      control_(house_, monitoring_.reader()),
      registry_(house_),
      positioning_(house_, options.positioning),
      administration_(house_, runtime, store_, options.administration),
      background_(runtime) {
  ingest_.know(registry_.reader());
  for (core::Module* module : modules()) {
    for (core::Route& route : module->routes()) routes_.push_back(std::move(route));
    for (core::Right& right : module->rights()) rights_.push_back(std::move(right));
  }
  std::vector<std::string> names;
  for (const core::Right& right : rights_) names.push_back(right.name);
  administration_.identity().know(std::move(names));
  metrics_.gauge("store_jobs_waiting", "Jobs of the writer that are not answered yet",
                 [this] { return static_cast<double>(store_.writer().waiting()); });
  metrics_.gauge("store_commits", "Commits since the start",
                 [this] { return static_cast<double>(store_.writer().figures().rounds); });
}

std::vector<core::Module*> Platform::modules() {
  return {&ingest_, &monitoring_, &control_, &registry_, &positioning_, &administration_};
}

rt::Task<> Platform::open_store() {
  std::vector<store::Migration> steps;
  for (core::Module* module : modules())
    for (store::Migration& step : module->migrations()) steps.push_back(std::move(step));
  co_await store_.open(std::move(steps));
}

rt::Task<std::string> Platform::reset_administrator() {
  co_await open_store();
  co_return co_await administration_.identity().reset_administrator();
}

rt::Task<> Platform::start() {
  co_await open_store();
  one_time_password_ = co_await administration_.start();
  co_await ingest_.start();
  for (core::Module* module : modules())
    for (core::Duty& duty : module->duties()) background_.start(perform(std::move(duty)));
}

rt::Task<> Platform::stop() {
  stopping_ = true;
  for (const auto& timer : timers_) timer->cancel();
  co_await ingest_.stop();
  co_await background_.join();
  co_await administration_.stop();
}

// A duty that meets a full disk is due again one period later; anything else is a defect.
rt::Task<> Platform::perform(core::Duty duty) {
  rt::Timer& timer = *timers_.emplace_back(std::make_unique<rt::Timer>(runtime_.clock()));
  auto& failures =
      metrics_.counter("duties_failed_total", "Recurring duties that the store refused");
  while (!stopping_ && co_await timer.wait_for(duty.period)) {
    const rt::WallTime now = runtime_.clock().wall_now();
    try {
      co_await store_.writer().run(duty.work,
                                   [&duty, now](store::Connection& c) { duty.run(c, now); });
    } catch (const store::Error& error) {
      if (error.failure == store::Failure::misuse) throw;
      failures.add();
    }
  }
}

}  // namespace headframe::app
