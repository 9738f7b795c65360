#include "tests/unit/core/support.hpp"

namespace headframe::core::ingest {
namespace {

using nlohmann::json;
using test::mine;
using test::realtime_file;

class IngestTest : public test::PlatformTest {};

TEST_F(IngestTest, a_delivered_file_becomes_values_with_their_origin) {
  deliver(realtime_file(now(), {0.42, 1.62}, 1));
  settle();
  const json values = get(fmt::format("/mines/{}/values/current", mine))["items"];
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values[1]["value"], 1.62);
  EXPECT_EQ(values[1]["status"], 1);
  EXPECT_EQ(values[1]["origin"], (json{{"file", 1}, {"record", 2}}));
  const json file = get("/files/1");
  EXPECT_EQ(file["outcome"], "accepted");
  EXPECT_EQ(file["records"], 2);
}

TEST_F(IngestTest, a_finished_file_lies_in_the_archive_and_nowhere_else) {
  const auto file = realtime_file(now(), {0.42});
  deliver(file);
  settle();
  end();
  begin();
  const std::string day = day_text(day_of(now()));
  EXPECT_TRUE(
      node->runtime().storage().stat(fmt::format("archive/{}/{}/1.{}", mine, day, file.name)));
  EXPECT_TRUE(node->runtime().storage().list("spool").empty());
  EXPECT_TRUE(node->runtime().storage().list(fmt::format("inbox/{}", mine)).empty());
}

TEST_F(IngestTest, the_same_file_twice_counts_once) {
  const auto file = realtime_file(now(), {0.42});
  deliver(file);
  deliver(file);
  settle();
  EXPECT_EQ(get("/files/2")["outcome"], "duplicate");
  EXPECT_EQ(get("/files/2")["original"], 1);
  EXPECT_EQ(history_of(1).size(), 1u);
}

TEST_F(IngestTest, another_content_under_the_same_name_goes_to_quarantine) {
  const rt::WallTime at = now();
  deliver(realtime_file(at, {0.42}));
  deliver(realtime_file(at, {0.43}));
  settle();
  EXPECT_EQ(get("/files/2")["outcome"], "conflict");
  const json waiting = get("/quarantine")["items"];
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0]["rule"], "same-name-other-content");
  EXPECT_EQ(history_of(1).size(), 1u);
}

TEST_F(IngestTest, a_late_file_becomes_history_but_not_the_current_value) {
  deliver(realtime_file(now(), {0.42}));
  deliver(realtime_file(now() - std::chrono::minutes(5), {0.99}));
  settle();
  EXPECT_EQ(get("/files/2")["stale"], true);
  EXPECT_EQ(get(fmt::format("/mines/{}/values/current", mine))["items"][0]["value"], 0.42);
  EXPECT_EQ(history_of(1).size(), 2u);
}

TEST_F(IngestTest, files_left_in_the_inbox_are_found_at_the_next_start) {
  end();
  {
    test::NativeNode other(folder.path());
    other.runtime().storage().make_directories(fmt::format("inbox/{}", mine));
    const auto file = realtime_file(other.runtime().clock().wall_now(), {0.42});
    rt::replace_file(other.runtime().storage(), fmt::format("inbox/{}/{}", mine, file.name),
                     file.bytes);
    rt::replace_file(other.runtime().storage(), fmt::format("inbox/{}/{}.tmp", mine, file.name),
                     "half");
  }
  begin();
  settle();
  EXPECT_EQ(get("/files")["items"].size(), 1u);
  EXPECT_EQ(history_of(1).size(), 1u);
}

TEST_F(IngestTest, a_platform_that_is_killed_finds_every_promised_file_again) {
  for (int i = 0; i < 40; ++i)
    deliver(realtime_file(now() - std::chrono::seconds(100 - i), {0.01 * i}));
  kill_and_restart();
  settle();
  EXPECT_EQ(history_of(1).size(), 40u);
  for (const json& file : get("/files")["items"]) EXPECT_EQ(file["outcome"], "accepted");
}

TEST_F(IngestTest, a_quarantined_file_counts_once_after_its_mapping_was_fixed) {
  auto file = realtime_file(now(), {0.42, 0.43});
  file.name.replace(file.name.find("CDSS"), 4, "SSCD");
  deliver(file);
  settle();
  EXPECT_EQ(get("/files/1")["outcome"], "unknown-type");
  const std::string mappings = fmt::format("/mines/{}/mappings", mine);
  const json proposal{{"rules", {{"token_aliases", {{"SSCD", "CDSS"}}}}},
                      {"reason", "new version of the mine's software"}};
  const auto proposed = call(Method::post, mappings, proposal);
  ASSERT_EQ(proposed.status, 201) << proposed.body.dump();
  EXPECT_EQ(call(Method::post, mappings + "/1/approve").status, 403);
  ASSERT_EQ(call(Method::post, mappings + "/1/approve", {}, {}, "li").status, 200);
  for (int again = 0; again < 2; ++again) {
    ASSERT_EQ(call(Method::post, "/files/1/replay").status, 202);
    settle();
  }
  EXPECT_EQ(get("/files/1")["outcome"], "accepted");
  EXPECT_EQ(get("/files/1")["replays"], 2);
  EXPECT_EQ(history_of(1).size(), 1u);
  EXPECT_TRUE(get("/quarantine")["items"].empty());
  EXPECT_EQ(get("/quarantine", {{"state", "replayed"}})["items"].size(), 1u);
  EXPECT_TRUE(get("/audit/verify")["first_broken"].is_null());
}

