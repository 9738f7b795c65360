#include "sim/feed/score_input.hpp"

#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/core/civil.hpp"
#include "sim/feed/ledger_files.hpp"
#include "sim/scenario/quantity.hpp"
#include "sim/table/csv.hpp"

namespace headframe::sim::feed {
namespace {

using Problems = scenario::Problems;

/// The cells of one table as values; what is none is a problem at its place.
class Cells {
 public:
  Cells(const table::CsvTable& table, Problems& problems) : table_(table), problems_(problems) {}

  rt::WallTime time(std::size_t column) const {
    if (const auto time = core::time_from(table_[column])) return *time;
    wrong(column, "no time", "one like 2026-03-02 08:30:00");
    return {};
  }
  std::optional<rt::WallTime> time_if(std::size_t column) const {
    return table_[column].empty() ? std::nullopt : std::optional(time(column));
  }
  std::optional<double> number_if(std::size_t column) const {
    if (table_[column].empty()) return std::nullopt;
    double value = 0;
    const std::string& text = table_[column];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value - value == 0)
      return value;
    wrong(column, "no number", "one like 0.52, or nothing for a missing value");
    return std::nullopt;
  }
  std::int64_t integer(std::size_t column, std::int64_t most) const {
    const auto value = scenario::parse_integer(table_[column]);
    if (value && *value >= 0 && *value <= most) return *value;
    wrong(column, "no whole number", fmt::format("one from 0 to {}", most));
    return 0;
  }
  std::string word(std::size_t column) const {
    if (table_[column].empty()) wrong(column, "nothing", "a word");
    return table_[column];
  }

