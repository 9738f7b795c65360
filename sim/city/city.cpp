#include "sim/city/city.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <tuple>

#include <fmt/format.h>

#include "sim/city/costs.hpp"
#include "sim/city/describe.hpp"

namespace headframe::sim::city {
namespace {

/// A city that has nothing left to deliver is let go this much later, so that what was just
/// promised is also stored.
constexpr rt::Duration settling = std::chrono::minutes(1);

WorldParameters world_of(const scenario::Scenario& scenario, std::uint64_t seed) {
  WorldParameters parameters;
  parameters.seed = seed;
  parameters.epoch = Era{scenario.start}.epoch();
  parameters.costs = measured_costs();
  return parameters;
}

LedgerMines enter_mines(const scenario::Scenario& scenario, ledger::Ledger& ledger) {
  LedgerMines mines;
  for (const auto& [name, mine] : scenario.mines)
    if (mine.connected) mines[mine.code] = {name, ledger.add_mine(name)};
  return mines;
}

std::vector<record::Event> merged(const std::vector<record::Event>& first,
                                  const std::vector<record::Event>& second) {
  std::vector<record::Event> all;
  std::ranges::merge(first, second, std::back_inserter(all), {}, &record::Event::at,
                     &record::Event::at);
  return all;
}

/// Local midnight before the start, on the run's scale.
kpi::Moment first_midnight(rt::WallTime start) {
  constexpr rt::Duration china = std::chrono::hours(8);
  return -((start.since_epoch + china) % kpi::day);
}

}  // namespace

City::City(const scenario::Scenario& scenario, std::uint64_t seed, const PhysicsFactory& physics,
           Observer& observer)
    : scenario_(scenario),
      observer_(observer),
      era_{scenario.start},
      world_(world_of(scenario, seed), physics),
      grid_(world_, scenario),
      weather_(seed),
      ledger_mines_(enter_mines(scenario, ledger_)),
      truth_(world_, era_, ledger_, ledger_mines_, observer),
      hearing_(observer, truth_),
      events_(world_, era_),
      effects_(world_, grid_, scenario, faults_, events_),
      incidents_(world_, era_, grid_, scenario, sites_, faults_, events_, effects_),
      centre_(
          scenario, grid_.node(scenario.platform.node), [this] { effects_.platform_serves(); },
          [this] { effects_.node_went_down(scenario_.platform.node); },
          [this](const std::string& what) { defects_.push_back(what); }),
      belief_(world_, grid_.node(scenario.platform.node), era_, ledger_, ledger_mines_,
              centre_.database(), observer) {
  for (const auto& [code, mine] : ledger_mines_)
    sites_[mine.name] = std::make_unique<MineSite>(
        scenario, mine.name, grid_.node(mine.name), seed, weather_, hearing_,
        [this, name = mine.name] { effects_.node_went_down(name); });
  if (scenario.staff)
    people_ = std::make_unique<People>(Town{world_, era_, grid_, scenario, faults_, effects_, sites_,
                                            truth_, centre_.http()});
}

void City::commission() {
  Commission commission{register_of(scenario_), {}, {}, {}};
  for (const auto& [name, site] : sites_)
    commission.connected.push_back({site->description().code, mapping_of(site->description())});
  if (people_) people_->enrol(commission);
  world_.schedule({}, [this, commission] { centre_.begin(commission); });
  world_.run_until(era_.instant(-rt::Duration(1)));
  if (!centre_.is_commissioned())
    throw std::runtime_error(fmt::format("the platform was not commissioned within {} s",
                                         commissioning / std::chrono::seconds(1)));
  world_.schedule(era_.instant({}), [this] {
    for (const auto& [name, site] : sites_) {
      const std::string& code = site->description().code;
      site->begin(centre_.ftp(), code, centre_.secrets().at(code));
    }
  });
}

void City::pass(rt::Instant until, const Passed& passed) {
  while (world_.now() < until) {
    world_.run_until(std::min(until, world_.now() + step_));
    belief_.look();
    passed(era_.moment(world_.now()));
  }
}

bool City::is_drained() const {
  return centre_.is_serving() && centre_.files_waiting() == 0 &&
         std::all_of(sites_.begin(), sites_.end(),
                     [](const auto& s) { return s.second->is_drained(); });
}

Findings City::run(rt::Duration horizon, rt::Duration drain, const Passed& passed) {
  checkpoints_.emplace(checkpoint_interval(horizon));
  world_.set_witness([this](const CanonicalEvent& event, const Digest& before) {
    checkpoints_->before(era_.moment(event.at), before);
    observer_.happened(era_.moment(event.at), event);
  });
  commission();
  if (people_) people_->begin(horizon);
  incidents_.schedule(horizon);
  if (!scenario_.equipment.components.empty()) begin_ageing(horizon);
  pass(era_.instant(horizon), passed);
  world_.schedule(world_.now(), [this] {
    for (const auto& [name, site] : sites_) site->stop_production();
    effects_.heal();
    incidents_.rest();
    if (ageing_) ageing_->rest();
  });
  const rt::Instant end = era_.instant(horizon + drain);
  while (world_.now() < end && !is_drained())
    pass(std::min(end, world_.now() + longest_step), passed);
  pass(world_.now() + settling, passed);
  return findings(horizon);
}

void City::begin_ageing(rt::Duration horizon) {
  ageing_.emplace(world_, era_, scenario_, horizon, effects_, events_, sites_);
  if (people_) {
    faults_.when_noticed([this](const Touched& thing, kpi::Moment) { ageing_->noticed(thing); });
    ageing_->when_upgraded([this](const std::string& mine) { people_->upgrade_begins(mine); });
  }
  ageing_->begin();
}

kpi::Downtime City::downtime(rt::Duration horizon) const {
  kpi::Downtime result{
      {{kpi::Moment{}, horizon}, first_midnight(scenario_.start)}, faults_.outages(), {}};
  result.outages.insert(result.outages.end(), truth_.outages().begin(), truth_.outages().end());
  for (const auto& [name, mine] : scenario_.mines) {
    if (!mine.connected) continue;
    const auto line = rented_line(scenario_, mine);
    result.routes.push_back({name, line ? std::vector{*line} : std::vector<std::string>{}});
  }
  return result;
}

/// Those of the timeline and those of the list, numbered in the order of failure.
std::vector<ToldFault> City::faults() {
  std::vector<ToldFault> all = faults_.told();
  if (ageing_) std::ranges::move(ageing_->follow_up(), std::back_inserter(all));
  std::ranges::sort(all, {}, [](const ToldFault& f) { return std::tie(f.fault.failed, f.fault.id); });
  for (std::size_t i = 0; i < all.size(); ++i) all[i].fault.id = fmt::format("F{:03}", i + 1);
  return all;
}

Paperwork City::paperwork(const std::vector<ToldFault>& faults) const {
  Paperwork paper{people_->tallies().patrols, people_->tallies().reports, belief_.orders(), {}};
  for (const ToldFault& told : faults) {
    auto& names = paper.touched.emplace_back();
    for (const Touched& thing : told.touched) names.merge(people_->things().names(thing));
  }
  return paper;
}

Findings City::findings(rt::Duration horizon) {
  Findings found;
  found.downtime = downtime(horizon);
  const std::vector<ToldFault> told = faults();
  for (const ToldFault& fault : told) found.faults.push_back(fault.fault);
  found.believed_outages = belief_.outages(horizon);
  if (people_) found.paperwork = paperwork(told);
  found.alarms = ledger::match_alarms(truth_.over_limits(), belief_.over_limits(), {});
  found.ledger = std::move(ledger_).finish();
  for (const auto& events : {events_.events(), truth_.events(), belief_.findings()})
    found.events = merged(found.events, events);
  if (people_) found.events = merged(found.events, people_->events());
  found.truth = truth_.counts();
  found.belief = belief_.counts();
  found.values_per_ten_minutes = belief_.values_per_bin();
  found.defects = defects_;
  found.simulated = era_.moment(world_.now());
  const auto& total = found.ledger.total;
  for (std::size_t i = 0; i < ledger::outcome_count; ++i)
    world_.record("ledger", ledger::name(static_cast<ledger::Outcome>(i)),
                  std::to_string(total.of[i]));
  found.digest = world_.digest();
  found.checkpoints = checkpoints_->rows();
  return found;
}

}  // namespace headframe::sim::city
