// A list of equipment, as an office keeps it: CSV or the first sheet of a workbook.
//
// One row for each device, or for several that were put into use on one day. Columns, in any order,
// by these names or in Chinese:
//
//   kind            类别 设备类别    what it is: an entry of the scenario's components, by its name or
//                                    by what the scenario calls it in Chinese or English
//   installed       安装日期 投用日期  when it was put into use
//   count           数量             optional: how many; empty: one
//   id              编号 资产编号      optional: its number in the books; no two rows share one
//   name            名称 型号          optional: for the reader
//   place           位置 放置地点      optional: for the reader
//   contract_until  维保截止 维保到期  optional: until when a contract holds with whoever repairs it
//   note            备注             optional, not read
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/scenario/problem.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/table/table.hpp"

namespace headframe::sim::assets {

struct Device {
  rt::WallTime installed;
  std::string id, name, place;
};

struct List {
  std::map<std::string, std::vector<Device>> devices;  // by kind, in the order of installation
  std::map<std::string, rt::WallTime> contract_until;  // by team
};

/// `rows` are those of the file, which is named for messages. Everything that is wrong is told at
/// once: no date, one after the scenario's start, an unknown kind, a kind whose members have names of
/// their own, the same device twice, two ends of a contract with one team.
std::expected<List, std::vector<scenario::Problem>> read_list(const std::string& file,
                                                              std::unique_ptr<table::Rows> rows,
                                                              const scenario::Scenario& scenario);
/// Of a path that ends in .xlsx, or of CSV in UTF-8.
std::expected<List, std::vector<scenario::Problem>> read_list_file(
    const std::string& path, const scenario::Scenario& scenario);

/// YAML that a scenario takes with `use`: for each kind in the list its number and its dates, for
/// each team with a contract its end. Kinds that the list does not have stay as they are, and are named in
/// a comment.
std::string fragment(const std::string& file, const List& list, const scenario::Scenario& scenario);

}  // namespace headframe::sim::assets
