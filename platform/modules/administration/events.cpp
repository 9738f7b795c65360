#include "platform/modules/administration/events.hpp"

namespace headframe::administration {

core::LiveEvent live_event(const WorkOrderChanged& event, rt::WallTime now) {
  core::LiveEvent out;
  out.at = now;
  out.topic = "order." + std::string(name_of(event.step));
  out.mine = event.mine;
  out.right = "orders.read";
  out.data = {{"order", event.order}, {"title", event.title}};
  return out;
}

}  // namespace headframe::administration
