// The mine's FTP client against a peer that follows a script.
#include <gtest/gtest.h>

#include <boost/asio/error.hpp>

#include <array>
#include <deque>

#include "sim/mine/ftp_client.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::mine {
namespace {

using namespace std::chrono_literals;

TEST(FtpReplyParser, takes_single_and_multi_line_replies_in_any_pieces) {
  const std::string text =
      "220-Welcome\r\n 220 not yet\r\n220-still not\r\n220 ready\r\n331 password\n";
  FtpReplyParser parser;
  std::vector<FtpReply> replies;
  for (const char c : text) {
    parser.feed({&c, 1});
    if (auto r = parser.next(); r.code != 0) replies.push_back(std::move(r));
  }
  ASSERT_EQ(replies.size(), 2U);
  EXPECT_EQ(replies[0].text, "220 ready");
  EXPECT_EQ(replies[1].code, 331);
}

TEST(FtpReplyParser, refuses_what_is_no_reply_and_endless_ones) {
  FtpReplyParser words;
  words.feed("hello there\r\n");
  EXPECT_THROW(words.next(), std::runtime_error);
  FtpReplyParser lengthy;
  lengthy.feed(std::string(5000, '2'));
  EXPECT_THROW(lengthy.next(), std::runtime_error);
  FtpReplyParser endless;
  endless.feed("220-a\r\n");
  for (int i = 0; i < 250; ++i) endless.feed("more\r\n");
  EXPECT_THROW(endless.next(), std::runtime_error);
}

TEST(PassivePorts, are_read_from_the_usual_and_unusual_words) {
  EXPECT_EQ(extended_passive_port("229 Entering Extended Passive Mode (|||6446|)"), 6446);
  EXPECT_EQ(extended_passive_port("229 no"), 0);
  EXPECT_EQ(extended_passive_port("229 (|||99999|)"), 0);
  EXPECT_EQ(passive_port("227 Entering Passive Mode (10,0,0,1,19,137)."), 19 * 256 + 137);
  EXPECT_EQ(passive_port("227 =10,0,0,1,4,1"), 1025);
  EXPECT_EQ(passive_port("227 (10,0,0,1,4)"), 0);
  EXPECT_EQ(passive_port("227 (10,0,0,1,400,1)"), 0);
}

/// "<command" waits for a line that begins so, ">reply" sends a line, "data" takes a data connection
/// to its end, "hang" says nothing more, "cut" drops the connection.
using Script = std::vector<std::string>;

struct Line {
  World world;
  Node& mine;
  Node& server;
  std::vector<std::string> heard;
  std::string data;

