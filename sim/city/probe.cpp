#include "sim/city/probe.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/modules/control/reader.hpp"
#include "platform/modules/monitoring/reader.hpp"

namespace headframe::sim::city {
namespace {

constexpr std::size_t most_alarms = 1000;

std::string number_of(std::optional<double> value) {
  return value ? fmt::format("{:g}", *value) : std::string("—");
}

kpi::Text reason_of(mine::FileAbandoned::Reason reason) {
  if (reason == mine::FileAbandoned::Reason::spool_full)
    return {"缓存已满，文件被放弃", "given up: the mine's spool is full"};
  return {"平台多次拒收，文件被放弃", "given up: the platform refused it too often"};
}

/// By instant; of one instant the poll first, the others as they were told.
void put_in_order(std::vector<trace::Station>& stations) {
  std::multimap<std::pair<kpi::Moment, bool>, trace::Station> by_instant;
  for (trace::Station& station : stations)
    by_instant.emplace(std::pair(station.at, station.kind != "polled"), std::move(station));
  stations.clear();
  for (auto& [key, station] : by_instant) stations.push_back(std::move(station));
}

}  // namespace

Probe::Probe(const scenario::Scenario& scenario, trace::SampleQuestion question)
    : era_{scenario.start},
      question_(std::move(question)),
      code_(scenario.mines.at(question_.mine).code) {
  journey_.mine = question_.mine;
  journey_.point = question_.point;
  journey_.asked = question_.at;
}

void Probe::tell(kpi::Moment at, std::string kind, std::string_view file, std::string zh,
                 std::string en) {
  journey_.stations.push_back(
      {at, std::move(kind), std::string(file), {std::move(zh), std::move(en)}});
}

void Probe::on(const mine::InstallationStarted& event) {
  if (!is_ours(event.mine)) return;
  ids_.clear();
  for (const mine::PointRow& row : event.points) ids_.push_back(row.id);
}

void Probe::on(const mine::InstallationStopped& event) {
  if (!is_ours(event.mine) || journey_.found) return;
  if (era_.moment(event.until) <= question_.at) return;
  tell(era_.moment(event.at), "mine-stopped", {},
       "监控系统切换，其间不采集",
       "the mine's monitoring system is being replaced and polls nothing");
}

/// Told before the files of the same poll; kept only if that poll has the sample.
void Probe::on(const mine::AlarmStarted& event) {
  if (!is_ours(event.mine) || journey_.found || event.alarm->entity >= ids_.size()) return;
  if (event.alarm->type != mine::AlarmType::over_limit) return;
  if (ids_[event.alarm->entity] != question_.point || era_.moment(event.true_time) < question_.at)
    return;
  tell(era_.moment(event.true_time), "alarm-true", {},
       fmt::format("测值 {:g} 达到报警限", event.alarm->value),
       fmt::format("the value {:g} goes over the limit", event.alarm->value));
}

void Probe::on(const mine::FileProduced& event) {
  if (!is_ours(event.mine)) return;
  const kpi::Moment polled = era_.moment(event.true_time);
  if (journey_.found) {  // exceptions of the same poll carry the alarm
    if (polled == journey_.polled && event.file->kind == mine::FileKind::exceptions) {
      followed_.emplace(event.file->name, false);
      tell(polled, "written", event.file->name, "异常文件写出", "the exceptions' file is written");
    }
    return;
  }
  if (event.file->kind != mine::FileKind::realtime || polled < question_.at) return;
  const auto sample = std::ranges::find_if(event.samples, [&](const mine::Sample& s) {
    return question_.point.empty() || ids_.at(s.point) == question_.point;
  });
  if (sample != event.samples.end())
    found(event, static_cast<std::size_t>(sample - event.samples.begin()));
}

void Probe::found(const mine::FileProduced& event, std::size_t record) {
  journey_.found = true;
  journey_.polled = era_.moment(event.true_time);
  journey_.file = event.file->name;
  journey_.record = static_cast<std::int64_t>(record + 1);
  journey_.cadence = event.cadence;
  samples_.assign(event.samples.begin(), event.samples.end());
  ids_then_ = ids_;
  followed_.emplace(journey_.file, true);
  const kpi::Duration error = event.stamped - event.true_time;
  tell(journey_.polled, "written", journey_.file,
       fmt::format("写入文件，共 {} 条记录，{} 字节", event.samples.size(),
                   event.file->bytes.size()),
       fmt::format("written to the file of {} records, {} bytes", event.samples.size(),
                   event.file->bytes.size()));
  if (error != kpi::Duration{})
    tell(journey_.polled, "clock-error", journey_.file,
         fmt::format("煤矿时钟偏差 {} 秒", error / std::chrono::seconds(1)),
         fmt::format("the mine's clock is off by {} s", error / std::chrono::seconds(1)));
}

void Probe::on(const mine::FileSpooled& event) {
  if (!is_ours(event.mine) || !followed_.contains(event.name)) return;
  tell(era_.moment(event.at), "spooled", event.name,
       fmt::format("进入煤矿缓存，缓存中文件数 {}", event.spool_files),
       fmt::format("safe in the mine's spool; files that wait there: {}", event.spool_files));
}

void Probe::on(const mine::UploadStarted& event) {
  if (!is_ours(event.mine) || !followed_.contains(event.name)) return;
  tell(era_.moment(event.at), "upload-started", event.name,
       fmt::format("第 {} 次上传开始", event.attempt),
       fmt::format("upload attempt {} begins", event.attempt));
}

void Probe::on(const mine::UploadFailed& event) {
  if (!is_ours(event.mine) || !followed_.contains(event.name)) return;
  tell(era_.moment(event.at), "upload-failed", event.name, fmt::format("上传失败：{}", event.why),
       fmt::format("the upload fails: {}", event.why));
}

void Probe::on(const mine::FileDelivered& event) {
  if (!is_ours(event.mine) || !followed_.contains(event.name)) return;
  tell(era_.moment(event.at), "acknowledged", event.name, "煤矿收到平台应答",
       "the mine has the platform's reply");
}

void Probe::on(const mine::FileAbandoned& event) {
  if (!is_ours(event.mine) || !followed_.contains(event.name)) return;
  const kpi::Text why = reason_of(event.reason);
  tell(era_.moment(event.at), "given-up", event.name, why.zh, why.en);
}

bool Probe::follows(std::string_view mine, std::string_view file) const {
  return is_ours(mine) && followed_.contains(file);
}

void Probe::entered(store::Connection& connection, const core::ingest::FileEntry& file,
                    kpi::Moment promised, kpi::Moment visible) {
  const auto outcome = core::ingest::text_of(file.outcome);
  tell(promised, "promised", file.name, fmt::format("平台收妥并承诺入库，编号 {}", file.number),
       fmt::format("the platform promises it under number {}", file.number));
  tell(visible, "booked", file.name,
       fmt::format("解码并登记：{}，{} 条记录，拒收 {} 条", outcome, file.records, file.rejected),
       fmt::format("decoded and entered in the books: {}; records {}, rejected {}", outcome,
                   file.records, file.rejected));
  tell_quarantine(connection, file, visible);
  if (followed_.find(file.name)->second)
    for (const monitoring::Value& v : monitoring::Reader().of_file(connection, file.number))
      stored_.try_emplace(v.record, visible, v.value);
  tell_alarms(connection, file, visible);
}

void Probe::tell_quarantine(store::Connection& connection, const core::ingest::FileEntry& file,
                            kpi::Moment at) {
  for (const auto& q : core::ingest::books::quarantined(connection, file.number)) {
    const bool ours = std::ranges::any_of(q.records, [this](std::uint32_t record) {
      return record == 0 || record == journey_.record;
    });
    if (!ours) continue;
    tell(at, "quarantined", file.name,
         fmt::format("因规则 {} 进入隔离区：应为 {}，实为 {}", q.rule, q.expected, q.found),
         fmt::format("in quarantine by the rule {}: expected {}, found {}", q.rule, q.expected,
                     q.found));
  }
}

void Probe::tell_alarms(store::Connection& connection, const core::ingest::FileEntry& file,
                        kpi::Moment at) {
  control::AlarmFilter filter;
  filter.state = control::AlarmFilter::State::all;
  filter.mine = code_;
  for (const control::Alarm& alarm : control::Reader().list(connection, filter, most_alarms)) {
    if (alarm.file != file.number || alarm.point != journey_.point) continue;
    const auto kind = control::text_of(alarm.kind);
    tell(at, "alarm-raised", file.name,
         fmt::format("平台发出 {} 报警，编号 {}，{} 级", kind, alarm.id, alarm.level),
         fmt::format("the platform raises the {} alarm number {}, level {}", kind, alarm.id,
                     alarm.level));
  }
}

/// The first lost record, when a lost sample was asked for rather than a point.
void Probe::choose_lost(const ledger::WatchedFile& watched) {
  const auto lost = std::ranges::find(watched.samples, ledger::Outcome::lost,
                                      &ledger::WatchedFile::Sample::outcome);
  if (lost != watched.samples.end())
    journey_.record = lost - watched.samples.begin() + 1;
}

trace::Journey Probe::journey(const Findings& findings) && {
  if (!journey_.found) return std::move(journey_);
  const auto watched = std::ranges::find_if(findings.ledger.watched, [this](const auto& w) {
    return w.mine == question_.mine && w.file == journey_.file;
  });
  if (watched == findings.ledger.watched.end())
    throw std::logic_error("the ledger lost sight of " + journey_.file);
  if (question_.point.empty()) choose_lost(*watched);
  const auto index = static_cast<std::size_t>(journey_.record - 1);
  const mine::Sample& sample = samples_.at(index);
  journey_.point = ids_then_.at(sample.point);
  if (sample.has_value) journey_.value = sample.value;
  journey_.outcome = ledger::name(watched->samples.at(index).outcome);
  journey_.rule = ledger::name(watched->samples.at(index).rule);
  tell(journey_.polled, "polled", {}, fmt::format("传感器被采集，值 {}", number_of(journey_.value)),
       fmt::format("the sensor is polled and shows {}", number_of(journey_.value)));
  if (const auto stored = stored_.find(static_cast<std::uint32_t>(journey_.record));
      stored != stored_.end()) {
    journey_.visible = stored->second.visible;
    journey_.stored_value = stored->second.value;
    tell(stored->second.visible, "visible", journey_.file,
         fmt::format("入库为 {}，用户可见", number_of(stored->second.value)),
         fmt::format("stored as {}, and visible to the platform's users",
                     number_of(stored->second.value)));
  }
  std::erase_if(journey_.stations, [this](const trace::Station& s) {
    return s.kind == "alarm-true" && s.at != journey_.polled;
  });
  put_in_order(journey_.stations);
  return std::move(journey_);
}

}  // namespace headframe::sim::city
