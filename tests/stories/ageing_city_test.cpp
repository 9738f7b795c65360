// A city whose list of components wears out: the platform's real code falls and comes back with its
// machines, at the instants at which component depth has them.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "sim/city/city.hpp"
#include "sim/equipment/from_scenario.hpp"
#include "sim/scenario/load.hpp"
#include "tests/support/parts.hpp"

namespace headframe::sim::city {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::Each;
using testing::Field;

/// The list ages a hundred times as fast as a real one. Whoever notices a failure does so after 17
/// minutes: staff replaced by a fixed delay.
constexpr auto worn_city = R"(base: lib/good.yaml
horizon: 30 d
nodes: {desk: {link: lan, cores: 1, speed: 1, disk: {rate: 100 MB/s, sync: 5 ms}}}
power: {centre: {nodes: [host], ups: {modules: 4, needed: 3, battery: 30 min}}}
platform: {ftp_idle: 2 h, silent_after: 3 h}
systems:
  old: {cadence: {realtime: 1 h, statistics: 24 h, cumulative: 24 h, open_exceptions: 24 h, substations: 24 h, positions: 24 h, reader_states: 24 h}}
teams:
  centre: {crews: 1, hours: always}
repairs:
  any:
    team: centre
    detection: {law: fixed, value: 17 min}
    response: {law: exponential, mean: 1 h}
    wait: {law: exponential, mean: 3 h}
    work: {law: exponential, mean: 2 h}
    recurrence: {probability: 0.3, delay: {law: uniform, from: 0 s, to: 2 d}}
components:
  server:
    name: {zh: 服务器, en: Server}
    cause: hardware
    count: 3
    installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}
    life: {shape: 1, scale: 6 d}
    repair: any
    effect: platform
    down_when: 2
    capacity_of: processors
    system_fault: true
  disk: {name: {zh: 硬盘, en: Disk}, cause: hardware, count: 4, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 20 d}, repair: any, effect: platform, down_when: 3, capacity_of: disks, system_fault: false}
  firewall: {name: {zh: 防火墙, en: Firewall}, cause: hardware, count: 2, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 8 d}, repair: any, effect: platform, system_fault: true}
  software: {name: {zh: 平台, en: Platform}, cause: software, count: 1, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 5 d}, repair: any, effect: platform, system_fault: true}
  line: {name: {zh: 线路, en: Line}, cause: line, count: 1, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 4 d}, repair: any, effect: line, of: circuit, system_fault: true}
  wall: {name: {zh: 大屏, en: Wall}, cause: hardware, count: 1, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 6 d}, repair: any, effect: equipment, system_fault: true}
  desk: {name: {zh: 工作站, en: Desk}, cause: hardware, count: 1, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 3 d}, repair: any, effect: none, system_fault: false}
  mains: {name: {zh: 市电, en: Mains}, cause: power, count: 1, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 4 d}, repair: any, effect: mains, system_fault: true}
  ups-module: {name: {zh: UPS 模块, en: UPS module}, cause: hardware, count: 4, installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}, life: {shape: 1, scale: 20 d}, repair: any, effect: ups_modules, down_when: 2, system_fault: false}
  battery: {name: {zh: 蓄电池, en: Battery}, cause: hardware, count: 1, installed: {from: 2021-01-01 00:00:00, to: 2021-01-01 00:00:00}, life: {shape: 4, scale: 5 y}, effect: battery, autonomy: 1 h, system_fault: false}
maintenance:
  upkeep: {takes_down: platform, first: 2026-03-08 09:00:00, every: 12 d, for: 2 h}
expect: [samples.produced > 0]
)";

/// The one mine changes its system about every five days, and each time to one that only the newer
/// receiver reads.
constexpr auto changing_mine = R"(base: lib/good.yaml
horizon: 30 d
platform: {receiver: "2014", ftp_idle: 2 h, silent_after: 3 h}
compatibility: scenarios/lib/compatibility.csv
systems:
  old: {cadence: {realtime: 10 min, statistics: 24 h, cumulative: 24 h, open_exceptions: 24 h, substations: 24 h, positions: 24 h, reader_states: 24 h}}
  new: {cadence: {realtime: 10 min, statistics: 24 h, cumulative: 24 h, open_exceptions: 24 h, substations: 24 h, positions: 24 h, reader_states: 24 h}}
