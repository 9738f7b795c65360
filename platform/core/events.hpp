// Events that cross module borders. They travel on the Bus, inside the writer's transaction; views
// and references in them are valid during the call only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/rt/time.hpp"
#include "platform/wire/records.hpp"

namespace headframe::core {

/// A file was read and counts. Everything a module keeps of it, it keeps now.
struct FileDecoded {
  std::int64_t file = 0;  // the file's number: where every value comes from
  std::string_view mine;
  const wire::DecodedFile& content;
  rt::WallTime received_at, now;
  bool stale = false;   // older than the newest of its kind: history, never current state
  bool replay = false;  // read once more: what came from this file before is replaced
};

/// A value is beyond its point's alarm limit, and the mine's file does not say so. Monitoring
/// publishes it while it takes the file.
struct OverLimitUntold {
  std::string_view mine, point;
  double value = 0, limit = 0;
  rt::WallTime time;
  std::int64_t file = 0;
  bool past = false;  // a newer value of the point is known
  rt::WallTime now;
};

/// Why a mine may be silent without anything being wrong (domain.md §0.1). A closed mine has left
/// the register: its history stays, nothing is due from it.
enum class MineState { producing, constructing, rectifying, stopped, closed };

struct MineChanged {
  std::string mine;
  MineState state = MineState::producing;
};

/// No file of the mine's safety system arrived within its silence limit, or one did again.
struct MineLinkChanged {
  std::string mine;
  bool online = true;
  bool lawful = false;  // silent, and allowed to be
  rt::WallTime since;
};

/// An alarm began or ended its life (control publishes it).
struct AlarmChanged {
  std::int64_t alarm = 0;
  std::string mine, point, kind;
  std::string state;  // the state after the change
  int level = 0;
  rt::WallTime at;
};

}  // namespace headframe::core
