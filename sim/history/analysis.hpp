// What a log says about each kind: its laws, how sure they are, and what the log cannot tell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/history/fit.hpp"
#include "sim/history/goodness.hpp"
#include "sim/history/log.hpp"
#include "sim/history/spells.hpp"

namespace headframe::sim::history {

struct Settings {
  Reading reading;
  std::size_t samples = 200;  // of the bootstrap
  std::uint64_t seed = 1;
};

/// Lives, or repairs.
struct Part {
  std::size_t spells = 0, events = 0;
  double exposure_h = 0;
  Rate rate;                           // per hour
  std::vector<Fitted> candidates;      // the smallest AIC first
  /// The one that a scenario gets: of those whose family it can have, the smallest AIC. Absent with
  /// fewer than two events: one failure does not tell a law.
  std::optional<Fitted> chosen;
  std::optional<Goodness> goodness;    // of the chosen one
};

/// How likely the likeliest Weibull law of lives is when a repair leaves this share of the age.
struct Leaving {
  double age_after_repair = 0, log_likelihood = 0;
};

struct KindHistory {
  std::string kind;
  std::size_t units = 0, blips = 0;
  Part lives, repairs;
  std::vector<Leaving> leaving;  // of 0, 0.5 and 1, when a unit failed twice
};

/// In the order of the kinds' names.
std::vector<KindHistory> analyse(const Log& log, const Settings& settings);

}  // namespace headframe::sim::history
