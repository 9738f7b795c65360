#include "sim/scenario/keys.hpp"

#include <algorithm>

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t largest_seed = 9'007'199'254'740'991;  // exact in JSON and JavaScript
constexpr std::size_t most_incidents = 10'000;
constexpr std::size_t most_checks = 200;

void add_equipment(Shape<Scenario>& keys) {
  constexpr std::size_t most_waves = 100;
  const auto part = [](auto member) {
    return [member](Scenario& scenario) -> auto& { return scenario.equipment.*member; };
  };
  keys.through("components", false, part(&Equipment::components),
               named(component_type(), "component"), "What ages and fails. Absent: nothing.");
  keys.through("teams", false, part(&Equipment::teams), named(team_type(), "team"),
               "Who repairs. Absent: nobody.");
  keys.through("repairs", false, part(&Equipment::repairs), named(repair_type(), "repair"),
               "How a class of faults is put right. Absent: none.");
  keys.through("maintenance", false, part(&Equipment::maintenance),
               named(upkeep_type(), "maintenance"), "Planned maintenance. Absent: none.");
  keys.through("upgrade_waves", false, part(&Equipment::upgrade_waves),
               list(upgrade_wave_type(), 0, most_waves),
               "When many mines replace their systems. Absent: never.");
  keys.through("calibration", false, part(&Equipment::calibration), calibration_type(),
               "Multipliers that were fitted to observed figures. Absent: 1 each.");
}

Shape<Scenario> build() {
  constexpr auto hour = std::chrono::hours(1);
  Shape<Scenario> keys;
  keys.required("title", &Scenario::title, bilingual(), "What the scenario is called.");
  keys.required("story", &Scenario::story, bilingual(), "What it shows, in a sentence or two.");
  keys.required("seed_sentence", &Scenario::seed_sentence, text(),
                "The sentence of the 2021 self-evaluation that it comes from, word for word.");
  keys.required("start", &Scenario::start, china_time(),
                "What the clocks show at the beginning (UTC+8).");
  keys.required("horizon", &Scenario::horizon, horizon(1min, 100 * 8784 * hour),
                "How much time a full run simulates.");
  keys.required("smoke", &Scenario::smoke, duration(1min, 48 * hour),
                "How much time tests simulate; at most the horizon.");
  keys.required("drain", &Scenario::drain, duration(0s, 31 * 24 * hour),
                "After the horizon: no production, faults healed, buffers empty out.");
  keys.required("seed", &Scenario::seed, large_count(0, largest_seed),
                "Start of every random draw.");
  keys.required("pace", &Scenario::pace, pace(), "'fastest', or how many seconds pass in one.");
  keys.required("links", &Scenario::links, named(link_type(), "link"),
                "The network: a tree whose root is the centre's LAN.");
  keys.required("nodes", &Scenario::nodes, named(machine_type(), "node"),
                "Machines of the centre.");
  keys.optional("power", &Scenario::power, named(supply_type(), "supply"),
                "What feeds the centre's machines. Absent: power that never fails.");
  keys.required("platform", &Scenario::platform, platform_type(), "How the platform is set up.");
  keys.required("counties", &Scenario::counties, named(county_type(), "county"),
                "Counties that have mines.");
  keys.optional("deviations", &Scenario::deviations, named(deviation_type(), "deviation"),
                "Ways in which systems may depart from their dialect. Absent: none are known.");
  keys.required("systems", &Scenario::systems, named(system_type(), "system"),
                "Generations of mine monitoring systems.");
  keys.optional("compatibility", &Scenario::compatibility_file, text(),
                "A table of what the platform's receiver makes of an upgraded mine, as measured. "
                "Absent: no component is an upgrade.");
  keys.required("mines", &Scenario::mines, named(mine_type(), "mine"), "The registered mines.");
  add_equipment(keys);
  keys.optional("staff", &Scenario::staff, staff_type(),
                "Who works with the platform, and how. Absent: nobody.");
  keys.optional("measures", &Scenario::measures, measures_type(),
                "How the figures are counted. Absent: as docs/kpi.md says.");
  keys.optional("causes", &Scenario::causes, named(cause_type(), "cause"),
                "What strikes several things at once. Absent: nothing does.");
  keys.optional("timeline", &Scenario::timeline, list(incident_type(), 0, most_incidents),
                "What goes wrong or is changed, and when. Absent: nothing.");
  keys.required("expect", &Scenario::expect, list(check(), 1, most_checks),
                "Comparisons that must hold; they decide the exit code.");
  keys.optional("targets", &Scenario::targets, list(check(), 0, most_checks),
                "Comparisons that the report shows as findings. Absent: none.");
  keys.optional("study", &Scenario::study, study_type(),
                "How long `headframe study` goes on. Absent: 10 000 replicates.");
  keys.optional("sheet", &Scenario::sheet, sheet_type(),
                "The self-evaluation sheet that a study fills in. Absent: none.");
  keys.optional("money", &Scenario::money, money_type(),
                "A year's accounts, which a study starts from. Absent: it knows no money.");
  keys.optional("cost", &Scenario::cost, named(cost_type(), "item"),
                "What is bought, rented or signed on top. Absent: nothing.");
  return keys;
}

}  // namespace

const Shape<Scenario>& scenario_keys() {
  static const Shape<Scenario> keys = build();
  return keys;
}

std::vector<KeyInfo> all_keys() {
  std::vector<KeyInfo> keys{
      {"base", false, "the name of a file", "A whole scenario that this one changes."},
      {"use", false, "a list of files",
       "Fragments that this file builds on; they must not contradict each other."}};
  scenario_keys().list_keys("", keys);
  keys.push_back({"variants", false, "a map: the name of each variant, and its keys",
                  "Options that a study compares. Absent: none."});
  keys.push_back({"variants.title", true, bilingual().expected, "What the variant is called."});
  keys.push_back({"variants.use", false, "a list of files",
                  "Fragments that are laid over the scenario; they must not contradict each other."});
  return keys;
}

const std::vector<std::string>& variant_keys() {
  static const std::vector<std::string> keys{
      "story",      "components", "teams",    "repairs", "maintenance", "upgrade_waves",
      "links",      "nodes",      "power",    "platform", "counties",   "deviations",
      "systems",    "mines",      "causes",   "timeline", "cost"};
  return keys;
}

namespace {

Json files_schema(const std::string& what) {
  return {{"type", "array"}, {"items", {{"type", "string"}}}, {"description", what}};
}

Json variants_schema(const std::string& what) {
  Json properties{{"title", {{"$ref", "#/properties/title"}}},
                  {"use", {{"$ref", "#/properties/use"}}}};
  for (const std::string& key : variant_keys())
    properties[key] = {{"$ref", "#/properties/" + key}};
  return {{"type", "object"},
          {"propertyNames", {{"pattern", name_pattern}}},
          {"additionalProperties",
           {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}},
          {"description", what}};
}

}  // namespace

Json json_schema() {
  const std::vector<KeyInfo> keys = all_keys();
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", "Headframe scenario or fragment"}};
  schema.update(scenario_keys().schema(Completeness::partial));
  schema["properties"]["base"] = {{"type", "string"}, {"description", keys[0].what}};
  schema["properties"]["use"] = files_schema(keys[1].what);
  schema["properties"]["variants"] = variants_schema(std::ranges::find(keys, "variants", &KeyInfo::path)->what);
  schema["definitions"] = law_definitions();
  return schema;
}

}  // namespace headframe::sim::scenario
