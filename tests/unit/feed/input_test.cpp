// What people write for a feed, and what they are told when it is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/feed/accounts.hpp"
#include "sim/feed/score_input.hpp"
#include "sim/feed/target.hpp"
#include "sim/table/csv.hpp"

namespace headframe::sim::feed {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> lines_of(const std::vector<scenario::Problem>& problems) {
  std::vector<std::string> lines;
  for (const auto& problem : problems) lines.push_back(scenario::to_string(problem));
  return lines;
}

TEST(FeedInputTest, an_address_may_name_a_port_and_a_directory_and_no_password) {
  const auto target = ftp_target("ftp://centre.example:2121/in/box/");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->server, (rt::Endpoint{"centre.example", 2121}));
  EXPECT_EQ(target->directory, "in/box");
  EXPECT_EQ(ftp_target("ftp://centre.example")->server.port, 21);
  EXPECT_THAT(ftp_target("ftp://me:secret@centre.example").error(),
              HasSubstr("expected ftp://HOST"));
  EXPECT_THAT(ftp_target("http://centre.example").error(), HasSubstr("another scheme"));
  EXPECT_THAT(ftp_target("ftp://centre.example:0").error(), HasSubstr("port"));
  EXPECT_THAT(http_target("http://centre.example/api").error(), HasSubstr("path"));
}

TEST(FeedInputTest, a_star_stands_for_the_mines_without_a_row) {
  const auto accounts = read_accounts(
      "a.csv",
      "\xef\xbb\xbfpassword,mine,user\r\n\"two, \"\"words\"\"\",*,all\r\nx,410183000001,one\r\n");
  ASSERT_TRUE(accounts);
  EXPECT_EQ(accounts->find("410183000001")->user, "one");
  EXPECT_EQ(accounts->find("410183000002")->password, "two, \"words\"");
  EXPECT_EQ(read_accounts("b.csv", accounts->text())->text(), accounts->text());
}

TEST(FeedInputTest, every_mistake_in_an_accounts_file_is_told_with_its_place) {
  const auto accounts = read_accounts("a.csv",
                                      "mine,user,password\n"
                                      "41018300000,one,x\n"
                                      "410183000001,,x\n"
                                      "410183000002,two\n"
                                      "410183000003,three,x\n"
                                      "410183000003,again,x\n");
  ASSERT_FALSE(accounts);
  EXPECT_THAT(
      lines_of(accounts.error()),
      ElementsAre(HasSubstr("a.csv:2:1: '41018300000' is no mine; expected a code of 12 digits"),
                  HasSubstr("a.csv:3:14: no user"), HasSubstr("a.csv:4:1: 2 fields; expected 3"),
                  HasSubstr("a.csv:6:1: a second row for 410183000003")));
}

TEST(FeedInputTest, a_column_that_was_mistyped_gets_a_suggestion) {
  const auto accounts = read_accounts("a.csv", "mine,usr,password\n*,a,b\n");
  ASSERT_FALSE(accounts);
  EXPECT_THAT(lines_of(accounts.error()),
              ElementsAre(HasSubstr("no column 'user'"),
                          HasSubstr("a.csv:1:6: unknown column 'usr'; did you mean 'user'?")));
}

TEST(FeedInputTest, an_export_is_read_strictly) {
  const auto rows =
      read_export("e.csv",
                  "mine,point,time,value,received_at\n"
                  "410183000001,P1,2026-03-02 08:30:00,0.52,2026-03-02T08:30:01.5+08:00\n"
                  "410183000001,P1,2026-03-02T00:31:00Z,,\n");
  ASSERT_TRUE(rows) << lines_of(rows.error())[0];
  EXPECT_EQ((*rows)[0].value, 0.52);
  EXPECT_FALSE((*rows)[0].status);
  EXPECT_EQ((*rows)[1].time - (*rows)[0].time, std::chrono::minutes(1));
  EXPECT_FALSE((*rows)[1].value || (*rows)[1].received);
  const auto wrong = read_export("e.csv",
                                 "mine,point,time,value,status\n"
                                 "410183000001,,2026-03-02 25:00:00,high,-1\n");
  ASSERT_FALSE(wrong);
  EXPECT_THAT(
      lines_of(wrong.error()),
      ElementsAre(HasSubstr("e.csv:2:14: '' is nothing; expected a word"),
                  HasSubstr("e.csv:2:15: '2026-03-02 25:00:00' is no time"),
                  HasSubstr("e.csv:2:35: 'high' is no number"),
                  HasSubstr("e.csv:2:40: '-1' is no whole number; expected one from 0 to 65535")));
}

TEST(FeedInputTest, a_folder_without_a_ledger_is_named) {
  const auto none = [](const std::string&) { return std::optional<std::string>(); };
  const auto ledger = read_sent_ledger("out", none);
  ASSERT_FALSE(ledger);
  EXPECT_THAT(lines_of(ledger.error()),
              testing::Contains(HasSubstr("out/sent.csv: cannot be read")));
}

}  // namespace
}  // namespace headframe::sim::feed
