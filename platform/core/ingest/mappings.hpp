// How a mine's files are to be read where they differ from their dialect. A mapping is proposed
// by a person or by the guard and counts once somebody else approved it. Table core_mappings.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "platform/store/connection.hpp"
#include "platform/wire/mapping.hpp"

namespace headframe::core::ingest {

struct Mapping {
  std::int64_t version = 0;  // 0: none, the dialect as it is
  wire::Mapping rules;
};

namespace mappings {

extern const std::string_view tables;

/// Returns the version: 1, 2, 3 … of the mine.
std::int64_t propose(store::Connection& connection, std::string_view mine,
                     const wire::Mapping& rules, std::string_view reason, std::string_view who,
                     rt::WallTime at);
enum class Approval { approved, not_found, already, same_person };
/// The one who proposed may not approve.
Approval approve(store::Connection& connection, std::string_view mine, std::int64_t version,
                 std::string_view who, rt::WallTime at);
nlohmann::json list(store::Connection& connection, std::string_view mine);
/// The newest approved mapping of every mine that has one.
std::map<std::string, std::shared_ptr<const Mapping>> approved(store::Connection& connection);

}  // namespace mappings
}  // namespace headframe::core::ingest
