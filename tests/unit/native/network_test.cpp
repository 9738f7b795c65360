#include <gmock/gmock.h>

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "tests/support/native_fixture.hpp"

namespace headframe::native {
namespace {

using namespace std::chrono_literals;
namespace asio = rt::asio;
namespace error = boost::asio::error;

struct Pair {
  rt::Stream client, server;
};

rt::Task<Pair> connected(rt::Runtime& runtime) {
  rt::Listener listener = runtime.listen({"127.0.0.1", 0});
  Pair pair;
  pair.client = co_await runtime.connect(listener.local_endpoint());
  pair.server = co_await listener.accept();
  co_return pair;
}

rt::Task<rt::ErrorCode> read_error(rt::Stream& stream) {
  char byte = 0;
  try {
    co_await stream.async_read_some(asio::buffer(&byte, 1), asio::use_awaitable);
  } catch (const rt::SystemError& failed) {
    co_return failed.code();
  }
  co_return rt::ErrorCode();
}

rt::Task<rt::ErrorCode> connect_error(rt::Runtime& runtime, rt::Endpoint remote) {
  try {
    co_await runtime.connect(std::move(remote));
  } catch (const rt::SystemError& failed) {
    co_return failed.code();
  }
  co_return rt::ErrorCode();
}

rt::Task<> send_and_close(rt::Runtime& runtime) {
  Pair pair = co_await connected(runtime);
  EXPECT_EQ(pair.client.remote_endpoint(), pair.server.local_endpoint());
  EXPECT_EQ(pair.client.local_endpoint(), pair.server.remote_endpoint());
  const std::string sent = "甲烷 0.42 %";
  co_await asio::async_write(pair.client, asio::buffer(sent), asio::use_awaitable);
  pair.client.close();
  std::string received(sent.size(), '\0');
  co_await asio::async_read(pair.server, asio::buffer(received), asio::use_awaitable);
  EXPECT_EQ(received, sent);
  EXPECT_EQ(co_await read_error(pair.server), error::eof);
}

TEST(NativeNetwork, bytes_arrive_before_the_orderly_end) {
  Node node;
  node.run(send_and_close(node.runtime));
}

rt::Task<> half_closed(rt::Runtime& runtime) {
  Pair pair = co_await connected(runtime);
  pair.client.shutdown_send();
  EXPECT_EQ(co_await read_error(pair.server), error::eof);
  co_await asio::async_write(pair.server, asio::buffer("x", 1), asio::use_awaitable);
  EXPECT_EQ(co_await read_error(pair.client), rt::ErrorCode());
}

TEST(NativeNetwork, the_other_direction_stays_open_after_shutdown_send) {
  Node node;
  node.run(half_closed(node.runtime));
}

rt::Task<> reset_by_peer(rt::Runtime& runtime) {
  Pair pair = co_await connected(runtime);
  pair.client.reset();
  EXPECT_EQ(co_await read_error(pair.server), error::connection_reset);

  pair = co_await connected(runtime);
  co_await asio::async_write(pair.client, asio::buffer("unread", 6), asio::use_awaitable);
  char byte = 0;
  co_await pair.server.async_read_some(asio::buffer(&byte, 1), asio::use_awaitable);
  pair.server.close();
  EXPECT_EQ(co_await read_error(pair.client), error::connection_reset);
}

TEST(NativeNetwork, a_reset_and_a_close_over_unread_bytes_both_reset_the_peer) {
  Node node;
  node.run(reset_by_peer(node.runtime));
}

rt::Task<> cancelled(rt::Runtime& runtime) {
  Pair pair = co_await connected(runtime);
  const auto stop = [](rt::Clock& clock, rt::Stream& stream) -> rt::Task<> {
    co_await rt::sleep_for(clock, 2ms);
    stream.cancel();
  };
  rt::spawn(runtime.executor(), stop(runtime.clock(), pair.server));
  EXPECT_EQ(co_await read_error(pair.server), error::operation_aborted);
  co_await asio::async_write(pair.client, asio::buffer("x", 1), asio::use_awaitable);
  EXPECT_EQ(co_await read_error(pair.server), rt::ErrorCode());
}

TEST(NativeNetwork, cancel_aborts_the_read_and_leaves_the_connection_open) {
  Node node;
  node.run(cancelled(node.runtime));
}

rt::Task<> empty_buffer(rt::Runtime& runtime) {
  Pair pair = co_await connected(runtime);
  EXPECT_EQ(co_await pair.server.async_read_some(asio::mutable_buffer(), asio::use_awaitable), 0u);
}

TEST(NativeNetwork, an_empty_read_completes_at_once) {
  Node node;
  node.run(empty_buffer(node.runtime));
}

rt::Task<> refused(rt::Runtime& runtime) {
  rt::Endpoint nobody;
  {
    const rt::Listener listener = runtime.listen({"127.0.0.1", 0});
    nobody = listener.local_endpoint();
  }
  EXPECT_EQ(co_await connect_error(runtime, nobody), error::connection_refused);
  EXPECT_EQ(co_await connect_error(runtime, {"no-such-mine.invalid", 21}), error::host_not_found);
}

TEST(NativeNetwork, a_closed_port_refuses_and_an_unknown_name_is_not_found) {
  Node node;
  node.run(refused(node.runtime));
}

rt::Task<> by_name(rt::Runtime& runtime) {
  rt::Listener listener = runtime.listen({"", 0});
  const rt::Stream client =
      co_await runtime.connect({"localhost", listener.local_endpoint().port});
  const rt::Stream server = co_await listener.accept();
  EXPECT_EQ(server.remote_endpoint().host, "127.0.0.1");
}

TEST(NativeNetwork, a_host_may_be_named_and_an_empty_one_listens_everywhere) {
  Node node;
  node.run(by_name(node.runtime));
}

TEST(NativeNetwork, a_port_is_listened_on_once) {
  Node node;
  const rt::Listener first = node.runtime.listen({"127.0.0.1", 0});
  try {
    node.runtime.listen(first.local_endpoint());
    FAIL() << "the port is taken";
  } catch (const rt::SystemError& failed) {
    EXPECT_EQ(failed.code(), error::address_in_use);
  }
}

rt::Task<> accept_error(rt::Listener& listener, rt::ErrorCode& seen) {
  try {
    co_await listener.accept();
  } catch (const rt::SystemError& failed) {
    seen = failed.code();
  }
}

TEST(NativeNetwork, close_aborts_the_outstanding_accept) {
  Node node;
  rt::Listener listener = node.runtime.listen({"127.0.0.1", 0});
  node.runtime.clock().arm(node.runtime.clock().now() + 2ms, [&](bool) { listener.close(); });
  rt::ErrorCode seen;
  node.run(accept_error(listener, seen));
  EXPECT_EQ(seen, error::operation_aborted);
}

rt::Task<> reset_before_accept(rt::Runtime& runtime) {
  rt::Listener listener = runtime.listen({"127.0.0.1", 0});
  rt::Stream client = co_await runtime.connect(listener.local_endpoint());
  const rt::Endpoint sender = client.local_endpoint();
  client.reset();
  rt::Stream server = co_await listener.accept();
  EXPECT_EQ(server.remote_endpoint(), sender);
  EXPECT_EQ(co_await read_error(server), error::connection_reset);
}

TEST(NativeNetwork, a_connection_that_was_reset_before_its_accept_still_tells_its_sender) {
  Node node;
  node.run(reset_before_accept(node.runtime));
}

rt::Task<> left_in_the_queue(rt::Runtime& runtime) {
  rt::Listener listener = runtime.listen({"127.0.0.1", 0});
  rt::Stream client = co_await runtime.connect(listener.local_endpoint());
  listener.close();
  EXPECT_EQ(co_await read_error(client), error::connection_reset);
}

TEST(NativeNetwork, connections_nobody_accepted_are_reset) {
  Node node;
  node.run(left_in_the_queue(node.runtime));
}

}  // namespace
}  // namespace headframe::native
