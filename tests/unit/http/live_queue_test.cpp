#include "platform/http/live_queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace headframe::http {
namespace {

using nlohmann::json;

core::LiveEvent event(std::string topic, std::string mine = {}, std::string right = {}) {
  core::LiveEvent out;
  out.topic = std::move(topic);
  out.mine = std::move(mine);
  out.right = std::move(right);
  return out;
}

std::vector<json> drained(LiveQueue& queue) {
  std::vector<json> out;
  while (!queue.empty()) out.push_back(json::parse(queue.take()));
  return out;
}

TEST(LiveQueue, hello_comes_first_and_says_where_the_numbers_stand) {
  core::LiveFeed feed;
  feed.publish(event("a"));
  LiveQueue queue({}, 10);
  queue.open(feed, "e1", std::nullopt, "");
  const auto messages = drained(queue);
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0], json({{"type", "hello"}, {"epoch", "e1"}, {"last", 1}}));
}

TEST(LiveQueue, what_was_missed_is_caught_up) {
  core::LiveFeed feed;
  for (const char* topic : {"a", "b", "c"}) feed.publish(event(topic));
  LiveQueue queue({}, 10);
  queue.open(feed, "e1", 1, "e1");
  const auto messages = drained(queue);
  ASSERT_EQ(messages.size(), 3u);
  EXPECT_EQ(messages[1].at("topic"), "b");
  EXPECT_EQ(messages[2].at("sequence"), 3);
}

TEST(LiveQueue, what_is_forgotten_is_a_gap_with_its_ends) {
  core::LiveFeed feed(2);
  for (int i = 0; i < 5; ++i) feed.publish(event("a"));
  LiveQueue queue({}, 10);
  queue.open(feed, "e1", 1, "e1");
  const auto messages = drained(queue);
  ASSERT_EQ(messages.size(), 4u);
  EXPECT_EQ(messages[1], json({{"type", "gap"}, {"reason", "forgotten"}, {"from", 2}, {"to", 3}}));
  EXPECT_EQ(messages[2].at("sequence"), 4);
}

TEST(LiveQueue, numbers_of_an_earlier_start_are_a_gap_and_everything_known_follows) {
  core::LiveFeed feed;
  feed.publish(event("a"));
  LiveQueue queue({}, 10);
  queue.open(feed, "e2", 1, "e1");
  const auto messages = drained(queue);
  ASSERT_EQ(messages.size(), 3u);
  EXPECT_EQ(messages[1].at("reason"), "restarted");
  EXPECT_EQ(messages[2].at("sequence"), 1);
}

TEST(LiveQueue, a_listener_gets_what_its_rights_and_mines_allow) {
  LiveQueue queue({1, "dengfeng", {"alarms.read"}, {"m1"}}, 10);
  for (const auto& e : {event("own", "m1", "alarms.read"), event("other", "m2", "alarms.read"),
                        event("secret", "m1", "audit.read"), event("all")})
    EXPECT_TRUE(queue.offer(e));
  const auto messages = drained(queue);
  ASSERT_EQ(messages.size(), 2u);
  EXPECT_EQ(messages[0].at("topic"), "own");
  EXPECT_EQ(messages[0].at("mine"), "m1");
  EXPECT_EQ(messages[1].at("topic"), "all");
  EXPECT_FALSE(messages[1].contains("mine"));
}

TEST(LiveQueue, falling_behind_is_bounded_but_catching_up_does_not_count_as_lag) {
  core::LiveFeed feed;
  for (int i = 0; i < 50; ++i) feed.publish(event("old"));
  LiveQueue queue({}, 3);
  queue.open(feed, "e1", 0, "e1");
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(queue.offer(event("new")));
  EXPECT_FALSE(queue.offer(event("one too many")));
  EXPECT_TRUE(queue.empty());
}

}  // namespace
}  // namespace headframe::http
