// The life of the server: failing sessions, stopping, crashing, starting again.
#include <gmock/gmock.h>

#include <fstream>

#include "tests/e2e/ftp/inbox.hpp"
#include "tests/support/ftp_talker.hpp"

namespace headframe::wire::ftp {
namespace {

using namespace std::chrono_literals;
using test::Connection;
using test::FtpTalker;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(FtpServer, a_session_that_fails_ends_alone) {
  RunningServer server;
  FtpTalker healthy(server.port());
  healthy.log_in();
  server.on_loop([](Inbox& inbox) { inbox.log_in_breaks = true; });
  FtpTalker unlucky(server.port());
  unlucky.ask("USER mine1");
  EXPECT_EQ(unlucky.code("PASS secret"), 0);
  EXPECT_EQ(healthy.upload("a.txt", "a"), 226);
  ASSERT_THAT(server.events_of<SessionFailed>(), SizeIs(1));
  EXPECT_EQ(server.events_of<SessionFailed>()[0].what, "the accounts cannot be read");
}

TEST(FtpServer, stopping_lets_an_upload_finish_and_says_good_bye_to_the_idle) {
  RunningServer server;
  FtpTalker idle(server.port()), busy(server.port());
  busy.log_in();
  Connection data = busy.data();
  EXPECT_EQ(busy.code("STOR a.txt"), 150);
  data.send("first half, ");
  std::thread client([&] {
    EXPECT_EQ(idle.answer().code, 421);
    data.send("second half");
    data.close();
    EXPECT_EQ(busy.answer().code, 226);
    EXPECT_EQ(busy.answer().code, 421);
  });
  server.stop(5s);
  client.join();
  EXPECT_THAT(server.events_of<FileStored>(), SizeIs(1));
  EXPECT_THROW(FtpTalker(server.port()), std::system_error);
}

TEST(FtpServer, stopping_does_not_wait_for_ever) {
  RunningServer server;
  FtpTalker busy(server.port());
  busy.log_in();
  Connection data = busy.data();
  EXPECT_EQ(busy.code("STOR a.txt"), 150);
  data.send("half");
  const auto began = std::chrono::steady_clock::now();
  server.stop(50ms);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
  EXPECT_THAT(server.tree(), IsEmpty());
}

TEST(FtpServer, a_crash_in_the_middle_leaves_nothing_that_looks_final) {
  RunningServer server;
  FtpTalker busy(server.port());
  busy.log_in();
  Connection data = busy.data();
  EXPECT_EQ(busy.code("STOR a.txt"), 150);
  data.send(std::string(600'000, 'x'));
  FtpTalker other(server.port());  // answered, so the loop has turned since
  server.crash();
  for (const auto& name : server.tree()) EXPECT_TRUE(name.starts_with("ftp-partial/")) << name;
}

TEST(FtpServer, what_a_crash_left_half_done_is_removed_at_the_start) {
  native::Node node;
  std::filesystem::create_directories(node.folder.path() / "ftp-partial");
  std::ofstream(node.folder.path() / "ftp-partial/0a1b") << "half";
  Inbox inbox(node.runtime.storage());
  Server server(node.runtime, inbox, RunningServer::quick());
  server.start();
  node.io.run_for(50ms);
  EXPECT_TRUE(std::filesystem::is_empty(node.folder.path() / "ftp-partial"));
  node.runtime.shut_down();
}

TEST(FtpServer, a_taken_port_is_an_error_at_the_start) {
  RunningServer first;
  Config config = RunningServer::quick();
  config.listen.port = first.port();
  EXPECT_THROW(RunningServer second(config), rt::SystemError);
}

}  // namespace
}  // namespace headframe::wire::ftp
