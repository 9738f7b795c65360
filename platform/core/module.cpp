#include "platform/core/module.hpp"

namespace headframe::core {

void House::announce(store::Connection& connection, LiveEvent event) const {
  connection.after_commit(
      [&feed = live, event = std::move(event)]() mutable { feed.publish(std::move(event)); });
}

}  // namespace headframe::core
