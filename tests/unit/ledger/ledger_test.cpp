#include "sim/ledger/ledger.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace headframe::sim::ledger {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

/// One mine with three sensors that writes a file every 30 s.
class Story : public testing::Test {
 protected:
  Story() : mine_(ledger_.add_mine("登封模拟01矿")) {
    for (PointId point = 1; point <= 3; ++point) {
      ledger_.declare(mine_, point, {"A0" + std::to_string(point), "0001", "%"});
    }
  }

  void produce(Moment at, bool withheld = false) {
    ProducedFile file{mine_, file_name(at), 30s, 2, 0xffff, 1s, {}};
    for (PointId point = 1; point <= 3; ++point) {
      file.samples.push_back({point, at, value_of(point), 0, withheld});
    }
    ledger_.produced(std::move(file));
  }

  /// The file as it was written, with the platform's series numbered 11, 12 and 13.
  StoredBatch batch(Moment at, Moment visible_at) const {
    StoredBatch result{mine_, file_name(at), visible_at, false, {}};
    for (PointId point = 1; point <= 3; ++point) {
      result.samples.push_back({10 + point, point, at, value_of(point), 0});
    }
    return result;
  }

  static std::string file_name(Moment at) { return std::to_string(at / 1s) + ".txt"; }
  static double value_of(PointId point) { return 0.1 * point; }

  Ledger ledger_;
  MineId mine_;
};

TEST_F(Story, a_sample_is_late_only_after_more_than_two_cadences) {
  produce(0s);
  produce(30s);
  ledger_.stored(batch(0s, 60s));
  ledger_.stored(batch(30s, 90s + 1ns));
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::delivered], 3);
  EXPECT_EQ(result.total[Outcome::late], 3);
}

TEST_F(Story, a_file_stored_twice_is_duplicated_once) {
  produce(0s);
  ledger_.stored(batch(0s, 10s));
  ledger_.stored(batch(0s, 20s));
  ledger_.stored(batch(0s, 30s));
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::duplicated], 3);
  EXPECT_EQ(result.total.produced(), 3);
}

TEST_F(Story, the_worst_class_wins) {
  produce(0s);
  auto wrong = batch(0s, 10s);
  wrong.samples[1].value = 0.9;
  ledger_.stored(wrong);
  ledger_.stored(batch(0s, 400s));
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::misconverted], 1);
  EXPECT_EQ(result.total[Outcome::duplicated], 2);
}

TEST_F(Story, a_rejected_record_is_lost_until_its_file_is_replayed) {
  produce(0s);
  produce(30s);
  for (const Moment at : {Moment(0s), Moment(30s)}) {
    auto torn = batch(at, at + 10s);
    torn.samples.erase(torn.samples.begin() + 1);
    ledger_.stored(torn);
  }
  auto replay = batch(0s, 3600s);
  replay.replaces = true;
  ledger_.stored(replay);
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::late], 3);
  EXPECT_EQ(result.total[Outcome::delivered], 2);
  EXPECT_EQ(result.total[Outcome::lost], 1);
  const auto rows = lost_rows(result);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].begin, 30s);
  EXPECT_EQ(rows[0].end, 60s);
}

TEST_F(Story, lost_samples_in_a_row_make_one_interval) {
  for (int i = 0; i < 10; ++i) produce(i * 30s);
  for (const int i : {0, 1, 5, 9}) ledger_.stored(batch(i * 30s, i * 30s + 5s));
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::lost], 18);
  EXPECT_THAT(result.mines.at(0).lost.spans(),
              ElementsAre(kpi::Span{60s, 150s}, kpi::Span{180s, 270s}));
}

TEST_F(Story, calibration_and_legal_silence_are_suppressed_not_lost) {
  produce(0s, true);
  ledger_.stored(batch(0s, 5s));
  ledger_.withheld(mine_, 30s, 3);
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::suppressed], 6);
  EXPECT_EQ(result.stored_though_withheld, 3);
  EXPECT_EQ(result.total.produced(), 6);
}

TEST_F(Story, samples_that_never_reached_a_file_are_lost) {
  ledger_.produced(
      {mine_, "", 30s, 2, 0xffff, 1s, {{1, 0s, 0.1, 0, false}, {1, 30s, 0.1, 0, false}}});
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::lost], 2);
  EXPECT_THAT(result.mines.at(0).lost.spans(), ElementsAre(kpi::Span{0s, 60s}));
}

TEST_F(Story, renumbered_points_are_swapped_until_the_mapping_is_approved) {
  produce(0s);
  ledger_.stored(batch(0s, 5s));
  const auto renumbered = [&](Moment at) {
    auto result = batch(at, at + 5s);
    std::swap(result.samples[0].series, result.samples[1].series);
    return result;
  };
  produce(30s);
  ledger_.stored(renumbered(30s));
  ledger_.bind(mine_, 11, 2);
  ledger_.bind(mine_, 12, 1);
  produce(60s);
  ledger_.stored(renumbered(60s));
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::misconverted], 2);
  EXPECT_EQ(result.misconverted_by.at(static_cast<std::size_t>(Rule::point_swapped)), 2);
  EXPECT_EQ(result.total[Outcome::delivered], 7);
}

