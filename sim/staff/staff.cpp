#include "sim/staff/staff.hpp"

namespace headframe::sim::staff {

Staff::Staff(rt::Runtime& life, const Roster& roster, const Neighbourhood& around,
             const Accounts& accounts, std::uint64_t seed)
    : life_(life),
      book_(around.book),
      dispatchers_(life, around.book, around.at_mine, around.outside, around.diary,
                   roster.dispatchers, seed,
                   [this](const std::string& mine, Told told) { duty_room_.says(mine, told); }),
      duty_room_({life, around.book, around.surroundings, around.outside, dispatchers_,
                  around.diary, around.duty_places},
                 roster.officers, accounts.by_name, seed),
      technician_(life,
                  {life.clock(), around.workshop_places, accounts.by_name.at(roster.technician),
                   roster.officers.patience},
                  around.book, around.diary, roster.technician_paper, seed),
      vendor_engineer_(life,
                       {life.clock(), around.workshop_places,
                        accounts.by_name.at(roster.vendor_engineer), roster.officers.patience},
                       around.book, around.diary, roster.vendor_paper, seed) {
  check(around.book);
}

void Staff::begin(rt::WallTime end) {
  rt::spawn(life_.executor(), duty_room_.work(end));
  rt::spawn(life_.executor(), technician_.work());
  rt::spawn(life_.executor(), vendor_engineer_.work());
}

void Staff::learns(const Progress& progress) {
  const auto thing = book_.things.find(progress.thing);
  if (thing == book_.things.end()) return;
  Technician& own = thing->second.party == Party::vendor ? vendor_engineer_ : technician_;
  own.learns(progress);
}

}  // namespace headframe::sim::staff
