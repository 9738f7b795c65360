#include "platform/modules/positioning/events.hpp"

#include "platform/core/civil.hpp"

namespace headframe::positioning {

core::LiveEvent live_event(const PeopleMoved& e, rt::WallTime now) {
  return {0,
          now,
          "people.moved",
          e.mine,
          "people.read",
          {{"below", e.below},
           {"entered", e.entered},
           {"left", e.left},
           {"time", core::to_text(e.time)}}};
}

core::LiveEvent live_event(const CardsRepeated& e, rt::WallTime now) {
  return {0, now, "people.doubtful", e.mine, "people.read", {{"file", e.file}, {"cards", e.cards}}};
}

core::LiveEvent live_event(const std::string& mine, const tables::Event& e, rt::WallTime now) {
  return {0,
          now,
          "people.abnormal",
          mine,
          "people.read",
          {{"kind", text_of(e.kind)},
           {"subject", e.subject},
           {"began", core::to_text(e.began)},
           {"detail", e.detail},
           {"ended", e.ended ? nlohmann::json(core::to_text(*e.ended)) : nlohmann::json()}}};
}

}  // namespace headframe::positioning
