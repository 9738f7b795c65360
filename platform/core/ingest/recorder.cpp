#include "platform/core/ingest/recorder.hpp"

#include <fmt/format.h>

namespace headframe::core::ingest {
namespace {

FileEntry entry_of(const Prepared& p, const Verdict& verdict, rt::WallTime now) {
  const wire::DecodedFile& content = p.content;
  FileEntry e;
  e.number = p.arrival.number;
  e.mine = p.arrival.mine;
  e.name = p.arrival.name;
  e.token = content.token;
  e.hash = p.hash;
  e.size = p.arrival.size;
  e.outcome = verdict.outcome;
  e.records = content.records;
  e.rejected = static_cast<std::uint32_t>(content.rejections.size());
  e.rule = verdict.why.rule;
  e.expected = verdict.why.expected;
  e.found = verdict.why.found;
  if (content.header.data_time != rt::WallTime{}) e.data_time = content.header.data_time;
  e.received_at = p.arrival.received_at;
  e.stored_at = now;
  e.stale = verdict.stale;
  e.original = verdict.original;
  e.mapping = p.mapping;
  e.replays = p.arrival.replay ? 1 : 0;
  return e;
}

constexpr auto last_outcome = FileOutcome::failed;

}  // namespace

Recorder::Recorder(House& house, Watchman& watchman, const Limits& limits)
    : house_(house),
      watchman_(watchman),
      limits_(limits),
      records_(house.metrics.counter("ingest_records_total", "Records of files that count")) {
  for (int i = 0; i <= static_cast<int>(last_outcome); ++i)
    outcomes_.push_back(&house.metrics.counter(
        fmt::format("ingest_files_total{{outcome=\"{}\"}}", text_of(static_cast<FileOutcome>(i))),
        "Files entered into the books by outcome"));
}

Disposal Recorder::record(store::Connection& connection, const Prepared& p, rt::WallTime now) {
  if (!p.arrival.replay && books::has(connection, p.arrival.number)) return Disposal::finished;
  const Known known = books::known(connection, p.arrival, p.hash, p.content.kind);
  const Verdict verdict = judge(p.arrival, p.hash, p.content, known);
  const bool young = now - p.arrival.received_at < limits_.incomplete_wait;
  if (verdict.outcome == FileOutcome::incomplete && young && !p.arrival.replay)
    return Disposal::wait;
  const FileEntry entry = entry_of(p, verdict, now);
  books::enter(connection, entry, p.arrival.replay);
  if (p.arrival.replay) books::replayed(connection, entry.number);
  const bool refused = is_quarantined(entry.outcome);
  static const std::vector<wire::Rejection> nothing;
  if (refused || p.arrival.replay)
    books::quarantine(connection, entry, verdict.why,
                      entry.original ? nothing : p.content.rejections);
  if (verdict.counts) publish(connection, p, entry);
  if (!p.arrival.replay && !entry.original)
    watchman_.observe(connection, entry.mine,
                      {entry.name, p.content, entry.received_at, p.clock_offset});
  announce(connection, entry);
  connection.after_commit([this, entry] {
    outcomes_[static_cast<std::size_t>(entry.outcome)]->add();
    records_.add(entry.records - entry.rejected);
  });
  return Disposal::finished;
}

void Recorder::publish(store::Connection& connection, const Prepared& p, const FileEntry& entry) {
  books::note_newest(connection, entry.mine, p.content.kind, p.content.header.data_time);
  house_.bus.publish(connection, FileDecoded{entry.number, entry.mine, p.content, entry.received_at,
                                             entry.stored_at, entry.stale, p.arrival.replay});
}

void Recorder::announce(store::Connection& connection, const FileEntry& entry) {
  const bool refused = is_quarantined(entry.outcome);
  LiveEvent event{0,          entry.stored_at, refused ? "file.quarantined" : "file.stored",
                  entry.mine, "files.read",    {}};
  event.data = {{"file", entry.number}, {"name", entry.name}, {"outcome", text_of(entry.outcome)}};
  if (!entry.rule.empty()) event.data["rule"] = entry.rule;
  house_.announce(connection, std::move(event));
}

}  // namespace headframe::core::ingest
