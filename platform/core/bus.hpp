// Events between modules: typed, and delivered inside the writer's transaction, so that what one
// module concludes from another's event is kept with it or not at all.
#pragma once

#include <functional>
#include <map>
#include <typeindex>
#include <vector>

#include "platform/store/connection.hpp"

namespace headframe::core {

/// Subscribers are told in the order of subscription, on the writer's lane. One that throws undoes
/// the whole job. All subscribing is done before the first event.
class Bus {
 public:
  template <class Event>
  void subscribe(std::function<void(store::Connection&, const Event&)> listener) {
    listeners_[typeid(Event)].push_back(
        [listener = std::move(listener)](store::Connection& c, const void* e) {
          listener(c, *static_cast<const Event*>(e));
        });
  }

  template <class Event>
  void publish(store::Connection& connection, const Event& event) const {
    const auto found = listeners_.find(typeid(Event));
    if (found == listeners_.end()) return;
    for (const auto& listener : found->second) listener(connection, &event);
  }

 private:
  using Erased = std::function<void(store::Connection&, const void*)>;
  std::map<std::type_index, std::vector<Erased>> listeners_;
};

}  // namespace headframe::core
