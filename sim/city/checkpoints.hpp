// What the digest had come to at the ends of equal intervals, so that two runs' first difference is
// found without running them again.
#pragma once

#include <vector>

#include "platform/kpi/spans.hpp"
#include "sim/record/rows.hpp"
#include "sim/world/digest.hpp"

namespace headframe::sim::city {

/// A minute for runs of up to two weeks, ten minutes up to twenty weeks, an hour beyond: at most about
/// twenty thousand checkpoints in two years.
kpi::Duration checkpoint_interval(kpi::Duration horizon);

/// One checkpoint for each interval's end that an event has come after, the first at the run's begin.
class Checkpoints {
 public:
  explicit Checkpoints(kpi::Duration interval) : interval_(interval) {}

  /// An event of this moment is about to be added to the digest. Moments never go back.
  void before(kpi::Moment at, const Digest& digest);
  const std::vector<record::Checkpoint>& rows() const { return rows_; }

 private:
  kpi::Duration interval_;
  kpi::Moment next_{};
  std::vector<record::Checkpoint> rows_;
};

}  // namespace headframe::sim::city
