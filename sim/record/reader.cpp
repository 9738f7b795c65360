#include "sim/record/reader.hpp"

#include <fmt/format.h>

#include <utility>

#include "sim/record/statement.hpp"

namespace headframe::sim::record {
namespace {

template <class Row>
Row load_row(sqlite3_stmt* statement) {
  Row row;
  int place = 0;
  std::apply([&](const auto&... column) {
    (load(statement, place++, row.*(column.member)), ...);
  }, Table<Row>::columns);
  return row;
}

template <class Row>
std::vector<Row> load_all(sqlite3* database, sqlite3_stmt* statement) {
  std::vector<Row> rows;
  int result = sqlite3_step(statement);
  for (; result == SQLITE_ROW; result = sqlite3_step(statement)) {
    rows.push_back(load_row<Row>(statement));
  }
  require(database, result, SQLITE_DONE);
  return rows;
}

bool has_column(sqlite3* database, const char* table, const char* column) {
  const auto statement =
      prepare(database, fmt::format("SELECT 1 FROM pragma_table_info('{}') WHERE name = '{}'",
                                    table, column));
  return sqlite3_step(statement.get()) == SQLITE_ROW;
}

bool has_table(sqlite3* database, const char* table) {
  const auto statement = prepare(
      database, fmt::format("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '{}'",
                            table));
  return sqlite3_step(statement.get()) == SQLITE_ROW;
}

/// The columns of a row as this file has them: what an older version lacks is NULL, which reads as
/// empty, zero or absent.
template <class Row>
std::string present_columns(sqlite3* database) {
  std::string names;
  std::apply([&](const auto&... column) {
    ((names += fmt::format("{}{}", names.empty() ? "" : ", ",
                           has_column(database, Table<Row>::name, column.name) ? column.name
                                                                               : "NULL")), ...);
  }, Table<Row>::columns);
  return names;
}

template <class Row>
Statement selection(sqlite3* database, const std::string& rest) {
  return prepare(database, fmt::format("SELECT {} FROM {} {}", present_columns<Row>(database),
                                       Table<Row>::name, rest));
}

int version_of(sqlite3* database) {
  const auto statement = prepare(database, "PRAGMA user_version");
  require(database, sqlite3_step(statement.get()), SQLITE_ROW);
  return sqlite3_column_int(statement.get(), 0);
}

}  // namespace

struct Reader::State {
  Database database;
};

Reader::Reader(const std::filesystem::path& path) : state_(std::make_unique<State>()) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr);
  state_->database.reset(raw);
  require(raw, opened, SQLITE_OK);
  const int version = [&] {
    try {
      return version_of(raw);
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(path.string() + ": is no run.db: " + error.what());
    }
  }();
  if (version < oldest_schema_version || version > schema_version) {
    throw std::runtime_error(fmt::format(
        "{} has schema version {}, expected {} to {}: it was written by another release of "
        "Headframe, or is no run.db",
        path.string(), version, oldest_schema_version, schema_version));
  }
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

int Reader::version() const { return version_of(state_->database.get()); }

Run Reader::run() const {
  auto runs = all<Run>();
  if (runs.empty()) throw std::runtime_error("run.db holds no run: it was broken off");
  return std::move(runs.front());
}

template <class Row>
std::vector<Row> Reader::all() const {
  sqlite3* database = state_->database.get();
  if (version() < schema_version && !has_table(database, Table<Row>::name)) return {};
  return load_all<Row>(database, selection<Row>(database, "ORDER BY rowid").get());
}

std::vector<Event> Reader::events(Moment begin, Moment end) const {
  sqlite3* database = state_->database.get();
  const auto statement =
      selection<Event>(database, "WHERE at_ns >= ? AND at_ns < ? ORDER BY at_ns, rowid");
  require(database, bind(statement.get(), 1, begin), SQLITE_OK);
  require(database, bind(statement.get(), 2, end), SQLITE_OK);
  return load_all<Event>(database, statement.get());
}

std::vector<SeriesPoint> Reader::series(const std::string& id, Moment begin, Moment end) const {
  sqlite3* database = state_->database.get();
  const auto statement = selection<SeriesPoint>(
      database, "WHERE series = ? AND at_ns >= ? AND at_ns < ? ORDER BY at_ns, rowid");
  require(database, bind(statement.get(), 1, id), SQLITE_OK);
  require(database, bind(statement.get(), 2, begin), SQLITE_OK);
  require(database, bind(statement.get(), 3, end), SQLITE_OK);
  return load_all<SeriesPoint>(database, statement.get());
}

template std::vector<Run> Reader::all() const;
template std::vector<ScenarioFile> Reader::all() const;
template std::vector<Checkpoint> Reader::all() const;
template std::vector<Note> Reader::all() const;
template std::vector<Place> Reader::all() const;
template std::vector<Line> Reader::all() const;
template std::vector<Event> Reader::all() const;
template std::vector<Outage> Reader::all() const;
template std::vector<Equipment> Reader::all() const;
template std::vector<Fault> Reader::all() const;
template std::vector<CauseOfDowntime> Reader::all() const;
template std::vector<AbnormalCause> Reader::all() const;
template std::vector<Alarm> Reader::all() const;
template std::vector<LedgerBin> Reader::all() const;
template std::vector<LostInterval> Reader::all() const;
template std::vector<Example> Reader::all() const;
template std::vector<Series> Reader::all() const;
template std::vector<SeriesPoint> Reader::all() const;
template std::vector<Kpi> Reader::all() const;
template std::vector<Expectation> Reader::all() const;

}  // namespace headframe::sim::record
