#include "sim/world/agenda.hpp"

#include <gtest/gtest.h>

namespace headframe::sim {
namespace {

using std::chrono::seconds;

TEST(Agenda, an_event_in_the_past_is_due_now) {
  Agenda agenda([](NodeId) {});
  agenda.advance_to({seconds(5)});
  agenda.add({seconds(1)}, [] {});
  EXPECT_EQ(agenda.next(), rt::Instant{seconds(5)});
  EXPECT_TRUE(agenda.due());
}

TEST(Agenda, time_neither_goes_back_nor_skips_an_event) {
  Agenda agenda([](NodeId) {});
  agenda.advance_to({seconds(5)});
  EXPECT_THROW(agenda.advance_to({seconds(4)}), std::logic_error);
  agenda.add({seconds(6)}, [] {});
  EXPECT_THROW(agenda.advance_to({seconds(7)}), std::logic_error);
}

TEST(Agenda, touched_nodes_settle_after_the_event_in_the_order_of_touches) {
  std::vector<NodeId> settled;
  Agenda agenda([&](NodeId node) { settled.push_back(node); });
  agenda.add({}, [&] {
    agenda.touch(2);
    agenda.touch(1);
    EXPECT_TRUE(settled.empty());
  });
  agenda.run_first();
  EXPECT_EQ(settled, (std::vector<NodeId>{2, 1}));
}

}  // namespace
}  // namespace headframe::sim
