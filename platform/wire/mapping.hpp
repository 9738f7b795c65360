// What a person has approved for one mine: how its files are to be read where they differ from
// their dialect. Changing it and replaying the quarantine is how a stopped mine comes back.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/wire/records.hpp"

namespace headframe::wire {

/// How many fields a token's records may have too many or too few, at their end. Missing ones are
/// read as empty, which only optional fields may be; extra ones are left unread.
struct FieldTolerance {
  std::uint32_t extra = 0, missing = 0;
  friend bool operator==(const FieldTolerance&, const FieldTolerance&) = default;
};

/// Everything defaults to "as the dialect says".
struct Mapping {
  std::optional<Encoding> encoding;                     // gb2312, gbk or utf8 instead of the dialect's
  std::vector<std::string> mine_codes;                // further codes that are this mine's
  std::map<std::string, std::string> token_aliases;   // token in the name → known token
  std::map<std::string, FieldTolerance> tolerances;   // by known token
  std::map<std::string, std::string> points;          // point as written → point as stored
  std::map<std::string, std::string> point_prefixes;  // beginning as written → beginning as stored
  std::map<std::string, std::string> sensor_codes;    // type as written → national type
  std::map<std::uint32_t, std::uint16_t> status_codes;  // status as written → national mask
  rt::Duration clock_offset{};                        // added to every time in the mine's files

  friend bool operator==(const Mapping&, const Mapping&) = default;
};

/// `change` laid over `base`: what change says wins, the rest stays.
Mapping merged(const Mapping& base, const Mapping& change);

/// JSON for people and for the store; only what differs from the default is written. Reading
/// refuses unknown keys and wrong types, and says which.
std::string to_json(const Mapping& mapping);
std::expected<Mapping, std::string> mapping_from_json(std::string_view json);

}  // namespace headframe::wire
