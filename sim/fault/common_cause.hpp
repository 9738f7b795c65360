// Failures that redundancy does not help against: two lines in one duct, two servers on one bus.
// Source: reliability.md §4.2 (redundancy is about 40 % effective; give each redundant pair a beta of
// 0.1 to 0.3).
#pragma once

namespace headframe::sim::fault {

/// The beta-factor model: of a member's hazard the share `beta` strikes all members at once, the
/// rest strikes it alone. A member's own rate of failure is what it would be without the group.
struct CommonCause {
  double beta = 0;  // 0 to 1
};

constexpr double own_rate(CommonCause cause, double rate) { return (1 - cause.beta) * rate; }
constexpr double common_rate(CommonCause cause, double rate) { return cause.beta * rate; }

}  // namespace headframe::sim::fault
