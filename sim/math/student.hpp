// Quantiles for intervals.
#pragma once

namespace headframe::sim::math {

/// The value that Student's t with `degrees` >= 1 degrees of freedom exceeds with probability
/// `tail`/2 on either side, 0 < tail < 1: student_two_sided(0.05, 10) = 2.228. Hill 1970 (algorithm
/// 396); relative error below 1e-4 for 3 degrees or more, exact for 1 and 2.
double student_two_sided(double tail, double degrees);

}  // namespace headframe::sim::math
