// Mines that upload over kept FTP sessions, and the way of their alarms through the platform.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/core/live.hpp"
#include "platform/rt/time.hpp"

namespace headframe::bench {

using SteadyTime = std::chrono::steady_clock::time_point;

/// From the moment at which a mine asks for the final name of a file that shows an alarm, to the
/// moment at which the platform tells its listeners of that alarm, after the commit.
class AlarmWatch {
 public:
  /// Called by the mine's thread.
  void sent(const std::string& mine, const std::string& point, rt::WallTime began);
  /// Called by the platform's thread.
  void told(const core::LiveEvent& event);

  std::size_t missing() const;
  /// In seconds, sorted.
  std::vector<double> delays() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, SteadyTime> sent_;
  std::vector<double> delays_;
};

struct UploadPlan {
  std::uint16_t port = 0;
  int points = 500;
  std::chrono::duration<double> length{10};
  double files_per_second = 0;  // of one mine; 0: as fast as the server answers
  rt::WallTime first;           // each file is one second of the mine's time later
};

/// One mine on a thread of its own. Every tenth file shows an alarm of another point.
class Uploader {
 public:
  Uploader(UploadPlan plan, std::string mine, std::string secret, AlarmWatch& alarms);
  Uploader(const Uploader&) = delete;
  ~Uploader() { thread_.join(); }

  bool has_ended() const { return ended_; }
  /// Once it has ended:
  int files() const { return files_; }
  double processor_seconds() const { return processor_seconds_; }
  /// Empty when every file was promised.
  const std::string& failure() const { return failure_; }

 private:
  void run();
  void upload_all();

  UploadPlan plan_;
  std::string mine_, secret_;
  AlarmWatch& alarms_;
  int files_ = 0;
  double processor_seconds_ = 0;
  std::string failure_;
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

}  // namespace headframe::bench
