// Facts about SimGrid that the world relies on; a new version of it may change them silently.
#include "sim/simgrid/simgrid_physics.hpp"

#include <gtest/gtest.h>

#include "sim/world/agenda.hpp"

namespace headframe::sim {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Two hosts, each behind a line of 1 MB/s and 10 ms, without a transport above them.
class SimGridFacts : public testing::Test, protected PhysicsSink {
 protected:
  SimGridFacts() : physics(simgrid_physics()(agenda)) {
    physics->connect_sink(*this);
    physics->add_link(left);
    physics->add_link(right);
    physics->add_host(0, "left", {.cores = 2}, {&left});
    physics->add_host(1, "right", {}, {&right});
  }
  void flight_done(std::uint64_t tag) override { done.push_back({tag, agenda.now().since_start}); }
  void work_done(std::uint64_t tag) override { flight_done(tag); }
  Physics::Handle fly(NodeId from, NodeId to, std::size_t bytes, std::uint64_t tag) {
    return physics->start_flight(from, to, route, bytes, tag);
  }
  static void expect_at(rt::Duration at, rt::Duration expected) {
    EXPECT_NEAR(static_cast<double>(at.count()), static_cast<double>(expected.count()), 1e3);
  }

  struct Done {
    std::uint64_t tag;
    rt::Duration at;
  };
  Agenda agenda{[](NodeId) {}};
  Link left{0, "line-left", milliseconds(10), 1e6};
  Link right{1, "line-right", milliseconds(10), 1e6};
  Route route{{&left}, {&right}};
  std::unique_ptr<Physics> physics;
  std::vector<Done> done;
};

TEST_F(SimGridFacts, no_latency_factor_no_bandwidth_factor) {
  fly(0, 1, 1'000'000, 7);
  physics->run_until({seconds(5)});
  ASSERT_EQ(done.size(), 1U);
  expect_at(done[0].at, seconds(1));
}

TEST_F(SimGridFacts, no_cross_traffic_between_directions) {
  fly(0, 1, 1'000'000, 1);
  fly(1, 0, 1'000'000, 2);
  physics->run_until({seconds(5)});
  ASSERT_EQ(done.size(), 2U);
  expect_at(done[0].at, seconds(1));
  expect_at(done[1].at, seconds(1));
}

TEST_F(SimGridFacts, flights_share_a_line_fairly) {
  fly(0, 1, 1'000'000, 1);
  fly(0, 1, 500'000, 2);
  physics->run_until({seconds(5)});
  ASSERT_EQ(done.size(), 2U);
  EXPECT_EQ(done[0].tag, 2U);
  expect_at(done[0].at, seconds(1));
  expect_at(done[1].at, milliseconds(1500));
}

TEST_F(SimGridFacts, a_suspended_flight_keeps_its_place_and_frees_the_line) {
  const auto flight = fly(0, 1, 1'000'000, 1);
  fly(0, 1, 1'000'000, 2);
  agenda.add({seconds(1)}, [&] { physics->pause_flight(flight); });
  agenda.add({seconds(10)}, [&] { physics->resume_flight(flight); });
  physics->run_until({seconds(20)});
  ASSERT_EQ(done.size(), 2U);
  EXPECT_EQ(done[0].tag, 2U);
  expect_at(done[0].at, milliseconds(1500));
  expect_at(done[1].at, milliseconds(10'500));
}

TEST_F(SimGridFacts, a_cancelled_flight_never_reports) {
  const auto flight = fly(0, 1, 1'000'000, 1);
  agenda.add({milliseconds(500)}, [&] { physics->cancel_flight(flight); });
  physics->run_until({seconds(5)});
  fly(0, 1, 1'000, 2);
  physics->run_until({seconds(9)});
  ASSERT_EQ(done.size(), 1U);
  EXPECT_EQ(done[0].tag, 2U);
}

TEST_F(SimGridFacts, equal_dates_keep_the_order_of_the_agenda) {
  std::string order;
  for (const char c : std::string("abcdefgh")) agenda.add({seconds(1)}, [&order, c] { order += c; });
  physics->run_until({seconds(2)});
  EXPECT_EQ(order, "abcdefgh");
  EXPECT_EQ(agenda.now(), rt::Instant{seconds(2)});
}

TEST_F(SimGridFacts, work_shares_cores) {
  for (std::uint64_t tag = 1; tag <= 3; ++tag) physics->start_work(0, seconds(2), tag);
  physics->run_until({seconds(5)});
  ASSERT_EQ(done.size(), 3U);
  for (const Done& work : done) expect_at(work.at, seconds(3));
}

TEST_F(SimGridFacts, an_exception_from_an_event_comes_out_of_run_until) {
  agenda.add({seconds(1)}, [] { throw std::domain_error("from an event"); });
  EXPECT_THROW(physics->run_until({seconds(2)}), std::domain_error);
}

TEST_F(SimGridFacts, a_second_engine_is_refused) {
  Agenda other([](NodeId) {});
  EXPECT_THROW(simgrid_physics()(other), std::logic_error);
}

}  // namespace
}  // namespace headframe::sim
