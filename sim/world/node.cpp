#include "sim/world/node.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace headframe::sim {
namespace {

std::string address_of(NodeId id) {
  const NodeId n = id + 1;
  return fmt::format("10.{}.{}.{}", n >> 16 & 255, n >> 8 & 255, n & 255);
}

}  // namespace

Node::Node(const Ground& ground, Transport& transport, rt::WallTime epoch, NodeId id,
           std::string name, NodeParameters parameters)
    : ground_(ground),
      transport_(transport),
      id_(id),
      name_(std::move(name)),
      address_(address_of(id)),
      parameters_(std::move(parameters)),
      wall_base_(epoch),
      disk_(parameters_.disk, rt::RandomStream(ground.seed, "disk/" + name_),
            [this] { return wall_now(); }) {
  disk_.on_crash([this] { crash(); });
}

Node::~Node() { crash(); }

Incarnation& Node::runtime() {
  if (!is_up()) throw std::logic_error(name_ + " is down");
  return *incarnation_;
}

void Node::boot(Factory factory) {
  factory_ = std::move(factory);
  restart();
}

void Node::restart() {
  if (incarnation_) throw std::logic_error(name_ + " is up already");
  if (!factory_) throw std::logic_error(name_ + " has no program yet");
  disk_.power_on();
  incarnation_ = std::make_unique<Incarnation>(ground_, id_, name_, ++boots_, disk_,
                                               [this] { return wall_now(); });
  incarnation_->seam().later([this] { start(); });
  transport_.host_booted(id_);
}

void Node::start() { program_ = factory_(*incarnation_); }

void Node::crash(Unsynced unsynced) {
  if (!is_up()) return;
  incarnation_->die();
  disk_.cut_power(unsynced);
  if (!running_) bury();
}

void Node::bury() {
  ground_.doors.host_crashed(id_);
  transport_.host_crashed(id_);
  incarnation_->bury();
  program_.reset();
  incarnation_->drain();
  incarnation_.reset();
}

void Node::settle() {
  if (!incarnation_) return;
  running_ = true;
  try {
    incarnation_->settle();
  } catch (...) {
    running_ = false;
    throw;
  }
  running_ = false;
  if (incarnation_->seam().is_dead()) bury();
}

rt::Instant Node::now() const { return ground_.agenda.now(); }

rt::WallTime Node::wall_now() const {
  const rt::Duration elapsed = ground_.agenda.now() - base_;
  const double drift = static_cast<double>(elapsed.count()) * drift_ppm_ * 1e-6;
  return wall_base_ + elapsed + rt::Duration(static_cast<std::int64_t>(drift));
}

void Node::step_clock(rt::Duration by) {
  wall_base_ = wall_now() + by;
  base_ = ground_.agenda.now();
}

void Node::set_clock_drift(double ppm) {
  step_clock({});
  drift_ppm_ = ppm;
}

}  // namespace headframe::sim
