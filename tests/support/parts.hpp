// Small inventories, put together by hand.
#pragma once

#include <string>

#include "sim/equipment/calendar.hpp"
#include "sim/equipment/equipment.hpp"
#include "sim/equipment/inventory.hpp"
#include "sim/equipment/logbook.hpp"
#include "sim/math/draws.hpp"

namespace headframe::sim::equipment::parts {

inline constexpr rt::Duration day = std::chrono::hours{24};
inline constexpr rt::Duration year = 365 * day;
/// Friday 2021-01-01 00:00 in China.
inline constexpr rt::WallTime new_year{std::chrono::seconds(1609430400)};

inline device::Life exponential(rt::Duration mean) { return {1, mean}; }

/// Everything is noticed and answered at once; only work takes time.
inline repair::Procedure only_work(math::Law work) {
  repair::Procedure procedure;
  procedure.work = std::move(work);
  return procedure;
}

/// An empty inventory; team 0 has as many crews as it needs.
inline Inventory empty(rt::Duration horizon) {
  Inventory inventory;
  inventory.start = new_year;
  inventory.horizon = horizon;
  inventory.teams.push_back({});
  return inventory;
}

/// Adds `count` alike components that take the platform down when `down_when` of them are, with a
/// procedure of their own, done by `team`. Returns the number of the first.
inline Number add(Inventory& inventory, const std::string& name, Number count, device::Life life,
                  repair::Procedure procedure, Number down_when = 1, Number team = 0) {
  const auto kind = static_cast<Number>(inventory.kinds.size());
  const auto group = static_cast<Number>(inventory.groups.size());
  const auto first = static_cast<Number>(inventory.components.size());
  Kind made;
  made.name = name;
  made.life = life;
  made.procedure = static_cast<Number>(inventory.procedures.size());
  made.team = team;
  inventory.kinds.push_back(made);
  inventory.procedures.push_back(std::move(procedure));
  inventory.groups.push_back({name, kpi::Subject::platform, down_when, kind});
  for (Number i = 0; i < count; ++i) {
    const std::string member = name + "-" + std::to_string(i + 1);
    inventory.components.push_back({member, math::key_of(name + "/" + member), kind, group, {}});
  }
  return first;
}

/// Runs one replicate to its end and keeps the books.
inline Logbook written(const Inventory& inventory, std::uint64_t seed, std::uint64_t replicate) {
  Logbook book(inventory);
  HeapCalendar calendar;
  Equipment equipment(inventory, calendar, book, Detection::by_law);
  equipment.start(seed, replicate);
  while (!calendar.empty()) equipment.handle(calendar.pop());
  return book;
}

}  // namespace headframe::sim::equipment::parts
