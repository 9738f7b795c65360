#include "tests/compatibility/measure.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/city/city.hpp"

namespace headframe::tests {
namespace {

using namespace std::chrono_literals;
using sim::compatibility::Cell;
using sim::compatibility::Matrix;
using sim::scenario::Dialect;
using sim::scenario::Receiver;
using sim::scenario::Scenario;

constexpr auto upgrade_at = 2h;
constexpr auto switch_over = 5min;
constexpr const char* pattern_mine = "pattern";

struct Wanted {
  Dialect dialect;
  std::string deviation;
  std::string mine;  // of the cell, and its system
};

std::string plain(Dialect dialect) {
  return fmt::format("{}-plain", sim::compatibility::name(dialect));
}

std::vector<Wanted> all_cells(const Scenario& pattern) {
  std::vector<Wanted> cells;
  for (const Dialect dialect : {Dialect::ga, Dialect::gb, Dialect::gc}) {
    cells.push_back({dialect, "", plain(dialect)});
    for (const auto& [name, deviation] : pattern.deviations)
      if (std::ranges::find(deviation.dialects, dialect) != deviation.dialects.end())
        cells.push_back(
            {dialect, name, fmt::format("{}-{}", sim::compatibility::name(dialect), name)});
  }
  return cells;
}

Scenario city_of(const Scenario& pattern, const std::vector<Wanted>& cells, Receiver receiver) {
  Scenario city = pattern;
  city.platform.receiver = receiver;
  city.mines.clear();
  std::size_t number = 0;
  for (const Wanted& cell : cells) {
    sim::scenario::System after = pattern.systems.at("before");
    after.dialect = cell.dialect;
    if (!cell.deviation.empty()) after.deviations = {cell.deviation};
    city.systems[cell.mine] = after;
    sim::scenario::Mine mine = pattern.mines.at(pattern_mine);
    mine.code = fmt::format("410185{:06}", ++number);
    city.mines[cell.mine] = mine;
    city.timeline.push_back(
        {upgrade_at, {}, sim::scenario::MineUpgrade{cell.mine, cell.mine, switch_over, false}});
  }
  return city;
}

/// What every mine sees after the change: all states that a file can report.
void plan(sim::plant::Mine& mine, rt::WallTime start) {
  using sim::plant::EpisodeKind;
  const rt::WallTime after = start + upgrade_at + 1h;
  mine.plan(EpisodeKind::burst, 0, {after, after + 30min, 7});
  mine.plan(EpisodeKind::feed_stuck, 0, {after - 2min, after + 40min, 0.1});
  mine.plan(EpisodeKind::exhaust, 1, {after + 50min, after + 70min, 60});
  mine.plan_broken(1, {after + 80min, after + 100min, 0.5});
  mine.plan_substation_out(1, {after + 110min, after + 125min, 0.9});
}

/// Six decimals, as the table keeps them.
double share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return 0;
  return std::round(1e6 * static_cast<double>(part) / static_cast<double>(whole)) / 1e6;
}

template <class Counts>
std::string most_frequent(const Counts& counts) {
  const auto most = std::ranges::max_element(counts, {}, [](const auto& c) { return c.second; });
  return most == counts.end() || most->second == 0 ? std::string() : std::string(most->first);
}

std::string why(const sim::ledger::MineResult& mine, const sim::city::Findings& findings,
                const Cell& cell) {
  using sim::compatibility::Effect;
  if (cell.effect() == Effect::fine) return {};
  std::map<std::string, std::int64_t> rules;
  if (cell.misconverted < cell.lost) {
    const auto unread = findings.belief.unread.find(mine.mine);
    return unread == findings.belief.unread.end() ? std::string() : most_frequent(unread->second);
  }
  for (std::size_t i = 0; i < sim::ledger::rule_count; ++i)
    rules[std::string(sim::ledger::name(static_cast<sim::ledger::Rule>(i)))] =
        mine.misconverted_by[i];
  return most_frequent(rules);
}

/// Kinds of findings after the change, in the order in which they came.
std::vector<std::string> named(const sim::city::Findings& findings, const std::string& mine) {
  std::vector<std::string> kinds;
  for (const sim::record::Event& e : findings.events)
    if (e.kind == "finding" && e.node == mine && e.at >= upgrade_at)
      kinds.push_back(e.subject.substr(0, e.subject.find(' ')));
  return kinds;
}

/// The first that the change of dialect alone does not bring; where there is none, the first.
std::string named_first(const std::vector<std::string>& kinds,
                        const std::vector<std::string>& of_the_dialect) {
  for (const std::string& kind : kinds)
    if (std::ranges::find(of_the_dialect, kind) == of_the_dialect.end()) return kind;
  return kinds.empty() ? std::string() : kinds.front();
}

Cell cell_of(const Wanted& wanted, Receiver receiver, const sim::city::Findings& findings) {
  const auto mine =
      std::ranges::find(findings.ledger.mines, wanted.mine, &sim::ledger::MineResult::mine);
  sim::ledger::Counts after;
  const auto first = static_cast<std::size_t>(upgrade_at / findings.ledger.bin);
  for (std::size_t i = first; i < mine->bins.size(); ++i) after += mine->bins[i];
  using sim::ledger::Outcome;
  Cell cell{receiver, wanted.dialect, wanted.deviation,
            share(after[Outcome::lost], after.produced()),
            share(after[Outcome::misconverted], after.produced()), "", ""};
  cell.why = why(*mine, findings, cell);
  cell.named = named_first(
      named(findings, wanted.mine),
      wanted.deviation.empty() ? std::vector<std::string>() : named(findings, plain(wanted.dialect)));
  return cell;
}

}  // namespace

Matrix measure(const Scenario& pattern) {
  const std::vector<Wanted> wanted = all_cells(pattern);
  std::vector<Cell> cells;
  for (const Receiver receiver : {Receiver::of_2014, Receiver::current}) {
    const Scenario scenario = city_of(pattern, wanted, receiver);
    sim::city::Observer nobody;
    sim::city::City city(scenario, scenario.seed, sim::fixed_physics(), nobody);
    for (const Wanted& cell : wanted) plan(city.site(cell.mine).plant(), scenario.start);
    const auto findings = city.run(scenario.horizon, scenario.drain, [](rt::Duration) {});
    for (const Wanted& cell : wanted) cells.push_back(cell_of(cell, receiver, findings));
  }
  return Matrix(std::move(cells));
}

}  // namespace headframe::tests
