// What 226 and 250 promise, and what is never promised.
#include <gmock/gmock.h>

#include <fstream>

#include "tests/e2e/ftp/inbox.hpp"
#include "tests/support/ftp_talker.hpp"

namespace headframe::wire::ftp {
namespace {

using test::Connection;
using test::FtpTalker;
using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;
using Delivery = Inbox::Delivery;

void keep_files(Inbox& inbox) { inbox.takes_away = false; }

struct FtpPromises : testing::Test {
  RunningServer server;
  FtpTalker talker{server.port()};

  FtpPromises() { talker.log_in(); }
};

TEST_F(FtpPromises, final_names_are_delivered_before_the_reply_and_others_are_not) {
  EXPECT_EQ(talker.upload("a.txt", "a"), 226);
  EXPECT_THAT(server.deliveries(), ElementsAre(Delivery{"inbox/mine1/a.txt", "a"}));
  EXPECT_EQ(talker.upload("b.tmp", "b"), 226);
  EXPECT_THAT(server.deliveries(), SizeIs(1));
  EXPECT_EQ(talker.code("RNFR b.tmp"), 350);
  EXPECT_EQ(talker.code("RNTO b.txt"), 250);
  EXPECT_THAT(server.deliveries(),
              ElementsAre(Delivery{"inbox/mine1/a.txt", "a"}, Delivery{"inbox/mine1/b.txt", "b"}));
  EXPECT_THAT(server.events_of<FileStored>(), SizeIs(2));
  EXPECT_THAT(server.events_of<FileRenamed>(), SizeIs(1));
}

TEST_F(FtpPromises, large_files_arrive_byte_by_byte) {
  std::string content(3'000'000, '\0');
  for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 2654435761u >> 13);
  EXPECT_EQ(talker.upload("a.txt", content), 226);
  EXPECT_TRUE(server.deliveries().at(0).content == content);
}

TEST_F(FtpPromises, a_file_cut_by_a_reset_never_looks_final) {
  Connection data = talker.data();
  EXPECT_EQ(talker.code("STOR a.txt"), 150);
  data.send(std::string(100'000, 'x'));
  data.reset();
  EXPECT_EQ(talker.answer().code, 426);
  EXPECT_THAT(server.deliveries(), IsEmpty());
  EXPECT_THAT(server.tree(), IsEmpty());
}

TEST_F(FtpPromises, a_client_that_dies_with_both_connections_leaves_nothing) {
  Connection data = talker.data();
  EXPECT_EQ(talker.code("STOR a.txt"), 150);
  data.send("half of it");
  talker.control().close();  // the operating system ends a dead client's connections in an orderly way
  data.close();
  server.wait_for_closed_sessions(1);
  EXPECT_THAT(server.deliveries(), IsEmpty());
  EXPECT_THAT(server.tree(), IsEmpty());
  EXPECT_THAT(server.events_of<FileRefused>(), SizeIs(1));
}

TEST_F(FtpPromises, abor_ends_a_transfer_and_the_session_goes_on) {
  Connection data = talker.data();
  EXPECT_EQ(talker.code("STOR a.txt"), 150);
  data.send("half of it");
  EXPECT_EQ(talker.code("\xff\xf4\xff\xf2" "ABOR"), 426);
  EXPECT_EQ(talker.answer().code, 226);
  EXPECT_THAT(server.tree(), IsEmpty());
  EXPECT_EQ(talker.upload("a.txt", "whole"), 226);
  EXPECT_THAT(server.deliveries(), ElementsAre(Delivery{"inbox/mine1/a.txt", "whole"}));
}

TEST_F(FtpPromises, abor_before_the_data_connection_ends_the_wait) {
  EXPECT_EQ(talker.code("EPSV"), 229);
  EXPECT_EQ(talker.code("STOR a.txt"), 150);
  EXPECT_EQ(talker.code("ABOR"), 426);
  EXPECT_EQ(talker.answer().code, 226);
}

TEST_F(FtpPromises, a_second_session_works_while_the_first_uploads_slowly) {
  Connection slow = talker.data();
  EXPECT_EQ(talker.code("STOR slow.txt"), 150);
  slow.send("first half, ");
  FtpTalker other(server.port());
  other.log_in();
  EXPECT_EQ(other.upload("fast.txt", "at once"), 226);
  slow.send("second half");
  slow.close();
  EXPECT_EQ(talker.answer().code, 226);
  EXPECT_THAT(server.deliveries(),
              ElementsAre(Delivery{"inbox/mine1/fast.txt", "at once"},
                          Delivery{"inbox/mine1/slow.txt", "first half, second half"}));
}

TEST_F(FtpPromises, a_stranger_cannot_take_the_data_connection) {
  Connection stranger = talker.data("127.0.0.2");
  EXPECT_EQ(talker.code("STOR a.txt"), 150);
  EXPECT_THROW(stranger.rest(), std::system_error);  // reset
  EXPECT_EQ(talker.code("ABOR"), 426);
  EXPECT_EQ(talker.answer().code, 226);
  EXPECT_THAT(server.deliveries(), IsEmpty());
  ASSERT_THAT(server.events_of<StrangerRefused>(), SizeIs(1));
  EXPECT_EQ(server.events_of<StrangerRefused>()[0].stranger, "127.0.0.2");
}

TEST_F(FtpPromises, delivered_files_are_neither_removed_nor_renamed) {
  server.on_loop(keep_files);
  EXPECT_EQ(talker.upload("a.txt", "a"), 226);
  EXPECT_EQ(talker.code("DELE a.txt"), 550);
  EXPECT_EQ(talker.code("RNFR a.txt"), 550);
  EXPECT_EQ(talker.code("MKD d"), 257);
  EXPECT_EQ(talker.code("RNFR d"), 550);
  EXPECT_THAT(server.tree(), ElementsAre("inbox/mine1/a.txt", "inbox/mine1/d"));
}

TEST_F(FtpPromises, a_file_that_still_stands_is_not_destroyed_by_another_of_its_name) {
  server.on_loop(keep_files);
  EXPECT_EQ(talker.upload("a.txt", "first"), 226);
  EXPECT_EQ(talker.upload("a.txt", "second"), 226);
  EXPECT_EQ(talker.upload("b.tmp", "third"), 226);
  EXPECT_EQ(talker.code("RNFR b.tmp"), 350);
  EXPECT_EQ(talker.code("RNTO a.txt"), 250);
  const auto deliveries = server.deliveries();
  ASSERT_THAT(deliveries, SizeIs(3));
  EXPECT_EQ(deliveries[0], (Delivery{"inbox/mine1/a.txt", "first"}));
  for (const auto i : {1, 2}) {
    EXPECT_THAT(deliveries[i].path, StartsWith("inbox/mine1/.headframe-"));
    EXPECT_THAT(deliveries[i].path, EndsWith("/a.txt"));
  }
  EXPECT_EQ(deliveries[1].content, "second");
  EXPECT_EQ(deliveries[2].content, "third");
  EXPECT_THAT(server.tree(), SizeIs(5));  // three files, two of them in directories of their own
  Connection data = talker.data();
  EXPECT_EQ(talker.code("NLST"), 150);
  EXPECT_EQ(data.rest(), "a.txt\r\n");
}

TEST_F(FtpPromises, the_directory_beside_goes_when_the_host_took_the_file) {
  std::ofstream(server.path("inbox/mine1/a.txt")) << "left by a crash";
  EXPECT_EQ(talker.upload("a.txt", "another"), 226);
  EXPECT_THAT(server.tree(), ElementsAre("inbox/mine1/a.txt"));
}

TEST_F(FtpPromises, what_the_host_does_not_take_is_not_promised_and_may_be_sent_again) {
  server.on_loop([](Inbox& inbox) { inbox.failures = 1; });
  EXPECT_EQ(talker.upload("a.txt", "a"), 451);
  EXPECT_THAT(server.tree(), ElementsAre("inbox/mine1/a.txt"));
  EXPECT_EQ(talker.upload("a.txt", "a"), 226);
  EXPECT_THAT(server.deliveries(), ElementsAre(Delivery{"inbox/mine1/a.txt", "a"}));
  EXPECT_THAT(server.tree(), IsEmpty());
}

TEST_F(FtpPromises, temporary_names_are_replaced_as_a_whole) {
  EXPECT_EQ(talker.upload("a.tmp", "a long first attempt"), 226);
  EXPECT_EQ(talker.upload("a.tmp", "second"), 226);
  EXPECT_EQ(talker.ask("SIZE a.tmp").text, "6");
}

TEST_F(FtpPromises, an_upload_into_nowhere_is_refused_before_it_comes) {
  EXPECT_EQ(talker.upload("no/such/a.txt", "a"), 550);
  EXPECT_EQ(talker.code("MKD d"), 257);
  EXPECT_EQ(talker.upload("d", "a"), 550);
}

}  // namespace
}  // namespace headframe::wire::ftp
