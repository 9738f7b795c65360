// When which periodic job is due next. Pure.
#pragma once

#include <cstddef>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::sim::mine {

/// Jobs are numbered by the caller. Of jobs due at one instant the lower number comes first.
class Schedule {
 public:
  /// First at `first`, then each `period`; a period of zero or less means never.
  void add(int job, rt::Instant first, rt::Duration period) {
    if (period > rt::Duration{}) jobs_.push_back({job, first, period});
  }
  bool empty() const { return jobs_.empty(); }
  struct Due {
    int job = 0;
    rt::Instant at;
  };
  Due next() const {
    const Job& job = jobs_[earliest()];
    return {job.job, job.due};
  }
  /// Moves the job that next() names to its next instant.
  void done() {
    Job& job = jobs_[earliest()];
    job.due = job.due + job.period;
  }

 private:
  struct Job {
    int job = 0;
    rt::Instant due;
    rt::Duration period;
  };
  std::size_t earliest() const {
    std::size_t first = 0;
    for (std::size_t i = 1; i < jobs_.size(); ++i) {
      const Job &a = jobs_[i], &b = jobs_[first];
      if (a.due < b.due || (a.due == b.due && a.job < b.job)) first = i;
    }
    return first;
  }
  std::vector<Job> jobs_;
};

}  // namespace headframe::sim::mine
