// Every limit ends what exceeds it, and nothing else.
#include <gmock/gmock.h>

#include <chrono>

#include "tests/e2e/ftp/inbox.hpp"
#include "tests/support/ftp_talker.hpp"

namespace headframe::wire::ftp {
namespace {

using namespace std::chrono_literals;
using test::Connection;
using test::FtpTalker;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

template <class F>
Config with(F change) {
  Config config = RunningServer::quick();
  change(config);
  return config;
}

TEST(FtpLimits, a_connection_has_so_many_log_ins_and_then_ends) {
  RunningServer server;
  FtpTalker talker(server.port());
  for (const int expected : {530, 530, 421}) {
    talker.ask("USER mine1");
    EXPECT_EQ(talker.code("PASS wrong"), expected);
  }
  EXPECT_EQ(talker.answer().code, 0);
}

TEST(FtpLimits, guessing_locks_the_account_from_that_address_even_for_the_right_password) {
  RunningServer server(with([](Config& c) {
    c.account_lockout = {.free_failures = 3, .first_block = 1h, .longest_block = 1h};
  }));
  for (int i = 0; i < 4; ++i) {
    FtpTalker talker(server.port());
    talker.ask("USER mine1");
    EXPECT_EQ(talker.code("PASS guess"), 530);
  }
  FtpTalker right(server.port());
  right.ask("USER mine1");
  EXPECT_EQ(right.code("PASS secret"), 421);

  FtpTalker other(server.port());
  other.log_in("mine2");  // behind the same address, and not to blame
  EXPECT_EQ(server.events_of<LogInRefused>().back().reason, "locked out");
}

TEST(FtpLimits, many_accounts_tried_from_one_address_lock_the_address) {
  RunningServer server(with([](Config& c) {
    c.address_lockout = {.free_failures = 3, .first_block = 1h, .longest_block = 1h};
  }));
  for (int i = 0; i < 4; ++i) {
    FtpTalker talker(server.port());
    talker.ask("USER guess" + std::to_string(i));
    EXPECT_EQ(talker.code("PASS guess"), 530);
  }
  FtpTalker talker(server.port());
  talker.ask("USER mine1");
  EXPECT_EQ(talker.code("PASS secret"), 421);
}

TEST(FtpLimits, silence_ends_the_session) {
  RunningServer server(with([](Config& c) { c.idle_time = 50ms; }));
  FtpTalker talker(server.port());
  talker.log_in();
  EXPECT_EQ(talker.answer().code, 421);
  EXPECT_EQ(talker.answer().code, 0);
}

TEST(FtpLimits, chatting_without_a_log_in_ends_as_well) {
  RunningServer server(with([](Config& c) { c.log_in_time = 100ms; }));
  FtpTalker talker(server.port());
  const auto began = std::chrono::steady_clock::now();
  int code = 200;
  while (code == 200 && std::chrono::steady_clock::now() - began < 5s) code = talker.code("NOOP");
  EXPECT_EQ(code, 421);
}

TEST(FtpLimits, a_data_connection_must_come_and_must_move) {
  RunningServer server(with([](Config& c) {
    c.data_wait = 50ms;
    c.data_stall = 50ms;
  }));
  FtpTalker talker(server.port());
  talker.log_in();
  EXPECT_EQ(talker.code("STOR a.txt"), 425);
  EXPECT_EQ(talker.code("EPSV"), 229);
  EXPECT_EQ(talker.code("STOR a.txt"), 150);
  EXPECT_EQ(talker.answer().code, 425);
  Connection data = talker.data();
  EXPECT_EQ(talker.code("STOR a.txt"), 150);
  data.send("half");
  EXPECT_EQ(talker.answer().code, 426);
  EXPECT_THAT(server.deliveries(), IsEmpty());
  EXPECT_THAT(server.tree(), IsEmpty());
  EXPECT_THAT(server.events_of<FileRefused>(), SizeIs(2));
}

TEST(FtpLimits, sessions_are_counted_in_all_and_by_address) {
  RunningServer server(with([](Config& c) { c.most_sessions_per_address = 2; }));
  FtpTalker first(server.port()), second(server.port()), third(server.port());
  EXPECT_EQ(third.greeting().code, 421);
  EXPECT_THAT(third.greeting().text, HasSubstr("your address"));
  EXPECT_EQ(first.code("QUIT"), 221);
  EXPECT_EQ(first.answer().code, 0);
  server.wait_for_closed_sessions(1);
  FtpTalker fourth(server.port());
  EXPECT_EQ(fourth.greeting().code, 220);

  RunningServer small(with([](Config& c) { c.most_sessions = 1; }));
  FtpTalker only(small.port()), refused(small.port());
  EXPECT_EQ(refused.greeting().code, 421);
  EXPECT_THAT(small.events_of<SessionRefused>(), SizeIs(1));
}

TEST(FtpLimits, a_command_line_has_4_kib) {
  RunningServer server;
  FtpTalker talker(server.port());
  talker.log_in();
  EXPECT_EQ(talker.code("STOR " + std::string(100'000, 'x')), 500);
  EXPECT_EQ(talker.code("NOOP"), 200);
}

TEST(FtpLimits, commands_sent_ahead_are_all_answered_in_order) {
  RunningServer server(with([](Config& c) { c.most_commands_ahead = 4; }));
  FtpTalker talker(server.port());
  talker.log_in();
  std::string many;
  for (int i = 0; i < 500; ++i) many += i % 2 ? "NOOP\r\n" : "PWD\r\n";
  talker.control().send(many);
  for (int i = 0; i < 500; ++i) ASSERT_EQ(talker.answer().code, i % 2 ? 200 : 257) << i;
}

TEST(FtpLimits, a_rate_is_kept) {
  RunningServer server(RunningServer::quick(),
                       [](Inbox& inbox) { inbox.max_bytes_per_second = 1'000'000; });
  FtpTalker talker(server.port());
  talker.log_in();
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(talker.upload("a.txt", std::string(200'000, 'x')), 226);
  EXPECT_GE(std::chrono::steady_clock::now() - began, 200ms);
}

TEST(FtpLimits, a_file_may_have_so_many_bytes_and_not_one_more) {
  RunningServer server(RunningServer::quick(), [](Inbox& inbox) { inbox.max_file_bytes = 100'000; });
  FtpTalker talker(server.port());
  talker.log_in();
  EXPECT_EQ(talker.upload("a.txt", std::string(100'000, 'x')), 226);
  EXPECT_EQ(talker.upload("b.txt", std::string(100'001, 'x')), 552);
  EXPECT_THAT(server.deliveries(), SizeIs(1));
  EXPECT_THAT(server.tree(), IsEmpty());
}

TEST(FtpLimits, data_ports_come_from_the_configured_range) {
  std::uint16_t free_port = 0;
  {
    native::Node probe;
    free_port = probe.runtime.listen({"127.0.0.1", 0}).local_endpoint().port;
  }
  RunningServer server(with([&](Config& c) {
    c.first_passive_port = c.last_passive_port = free_port;
    c.passive_address = "192.0.2.7";
  }));
  FtpTalker talker(server.port());
  talker.log_in();
  EXPECT_THAT(talker.ask("PASV").text, HasSubstr("(192,0,2,7," + std::to_string(free_port >> 8) +
                                                 "," + std::to_string(free_port & 255) + ")"));
  FtpTalker second(server.port());
  second.log_in("mine2");
  EXPECT_EQ(second.code("EPSV"), 425);  // the only port is taken
  EXPECT_EQ(talker.upload("a.txt", "x"), 226);
  EXPECT_EQ(second.upload("b.txt", "y"), 226);
}

TEST(FtpLimits, a_configuration_without_sense_is_refused_by_name) {
  try {
    RunningServer server(with([](Config& c) { c.idle_time = {}; }));
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_THAT(error.what(), HasSubstr("idle_time"));
  }
}

}  // namespace
}  // namespace headframe::wire::ftp
