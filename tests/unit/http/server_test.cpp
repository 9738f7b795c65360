// The server and the client against each other, over this machine's sockets.
#include "platform/http/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

#include "platform/http/client/client.hpp"
#include "platform/http/client/live.hpp"
#include "platform/http/watchdog.hpp"
#include "tests/unit/http/toy_platform.hpp"

namespace headframe::http {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

Config brisk() {
  Config config;
  config.listen = {"127.0.0.1", 0};
  config.header_bytes = 2000;
  config.body_bytes = 4000;
  config.header_limit = config.body_limit = config.idle_limit = 200ms;
  config.write_limit = 300ms;
  config.stop_limit = 300ms;
  config.live_backlog = 20;
  config.ping_interval = 50ms;
  config.silence_limit = 400ms;
  return config;
}

class ServerTest : public testing::Test {
 protected:
  void start(Config config = brisk()) {
    server.emplace(toy.runtime, test::toy_routes(), toy.services(), config);
    at = server->start();
  }
  void TearDown() override {
    if (server) toy.run(server->stop());
  }

  /// Sends raw bytes and reads until the server closes or `wait` is over.
  rt::Task<std::string> raw(std::string bytes, rt::Duration wait = 2s) {
    auto stream = co_await toy.runtime.connect(at);
    Watchdog watchdog(toy.runtime.clock(), [&stream] { stream.reset(); });
    watchdog.guard(wait);
    rt::ErrorCode error;
    if (!bytes.empty())
      co_await rt::asio::async_write(stream, rt::asio::buffer(bytes),
                                     rt::asio::redirect_error(rt::asio::use_awaitable, error));
    std::string answer;
    char buffer[1000];
    while (!error) {
      const auto n = co_await stream.async_read_some(
          rt::asio::buffer(buffer), rt::asio::redirect_error(rt::asio::use_awaitable, error));
      answer.append(buffer, n);
    }
    co_return watchdog.bitten() ? answer + "[still open]" : answer;
  }

  test::ToyPlatform toy;
  std::optional<Server> server;
  rt::Endpoint at;
};

rt::Task<json> list_all_toys(client::Client& client) {
  json all = json::array();
  client::Pages pages(client, "/toys", {{"limit", "2"}});
  while (const auto page = co_await pages.next())
    for (const auto& item : *page) all.push_back(item.at("id"));
  co_return all;
}

TEST_F(ServerTest, a_client_logs_in_reads_writes_and_walks_pages_over_one_connection) {
  start();
  client::Client client(toy.runtime, at);
  const auto session = toy.run(client.log_in("duty", "secret"));
  EXPECT_EQ(session.who.name, "duty");
  EXPECT_EQ(toy.run(client.get("/toys/" + std::string("ball"))).at("toy"), "ball");
  EXPECT_EQ(toy.run(client.post("/toys", {{"name", "top"}})).at("made"), "top");
  EXPECT_EQ(toy.run(list_all_toys(client)), json::parse("[0,1,2,3,4]"));
  EXPECT_THAT(toy.run(client.get_text("/metrics")), HasSubstr("headframe_http_connections_total 1\n"));
}

TEST_F(ServerTest, a_refusal_reaches_the_caller_with_its_code_and_field) {
  start();
  client::Client client(toy.runtime, at);
  toy.run(client.log_in("duty", "secret"));
  try {
    toy.run(client.post("/toys", {{"name", "a toy with a long name"}}));
    FAIL() << "the platform accepted it";
  } catch (const client::Refused& refused) {
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.code, "bad-body");
    EXPECT_EQ(refused.field, "name");
  }
}

TEST_F(ServerTest, a_read_is_repeated_when_the_kept_connection_was_closed_meanwhile) {
  start();
  client::Client client(toy.runtime, at);
  toy.run(client.log_in("duty", "secret"));
  toy.run(rt::sleep_for(toy.runtime.clock(), 300ms));  // longer than the idle limit
  EXPECT_EQ(toy.run(client.get("/toys/ball")).at("toy"), "ball");
}

