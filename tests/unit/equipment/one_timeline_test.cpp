// The same list gives the same timeline, to the nanosecond, whoever drives it.
#include <gtest/gtest.h>

#include <set>

#include "sim/equipment/from_scenario.hpp"
#include "sim/equipment/logbook.hpp"
#include "sim/scenario/load.hpp"
#include "tests/support/parts.hpp"

namespace headframe::sim::equipment {
namespace {

using namespace std::chrono_literals;

const scenario::Scenario& zhengzhou() {
  static const auto loaded =
      scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/2021.yaml");
  return *loaded;
}

/// The plainest calendar there is.
class OrderedSet final : public Calendar {
 public:
  void schedule(const Event& event) override { events_.insert(event); }
  bool empty() const { return events_.empty(); }
  Event pop() {
    const Event event = *events_.begin();
    events_.erase(events_.begin());
    return event;
  }

 private:
  std::multiset<Event> events_;
};

using Line = std::tuple<std::string, std::string, rt::Duration, std::optional<rt::Duration>,
                        std::optional<rt::Duration>, std::optional<rt::Duration>,
                        std::optional<rt::Duration>, std::optional<rt::Duration>>;

std::vector<Line> faults_of(const Logbook& book) {
  std::vector<Line> lines;
  for (const kpi::Fault& f : book.faults())
    lines.emplace_back(f.device, f.root_cause, f.failed, f.detected, f.responded, f.repair_started,
                       f.restored, f.ticket_closed);
  return lines;
}

std::vector<std::tuple<std::string, rt::Duration, rt::Duration>> outages_of(const Logbook& book) {
  std::vector<std::tuple<std::string, rt::Duration, rt::Duration>> lines;
  for (const kpi::Outage& o : book.outages()) lines.emplace_back(o.id, o.span.begin, o.span.end);
  return lines;
}

/// People who notice every failure after the same time and report it.
class Reporters final : public Logbook {
 public:
  Reporters(const Inventory& inventory, rt::Duration delay)
      : Logbook(inventory), delay_(delay) {}

  void job_changed(rt::Duration at, Number component, const repair::Job& job) override {
    Logbook::job_changed(at, component, job);
    if (job.stage == repair::Stage::failed) calls.insert({at + delay_, component});
  }

  std::multiset<std::pair<rt::Duration, Number>> calls;

 private:
  rt::Duration delay_;
};

TEST(OneTimeline, a_heap_and_a_sorted_set_drive_the_same_year) {
  const Inventory inventory = make_inventory(zhengzhou());
  for (std::uint64_t replicate = 0; replicate < 20; ++replicate) {
    Logbook other(inventory);
    OrderedSet calendar;
    Equipment equipment(inventory, calendar, other, Detection::by_law);
    equipment.start(2021, replicate);
    while (!calendar.empty()) equipment.handle(calendar.pop());
    const Logbook book = parts::written(inventory, 2021, replicate);
    ASSERT_GT(book.faults().size(), 10U);
    EXPECT_EQ(faults_of(book), faults_of(other));
    EXPECT_EQ(outages_of(book), outages_of(other));
  }
}

TEST(OneTimeline, people_who_report_after_a_fixed_delay_are_that_delay) {
  constexpr rt::Duration delay = 17min;
  Inventory inventory = make_inventory(zhengzhou());
  for (repair::Procedure& procedure : inventory.procedures)
    procedure.detection = math::Law::fixed(delay);
  for (std::uint64_t replicate = 0; replicate < 20; ++replicate) {
    Reporters people(inventory, delay);
    HeapCalendar calendar;
    Equipment equipment(inventory, calendar, people, Detection::by_report);
    equipment.start(2021, replicate);
    while (!calendar.empty() || !people.calls.empty()) {
      if (!people.calls.empty() &&
          (calendar.empty() || people.calls.begin()->first <= calendar.next().at)) {
        const auto [at, component] = *people.calls.begin();
        people.calls.erase(people.calls.begin());
        EXPECT_TRUE(equipment.report(component, at));
      } else {
        equipment.handle(calendar.pop());
      }
    }
    const Logbook book = parts::written(inventory, 2021, replicate);
    EXPECT_EQ(faults_of(book), faults_of(people));
    EXPECT_EQ(outages_of(book), outages_of(people));
  }
}

TEST(OneTimeline, a_component_that_is_added_leaves_the_others_their_fate) {
  scenario::Scenario city = zhengzhou();
  auto& bought = city.equipment.components.at("workstation").installed;
  bought.to = bought.from;  // so that one more does not change how old the others are
  const Inventory inventory = make_inventory(city);
  scenario::Scenario larger = city;
  larger.equipment.components.at("workstation").count = 12;
  const Inventory more = make_inventory(larger);
  // Crews are shared, so only the instants of failure before any repair are compared.
  const auto first_failures = [](const Logbook& book) {
    std::map<std::string, rt::Duration> first;
    for (const kpi::Fault& fault : book.faults()) first.emplace(fault.device, fault.failed);
    return first;
  };
  const auto before = first_failures(parts::written(inventory, 7, 3));
  const auto after = first_failures(parts::written(more, 7, 3));
  for (const auto& [device, failed] : before) EXPECT_EQ(after.at(device), failed) << device;
}

TEST(OneTimeline, a_replicate_depends_on_its_number_alone) {
  const Inventory inventory = make_inventory(zhengzhou());
  Logbook book(inventory);
  HeapCalendar calendar;
  Equipment equipment(inventory, calendar, book, Detection::by_law);
  for (const std::uint64_t replicate : {9, 4}) {
    equipment.start(1, replicate);
    while (!calendar.empty()) equipment.handle(calendar.pop());
  }
  const auto alone = faults_of(parts::written(inventory, 1, 4));
  const auto both = faults_of(book);
  ASSERT_GT(both.size(), alone.size());
  EXPECT_TRUE(std::equal(alone.rbegin(), alone.rend(), both.rbegin()));
}

}  // namespace
}  // namespace headframe::sim::equipment