TEST_F(Story, without_record_numbers_a_sample_is_found_by_name_and_time) {
  for (PointId point = 1; point <= 3; ++point) {
    ledger_.believe(mine_, 10 + point, {"A0" + std::to_string(point), "0001", "%"});
  }
  produce(0s);
  auto anonymous = batch(0s, 5s);
  for (auto& sample : anonymous.samples) sample.record = 0;
  std::reverse(anonymous.samples.begin(), anonymous.samples.end());
  ledger_.stored(anonymous);
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::delivered], 3);
  EXPECT_EQ(result.unexplained, 0);
}

TEST_F(Story, what_no_truth_explains_is_counted_apart) {
  produce(0s);
  auto phantom = batch(0s, 5s);
  phantom.samples[0].record = 4;
  ledger_.stored(phantom);
  ledger_.stored(batch(300s, 305s));
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.unexplained, 4);
  const auto notes = ledger_notes(result);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].en, "samples stored that no truth explains: 4");
  EXPECT_EQ(result.total.produced(), 3);
}

TEST_F(Story, a_clean_file_is_forgotten_after_the_window_and_a_late_duplicate_is_reported) {
  produce(0s);
  ledger_.stored(batch(0s, 5s));
  produce(3h);
  ledger_.stored(batch(0s, 3h));
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::delivered], 3);
  EXPECT_EQ(result.beyond_window, 3);
}

TEST_F(Story, a_lost_file_is_remembered_however_long_the_line_is_down) {
  produce(0s);
  produce(72h);
  ledger_.stored(batch(0s, 72h));
  const auto result = std::move(ledger_).finish();
  EXPECT_EQ(result.total[Outcome::late], 3);
}

TEST_F(Story, counts_fall_into_the_hour_of_production) {
  produce(59min);
  produce(61min);
  ledger_.stored(batch(61min, 61min + 5s));
  const auto result = std::move(ledger_).finish();
  ASSERT_EQ(result.mines.at(0).bins.size(), 2u);
  EXPECT_EQ(result.mines[0].bins[0][Outcome::lost], 3);
  EXPECT_EQ(result.mines[0].bins[1][Outcome::delivered], 3);
  const auto rows = ledger_rows(result);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].begin, 1h);
  EXPECT_EQ(rows[0].produced, 3);
}

TEST_F(Story, an_example_says_where_the_sample_stands_and_what_became_of_it) {
  produce(0s);
  auto wrong = batch(0s, 5s);
  wrong.samples[2].value = 30;
  ledger_.stored(wrong);
  const auto result = std::move(ledger_).finish();
  ASSERT_EQ(result.examples.size(), 1u);
  const Example& example = result.examples[0];
  EXPECT_EQ(example.rule, Rule::scaled);
  EXPECT_EQ(example.point, "A03");
  EXPECT_EQ(example.file, "0.txt");
  EXPECT_EQ(example.record, 3u);
  EXPECT_DOUBLE_EQ(*example.stored_value, 30);
}

TEST_F(Story, a_watched_file_is_told_sample_by_sample_though_it_was_settled_long_ago) {
  ledger_.watch(mine_, file_name(0s));
  produce(0s);
  auto wrong = batch(0s, 10s);
  wrong.samples[1].value = 0.9;
  ledger_.stored(wrong);
  produce(30s);
  ledger_.stored(batch(30s, 40s));
  produce(24h);
  const auto result = std::move(ledger_).finish();
  ASSERT_EQ(result.watched.size(), 1u);
  const WatchedFile& watched = result.watched[0];
  EXPECT_EQ(watched.file, "0.txt");
  ASSERT_EQ(watched.samples.size(), 3u);
  EXPECT_EQ(watched.samples[0].outcome, Outcome::delivered);
  EXPECT_EQ(watched.samples[1].outcome, Outcome::misconverted);
  EXPECT_EQ(watched.samples[1].rule, Rule::value);
}

TEST_F(Story, a_clean_watched_file_is_remembered_beyond_the_window) {
  ledger_.watch(mine_, file_name(0s));
  produce(0s);
  ledger_.stored(batch(0s, 10s));
  produce(24h);
  const auto result = std::move(ledger_).finish();
  ASSERT_EQ(result.watched.size(), 1u);
  EXPECT_EQ(result.watched[0].samples[0].outcome, Outcome::delivered);
}

TEST_F(Story, a_file_name_is_used_once) {
  produce(0s);
  EXPECT_THROW(produce(0s), std::logic_error);
}

TEST(Connected, a_mine_that_is_silent_by_law_is_not_expected) {
  Ledger ledger;
  const auto silent = ledger.add_mine("silent"), lost = ledger.add_mine("lost");
  ledger.withheld(silent, 0s, 10);
  ledger.produced({lost, "", 30s, 2, 0xffff, 1s, {{1, 0s, 0.1, 0, false}}});
  const auto tally = connected_mines(std::move(ledger).finish());
  EXPECT_EQ(tally.due, 1);
  EXPECT_EQ(tally.done, 0);
}

}  // namespace
}  // namespace headframe::sim::ledger
