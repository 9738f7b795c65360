// The simulated world: virtual time, nodes, the lines between them, and the digest of a run.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/world/agenda.hpp"
#include "sim/world/digest.hpp"
#include "sim/world/node.hpp"
#include "sim/world/physics.hpp"

namespace headframe::sim {

struct WorldParameters {
  std::uint64_t seed = 1;
  rt::WallTime epoch;  // what a right clock shows at instant 0
  NetworkParameters network;
  CostTable costs;
};

/// An event of the digest, as it is added.
struct CanonicalEvent {
  rt::Instant at;
  std::string_view node, kind, payload;
};

/// Everything is made before the first run; links may go down and nodes may crash at any time.
/// Calls come from the outside between runs or from events; two runs with equal parameters and
/// equal calls are equal. How fast it runs against the wall clock is up to who calls run_until(),
/// and in what steps.
class World : private Hosts, private PhysicsSink {
 public:
  using Ticket = Agenda::Ticket;

  World(WorldParameters parameters, const PhysicsFactory& physics);
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  ~World() override;

  const Link& add_link(std::string name, rt::Duration latency, double bytes_per_second);
  Node& add_node(std::string name, NodeParameters parameters);
  Node& node(std::string_view name);
  const std::vector<std::unique_ptr<Node>>& nodes() const { return nodes_; }

  rt::Instant now() const { return agenda_.now(); }
  rt::WallTime wall_now() const { return parameters_.epoch + now().since_start; }
  /// Runs `event` outside of any node; it may boot and crash nodes and start tasks on their
  /// executors, which must be asked from runtime() in that event.
  Ticket schedule(rt::Instant at, std::move_only_function<void()> event);
  bool cancel(Ticket ticket) { return agenda_.cancel(ticket); }
  std::optional<rt::Instant> next_event() const { return agenda_.next(); }
  /// An exception that leaves a task or an event is rethrown here.
  void run_until(rt::Instant limit) { physics_->run_until(limit); }

  void set_link(const Link& link, bool up);
  /// A line that is worse than it was, or well again. Bytes that are under way go on at the new
  /// bandwidth; what leaves from now on needs the new latency.
  void tune_link(const Link& link, rt::Duration latency, double bytes_per_second);
  /// From now on work on the node takes `factor` >= 1 times as long; 1 is a healthy machine.
  void slow_node(const Node& node, double factor) { physics_->set_slowdown(node.id(), factor); }
  std::size_t open_connections() const { return transport_.open_connections(); }

  std::uint64_t seed() const { return parameters_.seed; }
  /// For models that live outside of nodes.
  rt::RandomStream random(std::string_view name) const { return {parameters_.seed, name}; }

  /// Adds an event of this instant to the digest; `node` may name anything that acts.
  void record(std::string_view node, std::string_view kind, std::string_view payload);
  std::string digest() const { return digest_.hex(); }
  /// Told of each canonical event before it is added to the digest that it is shown. A witness
  /// changes nothing: the run is the same with and without.
  using Witness = std::function<void(const CanonicalEvent&, const Digest& before)>;
  void set_witness(Witness witness) { witness_ = std::move(witness); }

 private:
  bool is_up(NodeId node) const override { return nodes_[node]->is_up(); }
  const std::string& address_of(NodeId node) const override { return nodes_[node]->address(); }
  const Attachment& attachment_of(NodeId node) const override { return nodes_[node]->attachment(); }
  std::optional<NodeId> resolve(NodeId from, const std::string& host) const override;
  Seam& seam_of(NodeId node) override { return nodes_[node]->runtime().seam(); }
  void flight_done(std::uint64_t tag) override { transport_.flight_done(tag); }
  void work_done(std::uint64_t tag) override;

  WorldParameters parameters_;
  Digest digest_;
  Witness witness_;
  Agenda agenda_;
  std::unique_ptr<Physics> physics_;
  Transport transport_;
  Doors doors_;
  std::vector<std::unique_ptr<Link>> links_;
  std::map<std::string, NodeId, std::less<>> names_;  // and addresses
  std::vector<std::unique_ptr<Node>> nodes_;
};

}  // namespace headframe::sim
