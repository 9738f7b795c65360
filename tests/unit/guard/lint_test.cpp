#include "platform/core/guard/lint.hpp"

#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/guard/mine.hpp"

namespace headframe::core::testing {
namespace {

const std::string good_name = code + "_CDSS_20210614083000.txt";
const std::string good = code + ";示例煤矿;2021-06-14 08:30:00~" + code +
                         "01MN0001000003;环境瓦斯;工作面;0.42;%;0;2021-06-14 08:29:58~||";

TEST(Lint, passes_a_folder_that_the_platform_would_read) {
  std::ostringstream out;
  EXPECT_EQ(run_lint({{"mine", good_name, good, ""}}, LintFormat::text, out), 0);
  EXPECT_EQ(out.str(), "mine/" + good_name +
                           ": accepted: 1 records, 1 values\n"
                           "1 files, 1 accepted, 0 guard findings\n");
}

TEST(Lint, names_file_record_field_byte_and_rule) {
  auto bad = good;
  bad.replace(bad.find("0.42"), 4, "O.42");
  std::ostringstream out;
  EXPECT_EQ(run_lint({{"mine", good_name, bad, ""}}, LintFormat::json, out), 1);
  const auto report = nlohmann::json::parse(out.str());
  EXPECT_EQ(report["exit_code"], 1);
  const auto& rejection = report["files"][0]["rejections"][0];
  EXPECT_EQ(rejection["rule"], "bad-number");
  EXPECT_EQ(rejection["record"], 1);
  EXPECT_EQ(rejection["field"], 4);
  EXPECT_EQ(rejection["byte"], bad.find("O.42"));
  EXPECT_EQ(rejection["found"], "O.42");
}

TEST(Lint, an_unreadable_file_outweighs_everything) {
  std::ostringstream out;
  const std::vector<InputFile> files{{"", good_name, good, ""}, {"", "x", "", "permission denied"}};
  EXPECT_EQ(run_lint(files, LintFormat::text, out), 2);
  EXPECT_NE(out.str().find("x: permission denied"), std::string::npos);
}

TEST(Lint, judges_folders_apart_and_in_the_order_of_their_times) {
  Mine mine;
  std::vector<InputFile> files;
  for (int i = 0; i < 25; ++i) {
    files.push_back({"still", code + "_CDSS_" + mine.compact() + ".txt",
                     mine.header() + "~" + code + "01MN0001000003;环境瓦斯;;0.42;%;0;" +
                         mine.stamp() + "~||",
                     ""});
    mine.now = mine.now + std::chrono::seconds{30};
  }
  std::ranges::reverse(files);
  files.push_back({"fine", good_name, good, ""});
  const auto report = lint(files);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].first, "still");
  EXPECT_EQ(report.findings[0].second.kind, GuardKind::points_do_not_move);
  EXPECT_EQ(exit_code(report), 1);
}

}  // namespace
}  // namespace headframe::core::testing
