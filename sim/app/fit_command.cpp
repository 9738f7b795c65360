#include "sim/app/fit_command.hpp"

#include <cstdio>
#include <iostream>

#include <fmt/format.h>

#include "sim/history/report.hpp"
#include "sim/scenario/compose.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/quantity.hpp"

namespace headframe::sim::app {
namespace {

constexpr int wrong_input = 2;
constexpr double largest_seed = 9'007'199'254'740'991;  // of those that JSON carries exactly
constexpr std::uint64_t most_samples = 10'000;

constexpr auto about =
    "Fit lives and repair times to a log of failures, by maximum likelihood\n"
    "A command of its own and no part of `study`, because a log is fitted once and studied often:\n"
    "what comes out with --format yaml is a fragment that any scenario takes with `use:`, and that can be\n"
    "read and kept.";

constexpr auto footer = R"(FILE is CSV in UTF-8, one row for each failure of each unit, and one row without a
failure for each unit that had none. Columns, in any order:
  kind (类别)                what it is: the name of an entry of the scenario's components
  unit (设备)                its own name, or its place where parts are swapped
  installed (安装日期)       when it was put into use
  observed_until (观察截止)  until when its failures were written down
  failed (故障时间)          when it failed; empty: it had no failure
  restored (恢复时间)        when it worked again; empty: not by observed_until
  observed_from (观察开始)   optional: since when, if later than installed
  note (备注)                optional, not read
Dates: 2014-06-01, 2014/6/1, 2014年6月1日, 20140601, alone or with 08:30 or 08:30:15, at UTC+8.

Units still working at observed_until count as such (censored), and units observed from a later date only from
the age they had then (truncated). Weibull, lognormal and exponential laws are compared by Akaike's criterion;
the goodness of fit is Anderson and Darling's distance of Cox and Snell's residuals with a parametric bootstrap.

  headframe fit tickets.csv --blips "5 min"
  headframe fit tickets.csv --format yaml > history.yaml    then in a scenario: use: [history.yaml]

Exit: 0 told, 2 wrong usage or input, 3 could not run.)";

/// What the scenario's entries may be called; none without a scenario, nothing when it is wrong.
std::optional<history::KindNames> names_in(const std::string& file) {
  history::KindNames names;
  if (file.empty()) return names;
  const auto loaded = scenario::load_scenario(file);
  if (!loaded) {
    for (const auto& problem : loaded.error()) fmt::print(stderr, "{}\n", scenario::to_string(problem));
    return std::nullopt;
  }
  if (loaded->equipment.components.empty()) {
    fmt::print(stderr, "--for {}: lists no components; expected a scenario that does\n", file);
    return std::nullopt;
  }
  for (const auto& [key, entry] : loaded->equipment.components) {
    names.emplace(key, key);
    names.emplace(entry.name.zh, key);
    names.emplace(entry.name.en, key);
  }
  return names;
}

}  // namespace

FitCommand::FitCommand(CLI::App& app) : command_(*app.add_subcommand("fit", about)) {
  command_.footer(footer);
  command_.add_option("FILE", file_, "The log")->required();
  command_.add_option("--for", scenario_,
                      "The scenario whose components the kinds are; their Chinese and English names are "
                      "understood as well [any kind is taken as it is written]")
      ->type_name("SCENARIO");
  command_
      .add_option("--blips", blips_, "Outages shorter than this are left out, and counted: \"5 min\"")
      ->capture_default_str();
  command_
      .add_option("--age-after-repair", age_after_repair_,
                  "The share of its age that a repair leaves: 0 a new part, 1 as old as it was")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command_.add_option("--samples", samples_, "Of the bootstrap; 0 tells no p-value below 1")
      ->check(CLI::Range(std::uint64_t{0}, most_samples))
      ->capture_default_str();
  command_.add_option("--seed", seed_, "Of the bootstrap")
      ->check(CLI::Range(0.0, largest_seed))
      ->capture_default_str();
  command_.add_option("--format", format_, "How results are printed")
      ->check(CLI::IsMember({"text", "json", "yaml"}))
      ->capture_default_str();
  command_.add_option("--lang", language_, "Language of the text")
      ->check(CLI::IsMember({"en", "zh"}))
      ->capture_default_str();
}

int FitCommand::perform() const {
  const auto blips = scenario::parse_quantity(blips_, scenario::duration_dimension());
  if (!blips || blips->value < 0) {
    fmt::print(stderr, "--blips: {}\n", blips ? "below 0; expected one like 5 min" : blips.error());
    return wrong_input;
  }
  const auto text = scenario::read_disk_file(file_);
  if (!text) {
    fmt::print(stderr, "{}: cannot be read; expected a CSV file of at most 16 MB\n", file_);
    return wrong_input;
  }
  const auto names = names_in(scenario_);
  if (!names) return wrong_input;
  const auto log = history::read_log(file_, *text, *names);
  if (!log) {
    for (const auto& problem : log.error()) fmt::print(stderr, "{}\n", scenario::to_string(problem));
    return wrong_input;
  }
  const rt::Duration shortest(static_cast<std::int64_t>(blips->value));
  const history::Settings settings{{shortest, age_after_repair_}, samples_, seed_};
  const history::Told told{file_, settings, history::analyse(*log, settings)};
  std::cout << (format_ == "yaml"   ? history::fragment(told)
                : format_ == "json" ? history::json_report(told)
                                    : history::text_report(told, language_ == "zh"));
  return 0;
}

}  // namespace headframe::sim::app
