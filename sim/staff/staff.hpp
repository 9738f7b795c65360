// Everybody who works with the platform: the duty room, those who repair, the mines' dispatchers.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "sim/staff/dispatchers.hpp"
#include "sim/staff/duty_room.hpp"
#include "sim/staff/enrolment.hpp"
#include "sim/staff/roster.hpp"
#include "sim/staff/technician.hpp"

namespace headframe::sim::staff {

/// Where they are. All of it outlives the staff.
struct Neighbourhood {
  const AddressBook& book;
  const Surroundings& surroundings;
  const AtMine& at_mine;
  Outside& outside;
  Diary& diary;
  std::vector<Workstation*> duty_places, workshop_places;  // at least one each
};

/// The program of a node that never fails: people do not crash, their workstations do.
class Staff {
 public:
  /// The accounts are enrolled already. Throws std::invalid_argument when the address book has
  /// holes.
  Staff(rt::Runtime& life, const Roster& roster, const Neighbourhood& around,
        const Accounts& accounts, std::uint64_t seed);
  Staff(const Staff&) = delete;

  /// From now on; the duty room is manned until `end`, repairs and paper go on after it.
  void begin(rt::WallTime end);

  // These may come from outside of the people's node.
  void learns(const Progress& progress);
  void rings(Call call) { duty_room_.rings(std::move(call)); }
  void upgrade_begins(const std::string& mine) { dispatchers_.upgrade_begins(mine); }

 private:
  rt::Runtime& life_;
  const AddressBook& book_;
  Dispatchers dispatchers_;
  DutyRoom duty_room_;
  Technician technician_, vendor_engineer_;
};

}  // namespace headframe::sim::staff
