#include "sim/equipment/equipment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/parts.hpp"

namespace headframe::sim::equipment {
namespace {

using namespace std::chrono_literals;
using compatibility::Effect;
using parts::day;
using parts::year;

/// Notes what a component shows.
struct Shown final : Observer {
  struct Change {
    rt::Duration at;
    Condition condition;
    double service;
  };
  void component_changed(rt::Duration at, Number, Condition condition, double service) override {
    changes.push_back({at, condition, service});
  }
  void mains_failed(rt::Duration, bool carried) override { ++(carried ? carried_over : hit); }
  void group_went_down(rt::Duration at, Number, Number) override { down.push_back(at); }
  void group_came_back(rt::Duration at, Number, Number) override { back.push_back(at); }
  void upgraded(rt::Duration at, Number component, Number delivery, Effect effect) override {
    upgrades.push_back({at, component, delivery, effect});
  }
  void job_changed(rt::Duration, Number, const repair::Job& job) override {
    if (job.stage == repair::Stage::restored) jobs.push_back(job);
  }

  std::vector<Change> changes;
  std::vector<rt::Duration> down, back;
  std::vector<repair::Job> jobs;
  struct Upgrade {
    rt::Duration at;
    Number component, delivery;
    Effect effect;
  };
  std::vector<Upgrade> upgrades;
  int carried_over = 0, hit = 0;

