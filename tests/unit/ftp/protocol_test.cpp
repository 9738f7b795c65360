#include <gtest/gtest.h>

#include "platform/wire/ftp/protocol.hpp"

namespace headframe::wire::ftp {
namespace {

struct Talk {
  Dialogue dialogue;

  Action action(std::string_view line) { return decide(dialogue, parse_command(line)); }
  /// The code of the reply that the command gets at once; 0 when there is something to do first.
  int code(std::string_view line) {
    const Action a = action(line);
    if (const auto* const refused = std::get_if<RefusePath>(&a)) return refused->reply.code;
    const auto* const said = std::get_if<Say>(&a);
    return said ? said->reply.code : 0;
  }
};

Talk logged_in() {
  Talk talk;
  talk.dialogue.account = Account{.user = "410185000001", .folder = "inbox/410185000001"};
  return talk;
}

TEST(FtpProtocol, before_the_log_in_almost_nothing_is_answered) {
  Talk talk;
  for (const auto* const line : {"STOR a", "LIST", "PASV", "CWD /", "PWD", "SIZE a", "ABOR", "RETR a"})
    EXPECT_EQ(talk.code(line), 530) << line;
  EXPECT_EQ(talk.code("FEAT"), 211);
  EXPECT_EQ(talk.code("SYST"), 215);
  EXPECT_TRUE(std::holds_alternative<Quit>(talk.action("QUIT")));
}

TEST(FtpProtocol, user_then_pass_is_a_log_in_and_unknown_accounts_sound_the_same) {
  Talk talk;
  EXPECT_EQ(talk.code("PASS early"), 503);
  EXPECT_EQ(talk.code("USER whoever"), 331);
  const Action action = talk.action("PASS a secret with blanks");
  const auto& log_in = std::get<LogIn>(action);
  EXPECT_EQ(log_in.user, "whoever");
  EXPECT_EQ(log_in.password, "a secret with blanks");
  EXPECT_EQ(talk.code("PASS again"), 503);  // each attempt names its account
}

TEST(FtpProtocol, active_connections_resume_append_and_retrieval_are_refused_in_words) {
  Talk talk = logged_in();
  for (const auto* const line : {"PORT 10,0,0,1,4,1", "EPRT |1|10.0.0.1|1025|", "APPE a", "REST 100",
                                 "RETR a", "STOU", "SITE CHMOD 777 a", "AUTH TLS"})
    EXPECT_EQ(talk.code(line), 502) << line;
  EXPECT_EQ(talk.code("REST 0"), 350);
}

TEST(FtpProtocol, a_file_that_announces_too_many_bytes_is_refused_before_it_comes) {
  Talk talk = logged_in();
  EXPECT_EQ(talk.code("ALLO 1073741824"), 552);
  EXPECT_EQ(talk.code("ALLO 20000000"), 202);
  EXPECT_EQ(talk.code("ALLO 4096 R 512"), 202);
  for (const auto* const line : {"ALLO", "ALLO many", "ALLO 99999999999999999999999", "ALLO 5x"})
    EXPECT_EQ(talk.code(line), 501) << line;
}

TEST(FtpProtocol, paths_that_lead_out_are_refused_for_every_command) {
  Talk talk = logged_in();
  for (const auto* const verb : {"STOR", "SIZE", "MDTM", "DELE", "MKD", "RMD", "RNFR", "CWD", "LIST",
                                 "NLST", "MLSD", "MLST", "XMKD", "XRMD", "XCWD"})
    for (const auto* const path : {"../410185000002/x", "/../x", ".headframe-1/x"})
      EXPECT_EQ(talk.code(std::string(verb) + " " + path), 550) << verb << " " << path;
  EXPECT_EQ(talk.code("CDUP"), 550);
}

TEST(FtpProtocol, the_folder_itself_is_not_overwritten_renamed_or_removed) {
  Talk talk = logged_in();
  for (const auto* const verb : {"STOR", "DELE", "MKD", "RMD", "RNFR"}) {
    EXPECT_EQ(talk.code(std::string(verb) + " /"), 550) << verb;
    EXPECT_EQ(talk.code(verb), 501) << verb;
  }
}

TEST(FtpProtocol, rename_needs_a_source_just_before_it) {
  Talk talk = logged_in();
  EXPECT_EQ(talk.code("RNTO b"), 503);
  talk.dialogue.directory = "aqjk";
  talk.dialogue.rename_source = "aqjk/a";
  const Action action = talk.action("RNTO b");
  EXPECT_EQ(std::get<RenameTo>(action).source, "aqjk/a");
  EXPECT_EQ(std::get<RenameTo>(action).target, "aqjk/b");
  talk.dialogue.rename_source = "a";
  EXPECT_EQ(talk.code("NOOP"), 200);
  EXPECT_EQ(talk.code("RNTO b"), 503);
  talk.dialogue.rename_source = "a";
  EXPECT_EQ(talk.code("RNTO ../../b"), 550);
  EXPECT_EQ(talk.code("RNTO b"), 503);
}

TEST(FtpProtocol, list_ignores_the_options_of_ls) {
  Talk talk = logged_in();
  talk.dialogue.directory = "d";
  for (const auto* const line : {"LIST -la", "LIST", "NLST -a", "LIST -a -l"})
    EXPECT_EQ(std::get<SendListing>(talk.action(line)).path, "d") << line;
  EXPECT_EQ(std::get<SendListing>(talk.action("LIST -la e")).path, "d/e");
  EXPECT_EQ(std::get<SendListing>(talk.action("MLSD")).format, ListFormat::facts);
}

TEST(FtpProtocol, passive_comes_in_two_forms_and_epsv_all_ends_the_old_one) {
  Talk talk = logged_in();
  EXPECT_FALSE(std::get<ListenForData>(talk.action("PASV")).extended);
  EXPECT_TRUE(std::get<ListenForData>(talk.action("EPSV")).extended);
  EXPECT_TRUE(std::get<ListenForData>(talk.action("EPSV 1")).extended);
  EXPECT_EQ(talk.code("EPSV 2"), 522);
  EXPECT_EQ(talk.code("EPSV ALL"), 200);
  EXPECT_EQ(talk.code("PASV"), 501);
}

TEST(FtpProtocol, odds_and_ends) {
  Talk talk = logged_in();
  EXPECT_EQ(talk.code("TYPE I"), 200);
  EXPECT_EQ(talk.code("TYPE E"), 504);
  EXPECT_EQ(talk.code("MODE S"), 200);
  EXPECT_EQ(talk.code("MODE B"), 504);
  EXPECT_EQ(talk.code("STRU F"), 200);
  EXPECT_EQ(talk.code("STRU R"), 504);
  EXPECT_EQ(talk.code("OPTS UTF8 ON"), 200);
  EXPECT_EQ(talk.code("OPTS UTF8 OFF"), 501);
  EXPECT_EQ(talk.code("ABOR"), 226);
  EXPECT_EQ(talk.code("STAT"), 211);
  EXPECT_EQ(talk.code("STAT /"), 504);
  EXPECT_EQ(talk.code("HELP"), 214);
  EXPECT_EQ(talk.code("USER other"), 503);
  EXPECT_EQ(talk.code("\x01\x02"), 500);
  talk.dialogue.directory = "a\"b";
  const Action where = talk.action("PWD");
  EXPECT_EQ(std::get<Say>(where).reply.text, "\"/a\"\"b\" is where you are.");
}

}  // namespace
}  // namespace headframe::wire::ftp
