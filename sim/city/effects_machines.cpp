// Machines that crash, slow down, and lose or fill their disks.
#include "sim/city/effects.hpp"

#include <fmt/format.h>

#include "sim/scenario/load.hpp"

namespace headframe::sim::city {

void Effects::crash(const std::string& name, Unsynced unsynced, const Cause& cause) {
  Node& node = grid_.node(name);
  if (!node.is_up()) return note_fall(name, cause);
  ordered_.insert_or_assign(name, cause);
  node.crash(unsynced);
}

void Effects::crash_at(const std::string& name, DiskOperation operation, std::uint64_t n,
                       Unsynced unsynced, const Cause& cause) {
  Node& node = grid_.node(name);
  node.disk().on_crash([this, name, &node, unsynced, cause] {
    ordered_.insert_or_assign(name, cause);
    node.crash(unsynced);
  });
  node.disk().fail_at(operation, n, DiskFailure::crash);
}

void Effects::on_next_fall(const std::string& node, std::function<void()> then) {
  on_fall_[node] = std::move(then);
}

void Effects::node_went_down(const std::string& node) {
  const auto ordered = ordered_.extract(node);
  events_.tell(node, "node-down", node, "主机宕机", "the machine crashed");
  note_fall(node, ordered ? ordered.mapped() : cause_of_node(node, "node-crash"));
}

void Effects::note_fall(const std::string& node, const Cause& cause) {
  const Thing thing = thing_of_node(node);
  fallen_by_[node].insert_or_assign(cause.root, cause);
  // A workstation takes nothing along: its people sit down at another one.
  if (scenario::is_workstation(scenario_, node))
    faults_.impaired(thing.subject, thing.id, cause, events_.now());
  else
    faults_.down(thing.subject, thing.id, cause, events_.now());
  if (auto then = on_fall_.extract(node)) then.mapped()();
}

void Effects::restart(const std::string& name) {
  Node& node = grid_.node(name);
  if (node.is_up() || !blocked_[name].empty()) return;
  const bool runs_something = node.has_program();
  if (runs_something) {
    events_.tell(name, "node-up", name, "主机启动", "the machine was started");
    node.restart();
  }
  if (runs_something && name == scenario_.platform.node) return;  // up when it answers again
  const Thing thing = thing_of_node(name);
  const auto back = scenario::is_workstation(scenario_, name) ? &FaultBook::mended : &FaultBook::up;
  for (const auto& [root, cause] : std::exchange(fallen_by_[name], {}))
    (faults_.*back)(thing.subject, thing.id, cause, events_.now());
}

void Effects::platform_serves() {
  const std::string& node = scenario_.platform.node;
  events_.tell(node, "platform-serves", {}, "平台提供服务", "the platform answers");
  for (const auto& [root, cause] : std::exchange(fallen_by_[node], {}))
    faults_.up(kpi::Subject::platform, node, cause, events_.now());
}

void Effects::block(const std::string& node, const std::string& why, Unsynced unsynced,
                    const Cause& cause) {
  if (blocked_[node].insert(why).second) crash(node, unsynced, cause);
}

/// The cause that lets go last answers for the time that the machine needs to start.
void Effects::unblock(const std::string& node, const std::string& why, const Cause& cause) {
  if (blocked_[node].erase(why) == 0) return;
  if (blocked_[node].empty()) return restart(node);
  fallen_by_[node].erase(cause.root);
  const Thing thing = thing_of_node(node);
  faults_.up(thing.subject, thing.id, cause, events_.now());
}

void Effects::hold_down(const std::string& node, Unsynced unsynced, const Cause& cause) {
  if (held_[node].insert_or_assign(cause.root, cause).second)
    block(node, cause.root, unsynced, cause);
}

void Effects::let_go(const std::string& node, const Cause& cause) {
  if (held_[node].erase(cause.root) > 0) unblock(node, cause.root, cause);
}

/// Independent reasons for slowness multiply.
double Effects::factor_of(const Slownesses& slow) {
  double result = 1;
  for (const auto& [root, one] : slow) result *= one.factor;
  return result;
}

void Effects::slow_machine(const std::string& node, double factor, const Cause& cause) {
  events_.tell(node, "machine-slow", fmt::format("x{:g}", factor), "主机变慢",
               "the machine became slow");
  slow_machines_[node].insert_or_assign(cause.root, Slowness{cause, factor});
  const Thing thing = thing_of_node(node);
  faults_.impaired(thing.subject, thing.id, cause, events_.now());
  world_.slow_node(grid_.node(node), factor_of(slow_machines_[node]));
}

void Effects::speed_up(const std::string& node, const Cause& cause) {
  if (slow_machines_[node].erase(cause.root) == 0) return;
  events_.tell(node, "machine-fast", node, "主机恢复速度", "the machine is as fast as before");
  const Thing thing = thing_of_node(node);
  faults_.mended(thing.subject, thing.id, cause, events_.now());
  world_.slow_node(grid_.node(node), factor_of(slow_machines_[node]));
}

void Effects::slow_disk(const std::string& node, double factor, const Cause& cause) {
  events_.tell(node, "disk-slow", fmt::format("x{:g}", factor), "磁盘变慢", "the disk became slow");
  slow_disks_[node].insert_or_assign(cause.root, Slowness{cause, factor});
  const Thing thing = thing_of_node(node);
  faults_.impaired(thing.subject, thing.id, cause, events_.now());
  grid_.node(node).disk().parameters().slowdown = factor_of(slow_disks_[node]);
}

void Effects::hasten_disk(const std::string& node, const Cause& cause) {
  if (slow_disks_[node].erase(cause.root) == 0) return;
  events_.tell(node, "disk-fast", node, "磁盘恢复速度", "the disk is as fast as before");
  const Thing thing = thing_of_node(node);
  faults_.mended(thing.subject, thing.id, cause, events_.now());
  grid_.node(node).disk().parameters().slowdown = factor_of(slow_disks_[node]);
}

void Effects::fill_disk(const std::string& node, std::uint64_t leave, const Cause& cause) {
  if (full_disks_.contains(node)) return;
  full_disks_.emplace(node, FullDisk{cause});
  SimDisk& disk = grid_.node(node).disk();
  disk.parameters().capacity_bytes = disk.used_bytes() + leave;
  disk.on_refusal([this, node] { write_refused(node); });
  events_.tell(node, "disk-fills", fmt::format("{} B left", leave), "磁盘空间不足",
               "the disk is almost full");
}

void Effects::write_refused(const std::string& node) {
  FullDisk& full = full_disks_.at(node);
  if (std::exchange(full.refuses, true)) return;
  events_.tell(node, "disk-full", node, "磁盘已满，写入失败",
               "the disk is full and refuses a write");
  const Thing thing = thing_of_node(node);
  faults_.down(thing.subject, thing.id, full.cause, events_.now());
}

void Effects::free_disk(const std::string& node, const Cause& cause) {
  const auto full = full_disks_.find(node);
  if (full == full_disks_.end() || full->second.cause.root != cause.root) return;
  full_disks_.erase(full);
  SimDisk& disk = grid_.node(node).disk();
  disk.parameters().capacity_bytes.reset();
  disk.on_refusal(nullptr);
  events_.tell(node, "disk-free", node, "磁盘空间恢复", "the disk has room again");
  const Thing thing = thing_of_node(node);
  faults_.up(thing.subject, thing.id, cause, events_.now());
}

void Effects::lose_disk(const std::string& node, const Cause& cause) {
  if (!lost_disks_.emplace(node, cause).second) return;
  events_.tell(node, "disk-gone", node, "存储失效", "the disk is gone");
  block(node, "disk", Unsynced::all_lost, cause);
}

void Effects::return_disk(const std::string& node, const Cause& cause) {
  const auto lost = lost_disks_.find(node);
  if (lost == lost_disks_.end() || lost->second.root != cause.root) return;
  lost_disks_.erase(lost);
  events_.tell(node, "disk-back", node, "存储恢复", "the disk is back");
  unblock(node, "disk", cause);
}

}  // namespace headframe::sim::city
