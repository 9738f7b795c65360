// What a mine is, and when its silence means something. Pure.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/core/events.hpp"

namespace headframe::registry {

using core::MineState;
std::string_view text_of(MineState state);  // "producing", …, "closed"
std::optional<MineState> state_from(std::string_view text);
std::vector<std::string> state_names();

/// A mine as the bureau registers it (domain.md §0.1).
struct Mine {
  std::string code, name, county;
  MineState state = MineState::producing;
  std::string gas_class;     // "outburst", "high", "low"
  std::string hydrology;     // "extreme", "complex", "medium", "simple"
  double capacity_10kt = 0;  // licensed, 10 000 t a year
  bool run_by_city = false;
  std::optional<double> longitude, latitude;
  rt::Duration silence_limit = std::chrono::minutes(10);
};

/// From the API's or an import file's object: code (12 digits), name and state must be given. Says
/// which field is wrong and what was expected; unknown fields are refused.
std::expected<Mine, std::string> mine_from(const nlohmann::json& object);
nlohmann::json json_of(const Mine& mine);

/// Only producing mines have to be connected (the seed's yearly goal 四: all normally producing
/// mines); the others are off-line by law, not by fault, for as long as they like.
constexpr bool may_be_silent(MineState state) {
  return state != MineState::producing;
}

/// The connection as the platform believes it to be.
struct Link {
  bool online = false;
  bool lawful = true;  // of being off-line
  rt::WallTime since;  // of the present state
};

/// The next state, or nothing when it stays. `heard` is the newest file's arrival, absent when none
/// came since the platform started at `started`.
std::optional<Link> judge(const Link& link, const Mine& mine, std::optional<rt::WallTime> heard,
                          rt::WallTime started, rt::WallTime now);

}  // namespace headframe::registry
