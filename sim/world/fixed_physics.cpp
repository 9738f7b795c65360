#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "sim/world/physics.hpp"
#include "sim/world/slots.hpp"

namespace headframe::sim {
namespace {

rt::Duration rounded_up(double nanoseconds) {
  const auto whole = static_cast<std::int64_t>(nanoseconds);
  return rt::Duration(static_cast<double>(whole) < nanoseconds ? whole + 1 : whole);
}

class FixedPhysics final : public Physics {
 public:
  explicit FixedPhysics(Agenda& agenda) : agenda_(agenda) {}

  void connect_sink(PhysicsSink& sink) override { sink_ = &sink; }
  void add_link(const Link&) override {}
  void add_host(NodeId node, const std::string&, const HostParameters& parameters,
                const Attachment&) override {
    hosts_[node] = {parameters.cores, parameters.speed, 1, {}};
  }

  void bandwidth_changed(const Link& link) override {
    for (Handle flight = 0; flight < flights_.end(); ++flight) {
      Flight* f = flights_.find(flight);
      if (f == nullptr || !f->route->uses(link)) continue;
      const double before = std::exchange(f->rate, f->route->bytes_per_second());
      const double stretch = before / f->rate;
      const bool paused = f->end == 0;
      if (!paused) pause_flight(flight);
      f->remaining = rounded_up(static_cast<double>(f->remaining.count()) * stretch);
      if (!paused) resume_flight(flight);
    }
  }

  void set_slowdown(NodeId node, double factor) override {
    Host& host = hosts_.at(node);
    const double stretch = factor / std::exchange(host.slowdown, factor);
    for (Handle work = 0; work < works_.end(); ++work) {
      Work* w = works_.find(work);
      if (w == nullptr || w->node != node) continue;
      const bool waiting = !agenda_.cancel(w->end);
      const rt::Duration left = waiting ? w->takes : w->ends - agenda_.now();
      w->takes = rounded_up(static_cast<double>(left.count()) * stretch);
      if (!waiting) occupy_core(work);
    }
  }

  Handle start_flight(NodeId, NodeId, const Route& route, std::size_t bytes,
                      std::uint64_t tag) override {
    const auto takes = rounded_up(static_cast<double>(bytes) / route.bytes_per_second() * 1e9);
    const Handle flight = flights_.add({tag, &route, route.bytes_per_second(), takes, {}, 0});
    resume_flight(flight);
    return flight;
  }

  void pause_flight(Handle flight) override {
    Flight& f = flights_.at(flight);
    if (!agenda_.cancel(std::exchange(f.end, 0))) return;
    f.remaining -= agenda_.now() - f.resumed;
  }

  void resume_flight(Handle flight) override {
    Flight& f = flights_.at(flight);
    f.resumed = agenda_.now();
    f.end = agenda_.add(f.resumed + f.remaining, [this, flight] {
      sink_->flight_done(flights_.take(flight).tag);
    });
  }

  void cancel_flight(Handle flight) override { agenda_.cancel(flights_.take(flight).end); }

  Handle start_work(NodeId node, rt::Duration cost, std::uint64_t tag) override {
    Host& host = hosts_.at(node);
    const auto takes =
        rounded_up(static_cast<double>(cost.count()) / host.speed * host.slowdown);
    const Handle work = works_.add({node, tag, takes, {}, 0});
    host.waiting.push_back(work);
    start_waiting(host);
    return work;
  }

  void cancel_work(Handle work) override {
    const Work w = works_.take(work);
    Host& host = hosts_.at(w.node);
    if (agenda_.cancel(w.end)) ++host.free_cores;
    else std::erase(host.waiting, work);
    start_waiting(host);
  }

  void run_until(rt::Instant limit) override {
    agenda_.settle_touched();
    for (auto next = agenda_.next(); next && *next <= limit; next = agenda_.next()) {
      if (*next > agenda_.now()) agenda_.advance_to(*next);
      agenda_.run_first();
    }
    agenda_.advance_to(limit);
  }

 private:
  struct Flight {
    std::uint64_t tag;
    const Route* route;
    double rate;
    rt::Duration remaining;
    rt::Instant resumed;
    Agenda::Ticket end;  // 0 while it is paused
  };
  struct Work {
    NodeId node;
    std::uint64_t tag;
    rt::Duration takes;
    rt::Instant ends;    // once it has a core
    Agenda::Ticket end;  // 0 while it waits for a core
  };
  struct Host {
    int free_cores = 1;
    double speed = 1;
    double slowdown = 1;
    std::deque<Handle> waiting;
  };

  void start_waiting(Host& host) {
    while (host.free_cores > 0 && !host.waiting.empty()) {
      const Handle work = host.waiting.front();
      host.waiting.pop_front();
      --host.free_cores;
      occupy_core(work);
    }
  }

  void occupy_core(Handle work) {
    Work& w = works_.at(work);
    w.ends = agenda_.now() + w.takes;
    w.end = agenda_.add(w.ends, [this, work] { end_work(work); });
  }

  void end_work(Handle work) {
    const Work w = works_.take(work);
    Host& host = hosts_.at(w.node);
    ++host.free_cores;
    start_waiting(host);
    sink_->work_done(w.tag);
  }

  Agenda& agenda_;
  PhysicsSink* sink_ = nullptr;
  Slots<Flight> flights_;
  Slots<Work> works_;
  std::map<NodeId, Host> hosts_;
};

}  // namespace

PhysicsFactory fixed_physics() {
  return [](Agenda& agenda) { return std::make_unique<FixedPhysics>(agenda); };
}

}  // namespace headframe::sim
