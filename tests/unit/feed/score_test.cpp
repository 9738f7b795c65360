// What the score says of one other side's export.
#include <gtest/gtest.h>

#include "sim/feed/score.hpp"

namespace headframe::sim::feed {
namespace {

using ledger::Outcome;
using namespace std::chrono_literals;

const rt::WallTime start{std::chrono::hours(24 * 20'000)};
const std::string mine = "410183000001";

/// One point that is polled each 30 s, each sample in a file of its own that is acknowledged at
/// once.
class ScoreTest : public testing::Test {
 protected:
  ScoreTest() { sent.series = {{mine, "P1"}, {mine, "COUNTER"}}; }

  void send(int n, double value = 0.5) {
    const rt::WallTime at = start + 30s * n;
    sent.samples.push_back({0, static_cast<std::uint32_t>(sent.files.size()), 1, at, value, 0, 2});
    sent.files.push_back({30s, at, at + 1s});
    sent.file_names.push_back("file" + std::to_string(n));
  }
  StoredSample& store(int n, std::optional<double> value = 0.5) {
    const rt::WallTime at = start + 30s * n;
    return stored.emplace_back(StoredSample{{mine, "P1"}, at, value, std::nullopt, at + 2s});
  }
  std::int64_t count(Outcome outcome) { return score(sent, stored).total[outcome]; }

  SentLedger sent;
  std::vector<StoredSample> stored;
};

TEST_F(ScoreTest, what_was_stored_in_time_is_delivered) {
  for (int n = 0; n < 3; ++n) send(n), store(n);
  EXPECT_EQ(count(Outcome::delivered), 3);
  EXPECT_TRUE(score(sent, stored).balances());
}

TEST_F(ScoreTest, a_broken_promise_is_told_from_a_file_that_never_arrived) {
  send(0), send(1), send(2);
  sent.files[2].acknowledged.reset();
  store(0);
  const Score result = score(sent, stored);
  EXPECT_EQ(result.total[Outcome::lost], 2);
  EXPECT_EQ(result.lost_promised, 1);
  EXPECT_FALSE(result.balances());
  EXPECT_EQ(result.examples[0].file, "file1");
}

TEST_F(ScoreTest, another_value_is_misconverted_and_a_power_of_ten_is_named) {
  send(0), send(1);
  store(0, 5.0), store(1, 0.37);
  const Score result = score(sent, stored);
  EXPECT_EQ(result.total[Outcome::misconverted], 2);
  EXPECT_EQ(result.misconverted_by.at(ledger::Rule::scaled), 1);
  EXPECT_EQ(result.misconverted_by.at(ledger::Rule::value), 1);
}

TEST_F(ScoreTest, a_status_is_compared_where_the_export_has_one) {
  send(0), send(1);
  store(0).status = 0;
  store(1).status = 1;
  EXPECT_EQ(count(Outcome::misconverted), 1);
}

TEST_F(ScoreTest, what_is_stored_twice_is_duplicated) {
  send(0), store(0), store(0);
  EXPECT_EQ(count(Outcome::duplicated), 1);
}

TEST_F(ScoreTest, a_sample_of_two_files_may_be_stored_once) {
  send(0), send(0), store(0);
  EXPECT_EQ(count(Outcome::delivered), 2);
  store(0), store(0);
  EXPECT_EQ(count(Outcome::duplicated), 1);
}

TEST_F(ScoreTest, late_is_more_than_two_cadences_after_production) {
  send(0), send(1);
  store(0).received = start + 60s;
  store(1).received = start + 30s + 61s;
  EXPECT_EQ(count(Outcome::late), 1);
  EXPECT_FALSE(score(sent, stored).balances());
}

TEST_F(ScoreTest, what_the_feed_itself_delayed_is_not_held_against_the_other_side) {
  send(0), send(1);
  sent.files[0].acknowledged = start + 300s;
  sent.troubles[mine] = {{start - 1s, start + 301s}};
  store(0).received = start + 301s;
  store(1).received = start + 301s;
  const Score result = score(sent, stored);
  EXPECT_EQ(result.total[Outcome::late], 2);
  EXPECT_EQ(result.late_in_trouble, 2);
  sent.troubles[mine] = {{start - 1s, start + 10s}};  // over before the second was produced
  EXPECT_EQ(score(sent, stored).late_in_trouble, 1);
}

TEST_F(ScoreTest, at_a_pace_only_the_way_there_passes_faster) {
  const SentFile file{30s, start, start + 2s};
  EXPECT_EQ(visible_after(file, start + 5s, 60), 120s + 3s);
  EXPECT_EQ(visible_after(file, start + 1s, 60), 60s);  // seen before the reply came back
  EXPECT_EQ(visible_after(file, std::nullopt, 60), 120s);
  EXPECT_EQ(visible_after({30s, start, std::nullopt}, std::nullopt, 60), std::nullopt);
}

TEST_F(ScoreTest, rows_that_nothing_explains_are_told_from_those_that_are_not_followed) {
  send(0), send(9), store(0), store(9);
  store(4);
  stored.push_back({{mine, "P2"}, start + 30s, 1.0, {}, {}});
  stored.push_back({{mine, "COUNTER"}, start + 30s, 1.0, {}, {}});
  stored.push_back({{"410183000002", "P1"}, start + 30s, 1.0, {}, {}});
  stored.push_back({{mine, "P1"}, start - 1h, 1.0, {}, {}});
  const Score result = score(sent, stored);
  EXPECT_EQ(result.unexplained, 2);
  EXPECT_EQ(result.not_followed, 1);
  EXPECT_EQ(result.outside, 2);
  EXPECT_FALSE(result.balances());
}

}  // namespace
}  // namespace headframe::sim::feed
