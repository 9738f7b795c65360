// The books of ingestion: every file that was ever promised, and everything that was not accepted.
// Tables core_files, core_streams, core_quarantine, core_replays.
#pragma once

#include <string>
#include <vector>

#include "platform/core/ingest/rules.hpp"
#include "platform/store/connection.hpp"

namespace headframe::core::ingest {

/// One line of the files' book.
struct FileEntry {
  std::int64_t number = 0;
  std::string mine, name, token;
  ContentHash hash{};
  std::uint64_t size = 0;
  FileOutcome outcome = FileOutcome::accepted;
  std::uint32_t records = 0, rejected = 0;
  std::string rule, expected, found;  // when it does not count
  std::optional<rt::WallTime> data_time;
  rt::WallTime received_at, stored_at;
  bool stale = false;
  std::optional<std::int64_t> original;  // of a duplicate or conflict
  std::int64_t mapping = 0;              // version it was read with; 0: none
  std::int64_t replays = 0;
};

namespace books {

extern const std::string_view tables;

bool has(store::Connection& connection, std::int64_t number);
/// The number of the last file in the books, 0 when there is none.
std::int64_t last_number(store::Connection& connection);
/// A file that counted for nothing and could not be read (refused, no layout, unknown type) stands in
/// nobody's way: it is the earlier file of the name for its own bytes only.
Known known(store::Connection& connection, const Arrival& arrival, const ContentHash& hash,
            wire::FileKind kind);
/// Writes the entry, or writes it again after a replay.
void enter(store::Connection& connection, const FileEntry& entry, bool replay);
void note_newest(store::Connection& connection, std::string_view mine, wire::FileKind kind,
                 rt::WallTime data_time);

/// What was not accepted of a file: one row for each rule, all places in it. Earlier rows of the
/// file are closed first.
void quarantine(store::Connection& connection, const FileEntry& entry, const wire::Rejection& why,
                const std::vector<wire::Rejection>& rejections);

/// One rule by which records of a file, or the whole file, were put into quarantine.
struct Quarantined {
  std::string rule, expected, found;   // of the first place
  std::vector<std::uint32_t> records;  // places in the file, 1 is the first record; 0: the file
};
/// What of the file is, or was, in quarantine, in the order in which it got there.
std::vector<Quarantined> quarantined(store::Connection& connection, std::int64_t number);

std::optional<FileEntry> find(store::Connection& connection, std::int64_t number);
/// The entries with a higher number, in the order of numbers. Files are entered in the order of
/// their turns, so a lower number may appear later.
std::vector<FileEntry> after(store::Connection& connection, std::int64_t number);
FileEntry entry_from(const store::Statement& row);
/// Columns that entry_from() reads, in its order.
extern const std::string_view entry_columns;

/// Where a finished file lies: archive/<mine>/<day of receipt>/<number>.<name>
std::string archive_folder(std::string_view mine, rt::WallTime received_at);
std::string archive_path(const FileEntry& entry);

void ask_replay(store::Connection& connection, std::int64_t number, std::string_view who,
                rt::WallTime at);
std::vector<Arrival> replays(store::Connection& connection);
void replayed(store::Connection& connection, std::int64_t number);

}  // namespace books
}  // namespace headframe::core::ingest
