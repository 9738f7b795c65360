// Lines, machines and disks of the timeline.
#include "sim/city/incidents.hpp"

#include <algorithm>

namespace headframe::sim::city {
namespace {

Unsynced unsynced_of(scenario::Unsynced unsynced) {
  switch (unsynced) {
    case scenario::Unsynced::torn:
      return Unsynced::by_chance;
    case scenario::Unsynced::lost:
      return Unsynced::all_lost;
    case scenario::Unsynced::kept:
      return Unsynced::all_kept;
  }
  return Unsynced::by_chance;
}

}  // namespace

void Incidents::start(const scenario::LinkDown& what, const Incident& incident) {
  const Cause cause = cause_of(incident, effects_.cause_of_link(what.link, "line-cut"));
  effects_.cut(what.link, cause);
  later(what.duration, [=, this, link = what.link] { effects_.restore(link, cause); });
}

void Incidents::start(const scenario::LinkFlap& what, const Incident& incident) {
  const Cause cause = cause_of(incident, effects_.cause_of_link(what.link, "line-flap"));
  effects_.unsteady(what.link, cause);
  flap(what, cause, world_.now() + what.duration);
}

/// One turn: down, then up, then the next.
void Incidents::flap(const scenario::LinkFlap& what, const Cause& cause, rt::Instant until) {
  if (world_.now() >= until) return effects_.steady(what.link, cause);
  effects_.cut(what.link, cause);
  const rt::Duration left = until - world_.now();
  later(std::min(what.down, left), [=, this] { effects_.restore(what.link, cause); });
  later(std::min(what.down + what.up, left), [=, this] { flap(what, cause, until); });
}

void Incidents::start(const scenario::LinkBrownOut& what, const Incident& incident) {
  const Cause cause = cause_of(incident, effects_.cause_of_link(what.link, "brown-out"));
  effects_.brown_out(what.link, what.share, what.more_latency.value_or(rt::Duration{}), cause);
  later(what.duration, [=, this, link = what.link] { effects_.clear_up(link, cause); });
}

void Incidents::start(const scenario::DuctCut& what, const Incident& incident) {
  const Cause cause = cause_of(incident, own_cause("duct", what.duct, "duct-cut"));
  for (const std::string& link : what.links) effects_.cut(link, cause);
  later(what.duration, [=, this, links = what.links] {
    for (const std::string& link : links) effects_.restore(link, cause);
  });
}

void Incidents::start(const scenario::NodeCrash& what, const Incident& incident) {
  const Cause cause = cause_of(incident, effects_.cause_of_node(what.node, "node-crash"));
  const Unsynced unsynced = unsynced_of(what.disk);
  if (what.duration)
    effects_.on_next_fall(what.node, [this, node = what.node, after = *what.duration] {
      later(after, [this, node] { effects_.restart(node); });
    });
  // The scenario counts from 1, the disk from the next operation.
  if (what.on_write)
    effects_.crash_at(what.node, DiskOperation::write, *what.on_write - 1, unsynced, cause);
  else if (what.on_sync)
    effects_.crash_at(what.node, DiskOperation::sync, *what.on_sync - 1, unsynced, cause);
  else
    effects_.crash(what.node, unsynced, cause);
}

void Incidents::start(const scenario::NodeRestart& what, const Incident&) {
  effects_.restart(what.node);
}

void Incidents::start(const scenario::MachineSlow& what, const Incident& incident) {
  const Cause cause = cause_of(incident, effects_.cause_of_node(what.node, "machine-slow"));
  effects_.slow_machine(what.node, what.factor, cause);
  later(what.duration, [=, this, node = what.node] { effects_.speed_up(node, cause); });
}

void Incidents::start(const scenario::MemoryLeak& what, const Incident& incident) {
  const Cause cause = cause_of(incident, effects_.cause_of_node(what.node, "memory-leak"));
  leak(what, cause, world_.now() + what.duration);
}

/// One life of the program: it grows slow, is killed, and is started again to leak again. The
/// system underneath survives, so nothing that was written is lost.
void Incidents::leak(const scenario::MemoryLeak& what, const Cause& cause, rt::Instant until) {
  const rt::Instant dies = world_.now() + what.exhausted_after;
  if (dies > until) return;
  if (what.slow_factor)
    later(what.exhausted_after - what.exhausted_after / 10,
          [=, this] { effects_.slow_machine(what.node, *what.slow_factor, cause); });
  later(what.exhausted_after, [=, this] {
    if (grid_.node(what.node).is_up()) effects_.crash(what.node, Unsynced::all_kept, cause);
    effects_.speed_up(what.node, cause);
  });
  later(what.exhausted_after + what.restart_after, [=, this] {
    effects_.restart(what.node);
    leak(what, cause, until);
  });
}

void Incidents::start(const scenario::DiskSlow& what, const Incident& incident) {
  const Cause cause = cause_of(incident, effects_.cause_of_node(what.node, "disk-slow"));
  effects_.slow_disk(what.node, what.factor, cause);
  later(what.duration, [=, this, node = what.node] { effects_.hasten_disk(node, cause); });
}

void Incidents::start(const scenario::DiskFull& what, const Incident& incident) {
  const Cause cause = cause_of(incident, effects_.cause_of_node(what.node, "disk-full"));
  effects_.fill_disk(what.node, what.leave_bytes, cause);
  later(what.duration, [=, this, node = what.node] { effects_.free_disk(node, cause); });
}

void Incidents::start(const scenario::DiskLost& what, const Incident& incident) {
  const Cause cause = cause_of(incident, effects_.cause_of_node(what.node, "disk-lost"));
  effects_.lose_disk(what.node, cause);
  later(what.duration, [=, this, node = what.node] { effects_.return_disk(node, cause); });
}

}  // namespace headframe::sim::city
