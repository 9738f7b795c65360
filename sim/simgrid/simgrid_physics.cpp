#include "sim/simgrid/simgrid_physics.hpp"

#include <simgrid/kernel/Timer.hpp>
#include <simgrid/s4u.hpp>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <exception>
#include <map>
#include <stdexcept>
#include <vector>

#include "sim/world/slots.hpp"

namespace headframe::sim {
namespace {

namespace sg = simgrid::s4u;
using KernelTimer = simgrid::kernel::timer::Timer;

double seconds_of(rt::Instant at) { return static_cast<double>(at.since_start.count()) / 1e9; }

rt::Instant instant_of(double seconds) {
  return {rt::Duration(static_cast<std::int64_t>(seconds * 1e9 + 0.5))};
}

/// The engine takes over SIGINT and SIGSEGV; the program's own handlers come back afterwards.
class KeepSignals {
 public:
  KeepSignals() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], nullptr, &old_[i]);
  }
  ~KeepSignals() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &old_[i], nullptr);
  }

 private:
  static constexpr std::array signals{SIGINT, SIGSEGV};
  std::array<struct sigaction, signals.size()> old_{};
};

sg::Engine* make_engine() {
  if (sg::Engine::is_initialized())
    throw std::logic_error("SimGrid's engine is static: one world a process");
  const KeepSignals keep;
  static int argc = 2;
  static char name[] = "headframe";
  static char quiet[] = "--log=xbt_cfg.thresh:warning";
  static char* argv[] = {name, quiet, nullptr};
  auto* engine = new sg::Engine(&argc, argv);
  for (const char* setting :
       {"network/model:CM02", "network/crosstraffic:no", "network/latency-factor:1",
        "network/bandwidth-factor:1", "network/weight-S:0", "network/TCP-gamma:0",
        "surf/precision:1e-9"})
    sg::Engine::set_config(std::string(setting));
  return engine;
}

class SimGridPhysics final : public Physics {
 public:
  explicit SimGridPhysics(Agenda& agenda) : agenda_(agenda), engine_(make_engine()) {
    zone_ = sg::create_star_zone("city");
    sg::Activity::on_completion_cb([this](const sg::Activity& activity) { completed(activity); });
  }

  void connect_sink(PhysicsSink& sink) override { sink_ = &sink; }

  void add_link(const Link& link) override {
    auto* made = zone_->create_split_duplex_link(link.name(), link.bytes_per_second());
    made->set_latency(0);
    links_[link.number()] = made;
  }

  void add_host(NodeId node, const std::string& name, const HostParameters& parameters,
                const Attachment& attachment) override {
    sg::Host* host = zone_->create_host(name, parameters.speed * reference_speed);
    host->set_core_count(parameters.cores);
    std::vector<sg::LinkInRoute> route;
    for (const Link* link : attachment)
      route.emplace_back(links_.at(link->number()), sg::LinkInRoute::Direction::UP);
    zone_->add_route(host->get_netpoint(), nullptr, nullptr, nullptr, route, true);
    hosts_[node] = host;
    slowdowns_[node] = 1;
  }

  /// A flight is never faster than its links were when it began, so the rest of it begins anew.
  void bandwidth_changed(const Link& link) override {
    auto* both = links_.at(link.number());
    both->get_link_up()->set_bandwidth(link.bytes_per_second());
    both->get_link_down()->set_bandwidth(link.bytes_per_second());
    for (Handle handle = 0; handle < activities_.end(); ++handle) {
      Running* running = activities_.find(handle);
      if (running == nullptr || running->kind != Kind::flight || !running->route->uses(link))
        continue;
      const double bytes = std::ceil(running->activity->get_remaining());
      replace(*running, handle,
              comm_of(running->node, running->to, static_cast<std::uint64_t>(bytes)));
      if (running->paused) running->activity->suspend();
    }
  }

  /// SimGrid changes speeds only between states that were known before the first run, so the work
  /// grows instead: whatever shares a processor grows alike, and that is the same.
  void set_slowdown(NodeId node, double factor) override {
    const double stretch = factor / std::exchange(slowdowns_.at(node), factor);
    for (Handle handle = 0; handle < activities_.end(); ++handle) {
      Running* running = activities_.find(handle);
      if (running == nullptr || running->kind != Kind::work || running->node != node) continue;
      const double flops = running->activity->get_remaining() * stretch;
      replace(*running, handle, exec_of(node, flops));
    }
  }

  Handle start_flight(NodeId from, NodeId to, const Route& route, std::size_t bytes,
                      std::uint64_t tag) override {
    seal();
    return launch({comm_of(from, to, bytes), Kind::flight, from, tag, to, &route});
  }

  void pause_flight(Handle flight) override {
    Running& running = activities_.at(flight);
    running.paused = true;
    running.activity->suspend();
  }
  void resume_flight(Handle flight) override {
    Running& running = activities_.at(flight);
    running.paused = false;
    running.activity->resume();
  }
  void cancel_flight(Handle flight) override { cancel(flight); }

  Handle start_work(NodeId node, rt::Duration cost, std::uint64_t tag) override {
    seal();
    const double flops = static_cast<double>(cost.count()) * slowdowns_.at(node);
    return launch({exec_of(node, flops), Kind::work, node, tag});
  }
  void cancel_work(Handle work) override { cancel(work); }