TEST_F(ServerTest, a_write_does_not_meet_a_connection_that_was_kept_too_long) {
  start();
  client::ClientConfig config;
  config.keep_limit = 100ms;
  client::Client client(toy.runtime, at, config);
  toy.run(client.log_in("duty", "secret"));
  toy.run(rt::sleep_for(toy.runtime.clock(), 300ms));  // longer than the idle limit
  EXPECT_EQ(toy.run(client.post("/toys", {{"name", "top"}})).at("made"), "top");
}

TEST_F(ServerTest, whoever_sends_slowly_or_nothing_is_cut) {
  start();
  EXPECT_EQ(toy.run(raw("")), "");
  EXPECT_EQ(toy.run(raw("GET /heal")), "");
  EXPECT_EQ(toy.run(raw("POST /api/v1/login HTTP/1.1\r\nContent-Length: 50\r\n\r\n{")), "");
  EXPECT_THAT(toy.metrics.prometheus(), HasSubstr("headframe_http_timed_out_total 3\n"));
}

TEST_F(ServerTest, what_is_too_large_or_no_http_is_told_and_closed) {
  start();
  const std::string big(3000, 'x');
  EXPECT_THAT(toy.run(raw("GET / HTTP/1.1\r\nX: " + big + "\r\n\r\n")), StartsWith("HTTP/1.1 431"));
  EXPECT_THAT(toy.run(raw("POST /api/v1/login HTTP/1.1\r\nContent-Length: 5000\r\n\r\n")),
              StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(toy.run(raw("nonsense\r\n\r\n")), StartsWith("HTTP/1.1 400"));
}

TEST_F(ServerTest, requests_in_one_go_are_answered_one_by_one_and_head_has_no_body) {
  start();
  const auto answer = toy.run(raw("HEAD / HTTP/1.1\r\n\r\nGET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(answer, testing::Not(HasSubstr("<html")));
  EXPECT_THAT(answer, HasSubstr("\"healthy\":true"));
}

TEST_F(ServerTest, a_client_that_asks_before_a_body_is_told_to_go_on) {
  start();
  const auto answer = toy.run(raw("POST /api/v1/login HTTP/1.1\r\nExpect: 100-continue\r\n"
                                  "Content-Type: application/json\r\nConnection: close\r\n"
                                  "Content-Length: 35\r\n\r\n{\"name\":\"duty\",\"password\":\"secret\"}"));
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200"));
}

TEST_F(ServerTest, connections_over_the_limit_are_turned_away) {
  auto config = brisk();
  config.max_connections = 0;
  start(config);
  EXPECT_EQ(toy.run(raw("GET / HTTP/1.1\r\n\r\n")), "");
  EXPECT_THAT(toy.metrics.prometheus(), HasSubstr("headframe_http_turned_away_total 1\n"));
}

TEST_F(ServerTest, one_address_cannot_take_all_connections) {
  auto config = brisk();
  config.max_connections_per_address = 0;
  start(config);
  EXPECT_EQ(toy.run(raw("GET / HTTP/1.1\r\n\r\n")), "");
  EXPECT_THAT(toy.metrics.prometheus(), HasSubstr("headframe_http_turned_away_total 1\n"));
}

rt::Task<std::vector<client::LiveMessage>> messages(client::Live& live, std::size_t n) {
  std::vector<client::LiveMessage> out;
  while (out.size() < n)
    if (auto message = co_await live.next()) out.push_back(std::move(*message));
    else break;
  co_return out;
}

class LiveTest : public ServerTest {
 protected:
  client::Live listener(const std::string& name) {
    client::Client client(toy.runtime, at);
    const auto session = toy.run(client.log_in(name, "secret"));
    client::LiveConfig config;
    config.first_pause = 20ms;
    return client::Live(toy.runtime, at, session.token, config);
  }
};

TEST_F(LiveTest, a_listener_hears_what_it_may_hear_in_order) {
  start();
  auto live = listener("dengfeng");
  ASSERT_TRUE(std::holds_alternative<client::Hello>(*toy.run(live.next())));
  toy.feed.publish(toy.event("alarm.raised", "410185000002", "alarms.read"));
  toy.feed.publish(toy.event("alarm.raised", "410185000001", "alarms.read"));
  toy.feed.publish(toy.event("notice"));
  const auto heard = toy.run(messages(live, 2));
  EXPECT_EQ(std::get<client::Event>(heard.at(0)).sequence, 2u);
  EXPECT_EQ(std::get<client::Event>(heard.at(0)).mine, "410185000001");
  EXPECT_EQ(std::get<client::Event>(heard.at(1)).topic, "notice");
}

TEST_F(LiveTest, a_listener_catches_up_after_the_server_was_away) {
  start();
  auto live = listener("duty");
  toy.run(live.next());
  toy.feed.publish(toy.event("first"));
  EXPECT_EQ(std::get<client::Event>(*toy.run(live.next())).topic, "first");
  const auto port = at;
  toy.run(server->stop());
  toy.feed.publish(toy.event("second"));
  auto config = brisk();
  config.listen = port;
  start(config);  // a new epoch: the numbers of the old one mean nothing any more
  const auto heard = toy.run(messages(live, 4));
  EXPECT_TRUE(std::holds_alternative<client::Hello>(heard.at(0)));
  EXPECT_EQ(std::get<client::Gap>(heard.at(1)).reason, "restarted");
  EXPECT_EQ(std::get<client::Event>(heard.at(3)).topic, "second");
}

TEST_F(LiveTest, pings_keep_a_silent_connection_open_and_the_end_of_the_token_ends_it) {
  start();
  auto live = listener("duty");
  toy.run(live.next());
  rt::spawn(toy.io.get_executor(), [](test::ToyPlatform& t) -> rt::Task<> {
    co_await rt::sleep_for(t.runtime.clock(), 600ms);  // longer than the silence limit
    t.feed.publish(t.event("late"));
  }(toy));
  EXPECT_EQ(std::get<client::Event>(*toy.run(live.next())).topic, "late");
  toy.identity.tokens.clear();
  EXPECT_THROW(toy.run(live.next()), client::Refused);
}

TEST_F(LiveTest, whoever_does_not_read_is_cut_and_costs_the_others_nothing) {
  start();
  client::Client client(toy.runtime, at);
  const auto token = toy.run(client.log_in("duty", "secret")).token;
  auto deaf = toy.run(toy.runtime.connect(at));
  const std::string handshake = "GET /api/v1/live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                                "Authorization: Bearer " + token + "\r\n\r\n";
  toy.run([](rt::Stream& stream, const std::string& bytes) -> rt::Task<> {
    co_await rt::asio::async_write(stream, rt::asio::buffer(bytes), rt::asio::use_awaitable);
  }(deaf, handshake));
  toy.run(rt::sleep_for(toy.runtime.clock(), 20ms));
  EXPECT_THAT(toy.metrics.prometheus(), HasSubstr("headframe_live_listeners 1\n"));
  auto large = toy.event("large");
  large.data = std::string(1'000'000, 'x');
  for (int i = 0; i < 40; ++i) toy.feed.publish(large);
  EXPECT_THAT(toy.metrics.prometheus(), HasSubstr("headframe_live_cut_total 1\n"));
  toy.run(rt::sleep_for(toy.runtime.clock(), 800ms));
  EXPECT_THAT(toy.metrics.prometheus(), HasSubstr("headframe_live_listeners 0\n"));
}

TEST_F(LiveTest, stop_says_goodbye_and_leaves_nothing_open) {
  start();
  auto live = listener("duty");
  toy.run(live.next());
  toy.run(server->stop());
  EXPECT_THAT(toy.metrics.prometheus(), HasSubstr("headframe_http_open_connections 0\n"));
}

}  // namespace
}  // namespace headframe::http
