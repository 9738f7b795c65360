// Crews and the queue before them.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/repair/office_hours.hpp"

namespace headframe::sim::repair {

inline constexpr std::uint32_t any_number = std::numeric_limits<std::uint32_t>::max();

struct Team {
  std::uint32_t crews = any_number;  // jobs at once
  Hours hours = Hours::always;       // when it answers and begins work; what is begun is finished
  rt::Duration contract_until = rt::Duration::max();  // since the scenario's start
};

/// Jobs that wait for a crew, first come first served. Holds up to `capacity` jobs and allocates
/// nothing after construction.
class CrewQueue {
 public:
  explicit CrewQueue(std::uint32_t crews = any_number, std::uint32_t capacity = 0);

  /// A job is ready for a crew: true when one is free and takes it, false when it waits.
  bool join(std::uint32_t job);
  /// A crew has finished: the job that it takes next, or `nobody` when it becomes free.
  std::uint32_t leave();
  /// All crews free, nobody waits.
  void clear();

  std::uint32_t busy() const { return busy_; }
  std::uint32_t waiting() const { return count_; }

  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

 private:
  std::uint32_t crews_;
  std::uint32_t busy_ = 0, first_ = 0, count_ = 0;
  std::vector<std::uint32_t> ring_;
};

}  // namespace headframe::sim::repair
