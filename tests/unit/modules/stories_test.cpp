// What happens in the modules when files arrive, told through the API.
#include "tests/unit/core/support.hpp"

namespace headframe {
namespace {

using core::Method;
using nlohmann::json;
using test::mine;
using test::point_name;
using test::realtime_file;

class ModulesTest : public test::PlatformTest {
 protected:
  json alarms(std::map<std::string, std::string> query = {}) {
    return get("/alarms", std::move(query))["items"];
  }
  std::string path_of(int alarm, const char* action) {
    return fmt::format("/alarms/{}/{}", alarm, action);
  }
};

TEST_F(ModulesTest, an_over_limit_lives_from_its_file_to_its_acknowledgement) {
  deliver(realtime_file(now() - std::chrono::seconds(60), {1.2}, 1));
  deliver(realtime_file(now() - std::chrono::seconds(30), {1.4}, 1));
  settle();
  ASSERT_EQ(alarms().size(), 1u);
  EXPECT_EQ(alarms()[0]["maximum"], 1.4);
  EXPECT_EQ(alarms()[0]["state"], "unacknowledged");
  EXPECT_EQ(call(Method::post, path_of(1, "acknowledge"), {{"reason", ""}}).status, 400);
  EXPECT_EQ(call(Method::post, path_of(1, "acknowledge"), {{"reason", "通知矿方撤人"}}).status,
            200);
  deliver(realtime_file(now(), {0.4}, 0));
  settle();
  EXPECT_TRUE(alarms().empty());
  const json closed = get("/alarms/1");
  EXPECT_EQ(closed["state"], "closed");
  std::vector<std::string> changes;
  for (const json& remark : closed["history"]) changes.push_back(remark["change"]);
  EXPECT_THAT(changes, testing::ElementsAre("raised", "acknowledged", "returned"));
  EXPECT_EQ(get("/audit")["items"][0]["action"], "alarm.acknowledge");
}

TEST_F(ModulesTest, a_gas_alarm_cannot_be_shelved_through_the_api) {
  deliver(realtime_file(now(), {1.2}, 1));
  settle();
  const json body{{"reason", "误报"}, {"until", core::to_text(now() + std::chrono::hours(1))}};
  const auto refused = call(Method::post, path_of(1, "shelve"), body);
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.body["error"]["code"], "statutory-alarm");
}

TEST_F(ModulesTest, an_over_limit_during_calibration_is_hidden_and_recorded) {
  deliver(realtime_file(now(), {1.5}, 1 | 4));
  settle();
  EXPECT_TRUE(alarms({{"kind", "over-limit"}}).empty());
  EXPECT_EQ(alarms({{"kind", "over-limit"}, {"state", "hidden"}}).size(), 1u);
  EXPECT_EQ(alarms({{"kind", "calibration"}, {"state", "active"}}).size(), 1u);
}

TEST_F(ModulesTest, a_silent_substation_is_one_alarm) {
  const std::string time = wire::format_civil(now());
  std::string definitions = fmt::format("{};某煤矿;KJ95X;监控;厂家;2025-01-01;{}~", mine, time);
  for (int i = 1; i <= 3; ++i)
    definitions += fmt::format("{};01;{}DT01;0001;MN;%;4;0;1.0;1.0;;;1.5;1.0;;;;;工作面;;;;;{}~",
                               point_name(i), mine, time);
  deliver(fmt::format("{}_CDDY_{}.txt", mine, wire::format_compact(now())), definitions + "||");
  settle();
  ASSERT_EQ(get("/files/1")["outcome"], "accepted") << get("/files/1").dump();
  deliver(realtime_file(now(), {0.1, 0.1, 0.1}, 16));
  settle();
  ASSERT_EQ(alarms().size(), 1u);
  EXPECT_EQ(alarms()[0]["kind"], "substation-silent");
  EXPECT_EQ(alarms()[0]["point"], fmt::format("{}DT01", mine));
}

TEST_F(ModulesTest, history_reads_the_same_before_and_after_compaction) {
  for (int i = 0; i < 20; ++i)
    deliver(realtime_file(now() - std::chrono::seconds(200 - i), {0.01 * i, 0.5}));
  settle();
  const json before = history_of(1);
  ASSERT_EQ(before.size(), 20u);
  const auto moved =
      node->run(platform->store().writer().run({"test", 0}, [&](store::Connection& c) {
        return monitoring::tables::compact(c, now() + std::chrono::hours(1), 1000);
      }));
  EXPECT_EQ(moved, 20u);
  EXPECT_EQ(history_of(1), before);
  ASSERT_EQ(call(Method::post, "/files/3/replay").status, 202);
  settle();
  EXPECT_EQ(history_of(1), before);
}

TEST_F(ModulesTest, all_values_of_a_mine_can_be_read_page_by_page_also_after_compaction) {
  const rt::WallTime begin = now() - std::chrono::minutes(25);
  for (const int minute : {0, 9, 10, 24})
    deliver(realtime_file(begin + std::chrono::minutes(minute), {0.01 * minute, 0.5}));
  settle();
  const auto all = [&] {
    std::vector<json> pages;
    for (json next = core::to_text(begin); !next.is_null(); next = pages.back()["next"])
      pages.push_back(get(fmt::format("/mines/{}/values", mine),
                          {{"cursor", next.get<std::string>()}, {"to", core::to_text(begin + std::chrono::minutes(25))}}));
    return pages;
  };
  const std::vector<json> pages = all();
  ASSERT_EQ(pages.size(), 3u);
  ASSERT_EQ(pages[0]["items"].size(), 4u);
  EXPECT_EQ(pages[1]["items"].size(), 2u);
  EXPECT_EQ(pages[2]["items"][0]["point"], point_name(1));
  EXPECT_EQ(pages[2]["items"][0]["value"], 0.24);
  EXPECT_EQ(pages[2]["items"][0]["received_at"], get("/files/4")["stored_at"]);
  node->run(platform->store().writer().run({"test", 0}, [&](store::Connection& c) {
    return monitoring::tables::compact(c, now() + std::chrono::hours(1), 1000);
  }));
  EXPECT_EQ(all(), pages);
}

TEST_F(ModulesTest, a_mine_is_off_line_until_it_is_heard) {
  ASSERT_EQ(register_mine().status, 201);
  EXPECT_EQ(get("/communication")["silent_by_fault"].size(), 1u);
  deliver(realtime_file(now(), {0.4}));
  settle();
  EXPECT_EQ(get("/communication")["online"], 1);
  EXPECT_FALSE(get(fmt::format("/mines/{}/outages", mine))["items"][0]["ended"].is_null());
}

TEST_F(ModulesTest, the_bulletin_counts_each_county_and_names_it_with_the_silent) {
  const json mines{{{"code", "410185000001"}, {"name", "甲矿"}, {"county", "登封"}, {"state", "producing"}},
                   {{"code", "410185000002"}, {"name", "乙矿"}, {"county", "登封"}, {"state", "stopped"}},
                   {{"code", "410183000003"}, {"name", "丙矿"}, {"county", "新密"}, {"state", "producing"}}};
  ASSERT_EQ(call(Method::post, "/mines/import", {{"reason", "登记"}, {"mines", mines}}).status, 200);
  const json page = get("/communication");
  EXPECT_EQ(page["silent_by_law"], 1);
  EXPECT_EQ(page["counties"][0],
            json({{"county", "新密"}, {"registered", 1}, {"silent_by_law", 0}, {"due", 1}, {"online", 0}}));
  EXPECT_EQ(page["counties"][1]["due"], 1);
  ASSERT_EQ(page["silent_by_fault"].size(), 2u);
  EXPECT_EQ(page["silent_by_fault"][0]["county"], "新密");
  EXPECT_EQ(page["silent_by_fault"][1]["county"], "登封");
}

TEST_F(ModulesTest, a_closed_mine_leaves_the_figures_and_its_account_but_keeps_its_history) {
  register_mine();
  const std::string secret =
      call(Method::post, fmt::format("/mines/{}/account", mine)).body.at("secret");
  deliver(realtime_file(now(), {0.4}));
  settle();
  ASSERT_EQ(register_mine("closed").status, 200);
  EXPECT_EQ(get("/communication")["registered"], 0);
  EXPECT_EQ(get(fmt::format("/mines/{}", mine))["state"], "closed");
  EXPECT_EQ(history_of(1).size(), 1u);
  EXPECT_FALSE(platform->ingest().log_in(mine, secret));
}

TEST_F(ModulesTest, a_wrong_mine_keeps_the_whole_import_out) {
  const json mines{{{"code", mine}, {"name", "a"}, {"state", "stopped"}}, {{"code", ".."}}};
  EXPECT_EQ(call(Method::post, "/mines/import", {{"reason", "x"}, {"mines", mines}}).status, 400);
  EXPECT_TRUE(get("/mines")["items"].empty());
}

TEST_F(ModulesTest, live_events_come_after_the_commit_and_in_order) {
  std::vector<std::string> topics;
  platform->live().subscribe([&](const core::LiveEvent& event) { topics.push_back(event.topic); });
  deliver(realtime_file(now(), {1.2}, 1));
  settle();
  EXPECT_THAT(topics, testing::ElementsAre("batch.stored", "alarm.raised", "file.stored"));
}

TEST_F(ModulesTest, an_unknown_token_becomes_a_finding) {
  auto file = realtime_file(now(), {0.42});
  file.name.replace(file.name.find("CDSS"), 4, "SSCD");
  deliver(file);
  settle();
  const json findings = get("/findings")["items"];
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0]["what"]["kind"], "unknown-token");
  ASSERT_EQ(call(Method::post, "/findings/1/accept").status, 200);
  EXPECT_TRUE(get("/findings")["items"].empty());
}

}  // namespace
}  // namespace headframe
