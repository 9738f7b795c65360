#include "sim/feed/sent_book.hpp"
#include "sim/table/csv.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>
#include <sodium.h>

#include "platform/core/civil.hpp"

namespace headframe::sim::feed {
namespace {

constexpr rt::Duration second = std::chrono::seconds(1);

std::string sha256_of(const std::string& bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string hex;
  for (const unsigned char byte : hash) hex += fmt::format("{:02x}", byte);
  return hex;
}

std::string text_of(std::optional<rt::WallTime> time) {
  return time ? core::to_text(*time) : std::string{};
}

/// As files say it: to the second.
rt::WallTime in_file(rt::WallTime time) {
  return {time.since_epoch - time.since_epoch % second};
}

}  // namespace

SentBook::SentBook(const rt::Clock& clock, LedgerFiles& ledger, Tell tell)
    : clock_(clock), ledger_(ledger), tell_(std::move(tell)) {}

void SentBook::on(const mine::InstallationStarted& event) {
  Mine& station = mines_[std::string(event.mine)];
  station.installation = event.number;
  station.ids.clear();
  station.units.clear();
  for (const mine::PointRow& row : event.points) {
    const mine::SensorType& sensor = mine::sensor_type(row.quantity);
    station.ids.push_back(row.id);
    station.units.emplace_back(sensor.unit);
    ledger_.append(LedgerTable::points,
                   fmt::format("{},{},{},{},{},{}", event.mine, event.number, table::csv_field(row.id),
                               sensor.national, table::csv_field(sensor.unit), row.decimals));
  }
}

SentBook::File& SentBook::oldest(Mine& station, std::string_view name) {
  return station.waiting.lower_bound(std::string(name))->second;
}

void SentBook::on(const mine::FileProduced& event) {
  Mine& station = mines_.find(event.mine)->second;
  station.waiting.emplace(event.file->name, File{sha256_of(event.file->bytes),
                                                 {},
                                                 station.installation,
                                                 0,
                                                 event.file->bytes.size(),
                                                 event.samples.size(),
                                                 event.cadence,
                                                 clock_.wall_now()});
  ++counts_.files;
  counts_.samples += static_cast<std::int64_t>(event.samples.size());
  const std::string time = core::to_text(in_file(event.stamped));
  std::size_t record = 0;
  for (const mine::Sample& s : event.samples)
    ledger_.append(
        LedgerTable::sent,
        fmt::format("{},{},{},{},{},{},{},{}", event.mine, table::csv_field(station.ids.at(s.point)), time,
                    s.has_value ? fmt::format("{}", s.value) : std::string{},
                    table::csv_field(station.units.at(s.point)),
                    mine::status_told(event, s), table::csv_field(event.file->name),
                    ++record));
}

void SentBook::on(const mine::FileDelivered& event) {
  Mine& station = mines_.find(event.mine)->second;
  if (std::exchange(station.failing, false)) tell_(fmt::format("{} delivers again", event.mine));
  if (event.attempts > 1) ++counts_.repeated;
  const std::string mine(event.mine), name(event.name);
  File& file = oldest(station, name);
  file.attempts = event.attempts;
  ++counts_.acknowledged;
  counts_.samples_acknowledged += static_cast<std::int64_t>(file.samples);
  decide(mine, station, name, {"acknowledged", std::string(event.reply_text), clock_.wall_now()});
  if (station.waiting.empty()) catch_up(mine, station);
}

void SentBook::on(const mine::FileAbandoned& event) {
  Mine& station = mines_.find(event.mine)->second;
  const std::string mine(event.mine), name(event.name);
  const bool full = event.reason == mine::FileAbandoned::Reason::spool_full;
  const std::string why = full ? "the mine's spool is full" : oldest(station, name).last_failure;
  tell_(fmt::format("{} gives up {}: {}", mine, name, why));
  ++counts_.abandoned;
  decide(mine, station, name, {"abandoned", why, std::nullopt});
}

void SentBook::on(const mine::UploadFailed& event) {
  Mine& station = mines_.find(event.mine)->second;
  File& file = oldest(station, event.name);
  file.last_failure = event.why;
  ++file.attempts;
  ++counts_.failures;
  const bool on_purpose = !station.troubles.empty();
  if (!on_purpose && !std::exchange(station.failing, true))
    tell_(fmt::format("{} cannot deliver {}: {}", event.mine, event.name, event.why));
}

void SentBook::decide(const std::string& mine, Mine& station, const std::string& name,
                      const Fate& fate) {
  const auto found = station.waiting.lower_bound(name);
  enter(mine, name, found->second, fate);
  station.waiting.erase(found);
}

void SentBook::enter(const std::string& mine, const std::string& name, const File& file,
                     const Fate& fate) {
  ledger_.append(LedgerTable::files,
                 fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}", mine, table::csv_field(name),
                             file.installation, file.bytes, file.sha256, file.samples,
                             file.cadence / second, core::to_text(file.produced), file.attempts,
                             fate.outcome, table::csv_field(fate.reply), text_of(fate.acknowledged)));
}

void SentBook::began(const Interruption& interruption, const std::string& mine_code) {
  mines_[mine_code].troubles.push_back({&interruption, clock_.wall_now(), std::nullopt});
}

void SentBook::ended(const Interruption& interruption, const std::string& mine_code) {
  Mine& station = mines_[mine_code];
  for (Trouble& trouble : station.troubles)
    if (trouble.what == &interruption) trouble.end = clock_.wall_now();
  if (station.waiting.empty()) catch_up(mine_code, station);
}

/// Nothing waits any more: whatever is over has no effect from now on.
void SentBook::catch_up(const std::string& mine, Mine& station) {
  std::erase_if(station.troubles, [&](const Trouble& trouble) {
    if (!trouble.end) return false;
    enter(mine, trouble, clock_.wall_now());
    return true;
  });
}

void SentBook::enter(const std::string& mine, const Trouble& trouble,
                     std::optional<rt::WallTime> caught_up) {
  ledger_.append(LedgerTable::incidents,
                 fmt::format("{},{},{},{},{},{},yes", mine, name(trouble.what->what),
                             table::csv_field(trouble.what->subject), core::to_text(trouble.begin),
                             text_of(trouble.end), text_of(caught_up)));
}

void SentBook::left_out(const NotCarriedOut& incident) {
  ledger_.append(LedgerTable::incidents,
                 fmt::format(",{},{},,,,no", table::csv_field(incident.what), table::csv_field(incident.why)));
}

void SentBook::close() {
  for (auto& [mine, station] : mines_) {
    for (const auto& [name, file] : std::exchange(station.waiting, {}))
      enter(mine, name, file, {"waiting", file.last_failure, std::nullopt});
    for (const Trouble& trouble : std::exchange(station.troubles, {}))
      enter(mine, trouble, std::nullopt);
  }
}

std::size_t SentBook::files_waiting() const {
  std::size_t waiting = 0;
  for (const auto& [mine, station] : mines_) waiting += station.waiting.size();
  return waiting;
}

}  // namespace headframe::sim::feed
