// A runtime that writes down how long each named work took.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"

namespace headframe::bench {

/// Processor time of one job on its own thread, in user and system. What a job waits for (the disk,
/// a neighbour on the same core) is not in it: the simulated disk charges its own time.
struct Sample {
  std::size_t bytes = 0;
  double nanoseconds = 0;
};
using Samples = std::map<std::string, std::vector<Sample>, std::less<>>;

/// Filled from the threads of the lanes.
class WorkTimes {
 public:
  void add(const rt::Work& work, double nanoseconds);
  Samples samples() const;
  void forget();

 private:
  mutable std::mutex mutex_;
  Samples samples_;
};

/// Passes everything on to `inner` and times the jobs of the lanes made here. Both references must
/// outlive it.
class TimedRuntime final : public rt::Runtime {
 public:
  TimedRuntime(rt::Runtime& inner, WorkTimes& times) : inner_(inner), times_(times) {}

  rt::asio::any_io_executor executor() override { return inner_.executor(); }
  rt::Clock& clock() override { return inner_.clock(); }
  rt::Network& network() override { return inner_.network(); }
  rt::Storage& storage() override { return inner_.storage(); }
  rt::Entropy& entropy() override { return inner_.entropy(); }
  rt::RandomStream random(std::string_view name) override { return inner_.random(name); }
  std::unique_ptr<rt::Lane> make_lane(std::string_view name) override;

 private:
  rt::Runtime& inner_;
  WorkTimes& times_;
};

}  // namespace headframe::bench
