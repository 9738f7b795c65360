// When a group of like components no longer does its work.
#pragma once

#include <cstdint>

namespace headframe::sim::device {

/// What a change of one member does to the group.
enum class GroupChange { none, went_down, came_back };

/// A group that is down while at least `down_when` (>= 1) of its members are. One of two pumps is
/// enough: down_when 2; every one is needed: down_when 1. `failed` counts the members that are down.
constexpr GroupChange member_failed(std::uint32_t& failed, std::uint32_t down_when) {
  return ++failed == down_when ? GroupChange::went_down : GroupChange::none;
}

constexpr GroupChange member_restored(std::uint32_t& failed, std::uint32_t down_when) {
  return failed-- == down_when ? GroupChange::came_back : GroupChange::none;
}

}  // namespace headframe::sim::device
