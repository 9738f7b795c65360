// curl and lftp as judges.
#include <gmock/gmock.h>

#include <fstream>

#include <fmt/format.h>

#include "tests/e2e/ftp/inbox.hpp"

namespace headframe::wire::ftp {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Delivery = Inbox::Delivery;

struct FtpClients : testing::Test {
  RunningServer server;
  native::TemporaryFolder local;

  std::string file(const std::string& name, const std::string& content) {
    const auto path = local.path() / name;
    std::ofstream(path) << content;
    return path.string();
  }
  Outcome curl(const std::string& options, const std::string& path = "") {
    return shell(fmt::format("curl -sS -m 20 -u mine1:secret {} 'ftp://127.0.0.1:{}/{}'", options,
                             server.port(), path));
  }
  Outcome lftp(const std::string& commands) {
    return shell(fmt::format("lftp --norc -u mine1,secret -p {} 127.0.0.1 -e 'set net:max-retries 1; "
                             "set net:timeout 10; set net:reconnect-interval-base 1; {}; bye'",
                             server.port(), commands));
  }
};

TEST_F(FtpClients, curl_uploads_a_file_that_is_then_delivered) {
  const auto outcome = curl("-T " + file("a.txt", "甲烷;0.42~||"), "a.txt");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(server.deliveries(), ElementsAre(Delivery{"inbox/mine1/a.txt", "甲烷;0.42~||"}));
}

TEST_F(FtpClients, curl_uploads_over_pasv_as_well_as_epsv) {
  EXPECT_EQ(curl("--disable-epsv -T " + file("a.txt", "a"), "a.txt").status, 0);
  EXPECT_EQ(curl("-T " + file("b.txt", ""), "b.txt").status, 0);
  EXPECT_THAT(server.deliveries(), ElementsAre(Delivery{"inbox/mine1/a.txt", "a"},
                                               Delivery{"inbox/mine1/b.txt", ""}));
}

TEST_F(FtpClients, active_mode_is_refused) {
  const auto outcome = curl("-v -P - -T " + file("a.txt", "a"), "a.txt");
  EXPECT_NE(outcome.status, 0);
  EXPECT_THAT(outcome.output, HasSubstr("502 This server never connects to clients"));
}

TEST_F(FtpClients, a_temporary_name_is_delivered_once_when_it_is_renamed) {
  const auto outcome =
      curl("-Q '-RNFR a.txt.tmp' -Q '-RNTO a.txt' -T " + file("a", "whole"), "a.txt.tmp");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(server.deliveries(), ElementsAre(Delivery{"inbox/mine1/a.txt", "whole"}));
  EXPECT_THAT(server.tree(), IsEmpty());
}

TEST_F(FtpClients, lftp_uses_its_temporary_names) {
  const auto outcome = lftp("set xfer:use-temp-file yes; put " + file("a.txt", "from lftp"));
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(server.deliveries(), ElementsAre(Delivery{"inbox/mine1/a.txt", "from lftp"}));
}

TEST_F(FtpClients, lftp_mirrors_a_tree_with_directories) {
  std::filesystem::create_directories(local.path() / "tree/rydw");
  file("tree/one.txt", "1");
  file("tree/rydw/人员.txt", "2");
  const auto outcome = lftp("mirror -R " + (local.path() / "tree").string() + " aqjk");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(server.deliveries(),
              testing::UnorderedElementsAre(Delivery{"inbox/mine1/aqjk/one.txt", "1"},
                                            Delivery{"inbox/mine1/aqjk/rydw/人员.txt", "2"}));
}

TEST_F(FtpClients, lftp_makes_lists_moves_and_removes) {
  const auto outcome = lftp("mkdir -p d/e; put -O d " + file("x.dat", "12345") +
                            "; mv d/x.dat d/y.dat; cls -l d; rm d/y.dat; rmdir d/e d");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_THAT(outcome.output, testing::ContainsRegex("5 .*y.dat"));
  EXPECT_THAT(outcome.output, HasSubstr("e/"));
  EXPECT_THAT(server.tree(), IsEmpty());
  EXPECT_THAT(server.deliveries(), IsEmpty());
}

TEST_F(FtpClients, curl_reads_all_three_listings_and_the_size) {
  curl("-T " + file("x.dat", "12345"), "煤.dat");
  EXPECT_THAT(curl("").output, testing::ContainsRegex("-rw-------.* 5 .* 煤.dat"));
  EXPECT_EQ(curl("-l").output, "煤.dat\n");
  EXPECT_THAT(curl("-X MLSD").output, HasSubstr("type=file;size=5;modify="));
  EXPECT_THAT(curl("-I", "煤.dat").output, HasSubstr("Content-Length: 5"));
}

TEST_F(FtpClients, uploads_are_not_resumed) {
  const auto source = file("x.dat", "0123456789");
  ASSERT_EQ(curl("-T " + source, "x.dat").status, 0);
  const auto resumed = curl("-v -C 4 -T " + source, "x.dat");
  EXPECT_NE(resumed.status, 0);
  EXPECT_THAT(resumed.output, HasSubstr("502 Files are not appended to"));
  const auto continued = lftp("put -c " + file("y.dat", "01") + " -o x.dat");
  EXPECT_EQ(std::filesystem::file_size(server.path("inbox/mine1/x.dat")), 10u) << continued.output;
}

TEST_F(FtpClients, nothing_is_given_back) {
  curl("-T " + file("x.dat", "12345"), "x.dat");
  const auto outcome = curl("-v", "x.dat");
  EXPECT_NE(outcome.status, 0);
  EXPECT_THAT(outcome.output, HasSubstr("502 This server receives files"));
}

TEST_F(FtpClients, a_wrong_password_is_refused) {
  const auto outcome = shell(fmt::format("curl -sS -m 20 -u mine1:wrong -T {} ftp://127.0.0.1:{}/a.txt",
                                         file("a.txt", "a"), server.port()));
  EXPECT_EQ(outcome.status, 67) << outcome.output;  // CURLE_LOGIN_DENIED
  EXPECT_THAT(server.deliveries(), IsEmpty());
}

TEST_F(FtpClients, a_gigabyte_is_cut_off_early_and_leaves_nothing) {
  const auto big = (local.path() / "big").string();
  ASSERT_EQ(shell("truncate -s 1G " + big).status, 0);
  EXPECT_NE(curl("-T " + big, "big.txt").status, 0);
  const auto outcome = lftp("debug 4; put " + big + " -o big.txt");
  EXPECT_NE(outcome.status, 0);
  EXPECT_THAT(outcome.output, HasSubstr("552"));
  EXPECT_THAT(server.deliveries(), IsEmpty());
  EXPECT_THAT(server.tree(), IsEmpty());
  for (const auto& refused : server.events_of<FileRefused>()) EXPECT_EQ(refused.code, 552);

  EXPECT_EQ(curl("-T " + file("a.txt", "next"), "a.txt").status, 0);
  EXPECT_THAT(server.deliveries(), ElementsAre(Delivery{"inbox/mine1/a.txt", "next"}));
}

TEST_F(FtpClients, many_at_a_time_each_deliver_their_own) {
  std::string commands;
  for (int i = 0; i < 8; ++i)
    commands += fmt::format("curl -sS -m 20 -u mine{}:secret -T {} ftp://127.0.0.1:{}/f{}.txt & ",
                            1 + i % 2, file(fmt::format("f{}", i), std::string(300'000, 'a' + i)),
                            server.port(), i);
  const auto outcome = shell("( " + commands + " wait )");
  EXPECT_EQ(outcome.output, "");
  auto deliveries = server.deliveries();
  ASSERT_EQ(deliveries.size(), 8u);
  std::ranges::sort(deliveries, {}, [](const Delivery& d) { return d.content; });
  for (int i = 0; i < 8; ++i)
    EXPECT_TRUE(deliveries[i] == (Delivery{fmt::format("inbox/mine{}/f{}.txt", 1 + i % 2, i),
                                           std::string(300'000, 'a' + i)}));
}

}  // namespace
}  // namespace headframe::wire::ftp
