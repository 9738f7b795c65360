// Enters a decoded file into the books and hands its records to the modules, all in the caller's
// transaction.
#pragma once

#include "platform/core/events.hpp"
#include "platform/core/ingest/books.hpp"
#include "platform/core/ingest/watchman.hpp"
#include "platform/core/module.hpp"

namespace headframe::core::ingest {

/// A file that was read and decoded, and has not been judged yet.
struct Prepared {
  Arrival arrival;
  ContentHash hash{};
  wire::DecodedFile content;
  std::int64_t mapping = 0;     // version it was read with
  rt::Duration clock_offset{};  // that the mapping applied
};

enum class Disposal {
  finished,  // in the books: the file may be put away
  wait,      // incomplete and still young: look again later
};

class Recorder {
 public:
  Recorder(House& house, Watchman& watchman, const Limits& limits);

  /// Doing it twice is the same as doing it once: a file that is already in the books is finished.
  Disposal record(store::Connection& connection, const Prepared& prepared, rt::WallTime now);

 private:
  void publish(store::Connection& connection, const Prepared& prepared, const FileEntry& entry);
  void announce(store::Connection& connection, const FileEntry& entry);

  House& house_;
  Watchman& watchman_;
  Limits limits_;
  std::vector<Counter*> outcomes_;
  Counter& records_;
};

}  // namespace headframe::core::ingest
