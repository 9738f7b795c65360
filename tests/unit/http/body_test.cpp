#include "platform/http/body.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/core/api.hpp"

namespace headframe::http {
namespace {

using nlohmann::json;
using testing::HasSubstr;

const json schema = json::parse(R"({
  "type": "object", "required": ["name"],
  "properties": {
    "name": {"type": "string", "minLength": 1, "maxLength": 4},
    "kind": {"type": "string", "enum": ["methane", "wind"]},
    "limit": {"type": ["number", "null"], "minimum": 0, "maximum": 100},
    "places": {"type": "array", "maxItems": 2, "items": {"type": "object",
      "properties": {"x": {"type": "integer"}}}}}})");

std::string refusal(const char* text) {
  try {
    check_body(schema, parse_body(text));
  } catch (const core::ApiError& error) {
    return error.code + "|" + error.field + "|" + error.what();
  }
  return "accepted";
}

TEST(Body, what_fits_the_schema_is_accepted) {
  EXPECT_EQ(refusal(R"({"name": "甲烷一号", "kind": "wind", "limit": null, "places": [{"x": 1}]})"),
            "accepted");
}

TEST(Body, a_refusal_names_the_place) {
  EXPECT_THAT(refusal(R"({"kind": "wind"})"), HasSubstr("bad-body|name|"));
  EXPECT_THAT(refusal(R"({"name": 5})"), HasSubstr("expected string, found number"));
  EXPECT_THAT(refusal(R"({"name": "12345"})"), HasSubstr("|name|"));
  EXPECT_THAT(refusal(R"({"name": "a", "kind": "fire"})"), HasSubstr("methane"));
  EXPECT_THAT(refusal(R"({"name": "a", "limit": 101})"), HasSubstr("above 100"));
  EXPECT_THAT(refusal(R"({"name": "a", "places": [{"x": 1}, {"x": 1.5}]})"), HasSubstr("|places[1].x|"));
  EXPECT_THAT(refusal(R"({"name": "a", "places": [{}, {}, {}]})"), HasSubstr("above 2"));
  EXPECT_THAT(refusal("[]"), HasSubstr("expected object, found array"));
}

TEST(Body, an_unknown_member_is_refused_with_the_nearest_name) {
  EXPECT_THAT(refusal(R"({"name": "a", "limitt": 1})"), HasSubstr("did you mean 'limit'?"));
}

TEST(Body, what_says_a_thing_twice_or_is_not_json_is_refused) {
  EXPECT_THAT(refusal(R"({"name": "a", "name": "b"})"), HasSubstr("bad-json|name|"));
  EXPECT_THAT(refusal(R"({"name": "a",})"), HasSubstr("at byte 14"));
  EXPECT_THAT(refusal("{\"name\": \"\xff\"}"), HasSubstr("bad-json"));
}

TEST(Body, a_body_cannot_exhaust_the_stack) {
  EXPECT_THAT(refusal(std::string(100'000, '[').c_str()), HasSubstr("nested deeper"));
}

}  // namespace
}  // namespace headframe::http
