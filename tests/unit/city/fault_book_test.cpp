#include "sim/city/fault_book.hpp"

#include <gtest/gtest.h>

namespace headframe::sim::city {
namespace {

using namespace std::chrono_literals;
using kpi::Subject;

const Cause duct = own_cause("duct", "ring-road", "duct-cut");

TEST(FaultBook, one_cause_that_takes_two_lines_is_one_fault_until_both_are_back) {
  FaultBook book;
  book.down(Subject::line, "dengfeng", duct, 1h);
  book.down(Subject::line, "xinmi", duct, 1h);
  book.up(Subject::line, "dengfeng", duct, 3h);
  ASSERT_EQ(book.faults().size(), 1U);
  EXPECT_FALSE(book.faults()[0].restored);
  book.up(Subject::line, "xinmi", duct, 4h);
  EXPECT_EQ(book.faults()[0].restored, 4h);
  EXPECT_EQ(book.outages().size(), 2U);
  EXPECT_EQ(book.outages()[1].cause, "duct/ring-road/duct-cut");
}

TEST(FaultBook, two_causes_may_hold_one_thing_and_each_is_a_fault) {
  FaultBook book;
  const Cause flood = common_cause("flood", kpi::Exclusion::force_majeure);
  book.down(Subject::line, "dengfeng", duct, 1h);
  book.down(Subject::line, "dengfeng", flood, 2h);
  book.up(Subject::line, "dengfeng", duct, 3h);
  ASSERT_EQ(book.faults().size(), 2U);
  EXPECT_EQ(book.faults()[0].restored, 3h);
  EXPECT_FALSE(book.faults()[1].restored);
  EXPECT_EQ(book.faults()[1].exclusion, kpi::Exclusion::force_majeure);
}

TEST(FaultBook, a_cause_that_returns_is_a_new_fault_of_the_same_root) {
  FaultBook book;
  const Cause leak = own_cause("platform", "host", "memory-leak");
  for (const kpi::Moment at : {1h, 5h}) {
    book.down(Subject::platform, "host", leak, at);
    book.up(Subject::platform, "host", leak, at + 1h);
  }
  EXPECT_EQ(kpi::value_of(kpi::repeat_fault_share(book.faults(), {0h, 10h}, {})), 0.5);
}

TEST(FaultBook, saying_it_twice_is_saying_it_once) {
  FaultBook book;
  book.up(Subject::line, "dengfeng", duct, 1h);
  book.down(Subject::line, "dengfeng", duct, 2h);
  book.down(Subject::line, "dengfeng", duct, 3h);
  ASSERT_EQ(book.outages().size(), 1U);
  EXPECT_EQ(book.outages()[0].span.begin, 2h);
}

TEST(FaultBook, what_concerns_one_mine_or_a_spare_part_is_no_fault_of_the_system) {
  FaultBook book;
  book.down(Subject::mine, "baiping", own_cause("mine", "baiping", "line-cut"), 1h);
  book.impaired(Subject::equipment, "centre", own_cause("power", "centre", "ups-module"), 1h);
  EXPECT_TRUE(kpi::counted_faults(book.faults(), {0h, 10h}).empty());
  book.impaired(Subject::platform, "host", own_cause("platform", "host", "disk-slow"), 1h);
  EXPECT_EQ(kpi::counted_faults(book.faults(), {0h, 10h}).size(), 1U);
  EXPECT_EQ(book.outages().size(), 1U) << "a slow disk is no outage";
}

}  // namespace
}  // namespace headframe::sim::city
