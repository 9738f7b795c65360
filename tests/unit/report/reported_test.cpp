#include "sim/report/reported.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "platform/kpi/table.hpp"
#include "sim/report/summary.hpp"

namespace headframe::sim::report {
namespace {

const record::Kpi& row(const std::vector<record::Kpi>& rows, std::string_view key) {
  return *std::ranges::find(rows, key, &record::Kpi::key);
}

TEST(Reported, names_indicators_in_the_order_of_their_table) {
  auto place = kpi::indicators().begin();
  for (const Reported& entry : reported()) {
    place = std::find_if(place, kpi::indicators().end(),
                         [&](const kpi::Indicator& known) { return known.key == entry.key; });
    EXPECT_NE(place, kpi::indicators().end()) << entry.key;
  }
}

TEST(Reported, is_carried_by_the_rows_of_both_sides) {
  for (const char* side : {"truth", "belief"}) {
    const auto rows = kpi_rows(kpi::evaluate({}, {}), side);
    const record::Kpi& days = row(rows, "normal_day_rate");
    EXPECT_EQ(days.reported_target, 0.95);
    EXPECT_EQ(days.reported_actual, 0.80);
    EXPECT_NE(days.reported_zh.find("实际值：80%"), std::string::npos);
    EXPECT_EQ(days.better, "higher");
    EXPECT_EQ(days.source, "reliability.md §3");
  }
}

TEST(Reported, says_nothing_of_what_the_report_does_not_name) {
  const auto rows = kpi_rows(kpi::evaluate({}, {}), "truth");
  const record::Kpi& produced = row(rows, "samples.produced");
  EXPECT_FALSE(produced.reported_target || produced.reported_actual);
  EXPECT_TRUE(produced.reported_zh.empty() && produced.reported_en.empty());
  EXPECT_EQ(produced.better, "");
}

}  // namespace
}  // namespace headframe::sim::report
