// What component depth asks the compatibility table.
#include "sim/compatibility/matrix.hpp"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

namespace headframe::sim::compatibility {
namespace {

const std::string file = HEADFRAME_SOURCE_DIR "/scenarios/lib/compatibility.csv";

Matrix shipped() {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto matrix = Matrix::from_csv(text, file);
  EXPECT_TRUE(matrix) << (matrix ? "" : matrix.error());
  return *std::move(matrix);
}

TEST(Compatibility, an_upgraded_mine_is_dark_to_the_receiver_of_2014_and_fine_to_the_current_one) {
  const Matrix matrix = shipped();
  for (const Dialect dialect : {Dialect::gb, Dialect::gc}) {
    EXPECT_EQ(matrix.effect(Receiver::of_2014, dialect, {}), Effect::dark);
    EXPECT_EQ(matrix.effect(Receiver::current, dialect, {}), Effect::fine);
  }
}

TEST(Compatibility, of_several_deviations_the_worst_counts) {
  const Matrix matrix({{Receiver::current, Dialect::ga, "", 0, 0, "", ""},
                       {Receiver::current, Dialect::ga, "a", 0, 0.1, "status", ""},
                       {Receiver::current, Dialect::ga, "b", 0.9, 0, "other-mine", ""}});
  const std::vector<std::string> one{"a"}, both{"a", "b"}, unknown{"c"};
  EXPECT_EQ(matrix.effect(Receiver::current, Dialect::ga, {}), Effect::fine);
  EXPECT_EQ(matrix.effect(Receiver::current, Dialect::ga, one), Effect::misconverted);
  EXPECT_EQ(matrix.effect(Receiver::current, Dialect::ga, both), Effect::dark);
  EXPECT_THROW(matrix.effect(Receiver::current, Dialect::ga, unknown), std::out_of_range);
}

TEST(Compatibility, one_deviation_is_what_was_measured_even_when_it_is_better_than_the_dialect) {
  const Matrix matrix = shipped();
  const std::vector<std::string> past_the_check_of_names{"old-file-names"};
  EXPECT_EQ(matrix.effect(Receiver::of_2014, Dialect::gb, {}), Effect::dark);
  EXPECT_EQ(matrix.effect(Receiver::of_2014, Dialect::gb, past_the_check_of_names),
            Effect::misconverted);
}

TEST(Compatibility, the_table_is_read_as_it_is_written) {
  const Matrix matrix = shipped();
  EXPECT_EQ(Matrix::from_csv(matrix.to_csv(), "x")->cells(), matrix.cells());
}

TEST(Compatibility, a_wrong_line_is_told_with_its_place_and_what_was_expected) {
  const std::string text = Matrix({}).to_csv();
  const auto error = [&](const std::string& line) {
    return Matrix::from_csv(text + line + "\n", "c.csv").error();
  };
  EXPECT_EQ(error("2014,gx,,fine,0,0,,"), "c.csv:2:1: no cell '2014,gx,,fine,0,0,,'; expected a dialect, ga, gb or gc");
  EXPECT_THAT(error("2014,ga,,fine,0.9,0,,"), testing::HasSubstr("expected the effect dark"));
  EXPECT_THAT(error("2014,ga"), testing::HasSubstr("8 columns"));
  EXPECT_THAT(Matrix::from_csv("x\n", "c.csv").error(), testing::HasSubstr("c.csv:1:1: another heading"));
}

}  // namespace
}  // namespace headframe::sim::compatibility
