#include "sim/world/world.hpp"

#include <stdexcept>

namespace headframe::sim {

World::World(WorldParameters parameters, const PhysicsFactory& physics)
    : parameters_(std::move(parameters)),
      agenda_([this](NodeId node) { nodes_[node]->settle(); }),
      physics_(physics(agenda_)),
      transport_(parameters_.network, agenda_, *physics_, *this, parameters_.seed),
      doors_(agenda_, transport_, *this) {
  physics_->connect_sink(*this);
}

World::~World() {
  for (const auto& node : nodes_) node->crash(Unsynced::all_kept);
}

const Link& World::add_link(std::string name, rt::Duration latency, double bytes_per_second) {
  const auto number = static_cast<std::uint32_t>(links_.size());
  links_.push_back(std::make_unique<Link>(number, std::move(name), latency, bytes_per_second));
  physics_->add_link(*links_.back());
  return *links_.back();
}

Node& World::add_node(std::string name, NodeParameters parameters) {
  if (names_.contains(name)) throw std::invalid_argument("two nodes of one name: " + name);
  const auto id = static_cast<NodeId>(nodes_.size());
  const Ground ground{agenda_, *physics_, doors_, parameters_.costs, parameters_.seed};
  nodes_.push_back(std::make_unique<Node>(ground, transport_, parameters_.epoch, id, std::move(name),
                                          std::move(parameters)));
  Node& made = *nodes_.back();
  names_[made.name()] = id;
  names_[made.address()] = id;
  physics_->add_host(id, made.name(), made.parameters().host, made.attachment());
  return made;
}

Node& World::node(std::string_view name) {
  const auto found = names_.find(name);
  if (found == names_.end()) throw std::out_of_range("no such node: " + std::string(name));
  return *nodes_[found->second];
}

World::Ticket World::schedule(rt::Instant at, std::move_only_function<void()> event) {
  return agenda_.add(at, std::move(event));
}

void World::set_link(const Link& link, bool up) {
  Link& own = *links_.at(link.number());
  if (own.up_ == up) return;
  own.up_ = up;
  transport_.link_changed(own);
}

void World::tune_link(const Link& link, rt::Duration latency, double bytes_per_second) {
  Link& own = *links_.at(link.number());
  own.latency_ = latency;
  own.bytes_per_second_ = bytes_per_second;
  physics_->bandwidth_changed(own);
}

void World::record(std::string_view node, std::string_view kind, std::string_view payload) {
  if (witness_) witness_({now(), node, kind, payload}, digest_);
  digest_.add(now(), node, kind, payload);
}

std::optional<NodeId> World::resolve(NodeId from, const std::string& host) const {
  if (host == "localhost" || host == "127.0.0.1") return from;
  const auto found = names_.find(host);
  if (found == names_.end()) return std::nullopt;
  return found->second;
}

void World::work_done(std::uint64_t tag) {
  nodes_[tag >> 32]->work_done(static_cast<std::uint32_t>(tag));
}

}  // namespace headframe::sim
