// What hangs on the wall beside the telephone: what there is, who repairs it, and which line
// carries which county.
#pragma once

#include <map>
#include <string>

#include "sim/staff/ports.hpp"

namespace headframe::sim::staff {

/// An entry of the device register, and whom to call about it.
struct Thing {
  std::string kind;   // "line", "server", "workstation", "adapter", …
  std::string title;  // as people call it: "登封专线"
  std::string mine;   // code, of what belongs to a mine
  Party party = Party::maintenance;
  bool takes_down = true;  // its failure is a fault; otherwise a job, such as a swapped disk
};

/// Whatever is named in the other tables, by a sign or by a call is among the things. A mine
/// without an adapter is called about by nobody.
struct AddressBook {
  std::map<std::string, Thing> things;  // by name
  std::string platform;                 // the thing that is called about when no page comes
  std::map<std::string, std::string> line_of_county;   // by the county's name in the platform
  std::map<std::string, std::string> adapter_of_mine;  // the mine's way into the platform, by code
  std::map<std::string, std::string> access_of_mine;   // its access line, if somebody else's
};

/// Throws std::invalid_argument naming what is missing from the things.
void check(const AddressBook& book);

}  // namespace headframe::sim::staff
