#include <gtest/gtest.h>

#include "platform/wire/ftp/path.hpp"

namespace headframe::wire::ftp {
namespace {

TEST(FtpPath, is_resolved_against_the_current_directory_or_the_folder) {
  EXPECT_EQ(resolve("", ""), "");
  EXPECT_EQ(resolve("", "/"), "");
  EXPECT_EQ(resolve("aqjk", "x.txt"), "aqjk/x.txt");
  EXPECT_EQ(resolve("aqjk", "/x.txt"), "x.txt");
  EXPECT_EQ(resolve("aqjk/a", "../b//./c/"), "aqjk/b/c");
  EXPECT_EQ(resolve("a", ".."), "");
}

TEST(FtpPath, nothing_leads_above_the_folder) {
  for (const auto* const path : {"..", "/..", "a/../..", "../410185000002/x", "/../../etc/passwd"})
    EXPECT_EQ(resolve("", path), std::nullopt) << path;
  EXPECT_EQ(resolve("a", "../../a"), std::nullopt);
  EXPECT_EQ(resolve("a", "../../../../etc/passwd"), std::nullopt);
}

TEST(FtpPath, the_servers_own_names_are_out_of_reach) {
  EXPECT_EQ(resolve("", ".headframe-0123/x.txt"), std::nullopt);
  EXPECT_EQ(resolve("", ".in.x.txt"), ".in.x.txt");  // lftp's temporary names
}

TEST(FtpPath, length_and_depth_are_limited) {
  EXPECT_TRUE(resolve("", std::string(longest_name, 'x')));
  EXPECT_FALSE(resolve("", std::string(longest_name + 1, 'x')));
  std::string deep = "d";
  for (std::size_t i = 1; i < deepest_path; ++i) deep += "/d";
  EXPECT_TRUE(resolve("", deep));
  EXPECT_FALSE(resolve(deep, "d"));
  const std::string wide(200, 'x');
  EXPECT_FALSE(resolve("", wide + "/" + wide + "/" + wide + "/" + wide + "/" + wide + "/" + wide));
}

TEST(FtpPath, is_taken_apart_and_put_together) {
  EXPECT_EQ(directory_of("a/b/c"), "a/b");
  EXPECT_EQ(name_of("a/b/c"), "c");
  EXPECT_EQ(directory_of("c"), "");
  EXPECT_EQ(name_of("c"), "c");
  EXPECT_EQ(joined("a", ""), "a");
  EXPECT_EQ(joined("", "b"), "b");
  EXPECT_EQ(shown("a"), "/a");
}

}  // namespace
}  // namespace headframe::wire::ftp
