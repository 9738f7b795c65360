// Private to this room: the kinds of incidents and the keys of each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/shape.hpp"

namespace headframe::sim::scenario {

struct Kind {
  std::string name;
  Happening empty;
  bool fault;            // may be put down to one of the scenario's 'causes'
  Shape<Incident> keys;  // without `kind`, `at` and `cause`

  /// Binds a key to a member of the incident's own struct.
  template <class Event, class M, class Value>
  Kind& key(std::string key_name, bool required, M Event::*member, Type<Value> type,
            std::string what) {
    keys.through(
        std::move(key_name), required,
        [member](Incident& incident) -> Value& {
          M& held = std::get<Event>(incident.what).*member;
          if constexpr (std::is_same_v<M, Value>) {
            return held;
          } else {
            return held.emplace();
          }
        },
        std::move(type), std::move(what));
    return *this;
  }
};

/// In the order of scenarios/README.md.
const std::vector<Kind>& incident_kinds();

}  // namespace headframe::sim::scenario
