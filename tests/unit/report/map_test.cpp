#include "sim/report/map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headframe::sim::report {
namespace {

const std::filesystem::path data =
    std::filesystem::path(HEADFRAME_SOURCE_DIR) / "scenarios/lib/zhengzhou-data";

TEST(Map, knows_the_twelve_districts_and_counties) {
  const auto counties = read_counties(data / "counties.geojson");
  ASSERT_EQ(counties.size(), 12u);
  for (const County& county : counties) {
    ASSERT_FALSE(county.rings.empty()) << county.name;
    EXPECT_GT(county.rings.front().size(), 10u) << county.name;
    EXPECT_NEAR(county.label.latitude, 34.6, 0.6) << county.name;
  }
}

TEST(Map, a_file_that_is_no_map_is_refused_by_name) {
  try {
    read_counties(data / "mines.csv");
    FAIL() << "a table was read as a map";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("mines.csv"));
  }
}

TEST(Simplify, drops_what_lies_on_the_way_and_keeps_corners) {
  const std::vector<Position> ring{{0, 0},       {.5, .0001}, {1, 0}, {1, 1},
                                   {.5, 1.0001}, {0, 1},      {0, 0}};
  EXPECT_EQ(simplified(ring, .01).size(), 5u);
  EXPECT_EQ(simplified(ring, .00001).size(), 7u);
}

}  // namespace
}  // namespace headframe::sim::report
