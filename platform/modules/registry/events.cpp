#include "platform/modules/registry/events.hpp"

#include "platform/core/civil.hpp"

namespace headframe::registry {

core::LiveEvent live_event(const core::MineLinkChanged& e, rt::WallTime now) {
  return {0,      now,          e.online ? "mine.online" : "mine.offline",
          e.mine, "mines.read", {{"since", core::to_text(e.since)}, {"lawful", e.lawful}}};
}

core::LiveEvent live_event(const core::MineChanged& e, rt::WallTime now) {
  return {0, now, "mine.changed", e.mine, "mines.read", {{"state", text_of(e.state)}}};
}

}  // namespace headframe::registry