teams:
  vendor: {crews: 1, hours: always}
repairs:
  any:
    team: vendor
    detection: {law: fixed, value: 17 min}
    response: {law: exponential, mean: 1 h}
    wait: {law: exponential, mean: 20 h}
    work: {law: exponential, mean: 2 h}
    recurrence: {probability: 0.3, delay: {law: uniform, from: 1 h, to: 2 d}}
components:
  adapter:
    name: {zh: 煤矿数据接口, en: Mines' adapters}
    cause: upgrade
    connected_mines: true
    installed: {from: 2026-01-01 00:00:00, to: 2026-01-01 00:00:00}
    life: {shape: 1, scale: 5 d}
    upgrades: {to: [{system: new, weight: 1}], switch_over: 5 min, renumber_points: true}
    repair: any
    effect: mine
    system_fault: true
expect: [samples.produced > 0]
)";

scenario::Scenario loaded(const char* text) {
  const std::string file = HEADFRAME_SOURCE_DIR "/tests/negative/worn.yaml";
  auto read = scenario::load_scenario(file, [&](const std::string& path) {
    return path == file ? std::optional<std::string>(text) : scenario::read_disk_file(path);
  });
  if (!read) throw std::runtime_error(scenario::to_string(read.error().front()));
  return std::move(read).value();
}

scenario::Scenario worn() { return loaded(worn_city); }

Findings lived(const scenario::Scenario& scenario, std::uint64_t seed) {
  Observer nobody;
  City city(scenario, seed, fixed_physics(), nobody);
  return city.run(scenario.horizon, 10min, [](rt::Duration) {});
}

using Steps = std::tuple<rt::Duration, std::string, std::string, std::optional<rt::Duration>,
                         std::optional<rt::Duration>, std::optional<rt::Duration>,
                         std::optional<rt::Duration>>;

std::vector<Steps> steps(const std::vector<kpi::Fault>& faults) {
  std::vector<Steps> result;
  for (const kpi::Fault& f : faults)
    result.emplace_back(f.failed, f.device, f.root_cause, f.detected, f.responded,
                        f.repair_started, f.restored);
  std::ranges::sort(result);
  return result;
}

kpi::SpanSet down(const std::vector<kpi::Outage>& outages, kpi::Subject subject, bool planned,
                  kpi::Span within) {
  std::vector<kpi::Span> spans;
  for (const kpi::Outage& outage : outages)
    if (outage.subject == subject && outage.planned == planned) spans.push_back(outage.span);
  return kpi::SpanSet(std::move(spans)).clipped(within);
}

class WornCity : public testing::TestWithParam<std::uint64_t> {};

TEST_P(WornCity, fails_and_is_repaired_at_the_instants_of_component_depth) {
  const scenario::Scenario scenario = worn();
  const auto inventory = equipment::make_inventory(scenario);
  const auto book = equipment::parts::written(inventory, GetParam(), 0);
  const Findings found = lived(scenario, GetParam());
  ASSERT_GT(book.faults().size(), 40U);
  EXPECT_EQ(steps(found.faults), steps(book.faults()));
  const kpi::Span horizon{{}, scenario.horizon};
  for (const kpi::Subject subject : {kpi::Subject::line, kpi::Subject::equipment}) {
    const auto listed = down(book.outages(), subject, false, horizon);
    ASSERT_FALSE(listed.empty());
    EXPECT_EQ(down(found.downtime.outages, subject, false, horizon), listed);
  }
}

TEST_P(WornCity, has_its_platform_down_until_it_answers_again) {
  const scenario::Scenario scenario = worn();
  const auto inventory = equipment::make_inventory(scenario);
  const auto book = equipment::parts::written(inventory, GetParam(), 0);
  const Findings found = lived(scenario, GetParam());
  const kpi::Span horizon{{}, scenario.horizon};
  for (const bool planned : {false, true}) {
    const auto listed = down(book.outages(), kpi::Subject::platform, planned, horizon);
    const auto real = down(found.downtime.outages, kpi::Subject::platform, planned, horizon);
    ASSERT_FALSE(listed.empty());
    EXPECT_TRUE(listed.without(real).empty());
    // It starts within a minute, and no outage of its own is added.
    const auto starting = real.without(listed);
    EXPECT_FALSE(starting.empty());
    for (const kpi::Span& span : starting.spans()) {
      EXPECT_LT(span.length(), 1min);
      EXPECT_THAT(listed.spans(), Contains(Field(&kpi::Span::end, span.begin)));
    }
  }
  EXPECT_TRUE(found.defects.empty());
}

