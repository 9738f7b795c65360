// What the registry tells those who watch: topics "mine.online", "mine.offline", "mine.changed".
#pragma once

#include "platform/core/live.hpp"
#include "platform/modules/registry/rules.hpp"

namespace headframe::registry {

core::LiveEvent live_event(const core::MineLinkChanged& event, rt::WallTime now);
core::LiveEvent live_event(const core::MineChanged& event, rt::WallTime now);

}  // namespace headframe::registry
