// Several runs at once, each in a process of its own: SimGrid allows one engine a process, and a
// run that dies takes no other with it. None outlives the program that started it.
#pragma once

#include <csignal>
#include <functional>
#include <string>
#include <vector>

namespace headframe::sim::app {

/// How far a run has come, in simulated seconds.
struct Progress {
  double simulated_s = 0, total_s = 0;
};

/// Body of a child: reports its progress and returns its exit code. An exception that leaves it is
/// printed and becomes exit code 3.
using Child = std::function<int(const std::function<void(Progress)>& report)>;

struct Job {
  std::string name;
  Child child;
};

struct Ended {
  int exit_code = 3;
  std::string how;  // empty when it ended by itself; "killed by signal 9" otherwise
};

/// Told what happens while the jobs run, in the calling process.
class Watcher {
 public:
  virtual ~Watcher() = default;
  virtual void progressed(std::size_t job, Progress progress) = 0;
  virtual void ended(std::size_t job, const Ended& how) = 0;
  /// Called about ten times a second.
  virtual void tick() = 0;
};

/// Runs the jobs, at most `at_once` at a time, in their order, and returns how each ended. When
/// `stop` becomes non-zero the running children are ended and the remaining ones not begun; they
/// count as exit code 130. Must be called from a process with one thread.
std::vector<Ended> run_children(const std::vector<Job>& jobs, std::size_t at_once, Watcher& watcher,
                                const volatile std::sig_atomic_t& stop);

}  // namespace headframe::sim::app
