// What people notice without the platform, and what they set off outside of it. Whoever runs the
// city implements these; nothing here knows how.
#pragma once

#include <string>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::sim::staff {

/// Who is called when something has failed.
enum class Party { maintenance, carrier, grid, vendor };
std::string_view name_of(Party party);  // "maintenance" …

/// Something that can be seen or heard to be out of order. `thing` goes by its name in the device
/// register. A red lamp burns in the machine room, where nobody looks but on a patrol.
struct Sign {
  std::string thing;
  std::string symptom;  // in kebab-case: "wall-dark", "mains-gone", "module-errors", "red-lamp"
  bool in_machine_room = false;
};

class Surroundings {
 public:
  virtual ~Surroundings() = default;
  /// All signs of this instant.
  virtual std::vector<Sign> signs() const = 0;
};

/// The telephone to those who repair. Reporting what works, or reporting twice, is allowed.
class Outside {
 public:
  virtual ~Outside() = default;
  virtual void report(const std::string& thing, Party to, rt::WallTime at) = 0;
};

/// What a mine's dispatcher can find out on the spot; mines go by their codes.
class AtMine {
 public:
  virtual ~AtMine() = default;
  virtual bool system_works(const std::string& mine) const = 0;
  virtual bool is_being_upgraded(const std::string& mine) const = 0;
  /// Whether the place is above its limit, whatever the sensor says.
  virtual bool is_over_limit(const std::string& mine, const std::string& point) const = 0;
};

/// A repair takes a step, told to those who do it.
enum class Stage { responded, repair_started, restored };
struct Progress {
  std::string thing;
  Stage stage = Stage::responded;
  rt::WallTime at;
  std::string cause;  // the root cause, in kebab-case; known when it is restored
};

/// The telephone in the duty room rings: a mine, a leader, a neighbour. Without a thing somebody
/// asks what is the matter.
struct Call {
  std::string from;
  std::string thing, symptom;
};

}  // namespace headframe::sim::staff
