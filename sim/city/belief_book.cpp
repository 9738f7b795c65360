#include "sim/city/belief_book.hpp"

#include <algorithm>
#include <tuple>

#include "platform/core/guard/describe.hpp"
#include "platform/core/ingest/watchman.hpp"

#include "platform/modules/administration/presence.hpp"

namespace headframe::sim::city {
namespace {

using core::ingest::FileEntry;
using core::ingest::FileOutcome;

constexpr kpi::Duration bin = std::chrono::minutes(10);

bool is_kept(const FileEntry& file) {
  return file.outcome == FileOutcome::accepted || file.outcome == FileOutcome::partial;
}

bool is_definition(const FileEntry& file) {
  return file.token == "DEV" || file.token == "CDDY";
}

bool is_realtime(const FileEntry& file) {
  return file.token == "RTDATA" || file.token == "SSSJ" || file.token == "CDSS";
}

}  // namespace

BeliefBook::BeliefBook(World& world, Node& node, Era era, ledger::Ledger& ledger,
                       const LedgerMines& mines, std::string database, Observer& observer)
    : world_(world),
      node_(node),
      era_(era),
      ledger_(ledger),
      mines_(mines),
      database_(std::move(database)),
      observer_(observer) {}

kpi::Moment BeliefBook::moment_of(rt::WallTime shown) const {
  return era_.moment(shown + (world_.wall_now() - node_.wall_now()));
}

void BeliefBook::look() {
  if (!node_.is_up() || !node_.disk().stat(database_)) return;
  store::Connection connection(node_.disk(), database_, store::Access::read_only);
  store::Transaction snapshot(connection);
  const auto files = core::ingest::books::after(connection, all_below_);
  if (std::ranges::any_of(files, is_definition)) look_at_points(connection);
  for (const FileEntry& file : files)
    if (!seen_.contains(file.number)) enter(connection, file);
  while (seen_.erase(all_below_ + 1) != 0) ++all_below_;
}

void BeliefBook::enter(store::Connection& connection, const FileEntry& file) {
  seen_.insert(file.number);
  count(file);
  if (observer_.follows(file.mine, file.name))
    observer_.entered(connection, file, moment_of(file.received_at), moment_of(file.stored_at));
  const auto mine = mines_.find(file.mine);
  if (mine == mines_.end() || !is_kept(file)) return;
  const std::vector<monitoring::Value> values = reader_.of_file(connection, file.number);
  if (values.empty()) {
    if (is_realtime(file)) ++counts_.unread[mine->second.name]["nothing-read"];
    return;
  }
  ledger::StoredBatch batch;
  batch.mine = mine->second.id;
  batch.file = file.name;
  batch.visible_at = moment_of(file.stored_at);
  kpi::Moment newest = kpi::Moment::min();
  for (const monitoring::Value& v : values) {
    batch.samples.push_back(
        {static_cast<ledger::SeriesId>(v.point), v.record, era_.moment(v.time), v.value, v.status});
    newest = std::max(newest, batch.samples.back().at);
  }
  arrivals_[mine->second.name].push_back({newest, batch.visible_at});
  values_per_bin_[batch.visible_at / bin] += static_cast<std::int64_t>(values.size());
  ledger_.stored(batch);
}

void BeliefBook::count(const FileEntry& file) {
  ++counts_.files;
  counts_.rejected_records += file.rejected;
  switch (file.outcome) {
    case FileOutcome::accepted:
      ++counts_.accepted;
      break;
    case FileOutcome::partial:
      ++counts_.partial;
      break;
    case FileOutcome::duplicate:
      ++counts_.duplicates;
      break;
    case FileOutcome::conflict:
      ++counts_.conflicts;
      break;
    default:
      ++counts_.refused;
      ++counts_.refused_by[file.rule];
      if (const auto mine = mines_.find(file.mine); mine != mines_.end())
        ++counts_.unread[mine->second.name][file.rule];
  }
}

std::vector<ledger::PlatformAlarm> BeliefBook::over_limits() const {
  constexpr std::size_t page = 1000;
  store::Connection connection(node_.disk(), database_, store::Access::read_only);
  control::AlarmFilter filter;
  filter.state = control::AlarmFilter::State::all;
  filter.kind = control::Kind::over_limit;
  std::vector<ledger::PlatformAlarm> found;
  for (;;) {
    const auto alarms = control::Reader().list(connection, filter, page);
    for (const control::Alarm& a : alarms) {
      const auto mine = mines_.find(a.mine);
      const auto file = core::ingest::books::find(connection, a.file);
      if (mine == mines_.end() || !file) continue;
      found.push_back({mine->second.name, a.point, era_.moment(a.began),
                       a.ended ? std::optional(era_.moment(*a.ended)) : std::nullopt,
                       moment_of(file->stored_at), a.suppressed, a.level, a.maximum, a.limit});
    }
    if (alarms.size() < page) return found;
    filter.before = alarms.back().id;
  }
}

std::vector<kpi::Outage> BeliefBook::outages(rt::Duration end) const {
  store::Connection connection(node_.disk(), database_, store::Access::read_only);
  std::vector<kpi::Outage> found;
  for (const auto& a : administration::absences(connection, era_.start, era_.start + end))
    found.push_back({kpi::Subject::platform, node_.name(), "no-sign-of-life", a.orderly,
                     {moment_of(a.from), moment_of(a.to)}});
  for (const auto& [code, mine] : mines_)
    for (const auto& o : registry::Reader().outages(connection, code, era_.start, era_.start + end))
      if (!o.lawful && o.began >= era_.start)  // before that it had not been connected yet
        found.push_back({kpi::Subject::mine,
                         mine.name,
                         "silent",
                         false,
                         {moment_of(o.began), o.ended ? moment_of(*o.ended) : kpi::Moment::max()}});
  return found;
}

std::vector<kpi::Fault> BeliefBook::orders() const {
  store::Connection connection(node_.disk(), database_, store::Access::read_only);
  return administration::Reader().faults(connection, era_.start);
}

std::vector<record::Event> BeliefBook::findings() const {
  store::Connection connection(node_.disk(), database_, store::Access::read_only);
  std::vector<record::Event> events;
  for (const auto& found : core::ingest::Watchman::raised(connection)) {
    const auto mine = mines_.find(found.mine);
    if (mine == mines_.end()) continue;
    const core::GuardText words = core::text_of(found.kind);
    std::string subject(core::name_of(found.kind));
    if (!found.subject.empty()) subject += " " + found.subject;
    events.push_back({moment_of(found.at), mine->second.name, "finding", std::move(subject),
                      std::string(words.zh), std::string(words.en)});
  }
  std::ranges::sort(events, {}, [](const record::Event& e) { return std::tie(e.at, e.node, e.subject); });
  return events;
}

void BeliefBook::look_at_points(store::Connection& connection) {
  for (const core::PointFacts& point : reader_.points(connection)) {
    const auto mine = mines_.find(point.mine);
    if (mine == mines_.end()) continue;
    ledger_.believe(mine->second.id, static_cast<ledger::SeriesId>(point.id),
                    {point.point, point.sensor, point.unit});
  }
}

}  // namespace headframe::sim::city
