#include "platform/core/ingest/mappings.hpp"

#include "platform/core/civil.hpp"

namespace headframe::core::ingest::mappings {

const std::string_view tables = R"(
CREATE TABLE core_mappings(
  mine TEXT, version INTEGER, rules TEXT NOT NULL, reason TEXT NOT NULL, proposed_by TEXT NOT NULL,
  proposed_at INTEGER NOT NULL, approved_by TEXT, approved_at INTEGER,
  PRIMARY KEY(mine, version)) WITHOUT ROWID;
)";

std::int64_t propose(store::Connection& connection, std::string_view mine,
                     const wire::Mapping& rules, std::string_view reason, std::string_view who,
                     rt::WallTime at) {
  std::int64_t version = 0;
  {
    auto last = connection.query("SELECT max(version) FROM core_mappings WHERE mine = ?", mine);
    last.step();
    version = last.integer(0) + 1;
  }
  connection.run("INSERT INTO core_mappings VALUES(?, ?, ?, ?, ?, ?, NULL, NULL)", mine, version,
                 wire::to_json(rules), reason, who, at);
  return version;
}

Approval approve(store::Connection& connection, std::string_view mine, std::int64_t version,
                 std::string_view who, rt::WallTime at) {
  {
    auto row = connection.query(
        "SELECT proposed_by, approved_by FROM core_mappings WHERE mine = ? AND version = ?", mine,
        version);
    if (!row.step()) return Approval::not_found;
    if (!row.is_null(1)) return Approval::already;
    if (row.text_view(0) == who) return Approval::same_person;
  }
  connection.run(
      "UPDATE core_mappings SET approved_by = ?, approved_at = ? WHERE mine = ? AND version = ?",
      who, at, mine, version);
  return Approval::approved;
}

nlohmann::json list(store::Connection& connection, std::string_view mine) {
  nlohmann::json items = nlohmann::json::array();
  auto row = connection.query(
      "SELECT version, rules, reason, proposed_by, proposed_at, approved_by, approved_at "
      "FROM core_mappings WHERE mine = ? ORDER BY version",
      mine);
  while (row.step()) {
    nlohmann::json item = {{"version", row.integer(0)},
                           {"rules", nlohmann::json::parse(row.text_view(1))},
                           {"reason", row.text(2)},
                           {"proposed_by", row.text(3)},
                           {"proposed_at", to_text(row.time(4))}};
    item["approved_by"] = row.is_null(5) ? nlohmann::json() : nlohmann::json(row.text(5));
    item["approved_at"] = row.is_null(6) ? nlohmann::json() : nlohmann::json(to_text(row.time(6)));
    items.push_back(std::move(item));
  }
  return items;
}

std::map<std::string, std::shared_ptr<const Mapping>> approved(store::Connection& connection) {
  std::map<std::string, std::shared_ptr<const Mapping>> found;
  auto row = connection.query(
      "SELECT mine, version, rules FROM core_mappings WHERE approved_at IS NOT NULL ORDER BY mine, "
      "version");
  while (row.step()) {
    auto rules = wire::mapping_from_json(row.text_view(2));
    if (!rules)
      throw store::Error(store::Failure::corrupt,
                         "core_mappings, mine " + row.text(0) + ": " + rules.error());
    found[row.text(0)] = std::make_shared<const Mapping>(row.integer(1), std::move(*rules));
  }
  return found;
}

}  // namespace headframe::core::ingest::mappings
