#include "sim/city/people_ports.hpp"

#include <algorithm>

#include "sim/scenario/load.hpp"

namespace headframe::sim::city {
namespace {

using staff::Sign;

std::string symptom_of(const std::string& kind) {
  if (kind == "wall") return "wall-dark";
  return kind == "module" ? "module-errors" : "out-of-order";
}

}  // namespace

std::vector<Sign> Sights::signs() const {
  std::vector<Sign> seen;
  for (const auto& [name, touched] : things_.touched)
    if (effects_.is_dark(touched.first, touched.second))
      seen.push_back({name, symptom_of(things_.book.things.at(name).kind), false});
  for (const auto& [name, node] : scenario_.nodes) {
    const bool stands = grid_.node(name).has_program() && !grid_.node(name).is_up();
    if (!stands || scenario::is_workstation(scenario_, name)) continue;
    const auto subject =
        name == scenario_.platform.node ? kpi::Subject::platform : kpi::Subject::equipment;
    for (const std::string& thing : things_.names({subject, name}))
      seen.push_back({thing, "red-lamp", true});
  }
  for (const auto& [name, supply] : scenario_.power) {
    if (!effects_.supply(name).mains) seen.push_back({name + "-mains", "mains-gone", false});
    if (effects_.supply(name).modules_out > 0) seen.push_back({name + "-ups", "red-lamp", true});
  }
  return seen;
}

OnTheSpot::OnTheSpot(const MineSites& sites, const TruthBook& truth, const World& world)
    : truth_(truth), world_(world) {
  for (const auto& [name, site] : sites) by_code_[site->description().code] = site.get();
}

bool OnTheSpot::system_works(const std::string& mine) const {
  return site(mine).is_up() && !is_being_upgraded(mine);
}

bool OnTheSpot::is_being_upgraded(const std::string& mine) const {
  const rt::WallTime now = world_.wall_now();
  return std::ranges::any_of(site(mine).description().upgrades, [now](const mine::Upgrade& u) {
    return u.at <= now && now < u.at + u.downtime;
  });
}

bool OnTheSpot::is_over_limit(const std::string& mine, const std::string& point) const {
  const auto place = truth_.place_of(mine, point);
  if (!place) return false;
  const auto& limits = site(mine).layout().points[*place].limits;
  return limits.alarm_high && site(mine).plant().in_air(*place) >= *limits.alarm_high;
}

void Callout::report(const std::string& thing, staff::Party, rt::WallTime at) {
  called_about_.insert(thing);
  const auto where = things_.touched.find(thing);
  if (where == things_.touched.end()) return;  // the mains
  const auto& [subject, id] = where->second;
  if (faults_.noticed(subject, id, era_.moment(at)) || subject == kpi::Subject::mine) return;
  done(thing, "no-fault-found");
}

/// The name of a common cause, or what was wrong with the thing itself.
void Callout::well_again(const Touched& what, const Cause& cause) {
  const std::string& why = cause.category == "common-cause" ? cause.device : cause.symptom;
  for (const std::string& thing : things_.names(what)) done(thing, why);
}

void Callout::mains_back(const std::string& supply) {
  done(supply + "-mains", "mains-failure");
}

void Callout::done(const std::string& thing, const std::string& cause) {
  if (called_about_.erase(thing) == 0) return;
  const staff::Progress progress{thing, staff::Stage::restored, world_.wall_now(), cause};
  world_.schedule(world_.now(), [this, progress] { learn_(progress); });
}

}  // namespace headframe::sim::city
