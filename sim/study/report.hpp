// What a study found, as text for people, as JSON for programs, and as a page.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "sim/study/calibrate.hpp"
#include "sim/study/comparison.hpp"
#include "sim/study/ensemble.hpp"
#include "sim/study/frontier.hpp"
#include "sim/study/importance.hpp"
#include "sim/study/robustness.hpp"

namespace headframe::sim::study {

enum class Language { zh, en };

struct Study {
  const scenario::Scenario& scenario;
  std::span<const Option> options;     // the first one is what the others are compared with
  std::uint64_t seed = 0;
  Comparison results;
  std::vector<Importance> importance;  // of the first option's kinds; empty: not asked
  std::string command;                 // that makes it again
  std::optional<Frontier> frontier{};  // of a scenario that combines variants
  std::optional<double> budget{};      // CNY on top in the first year
  std::optional<scenario::Precision> precision{};  // that was asked for
  std::optional<Carried> carried{};    // through mixes of causes
};

/// What component depth is, and what it leaves out.
std::string about_component_depth(Language language);

/// The name of an entry of the list of components, in whichever option it is.
scenario::Bilingual name_of_kind(const Study& study, const std::string& kind);

/// Of one option: every figure with its 95 % interval, the spread between replicates and its
/// definition; the day-rate under other definitions; chances of the targets; down time by cause.
/// Of several: the answer in a few sentences, the table with each difference to the first, chances,
/// the greatest causes, and the definitions.
std::string text_report(const Study& study, Language language);

/// The table alone, for a first look.
std::string options_table(const Study& study, Language language);

/// The same as one object. Shares are numbers from 0 to 1; what was not counted is null.
std::string json_report(const Study& study);

/// One page without scripts and outside resources, in both languages.
std::string html_report(const Study& study);

/// The multipliers as a line of a scenario, and how they were found.
std::string text_report(const Fit& fit, const Targets& targets, Language language);
std::string json_report(const Fit& fit, const Targets& targets);
/// What was accepted of the draws, what it predicts, and how wide the unknowns are left.
std::string text_report(const Ensemble& ensemble, const Observed& observed, Language language);
std::string json_report(const Ensemble& ensemble, const Observed& observed);

}  // namespace headframe::sim::study
