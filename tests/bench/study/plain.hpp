// The benchmark's model as a plain loop: what one would write for this model and no other, on the
// standard library's generator, distributions and queue. Nothing is keyed, so it cannot compare
// variants by the same accidents.
#pragma once

#include <cstddef>
#include <cstdint>

namespace headframe::bench {

struct Figures {
  double faults_a_year = 0, restoration_h = 0, repeat_share = 0, day_rate = 0;
};

/// The year 2026 of tests/bench/study/model.yaml, so often.
Figures plain_years(std::size_t years, std::uint64_t seed);

}  // namespace headframe::bench
