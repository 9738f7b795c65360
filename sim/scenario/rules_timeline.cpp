// Whether the incidents make sense one after the other.
#include "sim/scenario/rules.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/load.hpp"

namespace headframe::sim::scenario {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};

class TimelineRules {
 public:
  TimelineRules(const Scenario& scenario, Problems& problems)
      : scenario_(scenario), problems_(problems) {}

  void check(const Incident& incident, const Node& written) {
    mark_ = written.mark;
    if (incident.at >= scenario_.horizon) {
      problems_.add(written.find("at")->value.mark,
                    "happens after the horizon; expected an instant before it");
    }
    std::visit(Overloaded{[&](const LinkDown& w) { once(w.link, "down", incident); },
                          [&](const LinkFlap& w) { link_flap(w, incident); },
                          [&](const LinkBrownOut& w) { once(w.link, "slow", incident); },
                          [&](const DuctCut& w) { duct_cut(w, incident, written); },
                          [&](const MachineSlow& w) { once(w.node, "slow", incident); },
                          [&](const MemoryLeak& w) { once(w.node, "leaking", incident); },
                          [&](const DiskSlow& w) { once(w.node, "slow of disk", incident); },
                          [&](const DiskFull& w) { once(w.node, "full", incident); },
                          [&](const DiskLost& w) { once(w.node, "without its disk", incident); },
                          [&](const UpsModulesDown& w) { ups_modules_down(w, incident, written); },
                          [&](const MainsFailure& w) { once(w.supply, "without mains", incident); },
                          [&](const ClockDrift& w) { clock_drift(w, incident); },
                          [&](const EquipmentDown& w) { once(w.equipment, "down", incident); },
                          [&](const NodeCrash& crash) { node_crash(crash, incident); },
                          [&](const NodeRestart& restart) { node_restart(restart); },
                          [&](const GasBurst& burst) { gas_burst(burst, written); },
                          [&](const MineUpgrade& upgrade) { mine_upgrade(upgrade, written); },
                          [&](const UploadStorm& storm) { upload_storm(storm); },
                          [&](const ClockStep& step) { clock_step(step); }},
               incident.what);
  }

 private:
  /// What is in a state already cannot get into it again.
  void once(const std::string& thing, const char* state, const Incident& incident) {
    rt::Duration& until = until_[{incident.what.index(), thing}];
    if (incident.at < until) {
      problems_.add(mark_,
                    fmt::format("'{}' is still {} then; expected a later instant", thing, state));
    }
    until = std::max(until, end_of(incident));
  }

  void link_flap(const LinkFlap& flap, const Incident& incident) {
    once(flap.link, "flapping", incident);
    if (flap.duration <= flap.down) {
      problems_.add(mark_,
                    "the line would be down once and never flap; expected 'for' to be longer "
                    "than 'down'");
    }
  }