TEST_F(IngestTest, a_repaired_file_takes_the_name_of_a_refused_one) {
  auto file = realtime_file(now(), {0.42});
  const std::string sound = file.bytes;
  file.bytes.replace(file.bytes.find("0.42"), 4, "o.42");
  deliver(file);
  deliver(file);
  deliver(file.name, sound);
  deliver(file.name, sound);
  settle();
  EXPECT_EQ(get("/files/1")["outcome"], "refused");
  EXPECT_EQ(get("/files/2")["outcome"], "duplicate");
  EXPECT_EQ(get("/files/3")["outcome"], "accepted");
  EXPECT_EQ(get("/files/4")["outcome"], "duplicate");
  EXPECT_EQ(get("/files/4")["original"], 3);
  EXPECT_EQ(history_of(1).size(), 1u);
}

TEST_F(IngestTest, a_mine_that_is_not_registered_gets_no_account) {
  const auto refused = call(Method::post, fmt::format("/mines/{}/account", mine));
  EXPECT_EQ(refused.status, 404);
}

TEST_F(IngestTest, a_disabled_account_delivers_nothing_even_while_it_is_logged_in) {
  register_mine();
  const std::string account = fmt::format("/mines/{}/account", mine);
  const std::string secret = call(Method::post, account).body.at("secret");
  ASSERT_EQ(get("/accounts")["items"][0]["enabled"], true);
  EXPECT_FALSE(get("/accounts").dump().contains(secret));
  ASSERT_EQ(call(Method::post, account + "/disable", {{"reason", "secret was mailed"}}).status, 200);
  EXPECT_EQ(get("/accounts")["items"][0]["enabled"], false);
  EXPECT_FALSE(platform->ingest().log_in(mine, secret));
  EXPECT_THROW(deliver(realtime_file(now(), {0.42})), std::system_error);
  EXPECT_EQ(get("/audit")["items"][0]["action"], "account.disable");
  EXPECT_EQ(call(Method::post, account + "/disable", {{"reason", "again"}}).status, 404);
}

TEST_F(IngestTest, a_filter_with_an_unknown_value_is_refused_with_the_known_ones) {
  const auto refused = call(Method::get, "/quarantine", {}, {{"state", "bogus"}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.body["error"]["message"], "state is one of open, replayed, dismissed");
  EXPECT_EQ(call(Method::get, "/findings", {}, {{"state", "bogus"}}).status, 400);
}

TEST(RefusalsTest, a_flood_is_one_line_and_a_count) {
  Refusals refusals;
  const Refusal wrong{RefusalKind::log_in, "410183000001", "192.0.2.7", "wrong user or password"};
  const rt::WallTime at{std::chrono::hours(1)};
  rt::Instant t{};
  EXPECT_EQ(refusals.add(wrong, t, at),
            "refused: log-in of 410183000001 from 192.0.2.7: wrong user or password");
  for (int i = 0; i < 20; ++i) EXPECT_FALSE(refusals.add(wrong, t, at));
  EXPECT_TRUE(refusals.add({RefusalKind::path, "410183000001", "192.0.2.7", "../x"}, t, at));
  t = t + Refusals::quiet;
  EXPECT_THAT(refusals.add(wrong, t, at).value(), testing::EndsWith("(20 more since the last line)"));
  EXPECT_EQ(refusals.list({}).body["items"][0]["count"], 22);
}

TEST(RefusalsTest, a_stranger_s_text_ends_no_line_and_fills_no_memory) {
  Refusals refusals;
  const rt::WallTime at{};
  EXPECT_EQ(refusals.add({RefusalKind::log_in, "a\nb\xff", "", "no"}, {}, at),
            "refused: log-in of a?b?: no");
  for (std::size_t i = 0; i < 2 * Refusals::most_entries; ++i)
    refusals.add({RefusalKind::log_in, std::to_string(i), "", "no"}, {}, at);
  EXPECT_EQ(refusals.list({}).body["items"].size(), Refusals::most_entries);
}

TEST_F(IngestTest, an_account_opens_with_its_secret_only) {
  register_mine();
  const auto made = call(Method::post, fmt::format("/mines/{}/account", mine));
  ASSERT_EQ(made.status, 201);
  const std::string secret = made.body["secret"];
  EXPECT_EQ(secret.size(), 32u);
  EXPECT_TRUE(platform->ingest().log_in(mine, secret));
  EXPECT_FALSE(platform->ingest().log_in(mine, "wrong"));
  EXPECT_FALSE(platform->ingest().log_in("nobody", secret));
}

TEST_F(IngestTest, a_request_without_the_right_is_refused) {
  const Match match = core::match(platform->routes(), Method::get, "/files");
  const ApiResponse response = node->run(platform->answer(*match.route, {}));
  EXPECT_EQ(response.status, 403);
  EXPECT_EQ(response.body["error"]["code"], "forbidden");
}

}  // namespace
}  // namespace headframe::core::ingest
