#include "sim/scenario/load.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/scenario/keys.hpp"
#include "sim/scenario/rules.hpp"
#include "sim/scenario/variants.hpp"

namespace headframe::sim::scenario {
namespace {

// A scenario is called by its path below the folder "scenarios", or by its file's name.
std::string name_of(const std::string& path) {
  const std::filesystem::path file = std::filesystem::path(path).lexically_normal();
  std::filesystem::path below;
  bool found = false;
  for (const auto& part : file) {
    if (part == "scenarios") {
      below.clear();
      found = true;
    } else {
      below /= part;
    }
  }
  return (found ? below : file.filename()).replace_extension().generic_string();
}

// An upload storm that names nobody concerns every connected mine.
void name_storms(Scenario& scenario) {
  for (Incident& incident : scenario.timeline) {
    auto* storm = std::get_if<UploadStorm>(&incident.what);
    if (storm == nullptr || !storm->mines.empty()) continue;
    for (const auto& [name, mine] : scenario.mines) {
      if (mine.connected) storm->mines.push_back(name);
    }
  }
}

void put_in_order(Scenario& scenario) {
  std::vector<Incident> timeline;
  for (const std::size_t i : in_time_order(scenario.timeline))
    timeline.push_back(scenario.timeline[i]);
  scenario.timeline = std::move(timeline);
}

void read_compatibility(Scenario& scenario, const Node& document, const ReadFile& read,
                        Problems& problems) {
  const Node* name = document.at({"compatibility"});
  if (name == nullptr || scenario.compatibility_file.empty()) return;
  const auto found = find_named_file(*name->mark.file, name->text, read);
  if (!found) return problems.add(name->mark, no_such_file(name->text));
  auto matrix = compatibility::Matrix::from_csv(found->content, found->path);
  if (!matrix) return problems.add(name->mark, matrix.error());
  scenario.compatibility = std::move(*matrix);
}

}  // namespace

std::optional<Scenario> read_document(const Node& document, const ReadFile& read,
                                      Problems& problems) {
  Scenario scenario;
  std::vector<Reference> references;
  Reading reading{problems, references, document.mark, ""};
  scenario_keys().read(document, reading, scenario);
  check_references(scenario, references, problems);
  read_compatibility(scenario, document, read, problems);
  if (problems.empty()) check_rules(scenario, document, problems);
  if (!problems.empty()) return {};
  name_storms(scenario);
  put_in_order(scenario);
  return scenario;
}

std::expected<Scenario, std::vector<Problem>> load_scenario(const std::string& path,
                                                            const ReadFile& read) {
  Problems problems;
  std::optional<Node> document = compose(path, read, problems);
  if (!document) return std::unexpected(problems.in_order());
  std::optional<Node> variants;
  if (Node::Entry* entry = document->find("variants")) variants = std::move(entry->value);
  std::erase_if(document->entries, [](const Node::Entry& e) { return e.key == "variants"; });
  const auto read_one = [&read](const Node& one, Problems& wrong) {
    return read_document(one, read, wrong);
  };
  auto scenario = read_one(*document, problems);
  if (scenario && variants)
    scenario->variants = read_variants(*variants, *document, read_one, problems);
  if (scenario && problems.empty()) {
    check_combine(*scenario, *document, problems);
    check_plan(*scenario, *document, problems);
  }
  if (!problems.empty()) return std::unexpected(problems.in_order());
  scenario->name = name_of(path);
  for (Variant& variant : scenario->variants) variant.scenario.name = scenario->name;
  return std::move(*scenario);
}

std::vector<std::string> path_to_centre(const Scenario& scenario, const std::string& link) {
  std::vector<std::string> path{link};
  while (const auto& up = scenario.links.at(path.back()).up) path.push_back(*up);
  return path;
}

std::optional<std::string> rented_line(const Scenario& scenario, const Mine& mine) {
  for (const std::string& hop : path_to_centre(scenario, mine.link)) {
    const LinkKind kind = scenario.links.at(hop).kind;
    if (kind == LinkKind::county || kind == LinkKind::internet) return hop;
  }
  return std::nullopt;
}

bool is_workstation(const Scenario& scenario, const std::string& node) {
  if (!scenario.staff) return false;
  const auto stands_in = [&node](const std::vector<std::string>& places) {
    return std::ranges::find(places, node) != places.end();
  };
  return stands_in(scenario.staff->duty_places) || stands_in(scenario.staff->workshop_places);
}

dialect::Differences differences_of(const Scenario& scenario, const System& system) {
  dialect::Differences all;
  for (const std::string& name : system.deviations)
    all = dialect::laid_over(std::move(all), scenario.deviations.at(name).differences);
  return all;
}

std::vector<std::string> deviations_after(const System& system, bool renumbered) {
  std::vector<std::string> shown = system.deviations;
  const std::string again(compatibility::renumbered);
  if (renumbered && std::ranges::find(shown, again) == shown.end()) shown.push_back(again);
  return shown;
}

compatibility::Effect effect_of(const Scenario& scenario, const std::string& system,
                                bool renumbered) {
  const System& to = scenario.systems.at(system);
  return scenario.compatibility.effect(scenario.platform.receiver, to.dialect,
                                       deviations_after(to, renumbered));
}

rt::Duration end_of(const Incident& incident) {
  const rt::Duration lasts = std::visit(
      [](const auto& what) -> rt::Duration {
        if constexpr (requires { what.switch_over; }) {
          return what.switch_over;
        } else if constexpr (requires { what.duration.value_or(rt::Duration{}); }) {
          return what.duration.value_or(rt::Duration{});
        } else if constexpr (requires { what.duration; }) {
          return what.duration;
        } else {
          return rt::Duration{};
        }
      },
      incident.what);
  return incident.at + lasts;
}

std::size_t incidents_after(const Scenario& scenario, rt::Duration horizon) {
  return static_cast<std::size_t>(std::ranges::count_if(
      scenario.timeline, [&](const Incident& incident) { return incident.at >= horizon; }));
}

}  // namespace headframe::sim::scenario
