// Progress of several runs on stderr: bars on a terminal, a line every ten seconds otherwise.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "sim/app/children.hpp"

namespace headframe::sim::app {

class ProgressDisplay final : public Watcher {
 public:
  ProgressDisplay(std::vector<std::string> names, bool terminal);
  ~ProgressDisplay() override;

  void progressed(std::size_t job, Progress progress) override;
  void ended(std::size_t job, const Ended& how) override;
  void tick() override;
  /// One line that stays.
  void say(const std::string& text);

 private:
  using Clock = std::chrono::steady_clock;
  struct Line {
    std::string name;
    Progress progress;
    bool begun = false, done = false;
  };
  void draw_bars();
  void clear_bars();
  void print_lines() const;

  std::vector<Line> lines_;
  bool terminal_;
  std::size_t drawn_ = 0;
  Clock::time_point last_;
};

}  // namespace headframe::sim::app
