#include "sim/feed/timeline.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/load.hpp"

namespace headframe::sim::feed {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

class Planner {
 public:
  Planner(const scenario::Scenario& scenario, const std::vector<std::string>& mines,
          rt::Duration length)
      : scenario_(scenario), mines_(mines), length_(length) {}

  void add(const scenario::Incident& incident) {
    at_ = incident.at;
    std::visit([this](const auto& what) { take(what); }, incident.what);
  }
  /// What stands in the scenario beside its timeline and needs a centre of ours.
  void leave_out_the_centre() {
    if (scenario_.staff) leave_out("staff", "the people of the other side are its own");
    if (!scenario_.equipment.components.empty())
      leave_out("components", "only the timeline breaks things in a feed");
  }
  Timeline result;

 private:
  bool is_fed(const std::string& mine) const { return contains(mines_, mine); }

  void interrupt(std::vector<std::string> mines, Hindrance what, const std::string& subject,
                 rt::Duration duration) {
    auto& all = result.interruptions;
    all.insert(std::ranges::upper_bound(all, at_, {}, &Interruption::begin),
               {std::move(mines), what, subject, at_, std::min(length_, at_ + duration)});
  }
  void leave_out(std::string what, std::string why) {
    result.left_out.push_back({at_, std::move(what), std::move(why)});
  }

  std::vector<std::string> mines_behind(const std::vector<std::string>& links) const {
    std::vector<std::string> behind;
    for (const std::string& mine : mines_) {
      const auto way = scenario::path_to_centre(scenario_, scenario_.mines.at(mine).link);
      if (std::ranges::any_of(links, [&](const auto& link) { return contains(way, link); }))
        behind.push_back(mine);
    }
    return behind;
  }
  /// Every `every` from the incident's instant on; an `every` of zero is once.
  void cut(std::string_view kind, const std::string& subject, const std::vector<std::string>& links,
           rt::Duration down, rt::Duration every, rt::Duration length) {
    const auto behind = mines_behind(links);
    if (behind.empty())
      return leave_out(fmt::format("{} of {}", kind, subject),
                       "no mine of this feed is behind the link");
    const rt::Duration begin = at_, end = std::min(length_, at_ + length);
    do {
      interrupt(behind, Hindrance::line_down, subject, std::min(down, end - at_));
      at_ += every;
    } while (every > rt::Duration::zero() && at_ < end);
    at_ = begin;
  }

  void take(const scenario::LinkDown& down) {
    cut("link_down", down.link, {down.link}, down.duration, {}, down.duration);
  }
  void take(const scenario::LinkFlap& flap) {
    cut("link_flap", flap.link, {flap.link}, flap.down, flap.down + flap.up, flap.duration);
  }
  void take(const scenario::DuctCut& cut_duct) {
    cut("duct_cut", cut_duct.duct, cut_duct.links, cut_duct.duration, {}, cut_duct.duration);
  }
  void take(const scenario::LinkBrownOut& weak) {
    leave_out(fmt::format("link_brown_out of {}", weak.link), "a feed does not slow real lines");
  }
  void take(const scenario::GasBurst& burst) {
    // Of a mine that is fed: its plant has the burst already, see city::plan_bursts().
    if (!is_fed(burst.mine))
      leave_out(fmt::format("gas_burst in {}", burst.mine), "the mine is not in this feed");
  }
  void take(const scenario::UploadStorm& storm) {
    std::vector<std::string> holding;
    for (const std::string& mine : storm.mines)
      if (is_fed(mine)) holding.push_back(mine);
    if (holding.empty())
      leave_out("upload_storm", "none of its mines is in this feed");
    else
      interrupt(std::move(holding), Hindrance::held_back, "upload_storm", storm.duration);
  }
  void take(const scenario::MineUpgrade& upgrade) {
    if (is_fed(upgrade.mine))
      interrupt({upgrade.mine}, Hindrance::upgrade, upgrade.to, upgrade.switch_over);
    else
      leave_out(fmt::format("mine_upgrade of {}", upgrade.mine), "the mine is not in this feed");
  }
  void take(const scenario::ClockStep& step) {
    if (step.mine && is_fed(*step.mine)) return result.jumps.push_back({*step.mine, at_, step.by});
    leave_out(fmt::format("clock_step of {}", step.mine ? *step.mine : *step.node),
              step.mine ? "the mine is not in this feed" : not_ours);
  }
  void take(const scenario::ClockDrift& drift) {
    leave_out(fmt::format("clock_drift of {}", drift.mine ? *drift.mine : *drift.node),
              drift.mine ? "a feed steps clocks; it does not let them drift" : not_ours);
  }
  void take(const scenario::NodeCrash& what) { not_carried_out("node_crash", what.node); }
  void take(const scenario::NodeRestart& what) { not_carried_out("node_restart", what.node); }
  void take(const scenario::MachineSlow& what) { not_carried_out("machine_slow", what.node); }
  void take(const scenario::MemoryLeak& what) { not_carried_out("memory_leak", what.node); }
  void take(const scenario::DiskSlow& what) { not_carried_out("disk_slow", what.node); }
  void take(const scenario::DiskFull& what) { not_carried_out("disk_full", what.node); }
  void take(const scenario::DiskLost& what) { not_carried_out("disk_lost", what.node); }
  void take(const scenario::UpsModulesDown& what) {
    not_carried_out("ups_modules_down", what.supply);
  }
  void take(const scenario::MainsFailure& what) { not_carried_out("mains_failure", what.supply); }
  void take(const scenario::EquipmentDown& what) {
    not_carried_out("equipment_down", what.equipment);
  }
  void not_carried_out(std::string_view kind, const std::string& subject) {
    leave_out(fmt::format("{} of {}", kind, subject), not_ours);
  }

  static constexpr auto not_ours = "a feed has no power over the other side's machines";

  const scenario::Scenario& scenario_;
  const std::vector<std::string>& mines_;
  rt::Duration length_, at_{};
};

}  // namespace

std::string_view name(Hindrance hindrance) {
  switch (hindrance) {
    case Hindrance::line_down:
      return "line-down";
    case Hindrance::held_back:
      return "held-back";
    case Hindrance::upgrade:
      return "upgrade";
  }
  return {};
}

Timeline timeline_of(const scenario::Scenario& scenario, const std::vector<std::string>& mines,
                     rt::Duration length) {
  Planner planner(scenario, mines, length);
  planner.leave_out_the_centre();
  for (const scenario::Incident& incident : scenario.timeline)
    if (incident.at < length) planner.add(incident);
  return std::move(planner.result);
}

}  // namespace headframe::sim::feed
