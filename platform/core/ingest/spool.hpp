// The durable way of a file through the disk: inbox → spool → archive. A file that was taken in is
// found again after any crash; each step is one rename, and many files share the syncs.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/core/ingest/arrival.hpp"
#include "platform/rt/runtime.hpp"

namespace headframe::core::ingest {

class Spool {
 public:
  explicit Spool(rt::Runtime& runtime);
  Spool(const Spool&) = delete;
  ~Spool();

  /// Numbers given from now on are above `last`. Called once, before anything is taken in.
  void number_from(std::int64_t last) { last_ = last; }

  /// Moves the file at `path` (safe on disk) into the spool under a new number. When this returns,
  /// the file will be found by recover() until it is put away. Throws std::system_error.
  rt::Task<Arrival> take_in(std::string mine, std::string path);
  /// Moves a finished file to `folder`/<number>.<name>. A file that is gone already is fine: an
  /// earlier run of the platform moved it. Not awaited by anybody; a crash repeats it.
  void put_away(const Arrival& arrival, std::string folder);

  /// Resumes when nothing is being moved.
  rt::Task<> settle();

  /// Everything in the spool with a number above `above`, in order.
  rt::Task<std::vector<Arrival>> recover(std::int64_t above);
  /// (folder, name) of every file in the folders of the inbox, ordered; also those still being
  /// written.
  rt::Task<std::vector<std::pair<std::string, std::string>>> inbox();

 private:
  struct Move;
  struct Group;
  void start_group();
  void execute(Group& group);

  rt::Runtime& runtime_;
  std::int64_t last_ = 0;
  std::deque<std::shared_ptr<Move>> waiting_;
  bool busy_ = false;
  std::set<std::string> folders_;  // known to exist; touched by the lane only
  std::unique_ptr<rt::Lane> lane_;
};

/// "0000000000000042.410185000001.<name>" and back; nothing for a name that is not of this form.
std::string spool_name(const Arrival& arrival);
std::optional<Arrival> arrival_from(const rt::Entry& entry);

}  // namespace headframe::core::ingest
