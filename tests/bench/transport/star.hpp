// The star workload: mines send one message each period to a centre.
#pragma once

#include <cstddef>
#include <cstdint>

namespace headframe::bench {

/// Each mine has an access line of 1 MB/s and 10 ms; the centre has one of 125 MB/s and 1 ms. The
/// mines start spread over the period.
struct Star {
  std::size_t mines = 60;
  std::size_t messages = 180'000;  // of all mines together
  std::size_t bytes = 4000;
  double period_s = 30;

  std::size_t rounds() const { return messages / mines; }
  double phase_s(std::size_t mine) const {
    return period_s * static_cast<double>(mine) / static_cast<double>(mines);
  }
};

struct Measured {
  std::size_t messages = 0;
  double wall_s = 0;
  double per_second() const { return static_cast<double>(messages) / wall_s; }
};

/// Real streams and coroutines on the seam, SimGrid below; every byte is written and read.
Measured run_seam(const Star& star);
/// SimGrid's own actors and mailboxes; sizes only, no bytes.
Measured run_mailboxes(const Star& star);

}  // namespace headframe::bench