double share_of(const kpi::SpanSet& spans, kpi::Span whole) {
  return static_cast<double>(spans.total().count()) / static_cast<double>(whole.length().count());
}

class ChangingMine : public testing::TestWithParam<std::uint64_t> {};

TEST_P(ChangingMine, is_dark_when_component_depth_has_it_dark_and_loses_as_much_of_its_files) {
  const scenario::Scenario scenario = loaded(changing_mine);
  const auto inventory = equipment::make_inventory(scenario);
  const auto book = equipment::parts::written(inventory, GetParam(), 0);
  const Findings found = lived(scenario, GetParam());
  ASSERT_GT(book.faults().size(), 3U);
  EXPECT_EQ(steps(found.faults), steps(book.faults()));
  const kpi::Span horizon{{}, scenario.horizon};
  const auto dark = down(book.outages(), kpi::Subject::mine, false, horizon);
  EXPECT_EQ(down(found.downtime.outages, kpi::Subject::mine, false, horizon), dark);
  const auto& total = found.ledger.total;
  const auto lost = static_cast<double>(total[ledger::Outcome::lost]);
  // But for the switch-overs, in which nothing is produced.
  EXPECT_NEAR(lost / static_cast<double>(total.produced()), share_of(dark, horizon), 0.01);
}

TEST(AgeingCity, loses_nothing_of_a_changing_mine_whose_new_system_it_reads) {
  scenario::Scenario scenario = loaded(changing_mine);
  scenario.platform.receiver = scenario::Receiver::current;
  const Findings found = lived(scenario, 1);
  EXPECT_TRUE(found.faults.empty());
  EXPECT_EQ(found.ledger.total[ledger::Outcome::lost], 0);
  std::set<std::string> kinds;
  for (const record::Event& event : found.events) kinds.insert(event.kind);
  EXPECT_THAT(kinds, Contains("mine-upgrade"));
}

INSTANTIATE_TEST_SUITE_P(Seeds, ChangingMine, testing::Values(1, 2, 3));
INSTANTIATE_TEST_SUITE_P(Seeds, WornCity, testing::Values(1, 2, 3));

TEST(AgeingCity, a_machine_that_lost_members_is_slower_and_a_desk_harms_nobody) {
  const Findings found = lived(worn(), 1);
  std::set<std::string> kinds;
  for (const record::Event& event : found.events) kinds.insert(event.kind);
  for (const char* kind : {"machine-slow", "machine-fast", "disk-slow", "disk-fast", "link-down",
                           "component-failed", "fault-detected", "repair-started",
                           "component-restored", "maintenance-begins", "mains-failure"})
    EXPECT_THAT(kinds, Contains(kind));
  EXPECT_THAT(found.faults, Contains(Field(&kpi::Fault::device, "desk/desk")));
  EXPECT_THAT(found.downtime.outages,
              Each(Field(&kpi::Outage::id, testing::Ne("desk"))));
}

TEST(AgeingCity, loses_nothing_that_the_mine_could_keep) {
  const Findings found = lived(worn(), 2);
  EXPECT_EQ(found.ledger.total[ledger::Outcome::lost], 0);
  EXPECT_EQ(found.ledger.total[ledger::Outcome::misconverted], 0);
  EXPECT_GT(found.ledger.total[ledger::Outcome::late], 0);
}

TEST(AgeingCity, a_shorter_run_is_the_beginning_of_a_longer_one) {
  scenario::Scenario scenario = worn();
  const auto whole = steps(lived(scenario, 3).faults);
  scenario.horizon = 10 * 24h;
  const auto part = steps(lived(scenario, 3).faults);
  ASSERT_FALSE(part.empty());
  for (std::size_t i = 0; i < part.size(); ++i) {
    EXPECT_EQ(std::get<0>(part[i]), std::get<0>(whole[i]));  // failed
    EXPECT_EQ(std::get<1>(part[i]), std::get<1>(whole[i]));  // the device
  }
}

}  // namespace
}  // namespace headframe::sim::city
