#include "sim/assets/list.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "sim/scenario/compose.hpp"
#include "sim/scenario/quantity.hpp"
#include "sim/scenario/suggest.hpp"
#include "sim/scenario/utf8.hpp"
#include "sim/table/csv.hpp"
#include "sim/table/dates.hpp"
#include "sim/table/xlsx.hpp"

namespace headframe::sim::assets {
namespace {

enum Column : std::size_t { kind, installed, count, id, name, place, contract_until, note };

constexpr std::int64_t most_alike = 10'000;

const table::Columns columns{{"kind", "installed"},
                             {"count", "id", "name", "place", "contract_until", "note"},
                             {{"类别", "kind"},
                              {"设备类别", "kind"},
                              {"安装日期", "installed"},
                              {"投用日期", "installed"},
                              {"数量", "count"},
                              {"编号", "id"},
                              {"资产编号", "id"},
                              {"名称", "name"},
                              {"型号", "name"},
                              {"位置", "place"},
                              {"放置地点", "place"},
                              {"维保截止", "contract_until"},
                              {"维保到期", "contract_until"},
                              {"备注", "note"}}};

class Reader {
 public:
  Reader(std::unique_ptr<table::Rows> rows, const scenario::Scenario& scenario)
      : scenario_(scenario), table_(std::move(rows), columns, problems_) {
    for (const auto& [key, entry] : scenario.equipment.components) {
      known_.push_back(key);
      kinds_.emplace(key, key);
      kinds_.emplace(entry.name.zh, key);
      kinds_.emplace(entry.name.en, key);
    }
  }

  std::expected<List, std::vector<scenario::Problem>> run(const std::string& file) {
    while (table_.next()) take_row();
    for (auto& [key, devices] : list_.devices)
      std::ranges::sort(devices, {}, [](const Device& d) {
        return std::tuple(d.installed, d.id, d.name, d.place);
      });
    if (problems_.empty() && list_.devices.empty())
      problems_.add({std::make_shared<const std::string>(file), 0, 0},
                    "no rows; expected one for each device");
    if (!problems_.empty()) return std::unexpected(problems_.in_order());
    return std::move(list_);
  }

 private:
  void wrong(Column column, std::string text) { problems_.add(table_.mark(column), std::move(text)); }

  std::optional<rt::WallTime> date(Column column) {
    const auto time = table::parse_date(table_[column]);
    if (!time) wrong(column, time.error());
    return time ? std::optional(*time) : std::nullopt;
  }

  /// The entry that is meant; nothing when none is, or one that a list cannot fill.
  std::optional<std::string> entry() {
    const auto found = kinds_.find(table_[kind]);
    if (found == kinds_.end()) {
      wrong(kind, fmt::format("unknown kind '{}'{}", table_[kind], scenario::hint(table_[kind], known_)));
      return std::nullopt;
    }
    if (!scenario_.equipment.components.at(found->second).count) {
      wrong(kind, fmt::format("the members of '{}' have names in the scenario and are not counted; "
                              "expected a kind with 'count'", found->second));
      return std::nullopt;
    }
    return found->second;
  }

  std::int64_t how_many() {
    if (table_[count].empty()) return 1;
    const auto number = scenario::parse_integer(table_[count]);
    if (number && *number >= 1 && *number <= most_alike) return *number;
    wrong(count, fmt::format("'{}' is no number of devices; expected one from 1 to {}, or nothing "
                             "for one", table_[count], most_alike));
    return 0;
  }

  bool seen_before(std::int64_t number) {
    const bool by_id = !table_[id].empty();
    if (by_id && number != 1)
      wrong(count, fmt::format("{} devices with one number in the books; expected a row for each",
                               number));
    const std::string key = by_id ? "#" + table_[id]
                                  : table_[kind] + "\n" + table_[installed] + "\n" + table_[name] +
                                        "\n" + table_[place];
    const auto [first, added] = seen_.try_emplace(key, table_.mark(by_id ? id : kind));
    if (added) return false;
    wrong(by_id ? id : kind,
          by_id ? fmt::format("number '{}' stands at {} as well; expected each device once", table_[id],
                              scenario::to_string(first->second))
                : fmt::format("the same row as at {}; expected a number in 'count', or numbers of "
                              "their own in 'id'", scenario::to_string(first->second)));
    return true;
  }

  void take_contract(const std::string& key) {
    if (table_[contract_until].empty()) return;
    const auto end = date(contract_until);
    const auto& repair = scenario_.equipment.components.at(key).repair;
    if (!end) return;
    if (const auto begin = table::parse_date(table_[installed]); begin && *end <= *begin)
      return wrong(contract_until, "the contract ends before the device was installed; expected a later date");
    if (!repair)
      return wrong(contract_until, fmt::format("nobody repairs '{}'; expected nothing", key));
    const std::string& team = scenario_.equipment.repairs.at(*repair).team;
    const auto [known, added] = list_.contract_until.try_emplace(team, *end);
    if (added || known->second == *end) return;
    wrong(contract_until, fmt::format("another row has the contract with the team '{}' end on {}; expected "
                                      "one end", team, table::date_text(known->second)));
  }

  void take_row() {
    const auto key = entry();
    const auto begin = date(installed);
    const auto number = how_many();
    if (!key || !begin || number == 0 || seen_before(number)) return;
    if (*begin > scenario_.start)
      return wrong(installed, fmt::format("after the scenario's start, {}; expected a date before it",
                                          table::date_text(scenario_.start)));
    take_contract(*key);
    auto& devices = list_.devices[*key];
    devices.insert(devices.end(), static_cast<std::size_t>(number),
                   {*begin, table_[id], table_[name], table_[place]});
  }

  const scenario::Scenario& scenario_;
  scenario::Problems problems_;
  table::Table table_;
  std::vector<std::string> known_;
  std::map<std::string, std::string> kinds_;  // by every name
  std::map<std::string, scenario::Mark> seen_;
  List list_;
};

}  // namespace

std::expected<List, std::vector<scenario::Problem>> read_list(const std::string& file,
                                                              std::unique_ptr<table::Rows> rows,
                                                              const scenario::Scenario& scenario) {
  return Reader(std::move(rows), scenario).run(file);
}

std::expected<List, std::vector<scenario::Problem>> read_list_file(
    const std::string& path, const scenario::Scenario& scenario) {
  scenario::Problems problems;
  const auto whole = [&](std::string text) {
    problems.add({std::make_shared<const std::string>(path), 0, 0}, std::move(text));
    return std::unexpected(problems.in_order());
  };
  const auto text = scenario::read_disk_file(path);
  if (!text) return whole("cannot be read; expected a .csv or .xlsx file of at most 16 MB");
  if (path.ends_with(".xls"))
    return whole("the format of Excel before 2007; expected it saved as .xlsx or as CSV UTF-8");
  if (path.ends_with(".xlsx")) {
    auto rows = table::xlsx_rows(path, problems);
    if (rows == nullptr) return std::unexpected(problems.in_order());
    return read_list(path, std::move(rows), scenario);
  }
  if (auto wrong = scenario::wrong_encoding(*text, path)) {
    wrong->text += "; a spreadsheet saves it as 'CSV UTF-8'";
    return std::unexpected(std::vector{std::move(*wrong)});
  }
  return read_list(path, table::csv_rows(path, *text), scenario);
}

}  // namespace headframe::sim::assets
