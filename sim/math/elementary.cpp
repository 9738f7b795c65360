#include "sim/math/elementary.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace headframe::sim::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// ln 2 in two parts; the first has 21 trailing zero bits, so k * ln2_high is exact for |k| < 2^20.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double inverse_ln2 = 0x1.71547652b82fep+0;

/// c[0] + c[1] x + c[2] x² …
template <std::size_t N>
constexpr double polynomial(const std::array<double, N>& c, double x) {
  double sum = c[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

/// 2^k for the exponents of normal numbers.
double power_of_two(int k) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// Rounds to the nearest integer without the floating-point environment: |x| < 2^51.
double nearest(double x) {
  constexpr double shifter = 0x1.8p+52;
  return (x + shifter) - shifter;
}

constexpr std::array<double, 11> log_series = {
    1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19,
    1.0 / 21, 1.0 / 23};

constexpr std::array<double, 12> exp_series = {
    1.0 / 2,         1.0 / 6,          1.0 / 24,        1.0 / 120,
    1.0 / 720,       1.0 / 5040,       1.0 / 40320,     1.0 / 362880,
    1.0 / 3628800,   1.0 / 39916800,   1.0 / 479001600, 1.0 / 6227020800.0};

constexpr std::array<double, 8> sine_series = {
    -1.0 / 6,         1.0 / 120,           -1.0 / 5040,           1.0 / 362880,
    -1.0 / 39916800,  1.0 / 6227020800.0,  -1.0 / 1307674368000.0, 1.0 / 355687428096000.0};

constexpr std::array<double, 8> cosine_series = {
    1.0 / 24,          -1.0 / 720,           1.0 / 40320,             -1.0 / 3628800,
    1.0 / 479001600,   -1.0 / 87178291200.0, 1.0 / 20922789888000.0,  -1.0 / 6402373705728000.0};

/// |r| <= pi/4
double sine_kernel(double r) {
  const double z = r * r;
  return r + r * z * polynomial(sine_series, z);
}

double cosine_kernel(double r) {
  const double z = r * r;
  const double half = 0.5 * z;
  const double head = 1.0 - half;
  return head + (((1.0 - head) - half) + z * z * polynomial(cosine_series, z));
}

/// x = quadrant * pi/2 + rest, with pi/2 in three parts (Cody and Waite): the products with the
/// first two are exact while the quadrant has at most 20 bits.
struct Reduced {
  double rest;
  unsigned quadrant;
};
Reduced reduce(double x) {
  constexpr double part1 = 0x1.921fb544p+0;
  constexpr double part2 = 0x1.0b4611a6p-34;
  constexpr double part3 = 0x1.3198a2e037073p-69;
  const double n = nearest(x * 0x1.45f306dc9c883p-1);
  const double rest = ((x - n * part1) - n * part2) - n * part3;
  return {rest, static_cast<unsigned>(static_cast<std::int64_t>(n)) & 3};
}

constexpr double trigonometric_limit = 1e6;

}  // namespace

double log(double x) {
  if (!(x >= 0)) return nan;
  if (x == 0) return -infinity;
  if (x == infinity) return infinity;
  int k = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    k = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 0x1.6a09e667f3bcdp+0) {
    m *= 0.5;
    ++k;
  }
  // log m = 2 artanh(s) = f - s (f - R) with f = m - 1, which keeps f's exact leading bits.
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double tail = 2.0 * z * polynomial(log_series, z);
  const double log_m_rest = s * (f - tail);
  return k * ln2_high + (f - (log_m_rest - k * ln2_low));
}

double exp(double x) {
  if (x != x) return nan;
  if (x > 709.782712893384) return infinity;
  if (x < -708.39) return 0;
  const double k = nearest(x * inverse_ln2);
  const double high = x - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  const double correction = (high - r) - low;
  const double value = 1.0 + (r + (correction + r * r * polynomial(exp_series, r)));
  const int exponent = static_cast<int>(k);
  if (exponent <= 1023) return value * power_of_two(exponent);
  return value * power_of_two(exponent - 1) * 2.0;
}

double pow(double x, double y) {
  if (x == 0) return y > 0 ? 0 : y == 0 ? 1 : y < 0 ? infinity : nan;
  return exp(y * log(x));
}

double sin(double x) {
  if (!(x <= trigonometric_limit && x >= -trigonometric_limit)) return nan;
  const auto [rest, quadrant] = reduce(x);
  const double value = quadrant % 2 == 0 ? sine_kernel(rest) : cosine_kernel(rest);
  return quadrant < 2 ? value : -value;
}

double cos(double x) {
  if (!(x <= trigonometric_limit && x >= -trigonometric_limit)) return nan;
  const auto [rest, quadrant] = reduce(x);
  const double value = quadrant % 2 == 0 ? cosine_kernel(rest) : sine_kernel(rest);
  return quadrant == 0 || quadrant == 3 ? value : -value;
}

namespace {

constexpr std::array<double, 8> lanczos = {
    676.5203681218851,     -1259.1392167224028,  771.32342877765313,     -176.61502916214059,
    12.507343278686905,    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};

}  // namespace

double gamma(double x) {
  if (x < 0.5) return gamma(x + 1) / x;
  double sum = 0.99999999999980993;
  for (std::size_t i = 0; i < lanczos.size(); ++i)
    sum += lanczos[i] / (x + static_cast<double>(i));
  const double t = x + 6.5;
  return 2.5066282746310002 * pow(t, x - 0.5) * exp(-t) * sum;
}

namespace {

constexpr std::array<double, 8> central_numerator = {
    3.3871328727963666080e0,  1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4,  4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4,  2.5090809287301226727e3};
constexpr std::array<double, 8> central_denominator = {
    1.0,                      4.2313330701600911252e1, 6.8718700749205790830e2,
    5.3941960214247511077e3,  2.1213794301586595867e4, 3.9307895800092710610e4,
    2.8729085735721942674e4,  5.2264952788528545610e3};
constexpr std::array<double, 8> middle_numerator = {
    1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0,  2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> middle_denominator = {
    1.0,                       2.05319162663775882187e0,  1.67638483018380384940e0,
    6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
    5.47593808499534494600e-4, 1.05075007164441684324e-9};
constexpr std::array<double, 8> far_numerator = {
    6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> far_denominator = {
    1.0,                       5.99832206555887937690e-1, 1.36929880922735805310e-1,
    1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
    1.42151175831644588870e-7, 2.04426310338993978564e-15};

}  // namespace

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(central_numerator, r) / polynomial(central_denominator, r);
  }
  const double tail = q < 0 ? p : 1.0 - p;
  if (tail == 0) return q < 0 ? -infinity : infinity;
  double r = std::sqrt(-log(tail));
  double value;
  if (r <= 5.0) {
    r -= 1.6;
    value = polynomial(middle_numerator, r) / polynomial(middle_denominator, r);
  } else {
    r -= 5.0;
    value = polynomial(far_numerator, r) / polynomial(far_denominator, r);
  }
  return q < 0 ? -value : value;
}

}  // namespace headframe::sim::math
