#include "sim/record/writer.hpp"

#include <fmt/format.h>

#include <array>
#include <tuple>

#include "sim/record/statement.hpp"

namespace headframe::sim::record {
namespace {

template <class T>
struct SqlType {
  static constexpr const char* text = "INTEGER NOT NULL";  // Moment, integers, bool
};
template <>
struct SqlType<std::string> {
  static constexpr const char* text = "TEXT NOT NULL";
};
template <>
struct SqlType<double> {
  static constexpr const char* text = "REAL NOT NULL";
};
template <>
struct SqlType<std::optional<double>> {
  static constexpr const char* text = "REAL";
};
template <>
struct SqlType<std::optional<Moment>> {
  static constexpr const char* text = "INTEGER";
};

template <class Row>
void create_table(sqlite3* database) {
  std::string columns;
  std::apply([&](const auto&... column) {
    ((columns += fmt::format("{}{} {}", columns.empty() ? "" : ", ", column.name,
                             SqlType<typename std::decay_t<decltype(column)>::Type>::text)), ...);
  }, Table<Row>::columns);
  execute(database, fmt::format("CREATE TABLE {} ({}) STRICT", Table<Row>::name, columns));
}

template <class Row>
Statement insertion(sqlite3* database) {
  constexpr auto count = std::tuple_size_v<decltype(Table<Row>::columns)>;
  std::string marks = "?";
  for (std::size_t i = 1; i < count; ++i) marks += ", ?";
  return prepare(database, fmt::format("INSERT INTO {} ({}) VALUES ({})", Table<Row>::name,
                                       column_names<Row>(), marks));
}

template <class Row, class... Rows>
constexpr std::size_t index_of(std::tuple<Rows...>*) {
  std::size_t index = 0;
  static_cast<void>((... || (std::is_same_v<Row, Rows> || (++index, false))));
  return index;
}

}  // namespace

struct Writer::State {
  Database database;
  std::array<Statement, std::tuple_size_v<AllRows>> insertions;
  std::size_t limit = 0, pending = 0;
  bool has_run = false;

  template <class Row>
  void insert(const Row& row) {
    auto& statement = insertions[index_of<Row>(static_cast<AllRows*>(nullptr))];
    if (!statement) statement = insertion<Row>(database.get());
    int place = 0;
    std::apply([&](const auto&... column) {
      (require(database.get(), bind(statement.get(), ++place, row.*(column.member)), SQLITE_OK),
       ...);
    }, Table<Row>::columns);
    require(database.get(), sqlite3_step(statement.get()), SQLITE_DONE);
    sqlite3_reset(statement.get());
  }
};

Writer::Writer(const std::filesystem::path& path, std::size_t rows_per_commit)
    : state_(std::make_unique<State>()) {
  if (std::filesystem::exists(path)) {
    throw std::runtime_error(path.string() +
                             " exists already; a run is never written over another");
  }
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open(path.c_str(), &raw);
  state_->database.reset(raw);
  require(raw, opened, SQLITE_OK);
  state_->limit = rows_per_commit;
  // The file is a product of the run, not its memory: losing it with the machine costs a re-run.
  execute(raw, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  execute(raw, fmt::format("PRAGMA user_version = {}; BEGIN", schema_version));
  [&]<class... Rows>(std::tuple<Rows...>*) {
    (create_table<Rows>(raw), ...);
  }(static_cast<AllRows*>(nullptr));
}

Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

template <class Row>
void Writer::add(const Row& row) {
  if constexpr (std::is_same_v<Row, Run>) {
    if (std::exchange(state_->has_run, true)) throw std::logic_error("run.db holds one run");
  }
  state_->insert(row);
  if (++state_->pending >= state_->limit) commit();
}

void Writer::commit() {
  execute(state_->database.get(), "COMMIT; BEGIN");
  state_->pending = 0;
}

void Writer::finish() {
  execute(state_->database.get(),
          "CREATE INDEX series_point_by_time ON series_point (series, at_ns);"
          "CREATE INDEX event_by_time ON event (at_ns); COMMIT");
  for (Statement& statement : state_->insertions) statement.reset();
  state_->database.reset();
}

template void Writer::add(const Run&);
template void Writer::add(const ScenarioFile&);
template void Writer::add(const Checkpoint&);
template void Writer::add(const Note&);
template void Writer::add(const Place&);
template void Writer::add(const Line&);
template void Writer::add(const Event&);
template void Writer::add(const Outage&);
template void Writer::add(const Equipment&);
template void Writer::add(const Fault&);
template void Writer::add(const CauseOfDowntime&);
template void Writer::add(const AbnormalCause&);
template void Writer::add(const Alarm&);
template void Writer::add(const LedgerBin&);
template void Writer::add(const LostInterval&);
template void Writer::add(const Example&);
template void Writer::add(const Series&);
template void Writer::add(const SeriesPoint&);
template void Writer::add(const Kpi&);
template void Writer::add(const Expectation&);

}  // namespace headframe::sim::record
