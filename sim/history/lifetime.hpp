// Laws of lifetimes and repair times, and how likely they make what was seen.
//
// A spell is a time under observation: from the age at which it began to be seen (left truncation:
// what failed before that never came into the log) to the age at which it ended or observation did
// (right censoring). Its likelihood is that of ending at that age for those that reached the first.
// Source: Meeker, Escobar 1998, chapters 2 and 11.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace headframe::sim::history {

/// In any unit of time, the same for all. 0 <= entry < exit.
struct Spell {
  double entry = 0, exit = 0;
  bool ended = false;  // by a failure, or by restoration; otherwise observation ended
};

enum class Family : std::uint8_t {
  exponential,  // one number, its mean: the null against which the others must show themselves
  weibull,      // survival exp(-(x/scale)^shape)
  lognormal,    // scale is the median, shape the standard deviation of the logarithm
};
std::string_view name(Family family);  // "weibull"

struct Lifetime {
  Family family = Family::exponential;
  double scale = 1, shape = 1;  // > 0; the shape of an exponential law is 1
};

/// Minus the logarithm of survival to this age.
double cumulative_hazard(const Lifetime& law, double age);
double mean(const Lifetime& law);
/// How much longer something lives that has reached `age`, when it uses up this much hazard.
double remaining(const Lifetime& law, double age, double hazard);

double log_likelihood(const Lifetime& law, std::span<const Spell> spells);

}  // namespace headframe::sim::history
