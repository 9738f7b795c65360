#include "platform/core/ingest/books.hpp"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/core/civil.hpp"

namespace headframe::core::ingest::books {
namespace {

std::string places_of(const std::vector<const wire::Rejection*>& rejections) {
  nlohmann::json places = nlohmann::json::array();
  for (const wire::Rejection* r : rejections)
    places.push_back({r->place.record, r->place.field, r->place.byte, r->found});
  return places.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

int number_of(FileOutcome outcome) {
  return static_cast<int>(outcome);
}

}  // namespace

const std::string_view tables = R"(
CREATE TABLE core_files(
  number INTEGER PRIMARY KEY, mine TEXT NOT NULL, name TEXT NOT NULL, token TEXT NOT NULL,
  hash BLOB NOT NULL, size INTEGER NOT NULL, outcome INTEGER NOT NULL, records INTEGER NOT NULL,
  rejected INTEGER NOT NULL, rule TEXT, expected TEXT, found TEXT, data_time INTEGER,
  received_at INTEGER NOT NULL, stored_at INTEGER NOT NULL, stale INTEGER NOT NULL,
  original INTEGER, mapping INTEGER NOT NULL, replays INTEGER NOT NULL);
CREATE INDEX core_files_name ON core_files(name, mine);
CREATE TABLE core_streams(
  mine TEXT, kind INTEGER, newest INTEGER NOT NULL, PRIMARY KEY(mine, kind)) WITHOUT ROWID;
CREATE TABLE core_quarantine(
  id INTEGER PRIMARY KEY, file INTEGER NOT NULL, mine TEXT NOT NULL, at INTEGER NOT NULL,
  rule TEXT NOT NULL, count INTEGER NOT NULL, expected TEXT NOT NULL, found TEXT NOT NULL,
  places TEXT NOT NULL, state TEXT NOT NULL, closed_at INTEGER, closed_by TEXT, note TEXT);
CREATE INDEX core_quarantine_file ON core_quarantine(file);
CREATE INDEX core_quarantine_open ON core_quarantine(state, id);
CREATE TABLE core_replays(
  file INTEGER PRIMARY KEY, asked_by TEXT NOT NULL, asked_at INTEGER NOT NULL);
)";

const std::string_view entry_columns =
    "number, mine, name, token, hash, size, outcome, records, rejected, rule, expected, found, "
    "data_time, received_at, stored_at, stale, original, mapping, replays";

bool has(store::Connection& connection, std::int64_t number) {
  return connection.query("SELECT 1 FROM core_files WHERE number = ?", number).step();
}

std::int64_t last_number(store::Connection& connection) {
  auto row = connection.query("SELECT max(number) FROM core_files");
  row.step();
  return row.integer(0);
}

Known known(store::Connection& connection, const Arrival& arrival, const ContentHash& hash,
            wire::FileKind kind) {
  Known known;
  auto same = connection.query(
      "SELECT number, hash FROM core_files WHERE name = ? AND mine = ? AND number <> ? "
      "AND original IS NULL AND outcome NOT IN (?, ?) AND (outcome NOT IN (?, ?, ?) OR hash = ?) "
      "ORDER BY number LIMIT 1",
      arrival.name, arrival.mine, arrival.number, number_of(FileOutcome::incomplete),
      number_of(FileOutcome::failed), number_of(FileOutcome::refused),
      number_of(FileOutcome::no_layout), number_of(FileOutcome::unknown_type), store::Blob(hash));
  if (same.step()) {
    known.same_name.emplace(same.integer(0), ContentHash{});
    const store::Blob bytes = same.blob(1);
    std::copy_n(bytes.begin(), std::min(bytes.size(), known.same_name->hash.size()),
                known.same_name->hash.begin());
  }
  auto newest = connection.query("SELECT newest FROM core_streams WHERE mine = ? AND kind = ?",
                                 arrival.mine, static_cast<int>(kind));
  if (newest.step()) known.newest = newest.time(0);
  return known;
}

void enter(store::Connection& connection, const FileEntry& e, bool replay) {
  const auto text_if = [](const std::string& text) {
    return text.empty() ? std::optional<std::string>() : std::optional(text);
  };
  const int outcome = static_cast<int>(e.outcome);
  if (replay) {
    connection.run(
        "UPDATE core_files SET hash = ?, original = coalesce(?, original), token = ?, outcome = ?, "
        "records = ?, rejected = ?, rule = ?, expected = ?, found = ?, data_time = ?, "
        "stored_at = ?, stale = ?, mapping = ?, replays = replays + 1 WHERE number = ?",
        store::Blob(e.hash), e.original, e.token, outcome, e.records, e.rejected, text_if(e.rule),
        text_if(e.expected), text_if(e.found), e.data_time, e.stored_at, e.stale, e.mapping,
        e.number);
    return;
  }
  connection.run(
      "INSERT INTO core_files VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
      e.number, e.mine, e.name, e.token, store::Blob(e.hash), e.size, outcome, e.records,
      e.rejected, text_if(e.rule), text_if(e.expected), text_if(e.found), e.data_time,
      e.received_at, e.stored_at, e.stale, e.original, e.mapping);
}

void note_newest(store::Connection& connection, std::string_view mine, wire::FileKind kind,
                 rt::WallTime data_time) {
  connection.run(
      "INSERT INTO core_streams VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET newest = excluded.newest "
      "WHERE excluded.newest > newest",
      mine, static_cast<int>(kind), data_time);
}

void quarantine(store::Connection& connection, const FileEntry& entry, const wire::Rejection& why,
                const std::vector<wire::Rejection>& rejections) {
  if (entry.replays > 0)
    connection.run(
        "UPDATE core_quarantine SET state = 'replayed', closed_at = ?, closed_by = 'platform' "
        "WHERE file = ? AND state = 'open'",
        entry.stored_at, entry.number);
  std::map<std::string, std::vector<const wire::Rejection*>> by_rule;
  if (!why.rule.empty() && is_quarantined(entry.outcome)) by_rule[why.rule].push_back(&why);
  for (const wire::Rejection& rejection : rejections) by_rule[rejection.rule].push_back(&rejection);
  for (const auto& [rule, list] : by_rule)
    connection.run(
        "INSERT INTO core_quarantine(file, mine, at, rule, count, expected, found, places, state) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, 'open')",
        entry.number, entry.mine, entry.stored_at, rule, list.size(), list.front()->expected,
        list.front()->found, places_of(list));
}

std::vector<Quarantined> quarantined(store::Connection& connection, std::int64_t number) {
  auto row = connection.query(
      "SELECT rule, expected, found, places FROM core_quarantine WHERE file = ? ORDER BY id",
      number);
  std::vector<Quarantined> found;
  while (row.step()) {
    Quarantined entry{row.text(0), row.text(1), row.text(2), {}};
    for (const auto& place : nlohmann::json::parse(row.text(3)))
      entry.records.push_back(place.at(0).get<std::uint32_t>());
    found.push_back(std::move(entry));
  }
  return found;
}

FileEntry entry_from(const store::Statement& row) {
  FileEntry e;
  e.number = row.integer(0);
  e.mine = row.text(1);
  e.name = row.text(2);
  e.token = row.text(3);
  const store::Blob hash = row.blob(4);
  std::copy_n(hash.begin(), std::min(hash.size(), e.hash.size()), e.hash.begin());
  e.size = static_cast<std::uint64_t>(row.integer(5));
  e.outcome = static_cast<FileOutcome>(row.integer(6));
  e.records = static_cast<std::uint32_t>(row.integer(7));
  e.rejected = static_cast<std::uint32_t>(row.integer(8));
  e.rule = row.text(9);
  e.expected = row.text(10);
  e.found = row.text(11);
  e.data_time = row.time_if(12);
  e.received_at = row.time(13);
  e.stored_at = row.time(14);
  e.stale = row.integer(15) != 0;
  e.original = row.integer_if(16);
  e.mapping = row.integer(17);
  e.replays = row.integer(18);
  return e;
}

std::vector<FileEntry> after(store::Connection& connection, std::int64_t number) {
  std::vector<FileEntry> found;
  auto row = connection.query(
      fmt::format("SELECT {} FROM core_files WHERE number > ? ORDER BY number", entry_columns),
      number);
  while (row.step()) found.push_back(entry_from(row));
  return found;
}

std::optional<FileEntry> find(store::Connection& connection, std::int64_t number) {
  auto row = connection.query(
      fmt::format("SELECT {} FROM core_files WHERE number = ?", entry_columns), number);
  return row.step() ? std::optional(entry_from(row)) : std::nullopt;
}

std::string archive_folder(std::string_view mine, rt::WallTime received_at) {
  return fmt::format("archive/{}/{}", mine, day_text(day_of(received_at)));
}

std::string archive_path(const FileEntry& entry) {
  return fmt::format("{}/{}.{}", archive_folder(entry.mine, entry.received_at), entry.number,
                     entry.name);
}

void ask_replay(store::Connection& connection, std::int64_t number, std::string_view who,
                rt::WallTime at) {
  connection.run("INSERT OR IGNORE INTO core_replays VALUES(?, ?, ?)", number, who, at);
}

std::vector<Arrival> replays(store::Connection& connection) {
  std::vector<Arrival> found;
  auto row = connection.query(fmt::format(
      "SELECT {} FROM core_files WHERE number IN (SELECT file FROM core_replays) ORDER BY number",
      entry_columns));
  while (row.step()) {
    const FileEntry e = entry_from(row);
    found.push_back({e.number, e.mine, e.name, archive_path(e), e.size, e.received_at, true});
  }
  return found;
}

void replayed(store::Connection& connection, std::int64_t number) {
  connection.run("DELETE FROM core_replays WHERE file = ?", number);
}

}  // namespace headframe::core::ingest::books
