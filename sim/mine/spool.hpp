// Store and forward: files wait on the mine's disk until the platform has promised them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "sim/mine/description.hpp"

namespace headframe::sim::mine {

/// A bounded queue of files in the folder "spool". A file that put() returned for survives a crash;
/// names on disk begin with a running number, so that the order survives too. When a limit is
/// reached the oldest file that is not being sent is given up. Used from the node's executor.
class Spool {
 public:
  struct Entry {
    std::uint64_t number = 0;
    std::string name;      // as uploaded
    std::uint64_t bytes = 0;
    std::uint32_t attempts = 0, refusals = 0;
  };

  Spool(rt::Runtime& runtime, const SpoolLimits& limits);

  /// Takes over what an earlier run left.
  rt::Task<> open();
  /// Returns the names of files given up to make room. A file larger than the whole spool is given
  /// up itself.
  rt::Task<std::vector<std::string>> put(std::string name, std::string content);
  /// The file to send next by the declared order; null when there is none. It is kept until
  /// remove() or release().
  Entry* take();
  void release() { sending_ = 0; }
  rt::Task<std::string> content(std::uint64_t number);
  rt::Task<> remove(std::uint64_t number);

  std::uint64_t files() const { return entries_.size(); }
  std::uint64_t bytes() const { return bytes_; }

 private:
  std::string path(const Entry& entry) const;
  std::optional<Entry> give_up_oldest();

  rt::Runtime& runtime_;
  SpoolLimits limits_;
  std::unique_ptr<rt::Lane> lane_;
  std::map<std::uint64_t, Entry> entries_;
  std::map<std::uint64_t, std::string> fresh_;  // contents of the youngest files, to spare a read
  std::uint64_t next_ = 1, sending_ = 0, bytes_ = 0;
};

}  // namespace headframe::sim::mine
