// Whether the incidents make sense one after the other.
#include "sim/scenario/rules.hpp"

#include <algorithm>
#include <numeric>

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
    std::visit(Overloaded{[&](const LinkDown& down) { link_down(down, incident); },
                          [&](const NodeCrash& crash) { node_crash(crash, incident); },
                          [&](const NodeRestart& restart) { node_restart(restart); },
                          [&](const MineUpgrade& upgrade) { mine_upgrade(upgrade, written); },
                          [&](const UploadStorm& storm) { upload_storm(storm); },
                          [&](const ClockStep& step) { clock_step(step); }},
               incident.what);
  }

 private:
  void link_down(const LinkDown& down, const Incident& incident) {
    rt::Duration& until = down_until_[down.link];
    if (incident.at < until) {
      problems_.add(mark_,
                    fmt::format("'{}' is still down then; expected a later instant", down.link));
    }
    until = std::max(until, end_of(incident));
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
    if (step.mine.has_value() == step.node.has_value()) {
      problems_.add(mark_, "a clock step needs one owner; expected either 'mine' or 'node'");
    }
    if (step.by == rt::Duration{})
      problems_.add(mark_, "steps by nothing; expected a duration other than 0");
  }

  void connected(const std::string& mine, const char* why) {
    if (scenario_.mines.at(mine).connected) return;
    problems_.add(
        mark_, fmt::format("'{}' is not connected and {}; expected a connected mine", mine, why));
  }

  const Scenario& scenario_;
  Problems& problems_;
  Mark mark_;
  std::map<std::string, rt::Duration> down_until_, dead_until_;  // links, nodes
  std::map<std::string, std::string> system_;                    // of upgraded mines
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