  void duct_cut(const DuctCut& cut, const Incident& incident, const Node& written) {
    once(cut.duct, "cut", incident);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < cut.links.size(); ++i) {
      if (seen.insert(cut.links[i]).second) continue;
      problems_.add(written.find("links")->value.items[i].mark,
                    fmt::format("'{}' stands twice; expected once", cut.links[i]));
    }
  }

  void ups_modules_down(const UpsModulesDown& down, const Incident& incident, const Node& written) {
    once(down.supply, "short of UPS modules", incident);
    const auto& ups = scenario_.power.at(down.supply).ups;
    const Mark mark = written.find("modules")->value.mark;
    if (!ups) {
      problems_.add(mark,
                    fmt::format("'{}' has no UPS; expected a supply with 'ups'", down.supply));
    } else if (down.modules > ups->modules) {
      problems_.add(mark, fmt::format("'{}' has {} modules; expected at most so many", down.supply,
                                      ups->modules));
    }
  }

  void clock_drift(const ClockDrift& drift, const Incident& incident) {
    one_owner(drift.mine.has_value(), drift.node.has_value());
    if (drift.mine) connected(*drift.mine, "has no clock that the platform could see");
    once(drift.mine ? *drift.mine : drift.node.value_or(""), "wrong by its clock", incident);
    if (drift.ppm == 0) problems_.add(mark_, "drifts by nothing; expected a number other than 0");
  }

  void node_crash(const NodeCrash& crash, const Incident& incident) {
    if (crash.on_write && crash.on_sync) {
      problems_.add(mark_, "both 'on_write' and 'on_sync'; expected at most one of them");
    }
    rt::Duration& until = dead_until_[crash.node];
    if (incident.at < until) {
      problems_.add(mark_,
                    fmt::format("'{}' is still down then; expected a later instant", crash.node));
    }
    until = crash.duration ? end_of(incident) : rt::Duration::max();
  }

  void node_restart(const NodeRestart& restart) {
    rt::Duration& until = dead_until_[restart.node];
    if (until != rt::Duration::max()) {
      problems_.add(mark_,
                    fmt::format("'{}' is not down by a node_crash without 'for'; expected such a "
                                "crash before the restart",
                                restart.node));
    }
    until = {};
  }

  /// No accident is told of a real mine.
  void gas_burst(const GasBurst& burst, const Node& written) {
    const Mine& mine = scenario_.mines.at(burst.mine);
    connected(burst.mine, "shows its gas to nobody");
    if (!mine.synthetic) {
      problems_.add(written.find("mine")->value.mark,
                    fmt::format("'{}' is a real mine; expected a synthetic one", burst.mine));
    }
    if (burst.working > mine.faces + mine.headings) {
      problems_.add(written.find("working")->value.mark,
                    fmt::format("'{}' has {} workings; expected at most so many", burst.mine,
                                mine.faces + mine.headings));
    }
  }

  void mine_upgrade(const MineUpgrade& upgrade, const Node& written) {
    connected(upgrade.mine, "has no upload that an upgrade could change");
    auto [at, fresh] = system_.try_emplace(upgrade.mine, scenario_.mines.at(upgrade.mine).system);
    if (at->second == upgrade.to) {
      problems_.add(
          written.find("to")->value.mark,
          fmt::format("'{}' already runs '{}'; expected another system", upgrade.mine, upgrade.to));
    }
    at->second = upgrade.to;
  }

  void upload_storm(const UploadStorm& storm) {
    for (const std::string& mine : storm.mines) connected(mine, "has no uploads to hold back");
  }

  void clock_step(const ClockStep& step) {
    one_owner(step.mine.has_value(), step.node.has_value());
    if (step.by == rt::Duration{})
      problems_.add(mark_, "steps by nothing; expected a duration other than 0");
  }

  void one_owner(bool mine, bool node) {
    if (mine == node)
      problems_.add(mark_, "a clock needs one owner; expected either 'mine' or 'node'");
  }

  void connected(const std::string& mine, const char* why) {
    if (scenario_.mines.at(mine).connected) return;
    problems_.add(
        mark_, fmt::format("'{}' is not connected and {}; expected a connected mine", mine, why));
  }

  const Scenario& scenario_;
  Problems& problems_;
  Mark mark_;
  std::map<std::pair<std::size_t, std::string>, rt::Duration> until_;  // by kind and thing
  std::map<std::string, rt::Duration> dead_until_;                     // nodes
  std::map<std::string, std::string> system_;                          // of upgraded mines
};

}  // namespace

std::vector<std::size_t> in_time_order(const std::vector<Incident>& timeline) {
  std::vector<std::size_t> order(timeline.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(timeline[i].at, i); });
  return order;
}

void check_timeline(const Scenario& scenario, const Node& document, Problems& problems) {
  const Node* written = document.at({"timeline"});
  if (written == nullptr) return;
  TimelineRules rules(scenario, problems);
  for (const std::size_t i : in_time_order(scenario.timeline))
    rules.check(scenario.timeline[i], written->items[i]);
}

}  // namespace headframe::sim::scenario
