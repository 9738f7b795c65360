// A small city with people in it, from the scenario's keys to what the platform believes.
#include <gmock/gmock.h>

#include "sim/city/city.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::city {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string folder = HEADFRAME_SOURCE_DIR "/tests/negative/";

/// The small staffed city with one connected mine on a circuit of its own, and `changes`.
scenario::Scenario city_with(const std::string& changes) {
  const std::string file = folder + "people.yaml";
  auto loaded = scenario::load_scenario(file, [&](const std::string& path) {
    return path == file
               ? std::optional("base: lib/staffed.yaml\nhorizon: 8 h\nsmoke: 8 h\ndrain: 1 h\n" +
                               changes)
               : scenario::read_disk_file(path);
  });
  if (!loaded) throw std::runtime_error(scenario::to_string(loaded.error().front()));
  return std::move(loaded).value();
}

Findings run(const scenario::Scenario& scenario) {
  Observer nobody;
  City city(scenario, 1, fixed_physics(), nobody);
  return city.run(scenario.horizon, scenario.drain, [](rt::Duration) {});
}

std::vector<std::string> told(const Findings& findings) {
  std::vector<std::string> all;
  for (const record::Event& event : findings.events)
    if (event.node == "people") all.push_back(event.en);
  return all;
}

constexpr auto line_cut =
    "timeline: [{at: 30 min, kind: link_down, link: circuit, for: 3 h}]\n"
    "staff: {officers: {line_mines: 1}, technician: {closing_hour: 7 h}}\n";

TEST(People, nobody_works_in_a_city_without_staff) {
  const auto loaded = scenario::load_scenario(folder + "lib/good.yaml");
  const Findings findings = run(loaded.value());
  EXPECT_FALSE(findings.paperwork);
  EXPECT_THAT(told(findings), IsEmpty());
}

TEST(People, a_silent_line_is_noticed_on_patrol_and_its_order_names_the_line) {
  const Findings findings = run(city_with(line_cut));
  EXPECT_THAT(told(findings), Contains("li calls carrier: circuit"));
  ASSERT_EQ(findings.paperwork->orders.size(), 1U);
  EXPECT_EQ(findings.paperwork->orders[0].device, "circuit");
  EXPECT_EQ(findings.paperwork->orders[0].root_cause, "circuit/line-cut");
  ASSERT_EQ(findings.faults.size(), 1U);
  EXPECT_GE(findings.faults[0].detected, 2h) << "the patrol of 02:00, and a call of two minutes";
  EXPECT_LT(findings.faults[0].detected, 2h + 15min);
  EXPECT_EQ(findings.paperwork->patrols.done, findings.paperwork->patrols.due);
}

TEST(People, a_forgetful_technician_makes_the_platform_believe_in_a_longer_repair) {
  const auto restored = [](const std::string& forgets) {
    const Findings findings =
        run(city_with("timeline: [{at: 30 min, kind: link_down, link: circuit, for: 2 h}]\n"
                      "staff: {officers: {line_mines: 1}, technician: {rounding: 0 s, "
                      "closing_hour: 7 h, forgets: " + forgets + "}}\n"));
    return findings.paperwork->orders.at(0).restored.value();
  };
  EXPECT_EQ(restored("0"), 2h + 30min);
  EXPECT_EQ(restored("1"), 7h) << "not entered before the ticket was closed";
}

TEST(People, what_nobody_called_about_is_a_true_fault_without_paper) {
  const Findings findings = run(
      city_with("timeline: [{at: 30 min, kind: link_down, link: circuit, for: 20 min}]\n"
                "staff: {officers: {line_mines: 1}}\n"));
  EXPECT_EQ(findings.faults.size(), 1U);
  EXPECT_FALSE(findings.faults[0].detected);
  EXPECT_THAT(findings.paperwork->orders, IsEmpty());
}

TEST(People, work_on_at_the_other_screen_when_one_falls) {
  const Findings findings =
      run(city_with("staff: {duty_room: [desk, spare]}\n"
                    "nodes: {spare: {link: lan, cores: 2, speed: 1, disk: {rate: 100 MB/s, sync: "
                    "5 ms}}}\n"
                    "timeline: [{at: 1 h, kind: equipment_down, equipment: desk, type: "
                    "workstation, for: 3 h}]\n"));
  EXPECT_EQ(findings.paperwork->patrols.done, findings.paperwork->patrols.due);
  EXPECT_THAT(told(findings), Contains("li calls maintenance: desk"));
  EXPECT_TRUE(kpi::counted_faults(findings.faults, {{}, 8h}).empty()) << "it takes nothing along";
}

TEST(People, miss_their_patrols_when_the_only_screen_is_dead) {
  const Findings findings = run(city_with(
      "timeline: [{at: 1 h, kind: node_crash, node: desk, disk: kept, for: 4 h}]\n"));
  EXPECT_LT(findings.paperwork->patrols.done, findings.paperwork->patrols.due);
}

TEST(People, call_the_mine_about_gas_that_is_really_there_and_acknowledge_it) {
  const Findings findings = run(
      city_with("mines: {north: {gas: outburst}}\n"
                "timeline: [{at: 65 min, kind: gas_burst, mine: north, working: 1, rise: 20, for: "
                "60 min}]\n"));
  EXPECT_THAT(told(findings), Contains(HasSubstr("li acknowledges alarm")));
  EXPECT_THAT(told(findings), Contains(HasSubstr("is above its limit on the spot")));
}

/// The circuit of the list fails about every three hours, and its law would find that after days.
constexpr auto failing_line = R"(calibration: {rate: 8, wait: 1, recurrence: 1}
teams:
  carrier: {crews: 1, hours: always}
repairs:
  line: {team: carrier, detection: {law: fixed, value: 100 h}, response: {law: fixed, value: 1 min}, wait: {law: fixed, value: 0 s}, work: {law: fixed, value: 1 h}}
components:
  line: {name: {zh: 线路, en: Line}, cause: line, count: 1, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 1 d}, repair: line, effect: line, of: circuit, system_fault: true}
staff: {officers: {line_mines: 1}}
)";

TEST(People, start_the_repair_of_what_the_list_breaks_by_calling_about_it) {
  const Findings findings = run(city_with(failing_line));
  EXPECT_THAT(told(findings), Contains("li calls carrier: circuit"));
  ASSERT_FALSE(findings.faults.empty());
  const kpi::Fault& first = findings.faults[0];
  EXPECT_EQ(first.device, "line/line");
  ASSERT_TRUE(first.detected);
  EXPECT_LT(*first.detected - first.failed, 2h + 30min) << "the next patrol and its call";
  EXPECT_EQ(first.restored, *first.detected + 1h + 1min);
  EXPECT_EQ(findings.paperwork->orders.at(0).device, "circuit");
}

TEST(People, tell_the_same_story_twice) {
  const auto scenario = city_with(line_cut);
  EXPECT_EQ(run(scenario).digest, run(scenario).digest);
}

}  // namespace
}  // namespace headframe::sim::city
