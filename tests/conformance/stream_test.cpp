#include "tests/conformance/suite.hpp"

namespace headframe::conformance {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
namespace error = rt::asio::error;
using Story = rt::Task<> (*)(rt::Stream, rt::Clock&);

const std::uint16_t port = test_port();

std::string pattern(std::size_t bytes) {
  std::string text(bytes, '\0');
  for (std::size_t i = 0; i < bytes; ++i) text[i] = static_cast<char>('a' + i * i % 23 + i % 3);
  return text;
}

rt::Task<std::size_t> read_some(rt::Stream& stream, std::span<char> into) {
  return stream.async_read_some(rt::asio::buffer(into.data(), into.size()),
                                rt::asio::use_awaitable);
}

rt::Task<> serve(rt::Runtime& runtime, rt::Listener listener, Story story) {
  auto stream = co_await listener.accept();
  co_await story(std::move(stream), runtime.clock());
}

rt::Task<> call(rt::Runtime& runtime, std::string host, Story story) {
  auto stream = co_await runtime.connect({host, port});
  co_await story(std::move(stream), runtime.clock());
}

/// Node 0 accepts one connection of node 1.
void talk(Rig& rig, Story server, Story client) {
  rig.run(serve(rig.runtime(0), rig.runtime(0).listen({"", port}), server),
          call(rig.runtime(1), rig.host(0), client));
}

TEST_P(Seam, a_closed_stream_ends_with_eof_after_all_its_bytes) {
  talk(*rig,
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         EXPECT_EQ(co_await receive_all(stream), pattern(5000));
       },
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         co_await send_all(stream, pattern(5000));
         stream.close();
       });
}

TEST_P(Seam, a_half_closed_stream_still_receives) {
  talk(*rig,
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         const std::string question = co_await receive_all(stream);
         co_await send_all(stream, "answer to " + question);
       },
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         co_await send_all(stream, "question");
         stream.shutdown_send();
         EXPECT_EQ(co_await receive_all(stream), "answer to question");
       });
}

TEST_P(Seam, a_reset_is_not_an_eof) {
  talk(*rig,
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         co_await expect_error(receive(stream, 1), error::connection_reset);
       },
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         stream.reset();
         co_return;
       });
}

TEST_P(Seam, closing_with_unread_bytes_resets) {
  talk(*rig,
       [](rt::Stream stream, rt::Clock& clock) -> rt::Task<> {
         co_await send_all(stream, "never read");
         co_await rt::sleep_for(clock, milliseconds(200));
         co_await expect_error(receive(stream, 1), error::connection_reset);
       },
       [](rt::Stream stream, rt::Clock& clock) -> rt::Task<> {
         co_await rt::sleep_for(clock, milliseconds(100));
         stream.close();
       });
}

TEST_P(Seam, nobody_listening_refuses) {
  rig->run(1, expect_error(rig->runtime(1).connect({rig->host(0), 1}),
                           error::connection_refused));
}

TEST_P(Seam, an_unknown_host_is_not_found) {
  rig->run(1, expect_error(rig->runtime(1).connect({"no-such-host.invalid", port}),
                           error::host_not_found));
}

TEST_P(Seam, one_port_has_one_listener_at_a_time) {
  const auto task = [](rt::Runtime& runtime) -> rt::Task<> {
    auto first = runtime.listen({"", port});
    rt::ErrorCode got;
    try {
      auto second = runtime.listen({"", port});
    } catch (const rt::SystemError& e) {
      got = e.code();
    }
    EXPECT_EQ(got, error::address_in_use);
    first.close();
    auto third = runtime.listen({"", port});
    EXPECT_EQ(third.local_endpoint().port, port);
    auto free = runtime.listen({"", 0});
    EXPECT_NE(free.local_endpoint().port, 0);
    co_return;
  };
  rig->run(0, task(rig->runtime(0)));
}

TEST_P(Seam, closing_a_listener_aborts_its_accept) {
  auto listener = std::make_shared<rt::Listener>(rig->runtime(0).listen({"", port}));
  const auto closer = [](rt::Clock& clock, std::shared_ptr<rt::Listener> l) -> rt::Task<> {
    co_await rt::sleep_for(clock, milliseconds(10));
    l->close();
  };
  std::vector<Act> acts;
  acts.push_back({0, expect_error(listener->accept(), error::operation_aborted)});
  acts.push_back({0, closer(rig->runtime(0).clock(), listener)});
  rig->run(std::move(acts), seconds(20));
}

