#include "sim/history/log.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/utf8.hpp"
#include "sim/scenario/suggest.hpp"
#include "sim/table/csv.hpp"
#include "sim/table/dates.hpp"

namespace headframe::sim::history {
namespace {

enum Column : std::size_t {
  kind, unit, installed, observed_until, failed, restored, observed_from, note
};

const table::Columns columns{{"kind", "unit", "installed", "observed_until", "failed", "restored"},
                             {"observed_from", "note"},
                             {{"类别", "kind"},
                              {"设备", "unit"},
                              {"安装日期", "installed"},
                              {"观察截止", "observed_until"},
                              {"故障时间", "failed"},
                              {"恢复时间", "restored"},
                              {"观察开始", "observed_from"},
                              {"备注", "note"}}};

bool is_name(const std::string& text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !text.empty() && text.front() != '-' && std::ranges::all_of(text, fits);
}

class Reader {
 public:
  Reader(const std::string& file, const std::string& text, const KindNames& names)
      : names_(names), table_(file, text, columns, problems_) {}

  std::expected<Log, std::vector<scenario::Problem>> run(const std::string& file) {
    while (table_.next()) take_row();
    for (auto& [of, units] : log_)
      for (auto& [name, of_unit] : units) put_in_order(name, of_unit);
    if (problems_.empty() && log_.empty())
      problems_.add({std::make_shared<const std::string>(file), 1, 1},
                    "no rows; expected one for each failure, and one for each unit without any");
    if (!problems_.empty()) return std::unexpected(problems_.in_order());
    return std::move(log_);
  }

 private:
  void wrong(Column column, std::string text) {
    problems_.add(table_.mark(column), std::move(text));
  }

  std::optional<rt::WallTime> date(Column column) {
    const auto time = table::parse_date(table_[column]);
    if (!time) wrong(column, time.error());
    return time ? std::optional(*time) : std::nullopt;
  }
  std::optional<rt::WallTime> date_if(Column column) {
    return table_[column].empty() ? std::nullopt : date(column);
  }

  /// A spreadsheet writes the rows below its last one as commas.
  bool is_blank() const {
    return table_[kind].empty() && table_[unit].empty() && table_[installed].empty() &&
           table_[failed].empty();
  }

  std::optional<std::string> entry_meant() {
    const std::string& written = table_[kind];
    if (const auto known = names_.find(written); known != names_.end()) return known->second;
    if (names_.empty() && is_name(written)) return written;
    std::vector<std::string> all;
    for (const auto& [called, entry] : names_) all.push_back(called);
    wrong(kind, names_.empty()
                    ? fmt::format("'{}' is no kind; expected the name of an entry of 'components', of "
                                  "small letters, digits and hyphens, such as ups-module, or the "
                                  "scenario that knows it by --for",
                                  written)
                    : fmt::format("unknown kind '{}'{}", written, scenario::hint(written, all)));
    return std::nullopt;
  }

  void take_row() {
    if (is_blank()) return;
    const auto entry = entry_meant();
    if (!entry) return;
    if (table_[unit].empty()) return wrong(unit, "no unit; expected the name of one");
    const auto begin = date(installed), end = date(observed_until);
    const auto from = table_[observed_from].empty() ? begin : date(observed_from);
    if (!begin || !from || !end) return;
    if (*from < *begin)
      return wrong(observed_from, "observation begins before the unit was installed; expected a "
                                  "later date, or nothing for the day of installation");
    if (*end <= *from)
      return wrong(observed_until, "observation ends before it begins; expected a later date");
    Unit* const found = unit_of(*entry, {*begin, *from, *end, {}, table_.mark(unit)});
    if (found != nullptr) take_outage(*found);
  }

  /// The unit of this row; null when an earlier row contradicts it.
  Unit* unit_of(const std::string& entry, Unit row) {
    const auto [at, added] = log_[entry].try_emplace(table_[unit], row);
    Unit& known = at->second;
    const auto contradicts = [&](Column column, rt::WallTime here, rt::WallTime there) {
      if (here == there) return false;
      wrong(column, fmt::format("{} has another date at {}; expected the same in all rows of a unit",
                                table_[unit], scenario::to_string(known.mark)));
      return true;
    };
    const bool bad = contradicts(installed, row.installed, known.installed) ||
                     contradicts(observed_until, row.observed_until, known.observed_until) ||
                     contradicts(observed_from, row.observed_from, known.observed_from);
    return bad ? nullptr : &known;
  }

  void take_outage(Unit& of) {
    if (table_[failed].empty()) {
      if (!table_[restored].empty())
        wrong(failed, "restored, but never failed; expected the time of the failure");
      return;
    }
    const auto begin = date(failed);
    const auto end = date_if(restored);
    if (!begin || (!end && !table_[restored].empty())) return;
    if (*begin < of.observed_from || *begin > of.observed_until)
      return wrong(failed, fmt::format("a failure outside the time of observation, {} to {}",
                                       table::date_text(of.observed_from),
                                       table::date_text(of.observed_until)) +
                               "; expected one inside");
    if (end && *end <= *begin)
      return wrong(restored, "restored before or when it failed; expected a later time");
    of.outages.push_back({*begin, end, table_.mark(failed)});
  }

  void put_in_order(const std::string& name, Unit& of) {
    std::ranges::sort(of.outages, {},
                      [](const Outage& o) { return std::pair(o.failed, o.mark.line); });
    for (std::size_t i = 1; i < of.outages.size(); ++i) {
      const Outage& before = of.outages[i - 1];
      if (before.restored && *before.restored <= of.outages[i].failed) continue;
      problems_.add(of.outages[i].mark,
                    fmt::format("{} failed while it was down since {}; expected one row for one "
                                "outage, or the time of restoration there",
                                name, scenario::to_string(before.mark)));
    }
  }

  const KindNames& names_;
  scenario::Problems problems_;
  table::CsvTable table_;
  Log log_;
};

}  // namespace

std::expected<Log, std::vector<scenario::Problem>> read_log(const std::string& file,
                                                            const std::string& text,
                                                            const KindNames& names) {
  if (auto wrong = scenario::wrong_encoding(text, file)) {
    wrong->text += "; a spreadsheet saves it as 'CSV UTF-8'";
    return std::unexpected(std::vector{std::move(*wrong)});
  }
  return Reader(file, text, names).run(file);
}

}  // namespace headframe::sim::history
