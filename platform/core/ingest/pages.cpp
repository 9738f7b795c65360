#include "platform/core/ingest/pages.hpp"

#include <fmt/format.h>

#include <limits>

#include "platform/core/audit.hpp"
#include "platform/core/civil.hpp"
#include "platform/wire/rules.hpp"

namespace headframe::core::ingest::pages {
namespace {

using nlohmann::json;

const std::string& path_of(const ApiRequest& request, const std::string& name) {
  return request.path.at(name);
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

json words_of(std::string_view rule) {
  for (const RuleText& text : rule_texts())
    if (text.rule == rule) return {{"zh", text.zh}, {"en", text.en}};
  if (const wire::Rule* known = wire::find_rule(rule))
    return {{"zh", known->zh}, {"en", known->en}};
  return json();
}

json quarantine_item(const store::Statement& row) {
  const std::string rule = row.text(4);
  json item = {{"id", row.integer(0)},
               {"file", row.integer(1)},
               {"mine", row.text(2)},
               {"at", to_text(row.time(3))},
               {"rule", rule},
               {"words", words_of(rule)},
               {"count", row.integer(5)},
               {"expected", row.text(6)},
               {"found", row.text(7)},
               {"places", json::array()},
               {"state", row.text(9)},
               {"note", row.text(10)}};
  for (const json& p : json::parse(row.text_view(8)))
    item["places"].push_back({{"record", p[0]}, {"field", p[1]}, {"byte", p[2]}, {"found", p[3]}});
  return item;
}

}  // namespace

std::int64_t number_of(const ApiRequest& request, const std::string& name) {
  ApiRequest as_query;
  as_query.query[name] = path_of(request, name);
  return integer_of(as_query, name).value();
}

std::string required_text(const ApiRequest& request, const std::string& field) {
  if (!request.body.is_object() || !request.body.contains(field) ||
      !request.body[field].is_string() || request.body[field].get_ref<const std::string&>().empty())
    throw ApiError(400, "missing-field", field + " is required and not empty", field);
  return request.body[field];
}

json json_of(const FileEntry& e) {
  json item = {{"file", e.number},
               {"mine", e.mine},
               {"name", e.name},
               {"token", e.token},
               {"outcome", text_of(e.outcome)},
               {"size", e.size},
               {"records", e.records},
               {"rejected", e.rejected},
               {"received_at", to_text(e.received_at)},
               {"stored_at", to_text(e.stored_at)},
               {"stale", e.stale},
               {"mapping", e.mapping},
               {"replays", e.replays}};
  item["data_time"] = e.data_time ? json(to_text(*e.data_time)) : json();
  item["original"] = e.original ? json(*e.original) : json();
  if (!e.rule.empty())
    item["why"] = {{"rule", e.rule}, {"expected", e.expected}, {"found", e.found}};
  return item;
}

FileEntry visible_file(store::Connection& connection, const ApiRequest& request) {
  const auto entry = books::find(connection, number_of(request, "file"));
  if (!entry || !request.who.sees(entry->mine))
    throw ApiError(404, "not-found", "no such file", "file");
  return *entry;
}

json files_schema() {
  return page_schema({{"file", "integer"},      {"mine", "string"},       {"name", "string"},
                      {"token", "string"},      {"outcome", "string"},    {"size", "integer"},
                      {"records", "integer"},   {"rejected", "integer"},  {"received_at", "string"},
                      {"stored_at", "string"},  {"stale", "boolean"},     {"mapping", "integer"},
                      {"replays", "integer"},   {"data_time", "string?"}, {"original", "integer?"}});
}

json quarantine_schema() {
  return page_schema({{"id", "integer"},   {"file", "integer"},    {"mine", "string"},
                      {"at", "string"},    {"rule", "string"},     {"words", "object?"},
                      {"count", "integer"}, {"expected", "string"}, {"found", "string"},
                      {"places", "array"}, {"state", "string"},    {"note", "string"}});
}

ApiResponse list_files(store::Connection& connection, const ApiRequest& request) {
  const Page page = page_of(request);
  const std::string mine = query_of(request, "mine"), outcome = query_of(request, "outcome");
  const auto wanted = outcome.empty() ? std::nullopt : outcome_from(outcome);
  if (!outcome.empty() && !wanted)
    throw ApiError(400, "bad-parameter", "no such outcome", "outcome");
  json items = json::array(), next;
  auto row = connection.query(fmt::format("SELECT {} FROM core_files WHERE number < ? AND (? = '' "
                                          "OR mine = ?) AND (? < 0 OR outcome = ?) "
                                          "ORDER BY number DESC",
                                          books::entry_columns),
                              cursor_of(page), mine, mine, wanted ? static_cast<int>(*wanted) : -1,
                              wanted ? static_cast<int>(*wanted) : -1);
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

ApiResponse list_quarantine(store::Connection& connection, const ApiRequest& request) {
  const Page page = page_of(request);
  const std::string mine = query_of(request, "mine");
  std::string state = query_of(request, "state");
  if (state.empty()) state = "open";
  json items = json::array(), next;
  auto row = connection.query(
      "SELECT id, file, mine, at, rule, count, expected, found, places, state, note FROM "
      "core_quarantine "
      "WHERE state = ? AND id < ? AND (? = '' OR mine = ?) ORDER BY id DESC",
      state, cursor_of(page), mine, mine);
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
    if (!row.step() || !request.who.sees(row.text_view(0)))
      throw ApiError(404, "not-found", "no such entry", "id");
    if (row.text_view(1) != "open")
      throw ApiError(409, "closed", "the entry is closed already", "id");
  }
  connection.run(
      "UPDATE core_quarantine SET state = 'dismissed', closed_at = ?, closed_by = ?, note = ? "
      "WHERE id = ?",
      request.at, request.who.name, note, id);
  audit::append(connection, {request.at,
                             request.who.name,
                             "quarantine.dismiss",
                             fmt::format("quarantine/{}", id),
                             {{"note", note}}});
  return {200, {{"id", id}, {"state", "dismissed"}}};
}

ApiResponse list_audit(store::Connection& connection, const ApiRequest& request) {
  const Page page = page_of(request);
  json items = json::array(), next;
  auto row = connection.query(
      "SELECT id, at, who, action, subject, detail FROM core_audit WHERE id < ? "
      "ORDER BY id DESC LIMIT ?",
      cursor_of(page), page.limit);
  while (row.step())
    items.push_back({{"id", row.integer(0)},
                     {"at", to_text(row.time(1))},
                     {"who", row.text(2)},
                     {"action", row.text(3)},
                     {"subject", row.text(4)},
                     {"detail", json::parse(row.text_view(5))}});
  if (items.size() == page.limit) next = std::to_string(items.back()["id"].get<std::int64_t>());
  return {200, {{"items", std::move(items)}, {"next", std::move(next)}}};
}

ApiResponse verify_audit(store::Connection& connection, const ApiRequest&) {
  const audit::Verdict verdict = audit::verify(connection);
  return {200,
          {{"entries", verdict.entries},
           {"head", verdict.head},
           {"first_broken", verdict.first_broken ? json(*verdict.first_broken) : json()}}};
}

}  // namespace headframe::core::ingest::pages