TEST_P(Seam, cancel_aborts_what_is_outstanding_and_keeps_the_connection) {
  talk(*rig,
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         EXPECT_EQ(co_await receive(stream, 5), "still");
         co_await send_all(stream, "here");
       },
       [](rt::Stream stream, rt::Clock& clock) -> rt::Task<> {
         clock.arm(clock.now() + milliseconds(20), [&stream](bool) { stream.cancel(); });
         co_await expect_error(receive(stream, 1), error::operation_aborted);
         co_await send_all(stream, "still");
         EXPECT_EQ(co_await receive(stream, 4), "here");
       });
}

TEST_P(Seam, close_aborts_what_is_outstanding) {
  talk(*rig,
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         EXPECT_EQ(co_await receive_all(stream), "");
       },
       [](rt::Stream stream, rt::Clock& clock) -> rt::Task<> {
         clock.arm(clock.now() + milliseconds(20), [&stream](bool) { stream.close(); });
         co_await expect_error(receive(stream, 1), error::operation_aborted);
       });
}

TEST_P(Seam, buffers_are_bounded_and_a_stuck_writer_goes_on_when_the_reader_does) {
  static constexpr std::size_t much = 24 << 20;
  talk(*rig,
       [](rt::Stream stream, rt::Clock& clock) -> rt::Task<> {
         co_await rt::sleep_for(clock, seconds(1));
         std::vector<char> part(65536);
         std::size_t total = 0;
         while (total < much) total += co_await read_some(stream, part);
         EXPECT_EQ(total, much);
       },
       [](rt::Stream stream, rt::Clock& clock) -> rt::Task<> {
         const std::string chunk(65536, 'x');
         std::size_t taken = 0;
         bool was_stuck = false;
         while (taken < much) {
           const rt::Instant before = clock.now();
           taken += co_await stream.async_write_some(
               rt::asio::buffer(chunk.data(), std::min(chunk.size(), much - taken)),
               rt::asio::use_awaitable);
           was_stuck |= clock.now() - before > milliseconds(300);
         }
         EXPECT_TRUE(was_stuck);
       });
}

TEST_P(Seam, bytes_stay_in_order_through_odd_pieces) {
  static const std::string text = pattern(300'000);
  talk(*rig,
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         EXPECT_TRUE(co_await receive_all(stream) == text);
       },
       [](rt::Stream stream, rt::Clock& clock) -> rt::Task<> {
         std::size_t at = 0;
         for (std::size_t piece = 1; at < text.size(); piece = piece * 3 % 10'007 + 1) {
           co_await send_all(stream, text.substr(at, piece));
           at += piece;
           if (piece % 5 == 0) co_await rt::sleep_for(clock, milliseconds(1));
         }
       });
}

TEST_P(Seam, a_gathered_write_takes_a_prefix_of_the_concatenation) {
  talk(*rig,
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         EXPECT_EQ(co_await receive_all(stream), "one-two-three");
       },
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         const std::string a = "one-", b = "two-", c = "three";
         const std::array<rt::asio::const_buffer, 4> all{rt::asio::buffer(a), rt::asio::buffer(b),
                                                         rt::asio::const_buffer{}, rt::asio::buffer(c)};
         const auto n = co_await stream.async_write_some(all, rt::asio::use_awaitable);
         EXPECT_EQ(n, 13U);
       });
}

TEST_P(Seam, empty_buffers_complete_at_once_with_nothing) {
  talk(*rig,
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         EXPECT_EQ(co_await receive_all(stream), "");
       },
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         EXPECT_EQ(co_await read_some(stream, {}), 0U);
         const auto n = co_await stream.async_write_some(rt::asio::const_buffer{},
                                                         rt::asio::use_awaitable);
         EXPECT_EQ(n, 0U);
       });
}

TEST_P(Seam, both_ends_know_each_other) {
  talk(*rig,
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         EXPECT_EQ(stream.local_endpoint().port, port);
         co_await send_all(stream, std::to_string(stream.remote_endpoint().port));
       },
       [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
         EXPECT_EQ(stream.remote_endpoint().port, port);
         EXPECT_EQ(co_await receive_all(stream), std::to_string(stream.local_endpoint().port));
       });
}

TEST_P(Seam, a_connection_waits_for_its_accept) {
  const auto late = [](rt::Runtime& runtime, rt::Listener listener) -> rt::Task<> {
    co_await rt::sleep_for(runtime.clock(), milliseconds(200));
    auto stream = co_await listener.accept();
    EXPECT_EQ(co_await receive_all(stream), "early");
  };
  rig->run(late(rig->runtime(0), rig->runtime(0).listen({"", port})),
           call(rig->runtime(1), rig->host(0), [](rt::Stream stream, rt::Clock&) -> rt::Task<> {
             co_await send_all(stream, "early");
           }));
}

}  // namespace
}  // namespace headframe::conformance
