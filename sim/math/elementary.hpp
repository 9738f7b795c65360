// Elementary functions with the same bits on every machine.
//
// The C library's log, exp, pow, sin and cos differ in the last bits between processors with and
// without FMA. These are built from + - * / and sqrt only, which IEEE 754 rounds correctly, and the
// build forbids contraction; so a model that uses them gives one digest everywhere.
#pragma once

namespace headframe::sim::math {

/// Natural logarithm; relative error below 1e-15. log(0) is -inf, negative and NaN give NaN.
double log(double x);

/// e^x; relative error below 1e-15 while the result is a normal number. Overflows to +inf above
/// 709.78; results that would be subnormal (below -708.39) are flushed to 0.
double exp(double x);

/// x^y for x >= 0 as exp(y log x); relative error below 1e-15 (1 + |y log x|). pow(0, y) is 0 for
/// y > 0, 1 for y = 0 and +inf for y < 0; a negative x gives NaN.
double pow(double x, double y);

/// Sine and cosine of radians; absolute error below 1e-15 for |x| <= 1e6, NaN beyond: reduce the
/// phase of a long oscillation before asking.
double sin(double x);
double cos(double x);

/// The gamma function for 0 < x <= 170; relative error below 1e-13 (Lanczos 1964, g = 7).
double gamma(double x);

/// The quantile of the standard normal distribution for 0 < p < 1 (Wichura 1988, AS 241, PPND16);
/// relative error below 1e-14. 0 and 1 give -inf and +inf.
double normal_quantile(double p);

}  // namespace headframe::sim::math
