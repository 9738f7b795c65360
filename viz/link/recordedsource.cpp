#include "viz/link/recordedsource.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "sim/record/folder.hpp"

namespace headframe::viz {
namespace {

namespace record = sim::record;

std::vector<Alarm> alarmsOf(const record::Reader &reader) {
  std::vector<Alarm> alarms;
  for (const auto &row : reader.all<record::Alarm>()) {
    Alarm alarm;
    alarm.number = static_cast<std::int64_t>(alarms.size()) + 1;
    alarm.side = row.side;
    alarm.mine = row.mine;
    alarm.point = row.point;
    alarm.kind = row.kind;
    alarm.level = static_cast<int>(row.level);
    alarm.value = row.value;
    alarm.limit = row.limit;
    alarm.begin = row.begin;
    alarm.end = row.end;
    alarm.visible = row.visible;
    alarm.match = row.match;
    alarms.push_back(std::move(alarm));
  }
  std::ranges::sort(alarms, {}, [](const Alarm &alarm) { return std::tie(alarm.begin, alarm.number); });
  return alarms;
}

Content contentOf(const record::Reader &reader) {
  Content content;
  content.schemaVersion = reader.version();
  const auto runs = reader.all<record::Run>();
  if (runs.empty())
    throw std::runtime_error(
        "holds no header of a run: it is still being written or was broken off; expected the run.db "
        "of a finished run");
  content.run = runs.front();
  content.link.now = content.run.simulated;
  content.notes = reader.all<record::Note>();
  content.places = reader.all<record::Place>();
  content.lines = reader.all<record::Line>();
  content.equipment = reader.all<record::Equipment>();
  content.outages = reader.all<record::Outage>();
  content.faults = reader.all<record::Fault>();
  content.downtime = reader.all<record::CauseOfDowntime>();
  content.abnormal = reader.all<record::AbnormalCause>();
  content.events = reader.events({}, record::Moment::max());
  content.alarms = alarmsOf(reader);
  content.ledger = reader.all<record::LedgerBin>();
  content.lost = reader.all<record::LostInterval>();
  content.examples = reader.all<record::Example>();
  content.trends = reader.all<record::Series>();
  content.kpis = reader.all<record::Kpi>();
  content.expectations = reader.all<record::Expectation>();
  std::ranges::sort(content.outages, {}, [](const record::Outage &outage) {
    return std::tie(outage.begin, outage.subject, outage.id);
  });
  std::ranges::sort(content.faults, {}, [](const record::Fault &fault) {
    return std::tie(fault.failed, fault.id);
  });
  return content;
}

}  // namespace

RecordedSource::RecordedSource(const std::filesystem::path &folderOrFile)
    : database_(record::find_database(folderOrFile)), reader_(database_) {
  try {
    content_ = contentOf(reader_);
  } catch (const std::runtime_error &error) {
    throw std::runtime_error(database_.string() + ": " + error.what());
  }
}

void RecordedSource::wantTrend(const std::string &id, Range) {
  if (trends_.contains(id)) return;
  std::vector<TrendPoint> &points = trends_[id];
  for (const auto &row : reader_.series(id, Moment::min(), Moment::max()))
    points.push_back({row.at, row.value, row.late});
  emit changed(Part::trends);
}

const std::vector<TrendPoint> &RecordedSource::trend(const std::string &id) const {
  static const std::vector<TrendPoint> none;
  const auto found = trends_.find(id);
  return found == trends_.end() ? none : found->second;
}

}  // namespace headframe::viz
