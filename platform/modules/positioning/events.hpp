// What positioning tells those who watch: topics "people.moved", "people.abnormal",
// "people.doubtful".
#pragma once

#include "platform/core/live.hpp"
#include "platform/modules/positioning/tables.hpp"

namespace headframe::positioning {

/// A snapshot was stored.
struct PeopleMoved {
  std::string mine;
  std::size_t below = 0, entered = 0, left = 0;
  rt::WallTime time;
};
/// A snapshot names cards twice: one person counts, and somebody should look.
struct CardsRepeated {
  std::string mine;
  std::int64_t file = 0;
  std::vector<std::string> cards;
};

core::LiveEvent live_event(const PeopleMoved& event, rt::WallTime now);
core::LiveEvent live_event(const CardsRepeated& event, rt::WallTime now);
core::LiveEvent live_event(const std::string& mine, const tables::Event& event, rt::WallTime now);

}  // namespace headframe::positioning
