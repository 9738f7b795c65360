// Lines and hosts that fail before and during a transfer, at the exact instant.
#include "tests/conformance/lines_suite.hpp"

namespace headframe::conformance {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
namespace error = rt::asio::error;

TEST_P(Lines, latency_and_bandwidth_cost_what_they_say) {
  // Two lines of 5 ms and 10 MB/s: one round trip to connect, then 1 MB.
  start_receiver();
  start_sender(1'000'000);
  rig->run_until(seconds(5));
  EXPECT_EQ(seen.received, 1'000'000U);
  EXPECT_EQ(seen.connected_at, milliseconds(20));
  EXPECT_NEAR(static_cast<double>(seen.eof_at.count()), 20e6 + 100e6 + 10e6, 1e3);
}

TEST_P(Lines, a_line_down_in_mid_transfer_stalls_it_for_exactly_that_long) {
  start_receiver();
  start_sender(1'000'000);
  rig->at(milliseconds(60), [&] { rig->world().set_link(rig->line(0), false); });
  rig->at(seconds(60) + milliseconds(60), [&] { rig->world().set_link(rig->line(0), true); });
  rig->run_until(milliseconds(60));
  const std::size_t before = seen.received;
  rig->run_until(seconds(60));
  EXPECT_EQ(seen.received, before);
  EXPECT_GT(before, 0U);
  rig->run_until(seconds(70));
  EXPECT_EQ(seen.received, 1'000'000U);
  // Bytes that were on the wire are sent again after the line's return: at most a latency more.
  const double extra = static_cast<double>((seen.eof_at - milliseconds(130) - seconds(60)).count());
  EXPECT_GE(extra, -1e3);
  EXPECT_LE(extra, 10e6 + 1e3);
}

TEST_P(Lines, a_line_down_longer_than_the_give_up_time_times_the_sender_out) {
  start_receiver();
  start_sender(1'000'000);
  rig->at(milliseconds(60), [&] { rig->world().set_link(rig->line(1), false); });
  rig->run_until(minutes(20));
  EXPECT_EQ(seen.send_error, error::timed_out);
  EXPECT_EQ(seen.send_failed_at, minutes(15) + milliseconds(60));
  EXPECT_FALSE(seen.receive_error) << "the receiver cannot know";
  EXPECT_EQ(seen.eof_at, rt::Duration{});
}

TEST_P(Lines, connecting_over_a_dead_line_is_tried_again_and_given_up) {
  rig->world().set_link(rig->line(0), false);
  start_receiver();
  start_sender(10);
  rig->run_until(minutes(5));
  EXPECT_EQ(seen.connect_error, error::timed_out);
  EXPECT_EQ(seen.connect_failed_at, seconds(127));
}

TEST_P(Lines, connecting_succeeds_at_the_next_try_after_the_line_returns) {
  rig->world().set_link(rig->line(0), false);
  start_receiver();
  start_sender(10);
  rig->at(seconds(8), [&] { rig->world().set_link(rig->line(0), true); });
  rig->run_until(minutes(5));
  EXPECT_EQ(seen.connected_at, seconds(15) + milliseconds(20));
  EXPECT_EQ(seen.received, 10U);
}

TEST_P(Lines, connecting_to_a_host_that_is_off_times_out_without_harm) {
  rig->node(0).crash();
  start_sender(10);
  rig->run_until(minutes(5));
  EXPECT_EQ(seen.connect_error, error::timed_out);
}

TEST_P(Lines, a_host_off_in_mid_transfer_is_a_black_hole_until_the_sender_gives_up) {
  start_receiver();
  start_sender(1'000'000);
  rig->at(milliseconds(60), [&] { rig->node(0).crash(); });
  rig->run_until(minutes(14));
  EXPECT_FALSE(seen.send_error);
  rig->run_until(minutes(20));
  EXPECT_EQ(seen.send_error, error::timed_out);
}

TEST_P(Lines, a_restarted_host_resets_what_is_sent_to_its_former_life) {
  start_receiver();
  start_sender(1'000'000);
  rig->at(milliseconds(60), [&] { rig->node(0).crash(); });
  rig->at(seconds(30), [&] { rig->node(0).restart(); });
  rig->run_until(seconds(60));
  EXPECT_EQ(seen.send_error, error::connection_reset);
  EXPECT_EQ(seen.send_failed_at, seconds(30) + milliseconds(20));
}

TEST_P(Lines, a_silent_half_open_connection_shows_at_the_next_send) {
  start_receiver();
  start_sender_that_pauses(seconds(10));
  rig->at(seconds(2), [&] { rig->node(0).crash(); });
  rig->at(seconds(3), [&] { rig->node(0).restart(); });
  rig->run_until(seconds(9));
  EXPECT_FALSE(seen.send_error);
  rig->run_until(seconds(30));
  EXPECT_EQ(seen.send_error, error::connection_reset);
  // Connected at 20 ms, paused for 10 s; the reset needs a round trip.
  EXPECT_NEAR(static_cast<double>(seen.send_failed_at.count()), 10.04e9, 1e4);
}

TEST_P(Lines, a_sender_that_crashes_sends_nothing_more) {
  start_receiver();
  start_sender(1'000'000);
  rig->at(milliseconds(60), [&] { rig->node(1).crash(); });
  // What had left the line before is still on its way for the latency.
  rig->run_until(milliseconds(71));
  const std::size_t arrived = seen.received;
  rig->run_until(minutes(30));
  EXPECT_EQ(seen.received, arrived);
  EXPECT_LT(arrived, 1'000'000U);
  EXPECT_FALSE(seen.receive_error);
  EXPECT_EQ(seen.eof_at, rt::Duration{});
}

TEST_P(Lines, a_short_end_never_overtakes_a_long_message) {
  start_receiver();
  start_sender(65'536);
  rig->run_until(seconds(5));
  EXPECT_EQ(seen.received, 65'536U);
  EXPECT_GT(seen.eof_at, rt::Duration{});
  EXPECT_FALSE(seen.receive_error);
}

TEST_P(Lines, a_brown_out_in_mid_transfer_slows_what_is_left_of_it) {
  // 60 ms in, 40 ms of transfer lie behind it (one round trip to connect, 100 ms in all). At a tenth
  // of the bandwidth the other 60 ms take 600.
  start_receiver();
  start_sender(1'000'000);
  rig->at(milliseconds(60), [&] { rig->world().tune_link(rig->line(0), milliseconds(5), 1e6); });
  rig->run_until(seconds(5));
  EXPECT_EQ(seen.received, 1'000'000U);
  EXPECT_NEAR(static_cast<double>(seen.eof_at.count()), 20e6 + 40e6 + 600e6 + 10e6, 1e4);
}

TEST_P(Lines, a_line_that_recovers_carries_the_rest_at_full_speed) {
  rig->world().tune_link(rig->line(1), milliseconds(5), 1e6);
  start_receiver();
  start_sender(1'000'000);
  rig->at(milliseconds(520), [&] { rig->world().tune_link(rig->line(1), milliseconds(5), 1e7); });
  rig->run_until(seconds(5));
  EXPECT_NEAR(static_cast<double>(seen.eof_at.count()), 20e6 + 500e6 + 50e6 + 10e6, 1e4);
}

TEST_P(Lines, added_latency_delays_what_is_sent_from_then_on) {
  rig->world().tune_link(rig->line(0), milliseconds(105), 1e7);
  start_receiver();
  start_sender(10);
  rig->run_until(seconds(5));
  EXPECT_EQ(seen.connected_at, milliseconds(220));
  EXPECT_EQ(seen.received, 10U);
}

TEST_P(Lines, finished_connections_leave_nothing_behind) {
  start_receiver();
  start_sender(1000);
  rig->run_until(seconds(5));
  EXPECT_EQ(rig->world().open_connections(), 0U);
}

}  // namespace
}  // namespace headframe::conformance
