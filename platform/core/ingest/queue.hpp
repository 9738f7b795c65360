// Whose file is next: mines take turns, the files of one mine stay in the order of their arrival.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/core/ingest/arrival.hpp"

namespace headframe::core::ingest {

/// Bounded. When it is full, files wait on disk and are offered again; none is ever dropped.
class FairQueue {
 public:
  explicit FairQueue(std::size_t limit) : limit_(limit) {}

  /// False when the queue is full: the caller leaves the file where it is.
  bool push(Arrival arrival);
  /// The next files of the mine whose turn it is, at most `most`. That mine gets no other turn
  /// until finish(mine). Nothing when every waiting mine is being served.
  std::vector<Arrival> take(std::size_t most);
  void finish(const std::string& mine);

  std::size_t waiting() const { return waiting_; }

 private:
  struct Line {
    std::deque<Arrival> files;
    bool serving = false;
  };
  std::size_t limit_;
  std::size_t waiting_ = 0;
  std::map<std::string, Line> lines_;
  std::deque<std::string> turns_;  // mines with waiting files that nobody serves
};

}  // namespace headframe::core::ingest
