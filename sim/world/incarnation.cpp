#include "sim/world/incarnation.hpp"

#include <fmt/format.h>

#include <cstring>

namespace headframe::sim {

Incarnation::Incarnation(const Ground& ground, NodeId node, std::string name, std::uint64_t number,
                         SimDisk& disk, WallClock wall_clock)
    : ground_(ground),
      node_(node),
      name_(std::move(name)),
      disk_(disk),
      wall_clock_(std::move(wall_clock)),
      entropy_(ground.seed, fmt::format("entropy/{}/{}", name_, number)),
      io_(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE),
      guard_(io_.get_executor()),
      seam_(ground.agenda, node) {}

Incarnation::~Incarnation() = default;

rt::RandomStream Incarnation::random(std::string_view name) {
  return {ground_.seed, fmt::format("{}/{}", name_, name)};
}

void Incarnation::fill(std::span<std::byte> into) {
  while (!into.empty()) {
    const std::uint64_t word = entropy_.next();
    const std::size_t part = std::min(into.size(), sizeof word);
    std::memcpy(into.data(), &word, part);
    into = into.subspan(part);
  }
}

rt::asio::any_io_executor Incarnation::executor() {
  seam_.touch();
  return io_.get_executor();
}

void Incarnation::settle() {
  try {
    while (!seam_.is_dead()) {
      const bool ran = seam_.run_ready();
      if (io_.poll() == 0 && !ran) break;
    }
  } catch (...) {
    seam_.settled();
    if (!seam_.is_dead()) throw;  // what a dead program throws cannot be observed
  }
  seam_.settled();
}

rt::Clock::Ticket Incarnation::arm(rt::Instant due, Callback done) {
  if (seam_.is_dead()) return 0;
  const std::uint32_t generation = ++timer_generation_ == 0 ? ++timer_generation_ : timer_generation_;
  const std::uint32_t timer = timers_.add({std::move(done), 0, generation});
  if (due != rt::never)
    timers_.at(timer).event = ground_.agenda.add(due, [this, timer] { fire(timer); });
  return (static_cast<Ticket>(generation) << 32) | timer;
}

void Incarnation::fire(std::uint32_t timer) { seam_.later(timers_.take(timer).callback, true); }

void Incarnation::cancel(Ticket ticket) {
  const auto number = static_cast<std::uint32_t>(ticket);
  const Timer* timer = timers_.find(number);
  if (seam_.is_dead() || !timer || timer->generation != ticket >> 32) return;
  Timer cancelled = timers_.take(number);
  ground_.agenda.cancel(cancelled.event);
  seam_.later(std::move(cancelled.callback), false);
}

void Incarnation::connect(const rt::Endpoint& remote, ConnectHandler done) {
  if (!seam_.is_dead()) ground_.doors.connect(seam_, remote, std::move(done));
}

std::unique_ptr<rt::ListenerEdge> Incarnation::listen(const rt::Endpoint& local) {
  if (seam_.is_dead()) throw rt::SystemError(rt::asio::error::network_down);
  return ground_.doors.listen(seam_, local);
}

void Incarnation::bury() {
  for (Slots<Timer>::Index i = 0; i < timers_.end(); ++i) {
    if (!timers_.find(i)) continue;
    const Timer dropped = timers_.take(i);
    ground_.agenda.cancel(dropped.event);
  }
  for (Slots<LaneState>::Index i = 0; i < lanes_.end(); ++i) {
    if (!lanes_.find(i)) continue;
    const LaneState dropped = lanes_.take(i);
    if (dropped.on_processor) ground_.physics.cancel_work(dropped.work);
    ground_.agenda.cancel(dropped.event);
  }
  seam_.drop_ready();
  drain();
}

void Incarnation::drain() {
  for (;;) {
    try {
      if (io_.poll() == 0) return;
    } catch (const std::exception&) {
      continue;  // what a dead program throws cannot be observed
    }
  }
}

}  // namespace headframe::sim