  void run_until(rt::Instant limit) override {
    seal();
    limit_ = limit;
    guarded([this] {
      agenda_.settle_touched();
      while (agenda_.due()) agenda_.run_first();
    });
    while (agenda_.now() < limit && !error_) engine_->run_until(seconds_of(limit));
    dead_.clear();
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  }

 private:
  static constexpr double reference_speed = 1e9;  // one flop takes a nanosecond

  enum class Kind { flight, work };
  struct Running {
    sg::ActivityPtr activity;
    Kind kind;
    NodeId node;  // of a flight: the sender
    std::uint64_t tag;
    NodeId to = 0;  // this and the rest: of a flight
    const Route* route = nullptr;
    bool paused = false;
  };

  void seal() {
    if (std::exchange(sealed_, true)) return;
    zone_->seal();
  }

  sg::ExecPtr exec_of(NodeId node, double flops) {
    // Host::exec_init() would ask for the current actor, of which there is none.
    auto exec = sg::Exec::init();
    exec->set_flops_amount(flops)->set_host(hosts_.at(node));
    return exec;
  }

  sg::CommPtr comm_of(NodeId from, NodeId to, std::uint64_t bytes) {
    auto comm = sg::Comm::sendto_init(hosts_.at(from), hosts_.at(to));
    comm->set_payload_size(bytes);
    return comm;
  }

  Handle launch(Running running) {
    const Handle handle = activities_.add(running);
    start(*running.activity, handle);
    return handle;
  }

  void replace(Running& running, Handle handle, sg::ActivityPtr successor) {
    drop(std::exchange(running.activity, std::move(successor)));
    start(*running.activity, handle);
  }

  void start(sg::Activity& activity, Handle handle) {
    // Null marks an activity that nobody waits for any more.
    activity.set_data(reinterpret_cast<void*>(static_cast<std::uintptr_t>(handle) + 1));
    activity.vetoable_start();
  }

  /// SimGrid calls back once or twice for a cancelled activity; without its number it is ignored.
  void drop(const sg::ActivityPtr& activity) {
    activity->set_data(nullptr);
    dead_.push_back(activity);
    activity->cancel();
  }
  void cancel(Handle handle) { drop(activities_.take(handle).activity); }

  void completed(const sg::Activity& activity) {
    const auto mark = reinterpret_cast<std::uintptr_t>(activity.get_data<void>());
    if (mark == 0 || error_) return;
    const Running done = activities_.take(static_cast<Handle>(mark - 1));
    dead_.push_back(done.activity);  // the last pointer must not go inside its own callback
    const rt::Instant at = instant_of(sg::Engine::get_clock());
    const rt::Instant latest = std::min(limit_, agenda_.next().value_or(limit_));
    guarded([&] {
      agenda_.advance_to(std::clamp(at, agenda_.now(), latest));
      if (done.kind == Kind::flight) sink_->flight_done(done.tag);
      else sink_->work_done(done.tag);
      agenda_.settle_touched();
    });
  }

  /// Runs code of the world, keeps what it throws out of SimGrid's frames, and has the engine
  /// stop for the first event of the agenda. That timer may come early and then does nothing: a
  /// stale one is cheaper than taking it back.
  template <class F>
  void guarded(F f) {
    try {
      f();
    } catch (...) {
      error_ = std::current_exception();
      return;
    }
    arm();
  }

  void arm() {
    if (agenda_.now() >= limit_ && !agenda_.due()) return;
    const rt::Instant next = std::min(limit_, agenda_.next().value_or(limit_));
    if (armed_ && armed_at_ <= next) return;
    if (armed_) armed_->remove();
    armed_at_ = next;
    const double date = std::max(seconds_of(next), sg::Engine::get_clock());
    armed_ = KernelTimer::set(date, [this] { reached(); });
  }

  void reached() {
    armed_ = nullptr;
    if (error_) return;
    const rt::Instant until = armed_at_;
    guarded([&] {
      dead_.clear();
      for (auto next = agenda_.next(); next && *next <= until; next = agenda_.next()) {
        if (*next > agenda_.now()) agenda_.advance_to(*next);
        agenda_.run_first();
      }
      if (until > agenda_.now()) agenda_.advance_to(until);
    });
  }

  Agenda& agenda_;
  PhysicsSink* sink_ = nullptr;
  sg::Engine* engine_;  // SimGrid's own; it cannot be made twice and is left to the process's end
  sg::NetZone* zone_ = nullptr;
  bool sealed_ = false;
  std::map<std::uint32_t, sg::SplitDuplexLink*> links_;
  std::map<NodeId, sg::Host*> hosts_;
  std::map<NodeId, double> slowdowns_;
  Slots<Running> activities_;
  std::vector<sg::ActivityPtr> dead_;
  rt::Instant limit_;
  KernelTimer* armed_ = nullptr;
  rt::Instant armed_at_;
  std::exception_ptr error_;
};

}  // namespace

PhysicsFactory simgrid_physics() {
  return [](Agenda& agenda) { return std::make_unique<SimGridPhysics>(agenda); };
}

}  // namespace headframe::sim