 private:
  void wrong(std::size_t column, std::string_view what, std::string_view expected) const {
    problems_.add(table_.mark(column),
                  fmt::format("'{}' is {}; expected {}", table_[column], what, expected));
  }
  const table::CsvTable& table_;
  Problems& problems_;
};

constexpr std::int64_t most_status = 0xffff, most_number = 1'000'000'000;

std::vector<std::string> columns_of(LedgerTable table) {
  std::vector<std::string> names;
  std::string_view rest = header_of(table);
  while (!rest.empty()) {
    const auto comma = rest.find(',');
    names.emplace_back(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  return names;
}

class LedgerReader {
 public:
  LedgerReader(std::string folder, const scenario::ReadFile& read)
      : folder_(std::move(folder)), read_(read) {}

  Read<SentLedger> run() {
    take_feed();
    each(LedgerTable::points, [this](const table::CsvTable& t, const Cells& c) { take_point(t, c); });
    each(LedgerTable::files, [this](const table::CsvTable& t, const Cells& c) { take_file(t, c); });
    each(LedgerTable::sent, [this](const table::CsvTable& t, const Cells& c) { take_sample(t, c); });
    each(LedgerTable::incidents, [this](const table::CsvTable& t, const Cells& c) { take_trouble(t, c); });
    if (!problems_.empty()) return std::unexpected(problems_.in_order());
    return std::move(ledger_);
  }

 private:
  std::optional<std::string> text_of(std::string_view name) {
    std::string path = fmt::format("{}/{}", folder_, name);
    auto text = read_(path);
    if (!text)
      problems_.add({std::make_shared<const std::string>(path), 0, 0},
                    "cannot be read; expected the folder that a feed has written with --out");
    return text;
  }

  void take_feed() {
    const auto text = text_of(feed_file);
    if (!text) return;
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (json.is_object() && json.contains("pace") && json["pace"].is_number_integer()) {
      ledger_.pace = json["pace"].get<std::int64_t>();
      ledger_.scenario = json.value("scenario", std::string{});
      return;
    }
    problems_.add(
        {std::make_shared<const std::string>(fmt::format("{}/{}", folder_, feed_file)), 0, 0},
        "no pace in it; expected the file as a feed has written it");
  }

  template <class F>
  void each(LedgerTable which, F take) {
    const auto text = text_of(file_of(which));
    if (!text) return;
    table::CsvTable table(fmt::format("{}/{}", folder_, file_of(which)), *text, {columns_of(which), {}},
                   problems_);
    const Cells cells(table, problems_);
    while (table.next()) take(table, cells);
  }

  std::uint32_t series_of(Series series) {
    const auto [found, added] =
        series_.try_emplace(std::move(series), static_cast<std::uint32_t>(ledger_.series.size()));
    if (added) ledger_.series.push_back(found->first);
    return found->second;
  }

  void take_point(const table::CsvTable& table, const Cells& cells) {
    enum { mine, installation, point, sensor, unit, decimals };
    const std::uint32_t series = series_of({cells.word(mine), cells.word(point)});
    decimals_[{series, table[installation]}] = static_cast<int>(cells.integer(decimals, 9));
  }

  void take_file(const table::CsvTable& table, const Cells& cells) {
    enum {
      mine,
      name,
      installation,
      bytes,
      sha256,
      samples,
      cadence,
      produced,
      attempts,
      outcome,
      reply,
      acknowledged
    };
    files_[{table[mine], table[name]}] = {static_cast<std::uint32_t>(ledger_.files.size()),
                                          table[installation]};
    ledger_.file_names.push_back(table[name]);
    ledger_.files.push_back({std::chrono::seconds(cells.integer(cadence, most_number)),
                             cells.time(produced), cells.time_if(acknowledged)});
  }

  void take_sample(const table::CsvTable& table, const Cells& cells) {
    enum { mine, point, time, value, unit, status, name, record };
    const auto [file, unknown] = files_.try_emplace(
        {table[mine], table[name]}, File{static_cast<std::uint32_t>(ledger_.files.size()), {}});
    if (unknown) {
      ledger_.file_names.push_back(table[name]);
      ledger_.files.emplace_back();
    }
    const std::uint32_t series = series_of({cells.word(mine), cells.word(point)});
    const auto decimals = decimals_.find({series, file->second.installation});
    ledger_.samples.push_back({series, file->second.number,
                               static_cast<std::uint32_t>(cells.integer(record, most_number)),
                               cells.time(time), cells.number_if(value),
                               static_cast<std::uint16_t>(cells.integer(status, most_status)),
                               decimals == decimals_.end() ? 2 : decimals->second});
  }

  void take_trouble(const table::CsvTable& table, const Cells& cells) {
    enum { mine, incident, subject, begin, end, caught_up, carried_out };
    if (table[carried_out] != "yes") return;
    ledger_.troubles[cells.word(mine)].push_back({cells.time(begin), cells.time_if(caught_up)});
  }

  struct File {
    std::uint32_t number = 0;
    std::string installation;
  };
  std::string folder_;
  const scenario::ReadFile& read_;
  Problems problems_;
  SentLedger ledger_;
  std::map<Series, std::uint32_t> series_;
  std::map<std::pair<std::uint32_t, std::string>, int> decimals_;  // by series and installation
  std::map<std::pair<std::string, std::string>, File> files_;      // by mine and name
};

}  // namespace

Read<SentLedger> read_sent_ledger(const std::string& folder, const scenario::ReadFile& read) {
  return LedgerReader(folder, read).run();
}

Read<std::vector<StoredSample>> read_export(const std::string& file, const std::string& text) {
  enum { mine, point, time, value, status, received };
  Problems problems;
  std::vector<StoredSample> rows;
  table::CsvTable table(file, text, {{"mine", "point", "time", "value"}, {"status", "received_at"}},
                 problems);
  const Cells cells(table, problems);
  while (table.next()) {
    StoredSample row{{cells.word(mine), cells.word(point)},
                     cells.time(time),
                     cells.number_if(value),
                     std::nullopt,
                     cells.time_if(received)};
    if (!table[status].empty())
      row.status = static_cast<std::uint16_t>(cells.integer(status, most_status));
    rows.push_back(std::move(row));
  }
  if (!problems.empty()) return std::unexpected(problems.in_order());
  return rows;
}

}  // namespace headframe::sim::feed
