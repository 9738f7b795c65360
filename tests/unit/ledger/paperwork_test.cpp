// True faults beside the orders that people wrote about them.
#include "sim/ledger/paperwork.hpp"

#include <gmock/gmock.h>

namespace headframe::sim::ledger {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

kpi::Fault fault(std::string id, std::string device, std::string cause, kpi::Moment failed,
                 std::optional<kpi::Moment> restored) {
  kpi::Fault made;
  made.id = std::move(id);
  made.device = std::move(device);
  made.symptom = "no-data";
  made.root_cause = std::move(cause);
  made.failed = failed;
  made.detected = failed + 10min;
  made.restored = restored;
  return made;
}

class Paperwork : public testing::Test {
 protected:
  std::vector<std::string> told(const std::vector<kpi::Fault>& orders) {
    std::vector<std::string> all;
    for (const auto& note : differences(faults, orders, {{}, 24h})) all.push_back(note.en);
    return all;
  }
  const kpi::Fault cut = fault("F001", "circuit", "line/circuit/line-cut", 1h, 4h);
  std::vector<TrueFault> faults{{cut, {"circuit"}}};
};

TEST_F(Paperwork, that_says_what_happened_needs_no_note) {
  EXPECT_THAT(told({fault("order/1", "circuit", "circuit/line-cut", 1h, 4h)}), IsEmpty());
}

TEST_F(Paperwork, that_is_missing_is_told_with_the_fault) {
  EXPECT_THAT(told({}), ElementsAre("true faults without an order: 1 (F001 (line/circuit/line-cut))"));
}

TEST_F(Paperwork, about_what_was_not_broken_is_told_with_the_order) {
  EXPECT_THAT(told({fault("order/1", "circuit", "circuit/line-cut", 1h, 4h),
                    fault("order/2", "circuit", "circuit/no-fault-found", 6h, 7h)}),
              ElementsAre("orders that describe no true fault: 1 (order/2 (circuit: no-data))"));
}

TEST_F(Paperwork, that_was_written_late_is_told_by_how_much) {
  EXPECT_THAT(told({fault("order/1", "circuit", "circuit/line-cut", 55min, 28h)}),
              ElementsAre(HasSubstr("instant of failure: 1, by -5 min on average"),
                          HasSubstr("instant of restoration: 1, by +1440 min on average")));
}

TEST_F(Paperwork, with_another_cause_or_without_an_end_is_told) {
  EXPECT_THAT(told({fault("order/1", "circuit", "circuit/power", 1h, std::nullopt)}),
              ElementsAre(HasSubstr("without a restoration so far"),
                          HasSubstr("another cause than the true one: 1 (order/1: power ≠ line-cut)")));
}

TEST_F(Paperwork, may_name_what_was_seen_of_a_cause_that_only_the_list_counts) {
  faults[0].fault.root_cause = "line/circuit/7";
  faults[0].fault.symptom = "failed";
  EXPECT_THAT(told({fault("order/1", "circuit", "circuit/failed", 1h, 4h)}), IsEmpty());
}

TEST_F(Paperwork, of_a_common_cause_has_an_order_for_each_thing) {
  faults = {{fault("F001", "flood", "common-cause/flood", 1h, 4h), {"circuit", "host"}}};
  EXPECT_THAT(told({fault("order/1", "circuit", "circuit/flood", 1h, 4h),
                    fault("order/2", "host", "host/flood", 1h, 4h)}),
              ElementsAre("true faults with more than one order, each of which counts: 1 (F001 × 2)"));
}

}  // namespace
}  // namespace headframe::sim::ledger
