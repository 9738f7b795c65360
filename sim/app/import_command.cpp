#include "sim/app/import_command.hpp"

#include <cstdio>
#include <iostream>

#include <fmt/format.h>

#include "sim/assets/list.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::app {
namespace {

constexpr int wrong_input = 2;

constexpr auto about =
    "Make a scenario's fragment of a list of equipment, so that nobody types 300 devices\n"
    "The fragment is printed. Kinds that the list does not have keep what the scenario says of them.";

constexpr auto footer = R"(FILE is the first sheet of a workbook (.xlsx), or CSV in UTF-8, with a header line
and one row for each device, or for several that were put into use on one day. Columns, in any order:
  kind (类别, 设备类别)            an entry of the scenario's components, by its name or by what it is
                                   called there in Chinese or English: server, 服务器, Servers
  installed (安装日期, 投用日期)   when it was put into use
  count (数量)                     optional: how many; empty: one
  id (编号, 资产编号)              optional: its number in the books; no two rows share one
  name (名称, 型号)                optional, becomes a remark
  place (位置, 放置地点)           optional, becomes a remark
  contract_until (维保截止, 维保到期)  optional: the end of the contract with whoever repairs it
  note (备注)                      optional, not read
Dates: a cell of a spreadsheet that is a date, or 2014-06-01, 2014/6/1, 2014年6月1日, 20140601.

  headframe import-equipment devices.xlsx --for scenarios/zhengzhou/2021.yaml > devices.yaml
  then in a scenario: base: zhengzhou/2021.yaml and use: [devices.yaml]

Exit: 0 printed, 2 wrong usage or input, 3 could not run.)";

int tell(const std::vector<scenario::Problem>& problems) {
  for (const auto& problem : problems) fmt::print(stderr, "{}\n", scenario::to_string(problem));
  return wrong_input;
}

}  // namespace

ImportCommand::ImportCommand(CLI::App& app)
    : command_(*app.add_subcommand("import-equipment", about)) {
  command_.footer(footer);
  command_.add_option("FILE", file_, "The list: .xlsx or .csv")->required();
  command_.add_option("--for", scenario_, "The scenario whose components the list names")
      ->required()
      ->type_name("SCENARIO");
}

int ImportCommand::perform() const {
  const auto loaded = scenario::load_scenario(scenario_);
  if (!loaded) return tell(loaded.error());
  const auto list = assets::read_list_file(file_, *loaded);
  if (!list) return tell(list.error());
  std::size_t devices = 0;
  for (const auto& [kind, those] : list->devices) devices += those.size();
  fmt::print(stderr, "{} devices of {} kinds; {} kinds of the scenario are not in the list\n", devices,
             list->devices.size(), loaded->equipment.components.size() - list->devices.size());
  std::cout << assets::fragment(file_, *list, *loaded);
  return 0;
}

}  // namespace headframe::sim::app
