// Laws of durations as data: what a scenario says about a wait, a repair or a delay.
//
// Every law takes exactly one 64-bit draw and inverts it, so that the n-th duration of a purpose
// depends on the n-th draw alone, whatever the law is changed to.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::sim::math {

/// A law of durations that are not negative. A value; drawing allocates nothing.
class Law {
 public:
  /// Always zero.
  Law() = default;

  static Law fixed(rt::Duration value);
  static Law uniform(rt::Duration low, rt::Duration high);
  static Law exponential(rt::Duration mean);
  /// Survival exp(-(x/scale)^shape).
  static Law weibull(rt::Duration scale, double shape);
  /// By its mean, as repair times are quoted: the median is mean exp(-sigma²/2).
  static Law lognormal(rt::Duration mean, double sigma);
  /// Each value is equally likely; at least one.
  static Law empirical(std::vector<rt::Duration> values);

  struct Part;
  /// One of the parts, in proportion to their weights (positive); at least one. A part is no
  /// mixture itself: throws std::invalid_argument.
  static Law mixture(std::vector<Part> parts);

  /// The duration that belongs to a draw: not decreasing in the draw, except for mixtures.
  /// Rounded down to nanoseconds, at most `longest`.
  rt::Duration of(std::uint64_t draw) const;
  rt::Duration mean() const;
  /// The same law with every duration multiplied by `factor` >= 0.
  Law scaled(double factor) const;

  /// 290 years: longer durations would not fit into nanoseconds.
  static constexpr rt::Duration longest = std::chrono::hours{290 * 8760};

 private:
  enum class Kind : std::uint8_t {
    fixed, uniform, exponential, weibull, lognormal, empirical, mixture
  };
  double at(double u) const;  // in ns

  Kind kind_ = Kind::fixed;
  double a_ = 0, b_ = 0;  // ns; the second one of weibull and lognormal is a pure number
  std::vector<double> values_;  // of an empirical law in ns; cumulated shares of a mixture
  std::vector<Law> parts_;
};

struct Law::Part {
  double weight = 1;
  Law law;
};

}  // namespace headframe::sim::math
