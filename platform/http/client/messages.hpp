// What the API says, as structs. The names of members are those of the JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

namespace headframe::http::client {

struct Who {
  std::int64_t user = 0;
  std::string name;
  std::vector<std::string> rights;
  std::vector<std::string> mines;  // empty: all
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Who, user, name, rights, mines)

struct Session {
  std::string token;
  std::string expires;
  Who who;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Session, token, expires, who)

/// The platform answered, and the answer is no: {"error": {code, message, field?}}. Not to be
/// mistaken for a broken link, which is an rt::SystemError.
class Refused : public std::runtime_error {
 public:
  Refused(int status, std::string code, const std::string& message, std::string field)
      : std::runtime_error(message), status(status), code(std::move(code)), field(std::move(field)) {}
  int status;
  std::string code;
  std::string field;
};

/// One page of a list: {"items": […], "next": cursor or null}.
struct PageOf {
  std::vector<nlohmann::json> items;
  std::optional<std::string> next;
};

// The messages of the live feed; docs/api.md says what they promise.

struct Hello {
  std::string epoch;
  std::uint64_t last = 0;
};

struct Event {
  std::uint64_t sequence = 0;
  std::string at;
  std::string topic;
  std::string mine;  // empty: concerns no single mine
  nlohmann::json data;
};

/// Events were missed for good: from `from` on, up to `to`; "restarted" says that the numbers
/// belonged to an earlier start of the platform and end nowhere that is known.
struct Gap {
  std::string reason;  // "forgotten", "restarted"
  std::uint64_t from = 0, to = 0;
};

struct Seen {
  std::uint64_t sequence = 0;
};

using LiveMessage = std::variant<Hello, Event, Gap, Seen>;

/// Throws nlohmann::json::exception or std::invalid_argument when `text` is no such message.
LiveMessage live_message(const std::string& text);
PageOf page(const nlohmann::json& body);

}  // namespace headframe::http::client
