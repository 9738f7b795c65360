#include "platform/http/client/messages.hpp"

namespace headframe::http::client {

LiveMessage live_message(const std::string& text) {
  const auto body = nlohmann::json::parse(text);
  const auto number = [&](const char* name) { return body.at(name).get<std::uint64_t>(); };
  const auto word = [&](const char* name) { return body.at(name).get<std::string>(); };
  const std::string type = word("type");
  if (type == "hello") return Hello{word("epoch"), number("last")};
  if (type == "gap") return Gap{word("reason"), number("from"), number("to")};
  if (type == "seen") return Seen{number("sequence")};
  if (type == "event")
    return Event{number("sequence"), word("at"), word("topic"), body.value("mine", std::string{}),
                 body.at("data")};
  throw std::invalid_argument("unknown type of live message: " + type);
}

PageOf page(const nlohmann::json& body) {
  PageOf out{body.at("items").get<std::vector<nlohmann::json>>(), std::nullopt};
  if (const auto& next = body.at("next"); !next.is_null()) out.next = next.get<std::string>();
  return out;
}

}  // namespace headframe::http::client