  int upgraded_to(Effect effect) const {
    return static_cast<int>(std::ranges::count(upgrades, effect, &Upgrade::effect));
  }
};

Shown watched(const Inventory& inventory, std::uint64_t seed = 1) {
  Shown shown;
  HeapCalendar calendar;
  Equipment equipment(inventory, calendar, shown, Detection::by_law);
  equipment.start(seed, 0);
  while (!calendar.empty()) equipment.handle(calendar.pop());
  return shown;
}

TEST(Equipment, a_repair_passes_through_its_five_instants) {
  Inventory inventory = parts::empty(year);
  repair::Procedure procedure;
  procedure.detection = math::Law::fixed(1h);
  procedure.response = math::Law::fixed(2h);
  procedure.wait = math::Law::fixed(10h);
  procedure.work = math::Law::fixed(4h);
  procedure.closing = math::Law::fixed(100h);
  parts::add(inventory, "host", 1, parts::exponential(50 * day), procedure);
  const Shown shown = watched(inventory);
  ASSERT_GT(shown.jobs.size(), 2U);
  for (const repair::Job& job : shown.jobs) {
    EXPECT_EQ(job.detected - job.failed, 1h);
    EXPECT_EQ(job.responded - job.detected, 2h);
    EXPECT_EQ(job.repair_started - job.responded, 10h);
    EXPECT_EQ(job.restored - job.repair_started, 4h);
    EXPECT_EQ(job.closed - job.restored, 100h);
  }
}

TEST(Equipment, nothing_begins_after_the_horizon_and_what_is_open_is_followed) {
  Inventory inventory = parts::empty(40 * day);
  parts::add(inventory, "host", 50, parts::exponential(30 * day),
             parts::only_work(math::Law::fixed(20 * day)));
  const Shown shown = watched(inventory);
  ASSERT_GT(shown.jobs.size(), 30U);
  bool beyond = false;
  for (const repair::Job& job : shown.jobs) {
    EXPECT_LT(job.failed, inventory.horizon);
    beyond = beyond || job.restored > inventory.horizon;
  }
  EXPECT_TRUE(beyond);
}

TEST(Equipment, one_crew_takes_one_job_at_a_time_in_the_order_of_readiness) {
  Inventory inventory = parts::empty(year);
  inventory.teams[0].crews = 1;
  parts::add(inventory, "host", 10, parts::exponential(20 * day),
             parts::only_work(math::Law::fixed(30h)));
  const Shown shown = watched(inventory);
  ASSERT_GT(shown.jobs.size(), 50U);
  for (std::size_t i = 1; i < shown.jobs.size(); ++i) {
    EXPECT_GE(shown.jobs[i].repair_started, shown.jobs[i - 1].restored);
    EXPECT_GE(shown.jobs[i].failed, shown.jobs[i - 1].failed);
  }
}

TEST(Equipment, an_office_team_begins_in_office_hours_and_finishes_what_it_began) {
  Inventory inventory = parts::empty(year);
  inventory.teams[0] = {.crews = 1, .hours = repair::Hours::office};
  parts::add(inventory, "host", 10, parts::exponential(20 * day),
             parts::only_work(math::Law::fixed(11h)));
  const Shown shown = watched(inventory);
  ASSERT_GT(shown.jobs.size(), 50U);
  for (const repair::Job& job : shown.jobs) {
    EXPECT_EQ(repair::opening(repair::Hours::office, inventory.start, job.repair_started),
              job.repair_started);
    EXPECT_EQ(job.restored - job.repair_started, 11h);
  }
}

TEST(Equipment, work_in_vain_waits_for_its_parts_anew) {
  Inventory inventory = parts::empty(10 * year);
  repair::Procedure procedure = parts::only_work(math::Law::fixed(2h));
  procedure.wait = math::Law::fixed(5h);
  procedure.first_fix_failure = 0.4;
  parts::add(inventory, "host", 5, parts::exponential(10 * day), procedure);
  const Shown shown = watched(inventory);
  double attempts = 0;
  for (const repair::Job& job : shown.jobs) {
    attempts += job.attempts;
    EXPECT_EQ(job.restored - job.failed, job.attempts * 7h);
  }
  ASSERT_GT(shown.jobs.size(), 1000U);
  EXPECT_NEAR(attempts / static_cast<double>(shown.jobs.size()), 1 / 0.6, 0.08);
}

TEST(Equipment, a_part_on_the_shelf_shortens_the_wait_until_the_shelf_is_empty) {
  Inventory inventory = parts::empty(200 * day);
  repair::Procedure procedure = parts::only_work(math::Law{});
  procedure.wait = math::Law::fixed(60h);
  parts::add(inventory, "disk", 20, parts::exponential(40 * day), procedure);
  inventory.kinds[0].spares = 0;
  inventory.spares.push_back({2, math::Law::fixed(8h), math::Law::fixed(year)});
  const Shown shown = watched(inventory);
  ASSERT_GT(shown.jobs.size(), 10U);
  EXPECT_EQ(shown.jobs[0].restored - shown.jobs[0].failed, 8h);
  EXPECT_EQ(shown.jobs[1].restored - shown.jobs[1].failed, 8h);
  for (std::size_t i = 2; i < shown.jobs.size(); ++i)
    EXPECT_EQ(shown.jobs[i].restored - shown.jobs[i].failed, 60h);
}

TEST(Equipment, a_delivery_fills_the_shelf_again) {
  Inventory inventory = parts::empty(year);
  repair::Procedure procedure = parts::only_work(math::Law{});
  procedure.wait = math::Law::fixed(60h);
  parts::add(inventory, "disk", 1, parts::exponential(20 * day), procedure);
  inventory.kinds[0].spares = 0;
  inventory.spares.push_back({1, math::Law::fixed(8h), math::Law::fixed(9h)});
  const Shown shown = watched(inventory);
  ASSERT_GT(shown.jobs.size(), 5U);
  for (const repair::Job& job : shown.jobs) EXPECT_LE(job.restored - job.failed, 60h);
  EXPECT_EQ(shown.jobs.back().restored - shown.jobs.back().failed, 8h);
}

TEST(Equipment, a_shared_duct_cuts_both_lines_at_once_and_for_one_cause) {
  Inventory inventory = parts::empty(5 * year);
  parts::add(inventory, "line", 2, parts::exponential(40 * day),
             parts::only_work(math::Law::fixed(6h)), 2);
  inventory.kinds[0].rate = 0.7;
  inventory.common.push_back({.name = "line/common", .key = math::key_of("line/common"),
                              .life = parts::exponential(40 * day), .rate = 0.3, .age = {},
                              .members = {0, 1}});
  const Logbook book = parts::written(inventory, 1, 0);
  ASSERT_GT(book.outages().size(), 5U);
  std::size_t together = 0;
  for (std::size_t i = 1; i < book.faults().size(); ++i) {
    const kpi::Fault &a = book.faults()[i - 1], &b = book.faults()[i];
    if (a.failed != b.failed) continue;
    ++together;
    EXPECT_EQ(a.root_cause, b.root_cause);
    EXPECT_TRUE(a.root_cause.starts_with("line/common/")) << a.root_cause;
  }
  EXPECT_GT(together, 5U);
}

TEST(Equipment, a_flapping_line_goes_down_and_comes_back_until_it_is_repaired) {
  Inventory inventory = parts::empty(100 * day);
  parts::add(inventory, "line", 1, parts::exponential(50 * day),
             parts::only_work(math::Law::fixed(24h)));
  inventory.kinds[0].modes.push_back({.symptom = fault::Symptom::flapping,
                                      .up = math::Law::fixed(50min),
                                      .down = math::Law::fixed(10min), .leak = {}});
  const Shown shown = watched(inventory);
  ASSERT_GE(shown.jobs.size(), 1U);
  const auto first_day = std::ranges::count_if(shown.down, [&](rt::Duration at) {
    return at >= shown.jobs[0].failed && at < shown.jobs[0].restored;
  });
  EXPECT_EQ(first_day, 24);
  EXPECT_EQ(shown.down.size(), shown.back.size());
  EXPECT_EQ(shown.back[0] - shown.down[0], 10min);
}

TEST(Equipment, a_brown_out_leaves_a_share_of_the_service_and_takes_nothing_down) {
  Inventory inventory = parts::empty(100 * day);
  parts::add(inventory, "line", 1, parts::exponential(30 * day),
             parts::only_work(math::Law::fixed(24h)));
  inventory.kinds[0].modes.push_back(
      {.symptom = fault::Symptom::degraded, .service = 0.2, .up = {}, .down = {}, .leak = {}});
  const Shown shown = watched(inventory);
  ASSERT_GE(shown.jobs.size(), 1U);
  EXPECT_TRUE(shown.down.empty());
  EXPECT_EQ(shown.changes[0].condition, Condition::degraded);
  EXPECT_EQ(shown.changes[0].service, 0.2);
  EXPECT_EQ(shown.changes[1].condition, Condition::up);
}

TEST(Equipment, a_leak_is_seen_first_and_fails_when_it_has_used_everything_up) {
  Inventory inventory = parts::empty(100 * day);
  parts::add(inventory, "platform", 1, parts::exponential(30 * day),
             parts::only_work(math::Law::fixed(24h)));
  inventory.kinds[0].modes.push_back({.symptom = fault::Symptom::exhausted, .service = 0.5,
                                      .up = {}, .down = {}, .leak = math::Law::fixed(3 * day)});
  const Shown shown = watched(inventory);
  ASSERT_GE(shown.jobs.size(), 1U);
  EXPECT_EQ(shown.changes[0].condition, Condition::degraded);
  EXPECT_EQ(shown.changes[1].condition, Condition::down);
  EXPECT_EQ(shown.changes[1].at - shown.changes[0].at, 3 * day);
  EXPECT_EQ(shown.jobs[0].failed, shown.changes[1].at);
}

Inventory powered(rt::Duration battery_age, rt::Duration autonomy) {
  Inventory inventory = parts::empty(20 * year);
  const Number mains = parts::add(inventory, "mains", 1, parts::exponential(90 * day),
                                  parts::only_work(math::Law::fixed(6h)));
  const Number modules =
      parts::add(inventory, "ups", 2, parts::exponential(250 * year), {}, 2);
  const Number battery = parts::add(inventory, "battery", 1, {4, 5 * year}, {});
  inventory.kinds[2].wears = false;
  inventory.components[battery].age = battery_age;
  inventory.supply = Supply{mains, inventory.components[modules].group, battery, {}, autonomy};
  return inventory;
}

TEST(Equipment, a_good_battery_hides_the_mains_failure_and_a_worn_one_does_not) {
  Inventory inventory = powered({}, rt::Duration::max());
  inventory.horizon = year;
  const Shown good = watched(inventory);
  EXPECT_GT(good.carried_over, 0);
  EXPECT_EQ(good.hit, 0);
  EXPECT_TRUE(good.down.empty());
  const Shown worn = watched(powered(12 * year, rt::Duration::max()));
  EXPECT_EQ(worn.carried_over, 0);
  EXPECT_EQ(static_cast<int>(worn.down.size()), worn.hit);
}

TEST(Equipment, a_battery_is_empty_after_its_autonomy) {
  Inventory inventory = powered({}, 2h);
  inventory.horizon = year;
  const Shown shown = watched(inventory);
  ASSERT_GT(shown.jobs.size(), 0U);
  ASSERT_EQ(shown.down.size(), shown.jobs.size());
  EXPECT_EQ(shown.down[0] - shown.jobs[0].failed, 2h);
  EXPECT_EQ(shown.back[0], shown.jobs[0].restored);
}

/// Adapters of mines whose vendors deliver these.
Inventory adapters(std::uint32_t count, rt::Duration horizon, std::vector<Delivery> deliveries) {
  Inventory inventory = parts::empty(horizon);
  parts::add(inventory, "adapter", count, parts::exponential(400 * day),
             parts::only_work(math::Law::fixed(24h)));
  inventory.kinds[0].deliveries = std::move(deliveries);
  return inventory;
}

TEST(Equipment, vendors_deliver_by_weight_and_the_table_says_what_that_does) {
  const Inventory inventory = adapters(10, 50 * year,
                                       {{"same-format", 5, Effect::fine},
                                        {"other-codes", 3, Effect::misconverted},
                                        {"other-format", 2, Effect::dark}});
  const Shown shown = watched(inventory);
  const auto all = static_cast<double>(shown.upgrades.size());
  ASSERT_GT(all, 400);
  EXPECT_NEAR(shown.upgraded_to(Effect::fine) / all, 0.5, 0.07);
  EXPECT_NEAR(shown.upgraded_to(Effect::misconverted) / all, 0.3, 0.06);
  EXPECT_EQ(shown.jobs.size(), shown.upgrades.size() - shown.upgraded_to(Effect::fine));
  EXPECT_EQ(static_cast<int>(shown.down.size()), shown.upgraded_to(Effect::dark));
  for (const auto& upgrade : shown.upgrades)
    EXPECT_EQ(inventory.kinds[0].deliveries[upgrade.delivery].effect, upgrade.effect);
}

TEST(Equipment, a_misread_mine_is_repaired_without_having_been_down) {
  const Shown shown = watched(adapters(1, 5 * year, {{"other-codes", 1, Effect::misconverted}}));
  ASSERT_GT(shown.jobs.size(), 1U);
  EXPECT_TRUE(shown.down.empty());
  EXPECT_EQ(shown.changes[0].at, shown.upgrades[0].at);
  EXPECT_EQ(shown.changes[0].condition, Condition::degraded);
  EXPECT_EQ(shown.changes[1].condition, Condition::up);
  EXPECT_EQ(shown.changes[1].at - shown.changes[0].at, 24h);
}

TEST(Equipment, a_platform_that_reads_more_meets_the_same_upgrades) {
  const Shown old = watched(adapters(10, 10 * year, {{"a", 1, Effect::dark}, {"b", 2, Effect::dark}}));
  const Shown better =
      watched(adapters(10, 10 * year, {{"a", 1, Effect::fine}, {"b", 2, Effect::fine}}));
  EXPECT_TRUE(better.jobs.empty());
  // Of each mine the first upgrade, as repairs move the later ones.
  for (Number mine = 0; mine < 10; ++mine) {
    const auto first = [mine](const Shown& shown) {
      const auto found = std::ranges::find(shown.upgrades, mine, &Shown::Upgrade::component);
      return std::pair(found->at, found->delivery);
    };
    EXPECT_EQ(first(old), first(better)) << mine;
  }
}

TEST(Equipment, a_wave_replaces_its_share_of_the_systems_in_its_time) {
  Inventory inventory = adapters(400, year, {{"a", 1, Effect::fine}, {"b", 1, Effect::dark}});
  inventory.kinds[0].wears = false;
  inventory.waves.push_back({.begin = 100 * day, .length = 30 * day, .share = 0.3});
  const Shown shown = watched(inventory);
  EXPECT_NEAR(static_cast<double>(shown.upgrades.size()), 120, 30);
  EXPECT_NEAR(shown.upgraded_to(Effect::dark), 60, 22);
  for (const repair::Job& job : shown.jobs) {
    EXPECT_GE(job.failed, 100 * day);
    EXPECT_LT(job.failed, 130 * day);
  }
}

TEST(Equipment, a_misread_mine_that_goes_dark_in_the_next_wave_is_down_until_it_is_repaired) {
  Inventory inventory =
      adapters(50, year, {{"a", 1, Effect::misconverted}, {"b", 1, Effect::dark}});
  inventory.procedures[0].work = math::Law::fixed(100 * day);
  inventory.kinds[0].wears = false;
  inventory.waves.push_back({.begin = 10 * day, .length = 1h, .share = 1});
  inventory.waves.push_back({.begin = 20 * day, .length = 1h, .share = 1});
  const Shown shown = watched(inventory);
  EXPECT_EQ(shown.jobs.size(), 50U) << "one job takes in both systems";
  std::set<Number> ever_dark;
  for (const auto& upgrade : shown.upgrades)
    if (upgrade.effect == Effect::dark) ever_dark.insert(upgrade.component);
  const auto down = std::ranges::count(shown.changes, Condition::down, &Shown::Change::condition);
  EXPECT_EQ(static_cast<std::size_t>(down), ever_dark.size());
}

TEST(Equipment, old_news_is_no_report) {
  Inventory inventory = parts::empty(year);
  parts::add(inventory, "host", 1, parts::exponential(50 * day), {});
  Shown shown;
  HeapCalendar calendar;
  Equipment equipment(inventory, calendar, shown, Detection::by_report);
  equipment.start(1, 0);
  EXPECT_FALSE(equipment.report(0, 0h));
  const Event event = calendar.pop();
  equipment.handle(event);
  EXPECT_TRUE(calendar.empty()) << "without a report nothing happens";
  EXPECT_TRUE(equipment.report(0, event.at + 3h));
  EXPECT_FALSE(equipment.report(0, event.at + 4h));
}

/// Two hosts of which `needed` must be down to be seen; the law detects after two hours.
Inventory hosts(Number down_when) {
  Inventory inventory = parts::empty(year);
  repair::Procedure quick = parts::only_work(math::Law::fixed(1h));
  quick.detection = math::Law::fixed(2h);
  parts::add(inventory, "host", 2, parts::exponential(50 * day), quick, down_when);
  return inventory;
}

TEST(Equipment, what_redundancy_hides_is_found_by_its_law_and_what_people_see_waits_for_their_call) {
  for (const Number down_when : {1U, 2U}) {
    const Inventory inventory = hosts(down_when);
    Shown shown;
    HeapCalendar calendar;
    Equipment equipment(inventory, calendar, shown, Detection::as_seen);
    equipment.start(1, 0);
    const Event failure = calendar.pop();
    equipment.handle(failure);
    const bool is_seen = down_when == 1;
    EXPECT_EQ(equipment.failed_members(0) >= down_when, is_seen);
    const Event next = calendar.next();
    EXPECT_EQ(next.kind == EventKind::detected, !is_seen);
    if (!is_seen) {
      EXPECT_EQ(next.at, failure.at + 2h);
      continue;
    }
    equipment.leave_to_the_law(failure.at + 5h);
    EXPECT_EQ(calendar.next().kind, EventKind::detected);
    EXPECT_EQ(calendar.next().at, failure.at + 7h);
    while (!calendar.empty()) equipment.handle(calendar.pop());
    EXPECT_EQ(shown.down.size(), shown.back.size());
  }
}

TEST(Equipment, what_nobody_reported_before_the_group_came_back_is_found_by_its_law) {
  Inventory inventory = hosts(2);
  inventory.procedures[0].detection = math::Law::fixed(20 * day);  // so that both are down at times
  Shown shown;
  HeapCalendar calendar;
  Equipment equipment(inventory, calendar, shown, Detection::as_seen);
  equipment.start(1, 0);
  while (!calendar.empty()) equipment.handle(calendar.pop());
  // Who fell first was found by its law; the other one waited for a call that never came.
  ASSERT_FALSE(shown.down.empty());
  EXPECT_EQ(equipment.condition(0), Condition::up);
  EXPECT_EQ(equipment.condition(1), Condition::up);
}

}  // namespace
}  // namespace headframe::sim::equipment
