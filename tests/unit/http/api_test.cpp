#include "platform/http/api.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/http/text.hpp"
#include "tests/unit/http/toy_platform.hpp"

namespace headframe::http {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class ApiTest : public testing::Test {
 protected:
  Reply ask(std::string method, std::string target, std::string body = {},
            std::string type = "application/json") {
    return toy.run(api.answer({std::move(method), std::move(target), authorization,
                               body.empty() ? "" : std::move(type), std::move(body), "10.0.0.7"}));
  }
  void log_in(const std::string& name) {
    const auto reply = ask("POST", "/api/v1/login", json{{"name", name}, {"password", "secret"}}.dump());
    ASSERT_EQ(reply.status, 200);
    authorization = "Bearer " + json::parse(reply.body).at("token").get<std::string>();
  }
  static std::string code(const Reply& reply) {
    return json::parse(reply.body).at("error").at("code").get<std::string>();
  }

  test::ToyPlatform toy;
  Api api{test::toy_routes(), toy.services()};
  std::string authorization;
};

TEST_F(ApiTest, a_token_opens_what_its_rights_allow) {
  EXPECT_EQ(ask("GET", "/api/v1/toys/ball").status, 401);
  log_in("dengfeng");
  const auto ball = ask("GET", "/api/v1/toys/ball");
  EXPECT_EQ(ball.status, 200);
  EXPECT_EQ(json::parse(ball.body).at("asked_by"), "dengfeng");
  const auto refused = ask("POST", "/api/v1/toys", R"({"name": "ball"})");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("toy.write"));
  EXPECT_EQ(ask("POST", "/api/v1/logout").status, 204);
  EXPECT_EQ(ask("GET", "/api/v1/toys/ball").status, 401);
}

TEST_F(ApiTest, the_scheme_of_the_authorization_may_be_written_in_any_case) {
  log_in("dengfeng");
  authorization.replace(0, 6, "bEARER");
  EXPECT_EQ(ask("GET", "/api/v1/toys/ball").status, 200);
}

TEST_F(ApiTest, a_wrong_password_does_not_say_which_half_was_wrong) {
  const auto wrong = ask("POST", "/api/v1/login", R"({"name": "duty", "password": "guess"})");
  const auto unknown = ask("POST", "/api/v1/login", R"({"name": "nobody", "password": "guess"})");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.body, unknown.body);
  EXPECT_EQ(ask("POST", "/api/v1/login", R"({"name": "locked", "password": "guess"})").status, 429);
}

TEST_F(ApiTest, a_password_is_changed_by_whoever_knows_the_old_one) {
  log_in("dengfeng");
  EXPECT_EQ(ask("POST", "/api/v1/me/password", R"({"old": "secret", "new": "better"})").status, 204);
  EXPECT_EQ(code(ask("POST", "/api/v1/me/password", R"({"old": "guess", "new": "better"})")),
            "bad-credentials");
}

TEST_F(ApiTest, a_body_is_held_against_the_routes_schema) {
  log_in("duty");
  EXPECT_EQ(ask("POST", "/api/v1/toys", R"({"name": "ball", "size": 2})").status, 201);
  EXPECT_EQ(code(ask("POST", "/api/v1/toys", R"({"name": "ball", "sise": 2})")), "bad-body");
  EXPECT_EQ(code(ask("POST", "/api/v1/toys")), "missing-body");
  EXPECT_EQ(ask("POST", "/api/v1/toys", "name=ball", "application/x-www-form-urlencoded").status, 415);
  EXPECT_EQ(ask("POST", "/api/v1/toys", R"({"name": "b"})", "Application/JSON; charset=utf-8").status, 201);
  EXPECT_EQ(code(ask("GET", "/api/v1/toys", "{}")), "unexpected-body");
}

TEST_F(ApiTest, paths_methods_and_parameters_that_do_not_exist_are_told) {
  log_in("duty");
  EXPECT_EQ(ask("GET", "/api/v1/toy").status, 404);
  EXPECT_EQ(ask("GET", "/api/v1x").status, 404);
  const auto wrong_method = ask("PUT", "/api/v1/toys", "{}");
  EXPECT_EQ(wrong_method.status, 405);
  EXPECT_THAT(wrong_method.headers, testing::Contains(testing::Pair("Allow", "GET, POST")));
  EXPECT_EQ(ask("BREW", "/api/v1/toys").status, 405);
  EXPECT_EQ(code(ask("GET", "/api/v1/toys?limt=3")), "unknown-parameter");
  EXPECT_EQ(code(ask("GET", "/api/v1/toys?limit=0")), "bad-parameter");
}

