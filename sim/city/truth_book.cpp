#include "sim/city/truth_book.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

namespace headframe::sim::city {
namespace {

/// The sensor's type as far as the dialect can say it: the old numbering names switches by broader
/// classes, so a switch's type is not compared there.
std::string sensor_said(mine::Dialect dialect, const mine::PointRow& row) {
  if (dialect == mine::Dialect::ga && row.kind == mine::PointKind::two_state) return {};
  return std::string(mine::sensor_type(row.quantity).national);
}

/// Point, value and status, bit by bit: what the digest answers for.
std::string payload_of(const mine::FileProduced& event) {
  std::string result(event.file->name);
  const auto append = [&result](auto number) {
    for (std::size_t i = 0; i < sizeof number; ++i)
      result.push_back(static_cast<char>(number >> (8 * i) & 0xff));
  };
  for (const mine::Sample& s : event.samples) {
    append(s.point);
    append(s.status);
    append(s.has_value ? std::bit_cast<std::uint64_t>(s.value) : ~std::uint64_t{0});
  }
  return result;
}

}  // namespace

TruthBook::TruthBook(World& world, Era era, ledger::Ledger& ledger, const LedgerMines& mines,
                     const Observer& observer)
    : world_(world), era_(era), ledger_(ledger), mines_(mines), observer_(observer) {}

void TruthBook::note(std::string_view mine, std::string_view kind, std::string_view payload) {
  world_.record(mine, kind, payload);
}

void TruthBook::tell(rt::Instant at, std::string_view mine, std::string kind, std::string subject,
                     std::string zh, std::string en) {
  events_.push_back({era_.moment(at), mines_.find(mine)->second.name, std::move(kind),
                     std::move(subject), std::move(zh), std::move(en)});
}

void TruthBook::on(const mine::InstallationStarted& event) {
  Station& station = stations_[std::string(event.mine)];
  station.ids.clear();
  const ledger::MineId id = mines_.find(event.mine)->second.id;
  for (const mine::PointRow& row : event.points) {
    station.ids.push_back(row.id);
    ledger_.declare(id, row.truth, {row.id, sensor_said(event.dialect, row), {}});
  }
  note(event.mine, "installation", fmt::format("{}", event.number));
  if (event.number > 0)
    tell(event.at, event.mine, "upgrade", fmt::format("installation {}", event.number),
         "新监控系统投入运行", "the new monitoring system is in service");
}

void TruthBook::on(const mine::InstallationStopped& event) {
  note(event.mine, "installation-stopped", {});
  outages_.push_back({kpi::Subject::mine,
                      mines_.find(event.mine)->second.name,
                      "upgrade",
                      true,
                      {era_.moment(event.at), era_.moment(event.until)}});
}

void TruthBook::on(const mine::FileProduced& event) {
  ++counts_.files;
  note(event.mine, "file", payload_of(event));
  if (event.samples.empty()) return;
  ledger::ProducedFile file;
  file.mine = mines_.find(event.mine)->second.id;
  file.name = event.file->name;
  if (observer_.follows(event.mine, file.name)) ledger_.watch(file.mine, file.name);
  file.cadence = event.cadence;
  file.samples.reserve(event.samples.size());
  for (const mine::Sample& s : event.samples)
    file.samples.push_back({s.point, era_.moment(event.true_time),
                            s.has_value ? std::optional(s.value) : std::nullopt,
                            mine::status_told(event, s), false});
  ledger_.produced(std::move(file));
}

void TruthBook::on(const mine::FileDelivered& event) {
  ++counts_.delivered;
  if (event.attempts > 1) ++counts_.repeated;
  note(event.mine, "delivered", event.name);
}

void TruthBook::on(const mine::FileAbandoned& event) {
  ++counts_.abandoned;
  note(event.mine, "abandoned", event.name);
  const bool full = event.reason == mine::FileAbandoned::Reason::spool_full;
  tell(event.at, event.mine, "file-abandoned", std::string(event.name),
       full ? "缓存已满，文件被放弃" : "平台多次拒收，文件被放弃",
       full ? "given up: the spool is full" : "given up: refused too often");
}

void TruthBook::on(const mine::UploadFailed& event) {
  ++counts_.failed_uploads;
  note(event.mine, "upload-failed", fmt::format("{}: {}", event.name, event.why));
}

void TruthBook::on(const mine::AlarmStarted& event) {
  if (event.alarm->type != mine::AlarmType::over_limit) return;
  Station& station = stations_.find(event.mine)->second;
  note(event.mine, "over-limit", station.ids.at(event.alarm->entity));
  station.open[event.alarm->entity] = over_limits_.size();
  over_limits_.push_back({mines_.find(event.mine)->second.name,
                          station.ids[event.alarm->entity],
                          {era_.moment(event.true_time), kpi::Moment::max()}});
}

void TruthBook::on(const mine::AlarmEnded& event) {
  if (event.alarm->type != mine::AlarmType::over_limit) return;
  Station& station = stations_.find(event.mine)->second;
  note(event.mine, "over-limit-over", station.ids.at(event.alarm->entity));
  const auto open = station.open.find(event.alarm->entity);
  if (open == station.open.end()) return;  // began before a restart of the mine's system
  over_limits_[open->second].span.end = era_.moment(event.true_time);
  station.open.erase(open);
}

std::optional<std::uint32_t> TruthBook::place_of(std::string_view mine,
                                                 std::string_view point) const {
  const auto station = stations_.find(mine);
  if (station == stations_.end()) return std::nullopt;
  const auto& ids = station->second.ids;
  const auto found = std::ranges::find(ids, point);
  if (found == ids.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - ids.begin());
}

std::vector<ledger::OverLimit> TruthBook::over_limits() const {
  return over_limits_;
}

}  // namespace headframe::sim::city
