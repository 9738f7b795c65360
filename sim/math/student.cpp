#include "sim/math/student.hpp"

#include <cmath>

#include "sim/math/elementary.hpp"

namespace headframe::sim::math {
namespace {

constexpr double half_pi = 1.5707963267948966;

}  // namespace

double student_two_sided(double tail, double n) {
  if (n < 1.5) return cos(tail * half_pi) / sin(tail * half_pi);
  if (n < 2.5) return std::sqrt(2 / (tail * (2 - tail)) - 2);
  const double a = 1 / (n - 0.5);
  const double b = 48 / (a * a);
  double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
  const double d = ((94.5 / (b + c) - 3) / b + 1) * std::sqrt(a * half_pi) * n;
  double y = pow(d * tail, 2 / n);
  if (y > 0.05 + a) {
    const double x = normal_quantile(tail / 2);
    y = x * x;
    if (n < 5) c += 0.3 * (n - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = a * y * y;
    y = y > 0.002 ? exp(y) - 1 : 0.5 * y * y + y;
  } else {
    y = ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) *
            (n + 1) / (n + 2) +
        1 / y;
  }
  return std::sqrt(n * y);
}

}  // namespace headframe::sim::math
