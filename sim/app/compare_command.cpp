#include "sim/app/compare_command.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/app/again.hpp"
#include "sim/app/children.hpp"
#include "sim/app/progress.hpp"
#include "sim/city/repeat.hpp"
#include "sim/compare/tell.hpp"

namespace headframe::sim::app {
namespace {

using compare::Canonical;
using Json = nlohmann::json;

volatile std::sig_atomic_t stop_requested = 0;

Json binary(const std::string& bytes) {
  return Json::binary({bytes.begin(), bytes.end()});
}

std::string text(const Json& bytes) {
  const auto& binary = bytes.get_binary();
  return {binary.begin(), binary.end()};
}

/// One side made again in a child: what it found comes back through a file without a name.
struct Repetition {
  const compare::Side* side;
  scenario::Scenario scenario;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> result{std::tmpfile(), &std::fclose};
  std::vector<Canonical> events{};
  bool agrees = false;  // with the side's own checkpoint or digest
};

/// Whether the run made again came to the same digest at the interval's end.
bool agrees(const compare::Recorded& recorded, const compare::Interval& interval,
            const city::Passage& passage) {
  if (!interval.end) return passage.digest == recorded.run.digest;
  const auto at_end = [&interval](const std::vector<record::Checkpoint>& rows) {
    const auto row = std::ranges::find(rows, *interval.end, &record::Checkpoint::end);
    return row == rows.end() ? std::string() : row->digest;
  };
  const std::string own = at_end(recorded.checkpoints);
  return !own.empty() && own == at_end(passage.checkpoints);
}

int make_again(const Repetition& repetition, const compare::Interval& interval,
               const std::function<void(Progress)>& report) {
  const compare::Recorded& recorded = *repetition.side->recorded;
  const city::Passage passage =
      city::watch(repetition.scenario, until(recorded.run, repetition.scenario, interval.end),
                  interval, [&report](double s, double total) { report({s, total}); });
  Json events = Json::array();
  for (const Canonical& e : passage.events)
    events.push_back({e.at.count(), binary(e.node), binary(e.kind), binary(e.payload)});
  const auto bytes =
      Json::to_cbor({{"agrees", agrees(recorded, interval, passage)}, {"events", events}});
  const bool written =
      std::fwrite(bytes.data(), 1, bytes.size(), repetition.result.get()) == bytes.size() &&
      std::fflush(repetition.result.get()) == 0;
  return written ? 0 : 3;
}

void collect(Repetition& repetition) {
  std::rewind(repetition.result.get());
  const Json found = Json::from_cbor(repetition.result.get());
  repetition.agrees = found.at("agrees").get<bool>();
  for (const Json& e : found.at("events"))
    repetition.events.push_back({record::Moment(e.at(0).get<std::int64_t>()), text(e.at(1)),
                                 text(e.at(2)), text(e.at(3))});
}

/// Null when the side's scenario cannot be had; then `divergence` says why.
std::unique_ptr<Repetition> repetition_of(const compare::Side& side,
                                          compare::Divergence& divergence) {
  auto scenario = scenario_of(side.recorded->scenario_files);
  if (!scenario) {
    divergence.note = {side.source + "：" + scenario.error().zh,
                       side.source + ": " + scenario.error().en};
    return nullptr;
  }
  return std::unique_ptr<Repetition>(new Repetition{&side, std::move(*scenario)});
}

bool run_both(std::vector<std::unique_ptr<Repetition>>& sides, const compare::Interval& interval) {
  std::vector<Job> jobs;
  std::vector<std::string> names;
  for (const auto& side : sides) {
    names.push_back("again: " + side->side->source);
    jobs.push_back({names.back(), [&side, &interval](const auto& report) {
                      return make_again(*side, interval, report);
                    }});
  }
  ProgressDisplay display(names, ::isatty(STDERR_FILENO) != 0);
  const auto ended = run_children(jobs, jobs.size(), display, stop_requested);
  return std::ranges::all_of(ended, [](const Ended& how) { return how.exit_code == 0; });
}

/// From the interval to the very event, by making both runs again.
void come_closer(const compare::Side& a, const compare::Side& b, compare::Divergence& divergence) {
  if (!divergence.interval) {
    divergence.note = {"至少一方没有检查点，因此只能比较事件表。",
                       "One side has no checkpoints, so only the tables of events were compared."};
    return;
  }
  std::vector<std::unique_ptr<Repetition>> sides;
  for (const compare::Side* side : {&a, &b})
    if (auto repetition = repetition_of(*side, divergence)) sides.push_back(std::move(repetition));
  if (sides.size() < 2) return;
  if (!run_both(sides, *divergence.interval)) {
    divergence.note = {"重新运行未能完成。", "The runs could not be made again."};
    return;
  }
  for (const auto& side : sides) collect(*side);
  for (const auto& side : sides)
    if (!side->agrees) {
      divergence.note = {side->side->source + "：本程序重新运行的结果与原运行不同，因此首个不同的事件未知。",
                         side->side->source +
                             ": this build makes another run of it, so the first event that "
                             "differs is not known."};
      return;
    }
  const auto index = compare::first_difference(sides[0]->events, sides[1]->events);
  if (!index) return;
  divergence.closeness = compare::Closeness::event;
  const auto event = [&index](const std::vector<Canonical>& events) {
    return *index < events.size() ? std::optional(events[*index]) : std::nullopt;
  };
  divergence.a = event(sides[0]->events);
  divergence.b = event(sides[1]->events);
}

}  // namespace

int compare_command(const CompareOptions& options) {
  const compare::Side a = compare::read_side(options.a), b = compare::read_side(options.b);
  compare::Difference difference = compare::difference_of(a, b);
  if (difference.divergence) {
    std::signal(SIGINT, [](int) { stop_requested = 1; });
    std::signal(SIGTERM, [](int) { stop_requested = 1; });
    come_closer(a, b, *difference.divergence);
    if (stop_requested != 0) return 130;
  }
  const auto language = options.chinese ? report::Language::zh : report::Language::en;
  fmt::print("{}", options.json ? compare::json_of(a, b, difference).dump(2) + "\n"
                                : compare::text_of(a, b, difference, language));
  return difference.equal ? 0 : 1;
}

}  // namespace headframe::sim::app