  static WorldParameters parameters() {
    WorldParameters p;
    p.network.short_reads = 1;
    return p;
  }
  Line()
      : world(parameters(), fixed_physics()),
        mine(world.add_node("mine", {})),
        server(world.add_node("server", {})) {
    mine.boot([](rt::Runtime&) { return std::make_shared<int>(0); });
    server.boot([](rt::Runtime&) { return std::make_shared<int>(0); });
  }
};

rt::Task<std::string> line_of(rt::Stream& stream, std::string& pending) {
  std::array<char, 64> chunk;
  while (pending.find("\r\n") == std::string::npos) {
    const auto n =
        co_await stream.async_read_some(rt::asio::buffer(chunk), rt::asio::use_awaitable);
    pending.append(chunk.data(), n);
  }
  const auto end = pending.find("\r\n");
  std::string line = pending.substr(0, end);
  pending.erase(0, end + 2);
  co_return line;
}

rt::Task<> take_data(rt::Listener& listener, std::string& into) {
  rt::Stream stream = co_await listener.accept();
  std::array<char, 64> chunk;
  try {
    for (;;) {
      const auto n =
          co_await stream.async_read_some(rt::asio::buffer(chunk), rt::asio::use_awaitable);
      into.append(chunk.data(), n);
    }
  } catch (const rt::SystemError& end) {
    if (end.code() != rt::asio::error::eof) throw;
  }
}

rt::Task<> play(Line& line, Script script) {
  rt::Runtime& runtime = line.server.runtime();
  rt::Listener control = runtime.listen({"", 21});
  rt::Listener data = runtime.listen({"", 2000});
  rt::Stream stream = co_await control.accept();
  std::string pending;
  for (const std::string& step : script) {
    if (step == "cut") {
      stream.reset();
    } else if (step == "hang") {
      co_await rt::sleep_for(runtime.clock(), 24h);
    } else if (step == "data") {
      co_await take_data(data, line.data);
    } else if (step[0] == '>') {
      const std::string text = step.substr(1) + "\r\n";
      std::size_t sent = 0;
      while (sent < text.size())
        sent += co_await stream.async_write_some(
            rt::asio::buffer(text.data() + sent, text.size() - sent), rt::asio::use_awaitable);
    } else {
      line.heard.push_back(co_await line_of(stream, pending));
      EXPECT_TRUE(line.heard.back().starts_with(step.substr(1))) << line.heard.back();
    }
  }
  co_await rt::sleep_for(runtime.clock(), 1s);
}

const Script hello = {">220 hi", "<USER mine", ">331 go on", "<PASS secret", ">230 in", "<TYPE I",
                      ">200 ok"};
const Script passive = {"<EPSV", ">229 (|||2000|)", "<STOR a.txt.tmp", ">150 go", "data"};

Script operator+(Script a, const Script& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// Logs in and stores once; says how it ended: "stored", the refusal's code, or the error's name.
std::string outcome(Line& line, Script script) {
  auto result = std::make_shared<std::string>("hanging");
  Account account{{line.server.address(), 21}, "mine", "secret", "", 30s};
  rt::spawn(line.server.runtime().executor(), play(line, std::move(script)));
  rt::spawn(line.mine.runtime().executor(),
            [](rt::Runtime& runtime, Account to, std::shared_ptr<std::string> out) -> rt::Task<> {
              FtpClient client(runtime, to);
              try {
                co_await client.log_in();
                co_await client.store("a.txt", "content of a");
                *out = "stored";
              } catch (const FtpRefusal& refusal) {
                *out = std::to_string(refusal.code);
              } catch (const rt::SystemError& error) {
                *out = error.code() == rt::asio::error::timed_out ? "timed out" : "broken";
              }
              if (*out != "stored" && *out != "553") EXPECT_FALSE(client.is_logged_in());
            }(line.mine.runtime(), account, result));
  line.world.run_until(line.world.now() + 10min);
  return *result;
}

TEST(FtpClient, stores_under_a_temporary_name_and_renames) {
  Line line;
  EXPECT_EQ(outcome(line, hello + passive +
                              Script{">226-stored", ">226 done", "<RNFR a.txt.tmp", ">350 and",
                                     "<RNTO a.txt", ">250 kept"}),
            "stored");
  EXPECT_EQ(line.data, "content of a");
}

TEST(FtpClient, falls_back_to_pasv) {
  Line line;
  EXPECT_EQ(outcome(line, hello + Script{"<EPSV", ">502 what", "<PASV", ">227 (1,2,3,4,7,208)",
                                         "<STOR a.txt.tmp", ">125 go", "data", ">226 ok", "<RNFR",
                                         ">350 and", "<RNTO", ">250 kept"}),
            "stored");
}

TEST(FtpClient, refused_rename_is_a_refusal_and_the_session_stands) {
  Line line;
  EXPECT_EQ(outcome(line, hello + passive +
                              Script{">226 ok", "<RNFR", ">350 and", "<RNTO", ">553 not this name"}),
            "553");
}

TEST(FtpClient, wrong_password_is_a_refusal) {
  Line line;
  EXPECT_EQ(outcome(line, {">220 hi", "<USER", ">331 go on", "<PASS", ">530 no"}), "530");
}

TEST(FtpClient, silent_server_times_out) {
  Line line;
  EXPECT_EQ(outcome(line, hello + passive + Script{"hang"}), "timed out");
}

TEST(FtpClient, lost_reply_is_a_broken_line) {
  Line line;
  EXPECT_EQ(outcome(line, hello + passive + Script{">226 ok", "<RNFR", ">350 and", "<RNTO", "cut"}),
            "broken");
}

}  // namespace
}  // namespace headframe::sim::mine
