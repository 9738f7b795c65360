// The abnormal time of a range and the causes at work in it. The rule that decided was the run's own
// (platform/kpi/attribution.hpp); here its rows are only summed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

/// What one cause has to do with the abnormal time of a range.
struct CauseInRange {
  std::string cause;
  int outages = 0;        // of whatever subject, that reach into the range
  Moment present{};       // at work, alone or not: sums to more than the abnormal time
  Moment decisive{};      // without it the system would have been normal
  Moment firstIn{};       // it had begun before the others at work: sums to the abnormal time
  Moment proportional{};  // each moment shared equally: sums to the abnormal time
};

/// The content's rows; of a run whose schema has none, as if only the platform's own outages made the
/// system abnormal: `judgedByRule` is false then.
class Attribution {
 public:
  Attribution() = default;
  explicit Attribution(const Content &content);

  bool judgedByRule() const { return judgedByRule_; }
  Moment abnormal(Range range) const;
  /// Longest `firstIn` first, then `present`, then by name. Causes with outages that were not at work
  /// stand last.
  std::vector<CauseInRange> causes(Range range) const;
  /// Stretches of abnormal time, for painting; by time, without overlaps.
  const std::vector<Range> &stretches() const { return stretches_; }

 private:
  std::vector<sim::record::AbnormalCause> rows_;
  std::vector<sim::record::Outage> outages_;  // with ends
  std::vector<Range> stretches_;
  bool judgedByRule_ = true;
};

}  // namespace headframe::viz
