#include "sim/city/incidents.hpp"

#include <fmt/format.h>

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

std::string_view category_of(kpi::Subject subject) {
  switch (subject) {
    case kpi::Subject::platform:
      return "platform";
    case kpi::Subject::line:
      return "line";
    case kpi::Subject::mine:
      return "mine";
    case kpi::Subject::module:
      return "module";
    case kpi::Subject::equipment:
      return "equipment";
  }
  return {};
}

/// A rented line is the network of the figures; an access line belongs to its mine.
kpi::Subject subject_of(const scenario::Scenario& scenario, const std::string& link) {
  const bool own = scenario.links.at(link).kind == scenario::LinkKind::access;
  return own ? kpi::Subject::mine : kpi::Subject::line;
}

/// What an outage of the link is an outage of.
std::string id_of(const scenario::Scenario& scenario, const std::string& link) {
  if (subject_of(scenario, link) == kpi::Subject::line) return link;
  for (const auto& [name, mine] : scenario.mines)
    if (mine.link == link) return name;
  return link;
}

}  // namespace

Incidents::Incidents(World& world, Era era, const Grid& grid, const scenario::Scenario& scenario,
                     MineSites& sites)
    : world_(world), era_(era), grid_(grid), scenario_(scenario), sites_(sites) {}

void Incidents::schedule(rt::Duration horizon) {
  for (const scenario::Incident& incident : scenario_.timeline)
    if (incident.at < horizon)
      world_.schedule(era_.instant(incident.at), [this, &incident] { carry_out(incident); });
}

void Incidents::carry_out(const scenario::Incident& incident) {
  std::visit([this](const auto& what) { start(what); }, incident.what);
}

void Incidents::tell(const std::string& node, std::string kind, std::string subject, std::string zh,
                     std::string en) {
  world_.record(node, kind, subject);
  events_.push_back({era_.moment(world_.now()), node, std::move(kind), std::move(subject),
                     std::move(zh), std::move(en)});
}

void Incidents::went_down(kpi::Subject subject, const std::string& id, const std::string& cause) {
  if (open_.contains({subject, id})) return;
  const kpi::Moment now = era_.moment(world_.now());
  log_.down(subject, id, cause, false, now);
  open_[{subject, id}] = faults_.size();
  kpi::Fault fault;
  fault.id = fmt::format("F{:03}", faults_.size() + 1);
  fault.device = id;
  fault.category = category_of(subject);
  fault.symptom = cause;
  fault.root_cause = fmt::format("{}/{}/{}", fault.category, id, cause);
  fault.system_level = subject != kpi::Subject::mine;
  fault.failed = now;
  faults_.push_back(std::move(fault));
}

void Incidents::came_back(kpi::Subject subject, const std::string& id) {
  const auto found = open_.find({subject, id});
  if (found == open_.end()) return;
  const kpi::Moment now = era_.moment(world_.now());
  log_.up(subject, id, faults_[found->second].symptom, now);
  faults_[found->second].restored = now;
  open_.erase(found);
}

void Incidents::start(const scenario::LinkDown& incident) {
  if (links_down_[incident.link]++ == 0) {
    tell(incident.link, "link-down", incident.link, "线路中断", "the line went down");
    went_down(subject_of(scenario_, incident.link), id_of(scenario_, incident.link), "line-cut");
    world_.set_link(grid_.link(incident.link), false);
  }
  world_.schedule(world_.now() + incident.duration,
                  [this, link = incident.link] { line_is_back(link); });
}

void Incidents::line_is_back(const std::string& link) {
  if (links_down_[link] == 0 || --links_down_[link] > 0) return;
  tell(link, "link-up", link, "线路恢复", "the line is back");
  came_back(subject_of(scenario_, link), id_of(scenario_, link));
  world_.set_link(grid_.link(link), true);
}

void Incidents::start(const scenario::NodeCrash& incident) {
  Node& node = grid_.node(incident.node);
  const Unsynced unsynced = unsynced_of(incident.disk);
  if (incident.duration)
    restart_after_[incident.node] = *incident.duration;
  else
    restart_after_.erase(incident.node);
  if (!incident.on_write && !incident.on_sync) return node.crash(unsynced);
  node.disk().on_crash([&node, unsynced] { node.crash(unsynced); });
  // The scenario counts from 1, the disk from the next operation.
  if (incident.on_write)
    node.disk().fail_at(DiskOperation::write, *incident.on_write - 1, DiskFailure::crash);
  else
    node.disk().fail_at(DiskOperation::sync, *incident.on_sync - 1, DiskFailure::crash);
}

void Incidents::node_went_down(const std::string& node) {
  tell(node, "node-down", node, "主机宕机", "the machine crashed");
  if (node == scenario_.platform.node)
    went_down(kpi::Subject::platform, node, "node-crash");
  else
    went_down(kpi::Subject::mine, node, "node-crash");
  const auto planned = restart_after_.find(node);
  if (planned == restart_after_.end()) return;
  world_.schedule(world_.now() + planned->second, [this, node] { restart(node); });
  restart_after_.erase(planned);
}

void Incidents::start(const scenario::NodeRestart& incident) {
  restart(incident.node);
}

void Incidents::restart(const std::string& name) {
  Node& node = grid_.node(name);
  if (node.is_up()) return;
  tell(name, "node-up", name, "主机启动", "the machine was started");
  node.restart();
  if (name != scenario_.platform.node) came_back(kpi::Subject::mine, name);
}

void Incidents::platform_serves() {
  tell(scenario_.platform.node, "platform-serves", {}, "平台提供服务", "the platform answers");
  came_back(kpi::Subject::platform, scenario_.platform.node);
}

void Incidents::start(const scenario::MineUpgrade& incident) {
  // The mine's own system carries it out at this instant; see describe_mine().
  tell(incident.mine, "mine-upgrade", incident.to, "监控系统升级开始",
       "the monitoring system is being replaced");
}

void Incidents::start(const scenario::UploadStorm& incident) {
  tell("city", "upload-storm", fmt::format("{} mines", incident.mines.size()),
       "煤矿暂停上传，文件积压", "the mines hold their files back");
  for (const std::string& mine : incident.mines) sites_.at(mine)->hold(true);
  world_.schedule(world_.now() + incident.duration, [this, mines = incident.mines] {
    tell("city", "upload-storm-breaks", fmt::format("{} mines", mines.size()), "积压文件同时上传",
         "the mines deliver all at once");
    for (const std::string& mine : mines) sites_.at(mine)->hold(false);
  });
}

void Incidents::start(const scenario::ClockStep& incident) {
  const std::string& name = incident.mine ? *incident.mine : *incident.node;
  tell(name, "clock-step", fmt::format("{} ns", incident.by.count()), "时钟跳变",
       "the clock was stepped");
  grid_.node(name).step_clock(incident.by);
}

void Incidents::heal() {
  for (auto& [link, holds] : links_down_)
    if (holds > 0) {
      holds = 1;
      line_is_back(link);
    }
  for (const auto& [name, node] : scenario_.nodes) restart(name);
  for (const auto& [name, site] : sites_) {
    restart(name);
    site->hold(false);
  }
}

kpi::Downtime Incidents::downtime(kpi::Calendar calendar) const {
  kpi::Downtime result{calendar, log_.outages(), {}};
  for (const auto& [name, mine] : scenario_.mines) {
    if (!mine.connected) continue;
    const auto line = rented_line(scenario_, mine);
    result.routes.push_back({name, line ? std::vector{*line} : std::vector<std::string>{}});
  }
  return result;
}

}  // namespace headframe::sim::city
