#include <gtest/gtest.h>

#include "platform/wire/ftp/command.hpp"
#include "platform/wire/ftp/reply.hpp"

namespace headframe::wire::ftp {
namespace {

TEST(FtpCommand, has_a_verb_in_capitals_and_an_argument_as_it_was_written) {
  EXPECT_EQ(parse_command("stor 煤 矿.txt"), (Command{"STOR", "煤 矿.txt", {}}));
  EXPECT_EQ(parse_command("PWD"), (Command{"PWD", "", {}}));
  EXPECT_EQ(parse_command("CWD  two blanks"), (Command{"CWD", " two blanks", {}}));
}

TEST(FtpCommand, telnet_bytes_before_the_verb_are_ignored) {
  EXPECT_EQ(parse_command("\xff\xf4\xff\xf2" "ABOR").verb, "ABOR");
  EXPECT_EQ(parse_command("\xff\xf4\xf2" "ABOR").verb, "ABOR");
}

TEST(FtpCommand, whatever_is_no_command_says_why) {
  for (const std::string_view line : {"", "x", "GET / HTTP/1.1\x01", "TOOLONG a", "12 3", "A B"})
    EXPECT_FALSE(parse_command(line).defect.empty()) << line;
  EXPECT_EQ(parse_command("STOR \xc3\xba\xcd").defect, "Arguments must be UTF-8.");
  EXPECT_EQ(parse_command("STOR a\x07").defect, "Arguments must not contain control characters.");
  EXPECT_EQ(parse_command(std::string_view("STOR a\0b", 8)).verb, "");
}

TEST(FtpCommand, utf8_is_checked_strictly) {
  EXPECT_TRUE(is_utf8("a ñ 煤 😀"));
  for (const std::string_view bad :
       {"\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe7\x85", "\x80", "\xff"})
    EXPECT_FALSE(is_utf8(bad));
}

TEST(FtpCommandQueue, lines_are_cut_wherever_the_bytes_were_cut) {
  CommandQueue queue;
  queue.feed("US");
  queue.feed("ER a\r");
  EXPECT_TRUE(queue.empty());
  queue.feed("\nPASS b\nNO");
  EXPECT_EQ(queue.take(), (Command{"USER", "a", {}}));
  EXPECT_EQ(queue.take(), (Command{"PASS", "b", {}}));
  EXPECT_TRUE(queue.empty());
  queue.feed("OP\r\n");
  EXPECT_TRUE(queue.contains("NOOP"));
}

TEST(FtpCommandQueue, a_line_without_end_is_one_defect_and_the_next_line_counts_again) {
  CommandQueue queue;
  for (int i = 0; i < 1000; ++i) queue.feed(std::string(1000, 'x'));
  queue.feed("\r\nNOOP\r\n");
  ASSERT_EQ(queue.size(), 2u);
  EXPECT_EQ(queue.take().defect, "The line is too long.");
  EXPECT_EQ(queue.take().verb, "NOOP");
}

TEST(FtpCommandQueue, the_longest_line_is_4096_bytes) {
  CommandQueue queue;
  queue.feed("STOR " + std::string(longest_line - 5, 'x') + "\r\n");
  queue.feed("STOR " + std::string(longest_line - 4, 'x') + "\r\n");
  EXPECT_EQ(queue.take().argument.size(), longest_line - 5);
  EXPECT_EQ(queue.take().defect, "The line is too long.");
}

TEST(FtpReply, no_inner_line_looks_like_the_last_one) {
  EXPECT_EQ(encode({226, "Stored."}), "226 Stored.\r\n");
  EXPECT_EQ(encode({211, "Features:\n211 UTF8\nEnd."}), "211-Features:\r\n 211 UTF8\r\n211 End.\r\n");
  EXPECT_EQ(quoted("/a\"b"), "\"/a\"\"b\"");
}

}  // namespace
}  // namespace headframe::wire::ftp
