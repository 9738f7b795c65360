// Nothing outside the account's folder is read or written.
#include <gmock/gmock.h>

#include <fstream>

#include <fmt/format.h>

#include "tests/e2e/ftp/inbox.hpp"
#include "tests/support/ftp_talker.hpp"

namespace headframe::wire::ftp {
namespace {

using test::FtpTalker;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(FtpEscapes, paths_that_lead_out_are_refused_on_every_road) {
  RunningServer server;
  std::ofstream(server.path("outside.dat")) << "outside";
  FtpTalker talker(server.port());
  talker.log_in();
  for (const std::string path :
       {"../outside.dat", "/../../outside.dat", "a/../../../outside.dat", "../mine2/a.txt"}) {
    EXPECT_EQ(talker.upload(path, "x"), 550) << path;
    for (const std::string verb : {"SIZE ", "MDTM ", "DELE ", "MLST ", "RNFR ", "MKD ", "CWD "})
      EXPECT_EQ(talker.code(verb + path), 550) << verb << path;
  }
  EXPECT_EQ(talker.upload("plain.dat", "x"), 226);
  EXPECT_EQ(talker.code("RNFR plain.dat"), 350);
  EXPECT_EQ(talker.code("RNTO ../../stolen.dat"), 550);
  EXPECT_THAT(server.tree(), ElementsAre("inbox/mine1/plain.dat", "outside.dat"));
}

TEST(FtpEscapes, an_absolute_path_starts_at_the_folder) {
  RunningServer server;
  FtpTalker talker(server.port());
  talker.log_in();
  EXPECT_EQ(talker.code("CWD /etc"), 550);
  EXPECT_EQ(talker.upload("/etc/passwd", "x"), 550);
  EXPECT_EQ(talker.upload("/x.dat", "x"), 226);
  EXPECT_THAT(server.tree(), ElementsAre("inbox/mine1/x.dat"));
}

TEST(FtpEscapes, curl_with_raw_dots_does_not_get_out_either) {
  RunningServer server;
  std::ofstream(server.path("secret.dat")) << "outside";
  const auto outcome = shell(fmt::format(
      "echo x | curl -v -sS -m 20 --path-as-is -u mine1:secret -T - 'ftp://127.0.0.1:{}/../../x.txt'",
      server.port()));
  EXPECT_NE(outcome.status, 0);
  EXPECT_THAT(outcome.output, HasSubstr("550 "));
  EXPECT_THAT(server.tree(), ElementsAre("secret.dat"));
}

TEST(FtpEscapes, one_mine_neither_sees_nor_reaches_another) {
  RunningServer server;
  FtpTalker other(server.port());
  other.log_in("mine2");
  ASSERT_EQ(other.upload("theirs.dat", "theirs"), 226);
  FtpTalker talker(server.port());
  talker.log_in("mine1");
  EXPECT_EQ(talker.code("CWD ../mine2"), 550);
  EXPECT_EQ(talker.code("SIZE /inbox/mine2/theirs.dat"), 550);
  EXPECT_EQ(talker.code("DELE ../mine2/theirs.dat"), 550);
  auto data = talker.data();
  EXPECT_EQ(talker.code("NLST"), 150);
  EXPECT_EQ(data.rest(), "");
  EXPECT_EQ(talker.answer().code, 226);
}

TEST(FtpEscapes, links_are_no_way_out) {
  RunningServer server;
  FtpTalker talker(server.port());
  talker.log_in();
  native::TemporaryFolder outside;
  std::ofstream(outside.path() / "f.dat") << "outside";
  std::filesystem::create_directory_symlink(outside.path(), server.path("inbox/mine1/dir"));
  std::filesystem::create_symlink(outside.path() / "f.dat", server.path("inbox/mine1/f.dat"));
  EXPECT_NE(talker.upload("dir/new.dat", "x"), 226);
  EXPECT_NE(talker.code("CWD dir"), 250);
  EXPECT_NE(talker.code("SIZE dir/f.dat"), 213);
  EXPECT_NE(talker.code("SIZE f.dat"), 213);
  EXPECT_NE(talker.code("DELE dir/f.dat"), 250);
  EXPECT_EQ(talker.upload("f.dat", "replaces the link"), 226);
  std::ifstream untouched(outside.path() / "f.dat");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(untouched), {}), "outside");
  EXPECT_FALSE(std::filesystem::exists(outside.path() / "new.dat"));
}

TEST(FtpEscapes, names_are_utf8_and_nothing_else) {
  RunningServer server;
  FtpTalker talker(server.port());
  talker.log_in();
  EXPECT_EQ(talker.upload("一号井.txt", "x"), 226);
  EXPECT_EQ(talker.code("STOR \xd2\xbb\xba\xc5.txt"), 500);  // the same in GBK
  EXPECT_EQ(talker.code("MKD a\x01"), 500);
  EXPECT_THAT(server.deliveries(), ElementsAre(Inbox::Delivery{"inbox/mine1/一号井.txt", "x"}));
  EXPECT_THAT(server.tree(), IsEmpty());
}

}  // namespace
}  // namespace headframe::wire::ftp
