#include "platform/core/ingest/watchman.hpp"

#include <fmt/format.h>

#include "platform/core/audit.hpp"
#include "platform/core/civil.hpp"
#include "platform/core/guard/describe.hpp"

namespace headframe::core::ingest {
namespace {

using nlohmann::json;

struct Found {
  std::int64_t id = 0;
  std::string mine, subject, state, proposal;
  GuardKind kind = GuardKind::unknown_token;
};

Found open_finding(store::Connection& connection, const ApiRequest& request) {
  ApiRequest as_query;
  as_query.query["finding"] = request.path.at("finding");
  const std::int64_t id = integer_of(as_query, "finding").value();
  auto row = connection.query(
      "SELECT mine, kind, subject, state, proposal FROM core_findings WHERE id = ?", id);
  if (!row.step() || !request.who.sees(row.text_view(0)))
    throw ApiError(404, "not-found", "no such finding", "finding");
  Found found{id,          row.text(0), row.text(2),
              row.text(3), row.text(4), static_cast<GuardKind>(row.integer(1))};
  if (found.state != "open")
    throw ApiError(409, "closed", "the finding is closed already", "finding");
  return found;
}

void close(store::Connection& connection, const Found& found, const char* state,
           const ApiRequest& request, json detail) {
  connection.run("UPDATE core_findings SET state = ?, closed_at = ?, closed_by = ? WHERE id = ?",
                 state, request.at, request.who.name, found.id);
  audit::append(connection, {request.at, request.who.name, fmt::format("finding.{}", state),
                             fmt::format("finding/{}", found.id), std::move(detail)});
}

wire::Mapping mapping_of(store::Connection& connection, const std::string& mine) {
  const auto all = mappings::approved(connection);
  const auto found = all.find(mine);
  return found == all.end() ? wire::Mapping{} : found->second->rules;
}

}  // namespace

const std::string_view Watchman::tables = R"(
CREATE TABLE core_findings(
  id INTEGER PRIMARY KEY, mine TEXT NOT NULL, kind INTEGER NOT NULL, subject TEXT NOT NULL, state TEXT NOT NULL,
  raised_at INTEGER NOT NULL, closed_at INTEGER, closed_by TEXT, finding TEXT NOT NULL, proposal TEXT);
CREATE INDEX core_findings_open ON core_findings(state, mine, kind, subject);
)";

void Watchman::observe(store::Connection& connection, const std::string& mine,
                       const Observation& seen) {
  for (const GuardEvent& event : core::observe(states_[mine], seen))
    keep(connection, mine, event, seen.received_at);
}

// A finding that was open before a restart is raised again by what is learnt anew: it stays one
// row.
void Watchman::keep(store::Connection& connection, const std::string& mine, const GuardEvent& event,
                    rt::WallTime at) {
  const GuardFinding& finding = event.finding;
  const int kind = static_cast<int>(finding.kind);
  const std::string text = to_json(finding);
  const auto proposal =
      finding.proposal ? std::optional(wire::to_json(*finding.proposal)) : std::nullopt;
  using enum GuardEvent::Phase;
  const bool is_open = event.phase != cleared;
  const bool known =
      connection.run(
          "UPDATE core_findings SET finding = ?, proposal = ?, state = ?, closed_at = ?, closed_by "
          "= ? "
          "WHERE state = 'open' AND mine = ? AND kind = ? AND subject = ?",
          text, proposal, is_open ? "open" : "cleared", is_open ? std::nullopt : std::optional(at),
          is_open ? std::nullopt : std::optional(std::string("guard")), mine, kind,
          finding.subject) > 0;
  if (is_open && !known)
    connection.run(
        "INSERT INTO core_findings(mine, kind, subject, state, raised_at, finding, proposal) "
        "VALUES(?, ?, ?, 'open', ?, ?, ?)",
        mine, kind, finding.subject, at, text, proposal);
  const char* topic = event.phase == raised     ? "finding.raised"
                      : event.phase == proposed ? "finding.proposed"
                                                : "finding.cleared";
  house_.announce(connection, {0, at, topic, mine, "files.read", json::parse(text)});
}

std::int64_t Watchman::approve(store::Connection& connection, const ApiRequest& request) {
  const Found found = open_finding(connection, request);
  if (found.proposal.empty())
    throw ApiError(409, "no-proposal", "the guard has no proposal for this", "finding");
  const auto change = wire::mapping_from_json(found.proposal);
  if (!change) throw store::Error(store::Failure::corrupt, "core_findings: " + change.error());
  const wire::Mapping rules = wire::merged(mapping_of(connection, found.mine), *change);
  const std::int64_t version = mappings::propose(
      connection, found.mine, rules, fmt::format("finding/{}", found.id), "guard", request.at);
  mappings::approve(connection, found.mine, version, request.who.name, request.at);
  close(connection, found, "approved", request, {{"mine", found.mine}, {"version", version}});
  return version;
}

void Watchman::accept(store::Connection& connection, const ApiRequest& request) {
  const Found found = open_finding(connection, request);
  accept_as_usual(states_[found.mine], found.kind, found.subject);
  close(connection, found, "accepted", request, {{"mine", found.mine}});
}

ApiResponse Watchman::list(store::Connection& connection, const ApiRequest& request) {
  const auto text = [&](const char* name, const char* otherwise) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::string(otherwise) : found->second;
  };
  const std::string mine = text("mine", ""), state = text("state", "open");
  json items = json::array();
  auto row = connection.query(
      "SELECT id, mine, kind, state, raised_at, closed_at, closed_by, finding FROM core_findings "
      "WHERE state = ? AND (? = '' OR mine = ?) ORDER BY id DESC LIMIT 1000",
      state, mine, mine);
  while (row.step()) {
    if (!request.who.sees(row.text_view(1))) continue;
    const GuardText words = text_of(static_cast<GuardKind>(row.integer(2)));
    items.push_back({{"finding", row.integer(0)},
                     {"mine", row.text(1)},
                     {"state", row.text(3)},
                     {"raised_at", to_text(row.time(4))},
                     {"closed_by", row.text(6)},
                     {"closed_at", row.is_null(5) ? json() : json(to_text(row.time(5)))},
                     {"words", {{"zh", words.zh}, {"en", words.en}}},
                     {"what", json::parse(row.text_view(7))}});
  }
  return {200, {{"items", std::move(items)}, {"next", nullptr}}};
}

}  // namespace headframe::core::ingest
