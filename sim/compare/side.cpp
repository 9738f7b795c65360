#include "sim/compare/side.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/kpi/table.hpp"
#include "sim/record/folder.hpp"
#include "sim/record/reader.hpp"
#include "sim/report/summary.hpp"
#include "sim/scenario/compose.hpp"

namespace headframe::sim::compare {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Side from_database(const fs::path& database) {
  const record::Reader reader(database);
  Recorded recorded{reader.run(),
                    reader.version(),
                    reader.all<record::ScenarioFile>(),
                    reader.all<record::Checkpoint>(),
                    reader.all<record::Event>(),
                    reader.all<record::Outage>(),
                    reader.all<record::Fault>(),
                    reader.all<record::LedgerBin>()};
  Side side;
  side.scenario = recorded.run.scenario;
  side.seed = recorded.run.seed;
  side.digest = recorded.run.digest;
  side.kpis = reader.all<record::Kpi>();
  std::erase_if(side.kpis, [](const record::Kpi& row) { return row.side != "truth"; });
  side.expectations = reader.all<record::Expectation>();
  side.recorded = std::move(recorded);
  return side;
}

/// The member that a key with a dot names; null when there is none.
const Json* member(const Json& object, std::string_view key) {
  const auto dot = key.find('.');
  const auto found = object.find(std::string(key.substr(0, dot)));
  if (found == object.end()) return nullptr;
  if (dot == std::string_view::npos) return &*found;
  return found->is_object() ? member(*found, key.substr(dot + 1)) : nullptr;
}

std::vector<record::Kpi> kpis_of(const Json& values) {
  std::vector<record::Kpi> rows;
  for (const kpi::Indicator& indicator : kpi::indicators()) {
    const Json* value = member(values, indicator.key);
    if (value == nullptr) continue;
    record::Kpi row;
    row.key = indicator.key;
    row.side = "truth";
    row.unit = report::unit_name(indicator.unit);
    row.name_zh = indicator.name_zh;
    row.name_en = indicator.name_en;
    if (value->is_number()) row.value = value->get<double>();
    rows.push_back(std::move(row));
  }
  return rows;
}

Side from_result(const fs::path& file) {
  std::ifstream input(file, std::ios::binary);
  const Json result = Json::parse(input, nullptr, false);
  if (result.is_discarded()) throw std::runtime_error(file.string() + ": is no JSON");
  if (!result.is_object() || !result.contains("digest") || !result.contains("scenario"))
    throw std::runtime_error(file.string() +
                             ": is no result.json: expected one object with scenario and digest");
  Side side;
  side.scenario = result.at("scenario").get<std::string>();
  side.digest = result.at("digest").get<std::string>();
  if (const Json* seed = member(result, "seed")) side.seed = seed->dump();
  if (const Json* values = member(result, "kpi")) side.kpis = kpis_of(*values);
  for (const Json& entry : result.value("expectations", Json::array()))
    side.expectations.push_back({"expect", entry.value("text", ""), entry.value("actual", ""),
                                 entry.value("pass", false)});
  return side;
}

bool is_result(const fs::path& path) {
  return path.extension() == ".json";
}

void flatten(const scenario::Node& node, const std::string& path, Keys& into) {
  using Kind = scenario::Node::Kind;
  if (node.kind == Kind::map) {
    for (const scenario::Node::Entry& entry : node.entries)
      flatten(entry.value, path.empty() ? entry.key : path + "." + entry.key, into);
  } else if (node.kind == Kind::list) {
    for (std::size_t i = 0; i < node.items.size(); ++i)
      flatten(node.items[i], fmt::format("{}[{}]", path, i), into);
  } else {
    into[path] = node.text;
  }
}

}  // namespace

Side read_side(const fs::path& path) {
  const fs::path source =
      fs::is_directory(path) && !fs::exists(path / "run.db") && fs::exists(path / "result.json")
          ? path / "result.json"
          : path;
  Side side = is_result(source) && fs::is_regular_file(source)
                  ? from_result(source)
                  : from_database(record::find_database(source));
  side.source = path.string();
  return side;
}

std::optional<Keys> keys_of(const Side& side) {
  if (!side.recorded || side.recorded->scenario_files.empty()) return std::nullopt;
  const auto& files = side.recorded->scenario_files;
  scenario::Problems problems;
  const auto document = scenario::compose(
      files.front().path,
      [&files](const std::string& path) { return record::text_of(files, path); }, problems);
  if (!document) return std::nullopt;
  Keys keys;
  flatten(*document, {}, keys);
  return keys;
}

}  // namespace headframe::sim::compare
