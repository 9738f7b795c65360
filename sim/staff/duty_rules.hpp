// What a duty officer makes of what is seen and heard. Pure: the log book and an observation in,
// actions out. Source of the duties: domain.md §2.5 and §5.2; what to suspect when is the habits'.
#pragma once

#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "sim/staff/address_book.hpp"
#include "sim/staff/habits.hpp"
#include "sim/staff/pages.hpp"
#include "sim/staff/ports.hpp"

namespace headframe::sim::staff {

/// A work order as somebody fills in the form, on the screen or on paper.
struct Draft {
  std::string thing;
  std::string kind;  // "fault", "job" or "planned"
  std::string mine, title, symptom;
  rt::WallTime failed, detected;
};

/// Something that is out of order, from the moment it is noticed until it is seen to be well.
struct Concern {
  std::string symptom;
  rt::WallTime failed, detected;
  bool asked = false;  // the mine's dispatcher has been called and has not said yet
};

/// A mine has said that it is at work on its system. Good until it was silent and is heard again,
/// and for a day at most.
struct Announcement {
  rt::WallTime at;
  bool was_silent = false;
};

/// The duty room's log book: it passes from shift to shift.
struct Log {
  std::map<std::string, Concern> concerns;        // by thing
  std::set<std::int64_t> alarms;                  // in hand
  std::map<std::string, Announcement> announced;  // by mine
  std::uint32_t failures = 0;                     // pages in a row that did not come
  rt::WallTime first_failure;
};

/// Telephone whoever repairs it.
struct PassOn {
  std::string thing;
  Party to = Party::maintenance;
};
/// Telephone the mine's dispatcher about its silence.
struct AskMine {
  std::string mine;
};
/// Open a work order.
struct Write {
  Draft draft;
};
using Action = std::variant<PassOn, AskMine, Write>;
using Actions = std::vector<Action>;

/// What every decision needs beside the observation.
struct Bearings {
  const AddressBook& book;
  const OfficerHabits& habits;
  rt::WallTime now;
};

/// When most of a county's mines are silent at once, its line is suspected and they are not asked
/// one by one; a single mine's dispatcher is. Who may be silent by law is not on the page's list. A
/// concern ends when the mine is heard; that of a line when in none of its counties enough mines are
/// silent to suspect it, and who is silent then is asked on the next patrol.
Actions decide(Log& log, const Communication& seen, const Bearings& bearings);
/// A mine whose files come and cannot be read: a matter of its software, for the vendor.
Actions decide(Log& log, const std::vector<Finding>& findings, const Bearings& bearings);
/// All signs of this moment, those of the machine room included when `round` has been walked there.
Actions decide(Log& log, const std::vector<Sign>& signs, bool round, const Bearings& bearings);
/// Somebody calls about a thing.
Actions decide(Log& log, const Call& call, const Bearings& bearings);

/// A page came, or did not. The k-th failure in a row makes the platform a concern, as of the
/// first.
Actions page_came(Log& log, const Bearings& bearings);
Actions page_failed(Log& log, const Bearings& bearings);

/// What the dispatcher found.
enum class Told {
  system_down,     // the mine's own system; the dispatcher has called the vendor
  being_upgraded,  // the mine is at work on it
  all_well,        // it sends: the way to the centre is in doubt
};
Actions decide(Log& log, const std::string& mine, Told told, const Bearings& bearings);
/// A dispatcher announces work on the mine's system, whose silence is then no fault.
Actions announced(Log& log, const std::string& mine, const Bearings& bearings);

/// What has to be done about one alarm, and when after it was seen.
struct Handling {
  Alarm alarm;
  rt::WallTime seen, due;
  bool told = false;  // the mine has been; the platform has not answered yet
};
/// Every alarm on the list that nobody has acknowledged and that is not in hand yet. A gas alarm
/// waits no longer than the limit. What is no longer on the list is out of hand.
std::vector<Handling> decide(Log& log, const std::vector<Alarm>& list, const Bearings& bearings,
                             const Dice& officer);
/// The reason that is entered with the acknowledgement.
std::string reason_for(const Alarm& alarm);

}  // namespace headframe::sim::staff
