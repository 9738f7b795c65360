// What takes time in a world beside latency: bytes on lines and work on processors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "sim/world/agenda.hpp"
#include "sim/world/topology.hpp"

namespace headframe::sim {

/// Told about finished flights and finished work, at the instant of the agenda's now().
class PhysicsSink {
 public:
  virtual ~PhysicsSink() = default;
  virtual void flight_done(std::uint64_t tag) = 0;
  virtual void work_done(std::uint64_t tag) = 0;
};

struct HostParameters {
  int cores = 1;
  double speed = 1;  // of one core, relative to the reference core of the cost table
};

/// Advances time and decides how long flights and work take. Latency, order, failures and the state
/// of lines and hosts are not its business: whoever starts a flight pauses, resumes or cancels it.
/// A finished or cancelled handle is never named again. All hosts and links come before the first
/// run.
class Physics {
 public:
  using Handle = std::uint32_t;

  virtual ~Physics() = default;
  virtual void connect_sink(PhysicsSink& sink) = 0;
  virtual void add_link(const Link& link) = 0;
  virtual void add_host(NodeId node, const std::string& name, const HostParameters& parameters,
                        const Attachment& attachment) = 0;

  /// The link's bandwidth has changed: what is under way goes on at the new one.
  virtual void bandwidth_changed(const Link& link) = 0;
  /// From now on work on the node takes `factor` times as long as HostParameters say, what is under
  /// way included; 1 is a healthy machine.
  virtual void set_slowdown(NodeId node, double factor) = 0;

  /// Occupies the links of a route that is not free with `bytes`; ends with flight_done(tag). The
  /// route must outlive the flight.
  virtual Handle start_flight(NodeId from, NodeId to, const Route& route, std::size_t bytes,
                              std::uint64_t tag) = 0;
  virtual void pause_flight(Handle flight) = 0;
  virtual void resume_flight(Handle flight) = 0;
  virtual void cancel_flight(Handle flight) = 0;

  /// Occupies one core of the node with work that takes `cost` > 0 on the reference core; ends with
  /// work_done(tag).
  virtual Handle start_work(NodeId node, rt::Duration cost, std::uint64_t tag) = 0;
  virtual void cancel_work(Handle work) = 0;

  /// Runs every event up to and including `limit`; the agenda's now() is `limit` afterwards. An
  /// exception that leaves an event ends the run and is rethrown.
  virtual void run_until(rt::Instant limit) = 0;
};

using PhysicsFactory = std::function<std::unique_ptr<Physics>(Agenda&)>;

/// Plain physics: a flight takes bytes / (rate of the slowest link) whatever else is under way;
/// work waits first come, first served for one of the node's cores.
PhysicsFactory fixed_physics();

}  // namespace headframe::sim
