#include "sim/world/event_queue.hpp"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "platform/rt/random.hpp"

namespace headframe::sim {
namespace {

using std::chrono::seconds;

rt::Instant at(int s) { return {seconds(s)}; }

TEST(EventQueue, equal_instants_leave_in_the_order_of_their_coming) {
  EventQueue queue;
  std::string order;
  for (const char c : std::string("abcdefghij"))
    queue.add(at(c % 2), [&order, c] { order += c; });
  while (!queue.empty()) queue.take().run();
  EXPECT_EQ(order, "bdfhjacegi");
}

TEST(EventQueue, a_cancelled_entry_leaves_at_once) {
  EventQueue queue;
  const auto early = queue.add(at(1), [] {});
  const auto late = queue.add(at(9), [] {});
  EXPECT_TRUE(queue.cancel(late));
  EXPECT_FALSE(queue.cancel(late));
  EXPECT_EQ(queue.size(), 1U);
  EXPECT_TRUE(queue.cancel(early));
  EXPECT_EQ(queue.next(), std::nullopt);
}

TEST(EventQueue, a_ticket_never_names_the_next_tenant_of_its_slot) {
  EventQueue queue;
  const auto first = queue.add(at(1), [] {});
  queue.take();
  const auto second = queue.add(at(1), [] {});
  EXPECT_NE(first, second);
  EXPECT_FALSE(queue.cancel(first));
  EXPECT_TRUE(queue.contains(second));
}

TEST(EventQueue, agrees_with_an_ordered_map_under_random_use) {
  EventQueue queue;
  std::map<std::pair<rt::Instant, int>, EventQueue::Ticket> model;
  rt::RandomStream chance(7, "event-queue");
  int last_run = -1;
  for (int i = 0; i < 20'000; ++i) {
    const auto choice = chance.below(4);
    if (choice < 2) {
      const rt::Instant due = at(static_cast<int>(chance.below(50)));
      model[{due, i}] = queue.add(due, [&last_run, i] { last_run = i; });
    } else if (choice == 2 && !model.empty()) {
      auto victim = std::next(model.begin(), static_cast<long>(chance.below(model.size())));
      ASSERT_TRUE(queue.cancel(victim->second));
      model.erase(victim);
    } else if (!model.empty()) {
      auto due = queue.take();
      due.run();
      ASSERT_EQ(std::pair(due.at, last_run), model.begin()->first);
      model.erase(model.begin());
    }
    ASSERT_EQ(queue.size(), model.size());
  }
}

}  // namespace
}  // namespace headframe::sim
