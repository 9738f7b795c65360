#include "viz/models/linkedtime.hpp"

namespace headframe::viz {

LinkedTime::LinkedTime(TimeController &first, TimeController &second, QObject *parent)
    : QObject(parent), first_(first), second_(second) {
  const auto bind = [this](TimeController &leader, TimeController &other) {
    const auto lead = [this, &leader, &other] { follow(leader, other); };
    connect(&leader, &TimeController::cursorChanged, this, lead);
    connect(&leader, &TimeController::rangeChanged, this, lead);
  };
  bind(first, second);
  bind(second, first);
  follow(first_, second_);
}

void LinkedTime::setLinked(bool linked) {
  linked_ = linked;
  follow(first_, second_);
}

void LinkedTime::follow(TimeController &leader, TimeController &other) {
  if (!linked_ || following_) return;
  following_ = true;
  const bool whole = leader.range() == Range{{}, leader.length()};
  other.setRange(whole ? Range{{}, other.length()} : leader.range());
  other.setCursor(leader.cursor());
  following_ = false;
}

}  // namespace headframe::viz
