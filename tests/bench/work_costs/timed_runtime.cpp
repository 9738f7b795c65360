#include "tests/bench/work_costs/timed_runtime.hpp"

#include <ctime>

namespace headframe::bench {
namespace {

double thread_nanoseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e9 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec);
}

class TimedLane final : public rt::Lane {
 public:
  TimedLane(std::unique_ptr<rt::Lane> inner, WorkTimes& times)
      : inner_(std::move(inner)), times_(times) {}

  void submit(rt::Work work, std::move_only_function<void()> job,
              std::move_only_function<void()> done) override {
    inner_->submit(
        work,
        [&times = times_, work, run = std::move(job)]() mutable {
          const double before = thread_nanoseconds();
          run();
          times.add(work, thread_nanoseconds() - before);
        },
        std::move(done));
  }

 private:
  std::unique_ptr<rt::Lane> inner_;
  WorkTimes& times_;
};

}  // namespace

void WorkTimes::add(const rt::Work& work, double nanoseconds) {
  const std::lock_guard lock(mutex_);
  auto found = samples_.find(work.name);
  if (found == samples_.end()) found = samples_.try_emplace(std::string(work.name)).first;
  found->second.push_back({work.bytes, nanoseconds});
}

Samples WorkTimes::samples() const {
  const std::lock_guard lock(mutex_);
  return samples_;
}

void WorkTimes::forget() {
  const std::lock_guard lock(mutex_);
  samples_.clear();
}

std::unique_ptr<rt::Lane> TimedRuntime::make_lane(std::string_view name) {
  return std::make_unique<TimedLane>(inner_.make_lane(name), times_);
}

}  // namespace headframe::bench
