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
  Timeline result;

 private:
  bool is_fed(const std::string& mine) const { return contains(mines_, mine); }

  void interrupt(std::vector<std::string> mines, Hindrance what, const std::string& subject,
                 rt::Duration duration) {
    result.interruptions.push_back(
        {std::move(mines), what, subject, at_, std::min(length_, at_ + duration)});
  }
  void leave_out(std::string what, std::string why) {
    result.left_out.push_back({at_, std::move(what), std::move(why)});
  }

  void take(const scenario::LinkDown& down) {
    std::vector<std::string> behind;
    for (const std::string& mine : mines_)
      if (contains(scenario::path_to_centre(scenario_, scenario_.mines.at(mine).link), down.link))
        behind.push_back(mine);
    if (behind.empty())
      leave_out(fmt::format("link_down of {}", down.link),
                "no mine of this feed is behind the link");
    else
      interrupt(std::move(behind), Hindrance::line_down, down.link, down.duration);
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
  void take(const scenario::NodeCrash& crash) {
    leave_out(fmt::format("node_crash of {}", crash.node), not_ours);
  }
  void take(const scenario::NodeRestart& restart) {
    leave_out(fmt::format("node_restart of {}", restart.node), not_ours);
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
  for (const scenario::Incident& incident : scenario.timeline)
    if (incident.at < length) planner.add(incident);
  return std::move(planner.result);
}

}  // namespace headframe::sim::feed
