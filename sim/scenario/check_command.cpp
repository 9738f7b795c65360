#include "sim/scenario/check_command.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/scenario/load.hpp"

namespace headframe::sim::scenario {
namespace {

using Json = nlohmann::ordered_json;
using Loaded = std::expected<Scenario, std::vector<Problem>>;

std::string summary(const std::string& file, const Scenario& scenario) {
  const auto connected = std::ranges::count_if(
      scenario.mines, [](const auto& entry) { return entry.second.connected; });
  return fmt::format("{}: ok: {} ({} mines, {} connected, {} incidents, {} expectations)", file,
                     scenario.name, scenario.mines.size(), connected, scenario.timeline.size(),
                     scenario.expect.size());
}

Json as_json(const std::string& file, const Loaded& loaded) {
  Json result{{"file", file}, {"ok", loaded.has_value()}};
  Json problems = Json::array();
  if (loaded) {
    result["name"] = loaded->name;
    result["title"] = {{"zh", loaded->title.zh}, {"en", loaded->title.en}};
  } else {
    for (const Problem& problem : loaded.error()) {
      problems.push_back({{"file", problem.mark.file ? *problem.mark.file : file},
                          {"line", problem.mark.line},
                          {"column", problem.mark.column},
                          {"text", problem.text}});
    }
  }
  result["problems"] = problems;
  return result;
}

void tell(const std::string& file, const Loaded& loaded, std::ostream& out, std::ostream& err) {
  if (loaded) {
    out << summary(file, *loaded) << '\n';
  } else {
    for (const Problem& problem : loaded.error()) err << to_string(problem) << '\n';
  }
}

}  // namespace

int run_check(const std::vector<std::string>& files, CheckFormat format, std::ostream& out,
              std::ostream& err, const ReadFile& read) {
  if (files.empty()) {
    err << "headframe check: no file given; expected one or more scenario files\n";
    return 2;
  }
  bool all_good = true;
  Json results = Json::array();
  for (const std::string& file : files) {
    const Loaded loaded = load_scenario(file, read);
    all_good = all_good && loaded.has_value();
    if (format == CheckFormat::json) {
      results.push_back(as_json(file, loaded));
    } else {
      tell(file, loaded, out, err);
    }
  }
  // Names of files come from the file system and need not be UTF-8.
  if (format == CheckFormat::json)
    out << results.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  return all_good ? 0 : 2;
}

}  // namespace headframe::sim::scenario
