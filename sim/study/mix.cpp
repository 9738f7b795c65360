#include "sim/study/mix.hpp"

#include <fmt/format.h>

#include "sim/equipment/from_scenario.hpp"
#include "sim/scenario/quantity.hpp"
#include "sim/table/csv.hpp"

namespace headframe::sim::study {
namespace {

constexpr double most = 100;  // of any multiplier

double rate_of(const Mix& mix, scenario::Cause cause) {
  switch (cause) {
    case scenario::Cause::hardware: return mix[Unknown::hardware];
    case scenario::Cause::software: return mix[Unknown::software];
    case scenario::Cause::line: return mix[Unknown::line];
    case scenario::Cause::upgrade: return mix[Unknown::upgrade];
    case scenario::Cause::power: return 1;
  }
  return 1;
}

class Reader {
 public:
  Reader(const std::string& file, const std::string& text)
      : table_(file, text,
               {{"id", "hardware", "software", "line", "upgrade", "redundancy", "rate", "wait",
                 "recurrence"},
                {"normal_day_rate", "hardware_jobs", "faults"}},
               problems_) {}

  std::expected<std::vector<Mix>, std::vector<scenario::Problem>> run(const std::string& file) {
    std::vector<Mix> mixes;
    while (table_.next()) {
      Mix mix;
      mix.id = table_[0];
      for (std::size_t u = 0; u < unknowns; ++u) mix.is[u] = number(1 + u);
      mix.calibration = {number(6), number(7), number(8)};
      if (const double works = mix[Unknown::redundancy]; works != 0 && works != 1)
        problems_.add(table_.mark(5), fmt::format("'{}'; expected 1, it works, or 0, it does not", table_[5]));
      mixes.push_back(std::move(mix));
    }
    if (problems_.empty() && mixes.empty())
      problems_.add({std::make_shared<const std::string>(file), 1, 1},
                    "no mixes; expected a row for each, as `headframe study --calibrate` writes them");
    if (!problems_.empty()) return std::unexpected(problems_.in_order());
    return mixes;
  }

 private:
  double number(std::size_t column) {
    const auto value = scenario::parse_number(table_[column]);
    if (value && *value >= 0 && *value <= most) return *value;
    problems_.add(table_.mark(column), fmt::format("'{}' is no multiplier; expected a number from 0 to {}",
                                                   table_[column], most));
    return 1;
  }

  scenario::Problems problems_;
  table::CsvTable table_;
};

}  // namespace

std::string_view key_of(Unknown unknown) {
  switch (unknown) {
    case Unknown::hardware: return "hardware";
    case Unknown::software: return "software";
    case Unknown::line: return "line";
    case Unknown::upgrade: return "upgrade";
    case Unknown::redundancy: return "redundancy";
    case Unknown::count: break;
  }
  return {};
}

equipment::Inventory inventory_of(const scenario::Scenario& scenario, const Mix& mix) {
  auto inventory = equipment::make_inventory(scenario, mix.calibration);
  const auto measured = [&](const equipment::Kind& kind) {
    return scenario.equipment.components.at(kind.name).measured;
  };
  for (equipment::CommonSource& source : inventory.common) {
    const auto& kind = inventory.kinds[inventory.components[source.members.front()].kind];
    if (!measured(kind)) source.rate *= rate_of(mix, kind.cause);
  }
  for (equipment::Kind& kind : inventory.kinds)
    if (!measured(kind)) kind.rate *= rate_of(mix, kind.cause);
  if (mix[Unknown::redundancy] == 1) return inventory;
  for (equipment::Group& group : inventory.groups) {
    const auto& kind = inventory.kinds[group.kind];
    if (kind.cause == scenario::Cause::hardware && kind.counted &&
        group.subject == kpi::Subject::platform)
      group.down_when = 1;
  }
  return inventory;
}

std::string mixes_csv(const std::vector<Mix>& mixes) {
  std::string text =
      "id,hardware,software,line,upgrade,redundancy,rate,wait,recurrence,normal_day_rate,"
      "hardware_jobs,faults\n";
  for (const Mix& mix : mixes) {
    text += mix.id;
    for (const double value : mix.is) text += fmt::format(",{:.4f}", value);
    text += fmt::format(",{:.4f},{:.4f},{:.4f},{:.4f},{:.2f},{:.2f}\n", mix.calibration.rate,
                        mix.calibration.wait, mix.calibration.recurrence, mix.normal_day_rate,
                        mix.hardware_jobs, mix.faults);
  }
  return text;
}

std::expected<std::vector<Mix>, std::vector<scenario::Problem>> read_mixes(
    const std::string& file, const std::string& text) {
  return Reader(file, text).run(file);
}

}  // namespace headframe::sim::study