TEST_F(ApiTest, a_defect_is_recorded_and_not_shown) {
  log_in("duty");
  const auto reply = ask("GET", "/api/v1/toys/defect");
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, Not(HasSubstr("secret of the house")));
  EXPECT_THAT(toy.defects, testing::ElementsAre(HasSubstr("secret of the house")));
  EXPECT_EQ(code(ask("GET", "/api/v1/toys/none")), "not-found");
}

TEST_F(ApiTest, the_openapi_page_describes_every_route_and_nothing_else) {
  const json page = json::parse(ask("GET", "/api/v1/openapi.json").body);
  EXPECT_EQ(page.at("openapi"), "3.1.0");
  std::set<std::string> described, routed, ids;
  for (const auto& [path, methods] : page.at("paths").items())
    for (const auto& [method, operation] : methods.items()) {
      described.insert(method + path);
      EXPECT_TRUE(ids.insert(operation.at("operationId")).second) << operation;
      EXPECT_FALSE(operation.at("responses").empty());
      for (const auto& parameter : operation.at("parameters"))
        EXPECT_TRUE(parameter.at("in") == "query" || parameter.at("required") == true);
      std::size_t in_path = 0;
      for (const auto part : segments(path)) in_path += part.starts_with('{');
      EXPECT_EQ(in_path, std::ranges::count_if(operation.at("parameters"), [](const json& p) {
        return p.at("in") == "path";
      }));
    }
  for (const auto& route : api.routes()) {
    std::string method(name_of(route.method));
    std::ranges::transform(method, method.begin(), ::tolower);
    routed.insert(method + route.path);
  }
  EXPECT_EQ(described, routed);
  EXPECT_TRUE(described.contains("post/toys"));
  EXPECT_EQ(page.at("paths").at("/toys").at("post").at("x-right"), "toy.write");
  EXPECT_EQ(page.at("paths").at("/toys").at("post").at("requestBody").at("content").at("application/json")
                .at("schema").at("required"), json::array({"name"}));
}

TEST_F(ApiTest, a_store_that_cannot_write_is_no_defect_of_the_caller) {
  toy.identity.store_fails = true;
  const auto reply = ask("POST", "/api/v1/login", R"({"name": "duty", "password": "secret"})");
  EXPECT_EQ(reply.status, 503);
  EXPECT_THAT(reply.headers, testing::Contains(testing::Pair("Retry-After", "1")));
}

TEST_F(ApiTest, health_tells_in_the_status_whether_all_is_well) {
  EXPECT_EQ(ask("GET", "/healthz").status, 200);
  toy.health.checks.push_back({"ingest-queue", false, "10000 of 10000 files are waiting"});
  const auto ill = ask("GET", "/healthz");
  EXPECT_EQ(ill.status, 503);
  EXPECT_THAT(ill.body, HasSubstr("ingest-queue"));
}

TEST_F(ApiTest, metrics_count_what_was_answered) {
  ask("GET", "/nowhere");
  ask("GET", "/healthz");
  const auto page = ask("GET", "/metrics").body;
  EXPECT_THAT(page, HasSubstr("headframe_http_requests_total{status=\"4xx\"} 1\n"));
  EXPECT_THAT(page, HasSubstr("headframe_http_requests_total{status=\"2xx\"} 1\n"));
}

TEST_F(ApiTest, the_landing_page_leads_to_the_interface_in_two_languages) {
  const auto page = ask("GET", "/");
  EXPECT_THAT(page.content_type, HasSubstr("text/html"));
  for (const char* word : {"煤矿", "coal", "/api/v1/openapi.json", "/healthz", "/metrics"})
    EXPECT_THAT(page.body, HasSubstr(word));
  EXPECT_EQ(ask("POST", "/").status, 405);
}

TEST_F(ApiTest, live_without_a_websocket_asks_for_one) {
  log_in("duty");
  const auto reply = ask("GET", "/api/v1/live");
  EXPECT_EQ(reply.status, 426);
}

}  // namespace
}  // namespace headframe::http
