#include <fmt/format.h>

#include "platform/core/audit.hpp"
#include "platform/core/civil.hpp"
#include "platform/core/ingest/ingest.hpp"
#include "platform/wire/rules.hpp"

namespace headframe::core::ingest {
namespace {

using nlohmann::json;

const std::string& path_of(const ApiRequest& request, const std::string& name) { return request.path.at(name); }

std::int64_t number_of(const ApiRequest& request, const std::string& name) {
  ApiRequest as_query;
  as_query.query[name] = path_of(request, name);
  return integer_of(as_query, name).value();
}

std::string required_text(const ApiRequest& request, const std::string& field) {
  if (!request.body.is_object() || !request.body.contains(field) || !request.body[field].is_string() ||
      request.body[field].get_ref<const std::string&>().empty())
    throw ApiError(400, "missing-field", field + " is required and not empty", field);
  return request.body[field];
}

std::string query_of(const ApiRequest& request, const std::string& name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

std::int64_t cursor_of(const Page& page) {
  if (page.cursor.empty()) return std::numeric_limits<std::int64_t>::max();
  ApiRequest as_query;
  as_query.query["cursor"] = page.cursor;
  return integer_of(as_query, "cursor").value();
}

json json_of(const FileEntry& e) {
  json item = {{"file", e.number}, {"mine", e.mine}, {"name", e.name}, {"token", e.token},
               {"outcome", text_of(e.outcome)}, {"size", e.size}, {"records", e.records},
               {"rejected", e.rejected}, {"received_at", to_text(e.received_at)},
               {"stored_at", to_text(e.stored_at)}, {"stale", e.stale}, {"mapping", e.mapping},
               {"replays", e.replays}};
  item["data_time"] = e.data_time ? json(to_text(*e.data_time)) : json();
  item["original"] = e.original ? json(*e.original) : json();
  if (!e.rule.empty()) item["why"] = {{"rule", e.rule}, {"expected", e.expected}, {"found", e.found}};
  return item;
}

json words_of(std::string_view rule) {
  for (const RuleText& text : rule_texts())
    if (text.rule == rule) return {{"zh", text.zh}, {"en", text.en}};
  if (const wire::Rule* known = wire::find_rule(rule)) return {{"zh", known->zh}, {"en", known->en}};
  return json();
}

FileEntry visible_file(store::Connection& connection, const ApiRequest& request) {
  const auto entry = books::find(connection, number_of(request, "file"));
  if (!entry || !request.who.sees(entry->mine)) throw ApiError(404, "not-found", "no such file", "file");
  return *entry;
}

ApiResponse list_files(store::Connection& connection, const ApiRequest& request) {
  const Page page = page_of(request);
  const std::string mine = query_of(request, "mine"), outcome = query_of(request, "outcome");
  const auto wanted = outcome.empty() ? std::nullopt : outcome_from(outcome);
  if (!outcome.empty() && !wanted) throw ApiError(400, "bad-parameter", "no such outcome", "outcome");
  json items = json::array(), next;
  auto row = connection.query(
      fmt::format("SELECT {} FROM core_files WHERE number < ? AND (? = '' OR mine = ?) AND (? < 0 OR outcome = ?) "
                  "ORDER BY number DESC", books::entry_columns),
      cursor_of(page), mine, mine, wanted ? static_cast<int>(*wanted) : -1, wanted ? static_cast<int>(*wanted) : -1);
  while (row.step()) {
    const FileEntry entry = books::entry_from(row);
    if (!request.who.sees(entry.mine)) continue;
    if (items.size() == page.limit) {
      next = std::to_string(items.back()["file"].get<std::int64_t>());
      break;
    }
    items.push_back(json_of(entry));
  }
  return {200, {{"items", std::move(items)}, {"next", std::move(next)}}};
}

json quarantine_item(const store::Statement& row) {
  const std::string rule = row.text(4);
  json item = {{"id", row.integer(0)}, {"file", row.integer(1)}, {"mine", row.text(2)}, {"at", to_text(row.time(3))},
               {"rule", rule}, {"words", words_of(rule)}, {"count", row.integer(5)}, {"expected", row.text(6)},
               {"found", row.text(7)}, {"places", json::array()}, {"state", row.text(9)}, {"note", row.text(10)}};
  for (const json& p : json::parse(row.text_view(8)))
    item["places"].push_back({{"record", p[0]}, {"field", p[1]}, {"byte", p[2]}, {"found", p[3]}});
  return item;
}

ApiResponse list_quarantine(store::Connection& connection, const ApiRequest& request) {
  const Page page = page_of(request);
  const std::string mine = query_of(request, "mine");
  std::string state = query_of(request, "state");
  if (state.empty()) state = "open";
  json items = json::array(), next;
  auto row = connection.query(
      "SELECT id, file, mine, at, rule, count, expected, found, places, state, note FROM core_quarantine "
      "WHERE state = ? AND id < ? AND (? = '' OR mine = ?) ORDER BY id DESC", state, cursor_of(page), mine, mine);
  while (row.step()) {
    if (!request.who.sees(row.text_view(2))) continue;
    if (items.size() == page.limit) {
      next = std::to_string(items.back()["id"].get<std::int64_t>());
      break;
    }
    items.push_back(quarantine_item(row));
  }
  return {200, {{"items", std::move(items)}, {"next", std::move(next)}}};
}

ApiResponse dismiss(store::Connection& connection, const ApiRequest& request) {
  const std::string note = required_text(request, "note");
  const std::int64_t id = number_of(request, "id");
  {
    auto row = connection.query("SELECT mine, state FROM core_quarantine WHERE id = ?", id);
    if (!row.step() || !request.who.sees(row.text_view(0))) throw ApiError(404, "not-found", "no such entry", "id");
    if (row.text_view(1) != "open") throw ApiError(409, "closed", "the entry is closed already", "id");
  }
  connection.run("UPDATE core_quarantine SET state = 'dismissed', closed_at = ?, closed_by = ?, note = ? WHERE id = ?",
                 request.at, request.who.name, note, id);
  audit::append(connection, {request.at, request.who.name, "quarantine.dismiss", fmt::format("quarantine/{}", id),
                             {{"note", note}}});
  return {200, {{"id", id}, {"state", "dismissed"}}};
}

ApiResponse list_audit(store::Connection& connection, const ApiRequest& request) {
  const Page page = page_of(request);
  json items = json::array(), next;
  auto row = connection.query("SELECT id, at, who, action, subject, detail FROM core_audit WHERE id < ? "
                              "ORDER BY id DESC LIMIT ?", cursor_of(page), page.limit);
  while (row.step())
    items.push_back({{"id", row.integer(0)}, {"at", to_text(row.time(1))}, {"who", row.text(2)},
                     {"action", row.text(3)}, {"subject", row.text(4)}, {"detail", json::parse(row.text_view(5))}});
  if (items.size() == page.limit) next = std::to_string(items.back()["id"].get<std::int64_t>());
  return {200, {{"items", std::move(items)}, {"next", std::move(next)}}};
}

ApiResponse verify_audit(store::Connection& connection, const ApiRequest&) {
  const audit::Verdict verdict = audit::verify(connection);
  return {200, {{"entries", verdict.entries}, {"head", verdict.head},
                {"first_broken", verdict.first_broken ? json(*verdict.first_broken) : json()}}};
}

std::vector<Parameter> with_pages(std::vector<Parameter> parameters) {
  for (Parameter& parameter : page_parameters()) parameters.push_back(std::move(parameter));
  return parameters;
}

json body_of(std::initializer_list<const char*> required) {
  json schema = {{"type", "object"}, {"required", json::array()}, {"properties", json::object()}};
  for (const char* name : required) {
    schema["required"].push_back(name);
    schema["properties"][name] = {{"type", "string"}};
  }
  return schema;
}

}  // namespace

ApiResponse Ingest::replay(store::Connection& connection, const ApiRequest& request) {
  const FileEntry entry = visible_file(connection, request);
  if (entry.outcome == FileOutcome::duplicate)
    throw ApiError(409, "duplicate", "a duplicate has nothing of its own to read", "file");
  books::ask_replay(connection, entry.number, request.who.name, request.at);
  audit::append(connection, {request.at, request.who.name, "file.replay", fmt::format("file/{}", entry.number), {}});
  connection.after_commit([this, entry] {
    pipeline_.offer({entry.number, entry.mine, entry.name, books::archive_path(entry), entry.size, entry.received_at, true});
  });
  return {202, {{"file", entry.number}}};
}

ApiResponse Ingest::propose(store::Connection& connection, const ApiRequest& request) {
  const std::string reason = required_text(request, "reason");
  if (!request.body.contains("rules") || !request.body["rules"].is_object())
    throw ApiError(400, "missing-field", "rules is an object", "rules");
  const std::string& mine = path_of(request, "mine");
  const auto rules = wire::mapping_from_json(request.body["rules"].dump());
  if (!rules) throw ApiError(400, "bad-mapping", rules.error(), "rules");
  const std::int64_t version = mappings::propose(connection, mine, *rules, reason, request.who.name, request.at);
  audit::append(connection, {request.at, request.who.name, "mapping.propose", fmt::format("mine/{}", mine),
                             {{"version", version}, {"rules", request.body["rules"]}, {"reason", reason}}});
  return {201, {{"mine", mine}, {"version", version}}};
}

ApiResponse Ingest::approve(store::Connection& connection, const ApiRequest& request) {
  const std::string& mine = path_of(request, "mine");
  const std::int64_t version = number_of(request, "version");
  switch (mappings::approve(connection, mine, version, request.who.name, request.at)) {
    case mappings::Approval::not_found: throw ApiError(404, "not-found", "no such mapping", "version");
    case mappings::Approval::already: throw ApiError(409, "already-approved", "it is approved already", "version");
    case mappings::Approval::same_person:
      throw ApiError(403, "same-person", "somebody else than the proposer approves a mapping");
    case mappings::Approval::approved: break;
  }
  audit::append(connection, {request.at, request.who.name, "mapping.approve", fmt::format("mine/{}", mine),
                             {{"version", version}}});
  reload_mappings(connection);
  return {200, {{"mine", mine}, {"version", version}}};
}

void Ingest::reload_mappings(store::Connection& connection) {
  connection.after_commit([this, all = mappings::approved(connection)]() mutable {
    pipeline_.use_mappings(std::move(all));
  });
}

ApiResponse Ingest::approve_finding(store::Connection& connection, const ApiRequest& request) {
  const std::int64_t version = watchman_.approve(connection, request);
  reload_mappings(connection);
  return {200, {{"version", version}}};
}

ApiResponse Ingest::accept_finding(store::Connection& connection, const ApiRequest& request) {
  watchman_.accept(connection, request);
  return {200, json::object()};
}

ApiResponse Ingest::renew(store::Connection& connection, const ApiRequest& request) {
  const std::string& mine = path_of(request, "mine");
  if (!accounts::is_mine_code(mine)) throw ApiError(400, "bad-parameter", "not a mine code", "mine");
  const std::string secret = accounts::renew(connection, runtime_.entropy(), mine, request.at);
  audit::append(connection, {request.at, request.who.name, "account.renew", "mine/" + mine, {}});
  reload_accounts(connection);
  return {201, {{"user", mine}, {"secret", secret}}};
}

std::vector<Route> Ingest::routes() {
  const auto write = [this](ApiResponse (Ingest::*f)(store::Connection&, const ApiRequest&)) {
    return WriteHandler{[this, f](store::Connection& c, const ApiRequest& r) { return (this->*f)(c, r); }};
  };
  const std::vector<Parameter> of_mine{{"mine", "string", "only this mine"}};
  const auto with_mine = [&](Parameter more) { return with_pages({of_mine.front(), std::move(more)}); };
  const ReadHandler file{[](store::Connection& c, const ApiRequest& r) { return ApiResponse{200, json_of(visible_file(c, r))}; }};
  const ReadHandler maps{[](store::Connection& c, const ApiRequest& r) {
    return ApiResponse{200, {{"items", mappings::list(c, path_of(r, "mine"))}, {"next", nullptr}}};
  }};
  json rules = body_of({"reason"});
  rules["required"].push_back("rules");
  rules["properties"]["rules"] = {{"type", "object"}};
  return {
      {Method::get, "/files", "files.read", "files", "Files, newest first", with_mine({"outcome", "string", "only with this outcome"}), {}, {}, ReadHandler{list_files}},
      {Method::get, "/files/{file}", "files.read", "files", "One file", {}, {}, {}, file},
      {Method::post, "/files/{file}/replay", "files.manage", "files", "Read the file once more with today's mapping", {}, {}, {}, write(&Ingest::replay)},
      {Method::get, "/quarantine", "files.read", "files", "What was not accepted, newest first", with_mine({"state", "string", "open (default), replayed or dismissed"}), {}, {}, ReadHandler{list_quarantine}},
      {Method::post, "/quarantine/{id}/dismiss", "files.manage", "files", "Close an entry without replay", {}, body_of({"note"}), {}, WriteHandler{dismiss}},
      {Method::get, "/mines/{mine}/mappings", "files.read", "files", "All mappings of a mine", {}, {}, {}, maps},
      {Method::post, "/mines/{mine}/mappings", "mappings.propose", "files", "Propose a mapping", {}, rules, {}, write(&Ingest::propose)},
      {Method::post, "/mines/{mine}/mappings/{version}/approve", "mappings.approve", "files", "Approve a mapping", {}, {}, {}, write(&Ingest::approve)},
      {Method::post, "/mines/{mine}/account", "accounts.manage", "files", "Create or renew the mine's upload account; shows the secret once", {}, {}, {}, write(&Ingest::renew)},
      {Method::get, "/findings", "files.read", "guard", "What the guard noticed, newest first", {of_mine.front(), {"state", "string", "open (default), cleared, approved or accepted"}}, {}, {}, ReadHandler{Watchman::list}},
      {Method::post, "/findings/{finding}/approve", "mappings.approve", "guard", "Make the guard's proposal the mine's mapping", {}, {}, {}, write(&Ingest::approve_finding)},
      {Method::post, "/findings/{finding}/accept", "mappings.approve", "guard", "What it shows is right as it is", {}, {}, {}, write(&Ingest::accept_finding)},
      {Method::get, "/audit", "audit.read", "audit", "The audit chain, newest first", page_parameters(), {}, {}, ReadHandler{list_audit}},
      {Method::get, "/audit/verify", "audit.read", "audit", "Recompute the whole chain", {}, {}, {}, ReadHandler{verify_audit}},
  };
}

}  // namespace headframe::core::ingest
