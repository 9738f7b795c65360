#include <gmock/gmock.h>

#include "platform/core/audit.hpp"
#include "platform/core/civil.hpp"
#include "platform/core/ingest/queue.hpp"
#include "platform/core/ingest/rules.hpp"
#include "platform/core/live.hpp"
#include "platform/core/metrics.hpp"
#include "tests/support/native_node.hpp"

namespace headframe::core {
namespace {

using testing::ElementsAre;

TEST(Civil, text_and_time_are_the_same) {
  const std::string text = "2021-06-14T08:30:00+08:00";
  EXPECT_EQ(to_text(time_from(text).value()), text);
  EXPECT_EQ(time_from("2021-06-14T00:30:00Z"), time_from(text));
  EXPECT_EQ(time_from("2021-06-14 08:30:00"), time_from(text));
  EXPECT_EQ(day_text(day_of(time_from("2021-06-14T00:00:00+08:00").value())), "20210614");
  for (const char* wrong :
       {"", "2021-06-14", "2021-02-30T08:30:00Z", "2021-06-14T24:00:00Z", "2021-06-14T08:30:00+8"})
    EXPECT_FALSE(time_from(wrong)) << wrong;
}

TEST(LiveFeed, a_listener_that_was_away_catches_up_or_knows_its_gap) {
  LiveFeed feed(3);
  for (int i = 1; i <= 5; ++i) feed.publish({0, {}, "tick", "", "", {}});
  EXPECT_EQ(feed.since(2).events.size(), 3u);
  EXPECT_EQ(feed.since(2).first_missing, 0u);
  EXPECT_EQ(feed.since(1).first_missing, 2u);
  EXPECT_TRUE(feed.since(5).events.empty());
}

TEST(LiveFeed, a_listener_may_leave_while_it_is_told) {
  LiveFeed feed;
  int told = 0;
  LiveFeed::Id id = 0;
  id = feed.subscribe([&](const LiveEvent&) {
    ++told;
    feed.unsubscribe(id);
  });
  feed.publish({});
  feed.publish({});
  EXPECT_EQ(told, 1);
}

TEST(Metrics, labels_share_one_family) {
  Metrics metrics;
  metrics.counter("files_total{outcome=\"a\"}", "Files").add(2);
  metrics.counter("files_total{outcome=\"b\"}", "Files").add();
  EXPECT_EQ(metrics.prometheus(),
            "# HELP headframe_files_total Files\n# TYPE headframe_files_total counter\n"
            "headframe_files_total{outcome=\"a\"} 2\nheadframe_files_total{outcome=\"b\"} 1\n");
}

TEST(Audit, a_changed_entry_breaks_the_chain_where_it_stands) {
  test::TemporaryFolder folder;
  test::NativeNode node(folder.path());
  store::Connection db(node.runtime().storage(), "audit.db", store::Access::read_write);
  db.script(audit::tables);
  for (int i = 1; i <= 3; ++i)
    EXPECT_EQ(audit::append(db, {{}, "wang", "test", std::to_string(i), {}}), i);
  EXPECT_FALSE(audit::verify(db).first_broken);
  db.run("UPDATE core_audit SET who = 'li' WHERE id = 2");
  EXPECT_EQ(audit::verify(db).first_broken, 2);
}

std::vector<std::int64_t> numbers_of(const std::vector<ingest::Arrival>& files) {
  std::vector<std::int64_t> numbers;
  for (const auto& file : files) numbers.push_back(file.number);
  return numbers;
}

ingest::Arrival arrival(std::int64_t number, const std::string& mine) {
  ingest::Arrival a;
  a.number = number;
  a.mine = mine;
  return a;
}

TEST(FairQueue, a_backlog_of_one_mine_does_not_hold_up_another) {
  ingest::FairQueue queue(100);
  for (int i = 1; i <= 5; ++i) queue.push(arrival(i, "a"));
  queue.push(arrival(6, "b"));
  EXPECT_THAT(numbers_of(queue.take(2)), ElementsAre(1, 2));
  EXPECT_THAT(numbers_of(queue.take(2)), ElementsAre(6));
  EXPECT_TRUE(queue.take(2).empty());  // both are being served
  queue.finish("a");
  EXPECT_THAT(numbers_of(queue.take(2)), ElementsAre(3, 4));
}

TEST(FairQueue, a_full_queue_refuses_and_keeps_what_it_has) {
  ingest::FairQueue queue(1);
  EXPECT_TRUE(queue.push(arrival(1, "a")));
  EXPECT_FALSE(queue.push(arrival(2, "a")));
  EXPECT_THAT(numbers_of(queue.take(9)), ElementsAre(1));
}

TEST(FileRules, an_older_file_is_stale_and_counts) {
  wire::DecodedFile content;
  content.header.data_time = rt::WallTime{std::chrono::hours(1)};
  ingest::Known known;
  known.newest = rt::WallTime{std::chrono::hours(2)};
  const auto verdict = ingest::judge({}, {}, content, known);
  EXPECT_TRUE(verdict.counts);
  EXPECT_TRUE(verdict.stale);
}

TEST(FileRules, a_replayed_conflict_counts_but_the_same_bytes_never_count_twice) {
  ingest::Arrival again;
  again.replay = true;
  ingest::Known known;
  known.same_name.emplace(7, ingest::hash_of("what came first"));
  EXPECT_TRUE(ingest::judge(again, ingest::hash_of("what came later"), {}, known).counts);
  for (const ingest::Arrival& arrival : {again, ingest::Arrival{}})
    EXPECT_EQ(ingest::judge(arrival, ingest::hash_of("what came first"), {}, known).outcome,
              ingest::FileOutcome::duplicate);
}

TEST(FileRules, what_the_platform_could_not_store_is_not_refused) {
  wire::DecodedFile content;
  content.outcome = wire::Outcome::refused;
  content.why.rule = "store-failed";
  EXPECT_EQ(ingest::judge({}, {}, content, {}).outcome, ingest::FileOutcome::failed);
  content.why.rule = "not-utf8";
  EXPECT_EQ(ingest::judge({}, {}, content, {}).outcome, ingest::FileOutcome::refused);
}

}  // namespace
}  // namespace headframe::core
