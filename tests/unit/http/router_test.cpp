#include "platform/http/router.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/http/text.hpp"

namespace headframe::http {
namespace {

using core::ApiError;
using core::Method;
using testing::ElementsAre;
using testing::HasSubstr;

core::Route route(Method method, std::string path) {
  core::Route out;
  out.method = method;
  out.path = std::move(path);
  return out;
}

Router mines() {
  return Router({route(Method::get, "/mines"), route(Method::post, "/mines"),
                 route(Method::get, "/mines/{mine}"), route(Method::get, "/mines/closed"),
                 route(Method::get, "/mines/{mine}/points/{point}")});
}

TEST(Router, literal_segment_beats_parameter) {
  const Router router = mines();
  EXPECT_EQ(router.find(Method::get, "/mines/closed").route->path, "/mines/closed");
  EXPECT_EQ(router.find(Method::get, "/mines/410185000001").route->path, "/mines/{mine}");
}

TEST(Router, parameters_arrive_decoded_and_an_escaped_slash_stays_in_its_segment) {
  const Router router = mines();
  const auto match = router.find(Method::get, "/mines/a%2Fb/points/%E7%94%B2%E7%83%B7");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.path.at("mine"), "a/b");
  EXPECT_EQ(match.path.at("point"), "甲烷");
}

TEST(Router, wrong_method_names_the_right_ones) {
  const Router router = mines();
  const auto match = router.find(Method::del, "/mines");
  EXPECT_EQ(match.route, nullptr);
  EXPECT_THAT(match.allowed, ElementsAre(Method::get, Method::post));
}

TEST(Router, unknown_path_and_empty_parameter_find_nothing) {
  const Router router = mines();
  for (const char* path : {"/mine", "/mines/", "/mines//points/x", "/mines/a/points", ""})
    EXPECT_TRUE(router.find(Method::get, path).allowed.empty()) << path;
}

TEST(Router, broken_escape_is_refused) {
  const Router router = mines();
  for (const char* path : {"/mines/%", "/mines/%4", "/mines/%GG", "/mines/%00", "/mines/%FF",
                           "/mines/%C0%AF", "/mines/%ED%A0%80"})
    EXPECT_THROW(router.find(Method::get, path), ApiError) << path;
}

TEST(Router, two_routes_that_cannot_be_told_apart_are_a_defect) {
  EXPECT_THROW(Router({route(Method::get, "/a/{x}"), route(Method::get, "/a/{y}")}), std::logic_error);
  EXPECT_THROW(Router({route(Method::get, "/a/{x")}), std::logic_error);
  EXPECT_THROW(Router({route(Method::get, "a")}), std::logic_error);
}

core::Route with_parameters() {
  auto out = route(Method::get, "/alarms");
  out.query = {{"limit", "integer", "", false}, {"cursor", "string", "", false}, {"mine", "string", "", true}};
  return out;
}

std::string refusal(std::string_view query) {
  try {
    query_of(with_parameters(), query);
  } catch (const ApiError& error) {
    return error.code + " " + error.field + ": " + error.what();
  }
  return "accepted";
}

TEST(Query, declared_parameters_arrive_decoded) {
  const auto query = query_of(with_parameters(), "mine=%E7%99%BB%E5%B0%81+1&limit=5&");
  EXPECT_EQ(query.at("mine"), "登封 1");
  EXPECT_EQ(query.at("limit"), "5");
  EXPECT_FALSE(query.contains("cursor"));
}

TEST(Query, a_slip_is_refused_with_the_nearest_name) {
  EXPECT_THAT(refusal("mine=1&limt=5"), HasSubstr("did you mean 'limit'?"));
  EXPECT_THAT(refusal("mine=1&limt=5"), HasSubstr("unknown-parameter limt"));
  EXPECT_THAT(refusal("mine=1&zzzz=5"), testing::Not(HasSubstr("did you mean")));
}

TEST(Query, repeated_and_missing_parameters_are_refused) {
  EXPECT_THAT(refusal("mine=1&mine=2"), HasSubstr("repeated-parameter mine"));
  EXPECT_THAT(refusal("limit=1"), HasSubstr("missing-parameter mine"));
}

TEST(Query, a_value_outside_the_allowed_ones_is_refused_with_them) {
  core::Route route;
  route.query = {{"state", "string", "", false, {"open", "closed"}}};
  EXPECT_EQ(query_of(route, "state=open").at("state"), "open");
  try {
    query_of(route, "state=bogus");
    FAIL() << "bogus was taken";
  } catch (const ApiError& error) {
    EXPECT_EQ(error.status, 400);
    EXPECT_STREQ(error.what(), "state is one of open, closed");
  }
}

TEST(Text, encoding_and_decoding_are_inverse) {
  const std::string text = "登封 a/b?c=d&e%f+~";
  EXPECT_EQ(percent_decoded(percent_encoded(text), true), text);
}

}  // namespace
}  // namespace headframe::http
