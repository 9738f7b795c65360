#include "platform/modules/registry/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace headframe::registry {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 5> names_of_states{"producing", "constructing", "rectifying",
                                                          "stopped", "closed"};
constexpr std::size_t code_digits = 12;  // domain.md §1.4.1
constexpr double longest_silence_s = 30 * 86400;

bool is_code(std::string_view text) {
  return text.size() == code_digits &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Takes fields out of an object one by one, and remembers the first that is wrong.
class Fields {
 public:
  explicit Fields(const json& object) : rest_(object) {
    if (!object.is_object()) wrong_ = "a mine is an object";
  }

  void text(const char* name, std::string& into, bool required = false) {
    take(name, required, "a text", &json::is_string,
         [&](const json& v) { into = v.get<std::string>(); });
  }
  void number(const char* name, double& into) {
    take(name, false, "a number", &json::is_number, [&](const json& v) { into = v.get<double>(); });
  }
  void number(const char* name, std::optional<double>& into) {
    take(name, false, "a number", &json::is_number, [&](const json& v) { into = v.get<double>(); });
  }
  void flag(const char* name, bool& into) {
    take(name, false, "true or false", &json::is_boolean,
         [&](const json& v) { into = v.get<bool>(); });
  }
  void check(bool right, const std::string& otherwise) {
    if (wrong_.empty() && !right) wrong_ = otherwise;
  }
  std::string finish() {
    if (wrong_.empty() && !rest_.empty()) wrong_ = rest_.begin().key() + ": no such field";
    return wrong_;
  }

 private:
  template <class Read>
  void take(const char* name, bool required, const char* expected,
            bool (json::*fits)() const noexcept, Read read) {
    if (!wrong_.empty()) return;
    const auto found = rest_.find(name);
    if (found == rest_.end() || found->is_null()) {
      if (required) wrong_ = std::string(name) + ": missing";
      if (found != rest_.end()) rest_.erase(found);
      return;
    }
    if (!((*found).*fits)()) {
      wrong_ = std::string(name) + ": expected " + expected;
      return;
    }
    read(*found);
    rest_.erase(found);
  }

  json rest_;
  std::string wrong_;
};

}  // namespace

std::string_view text_of(MineState state) {
  return names_of_states[static_cast<std::size_t>(state)];
}

std::vector<std::string> state_names() {
  return {names_of_states.begin(), names_of_states.end()};
}

std::optional<MineState> state_from(std::string_view text) {
  const auto found = std::ranges::find(names_of_states, text);
  if (found == names_of_states.end()) return std::nullopt;
  return static_cast<MineState>(found - names_of_states.begin());
}

std::expected<Mine, std::string> mine_from(const json& object) {
  Mine mine;
  std::string state;
  double silence_s = std::chrono::duration<double>(mine.silence_limit).count();
  Fields fields(object);
  fields.text("code", mine.code, true);
  fields.text("name", mine.name, true);
  fields.text("county", mine.county);
  fields.text("state", state, true);
  fields.text("gas_class", mine.gas_class);
  fields.text("hydrology", mine.hydrology);
  fields.number("capacity_10kt", mine.capacity_10kt);
  fields.flag("run_by_city", mine.run_by_city);
  fields.number("longitude", mine.longitude);
  fields.number("latitude", mine.latitude);
  fields.number("silence_limit_s", silence_s);
  const auto known = state_from(state);
  const auto within = [](const std::optional<double>& v, double most) {
    return !v || (*v >= -most && *v <= most);
  };
  fields.check(is_code(mine.code), fmt::format("code: expected {} digits", code_digits));
  fields.check(!mine.name.empty(), "name: expected a text that is not empty");
  fields.check(known.has_value(),
               fmt::format("state: expected one of {}", fmt::join(names_of_states, ", ")));
  fields.check(mine.capacity_10kt >= 0, "capacity_10kt: expected 0 or more");
  fields.check(within(mine.longitude, 180), "longitude: expected -180 to 180");
  fields.check(within(mine.latitude, 90), "latitude: expected -90 to 90");
  fields.check(silence_s >= 1 && silence_s <= longest_silence_s,
               fmt::format("silence_limit_s: expected 1 to {}", longest_silence_s));
  if (std::string wrong = fields.finish(); !wrong.empty()) return std::unexpected(std::move(wrong));
  mine.state = *known;
  mine.silence_limit = std::chrono::seconds(static_cast<std::int64_t>(silence_s));
  return mine;
}

json json_of(const Mine& m) {
  const auto number = [](const std::optional<double>& v) { return v ? json(*v) : json(); };
  return {{"code", m.code},
          {"name", m.name},
          {"county", m.county},
          {"state", text_of(m.state)},
          {"gas_class", m.gas_class},
          {"hydrology", m.hydrology},
          {"capacity_10kt", m.capacity_10kt},
          {"run_by_city", m.run_by_city},
          {"longitude", number(m.longitude)},
          {"latitude", number(m.latitude)},
          {"silence_limit_s",
           std::chrono::duration_cast<std::chrono::seconds>(m.silence_limit).count()}};
}

std::optional<Link> judge(const Link& link, const Mine& mine, std::optional<rt::WallTime> heard,
                          rt::WallTime started, rt::WallTime now) {
  const rt::WallTime newest = heard.value_or(started);
  const bool online = now - newest <= mine.silence_limit && (heard || link.online);
  const bool lawful = !online && may_be_silent(mine.state);
  if (online == link.online && lawful == link.lawful) return std::nullopt;
  const bool flipped = online != link.online;
  return Link{online, lawful, flipped ? newest : link.since};
}

}  // namespace headframe::registry
