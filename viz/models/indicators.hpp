// The run's indicators as one row each: what happened, what the platform believes, what the scenario
// wants, and what the self-evaluation of 2021 says. Plain functions of a source's content.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

/// Which way is the better one. A run of a schema before 4 says it only by its targets.
enum class Direction { unknown, higher, lower };

/// A target that is a plain bound of the indicator itself, such as "mean_restoration_h <= 48".
struct Wanted {
  std::string relation;  // ">=", "<=", ">", "<"
  double value = 0;      // in the unit of the figure; a share is 0 to 1
};

struct Indicator {
  sim::record::Kpi truth, belief;  // `key` is empty where that side tells nothing
  std::vector<sim::record::Expectation> targets;

  /// The side that tells something; the truth when both do.
  const sim::record::Kpi &any() const { return truth.key.empty() ? belief : truth; }
};

/// In the order in which the source tells them.
std::vector<Indicator> indicatorsOf(const Content &content);

/// Nothing for a target that is no plain bound of `key`: a ratio of two figures, say.
std::optional<Wanted> wantedOf(const sim::record::Expectation &target, const std::string &key);

Direction directionOf(const Indicator &indicator);

/// "≥ 95.0 %"; the scenario's own words for what is no plain bound.
QString targetWords(const sim::record::Expectation &target, const sim::record::Kpi &kpi);
/// The same in few words: of a ratio only its bound, "ratio ≤ 2 %".
QString targetBrief(const sim::record::Expectation &target, const sim::record::Kpi &kpi);

/// Whether sums of a run of this length can stand beside sums of a year: within one day of 365.
bool isYear(Moment horizon);

/// A bar on which the figures of one indicator stand side by side. Places go from 0, at the figure
/// zero, to 1, at `end`; figures below zero or beyond the end stand at the edge.
struct Bullet {
  double end = 0;                      // in the unit of the figures
  std::optional<double> truth, belief, wanted, reportedTarget, reportedActual;
  std::optional<sim::record::Verdict> verdict;  // of the first plain target; absent: there is none
};

/// Nothing when no figure was measured or there is nothing to hold it against. Sums of a year are left
/// out beside a run of another length, and so is a bound of zero, which every bar meets.
std::optional<Bullet> bulletOf(const Indicator &indicator, Moment horizon);

}  // namespace headframe::viz
