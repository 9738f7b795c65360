// Who did what, in a chain: every entry carries the hash of its predecessor, so that nothing can be
// changed or left out in the middle unseen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "platform/store/connection.hpp"

namespace headframe::core::audit {

struct Entry {
  rt::WallTime at;
  std::string who;        // a user's name, or "platform"
  std::string action;     // "alarm.acknowledge"
  std::string subject;    // what it was done to: "alarm/17"
  nlohmann::json detail;  // what a reader needs to understand it later
};

/// Appends inside the caller's transaction; returns the entry's number (1, 2, 3 … without gaps).
std::int64_t append(store::Connection& connection, const Entry& entry);

struct Verdict {
  std::int64_t entries = 0;
  std::optional<std::int64_t>
      first_broken;  // the first entry that does not follow from the one before
  std::string head;  // hash of the last entry, hexadecimal; keep it elsewhere
};
/// Recomputes the whole chain. Entries cut off at the end show only against a head kept elsewhere.
Verdict verify(store::Connection& connection);

/// Table core_audit.
extern const std::string_view tables;

}  // namespace headframe::core::audit
