#include <fmt/format.h>

#include "platform/core/audit.hpp"
#include "platform/core/civil.hpp"
#include "platform/core/ingest/ingest.hpp"
#include "platform/core/ingest/pages.hpp"

namespace headframe::core::ingest {
namespace {

using nlohmann::json;
using pages::number_of;
using pages::required_text;

const std::string& path_of(const ApiRequest& request, const std::string& name) {
  return request.path.at(name);
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

ApiResponse one_file(store::Connection& connection, const ApiRequest& request) {
  return {200, pages::json_of(pages::visible_file(connection, request))};
}

ApiResponse mappings_of_mine(store::Connection& connection, const ApiRequest& request) {
  return {200,
          {{"items", mappings::list(connection, path_of(request, "mine"))}, {"next", nullptr}}};
}

ApiResponse list_accounts(store::Connection& connection, const ApiRequest& request) {
  json items = json::array();
  for (const auto& [user, account] : accounts::all(connection))
    if (request.who.sees(account.mine))
      items.push_back({{"user", user},
                       {"mine", account.mine},
                       {"enabled", account.enabled},
                       {"renewed_at", to_text(account.renewed_at)},
                       {"max_file_bytes", account.max_file_bytes}});
  return {200, {{"items", std::move(items)}, {"next", nullptr}}};
}

json accounts_schema() {
  return page_schema({{"user", "string"},
                      {"mine", "string"},
                      {"enabled", "boolean"},
                      {"renewed_at", "string"},
                      {"max_file_bytes", "integer"}});
}

std::vector<Route> reading_routes() {
  const Parameter mine{"mine", "string", "only this mine"};
  const Parameter outcome{"outcome", "string", "only with this outcome", false, outcome_list()};
  const Parameter state{"state", "string", "open unless given", false,
                        {"open", "replayed", "dismissed"}};
  const Parameter found{"state", "string", "open unless given", false,
                        {"open", "cleared", "approved", "accepted"}};
  const auto get = [](const char* path, const char* right, const char* tag, const char* summary,
                      std::vector<Parameter> query, auto run, json answer = {}) {
    return Route{Method::get, path, right,  tag, summary, std::move(query), {}, std::move(answer),
                 ReadHandler{run}};
  };
  return {
      get("/files", "files.read", "files", "Files, newest first", with_pages({mine, outcome}),
          pages::list_files, pages::files_schema()),
      get("/files/{file}", "files.read", "files", "One file", {}, one_file),
      get("/quarantine", "files.read", "files", "What was not accepted, newest first",
          with_pages({mine, state}), pages::list_quarantine, pages::quarantine_schema()),
      get("/accounts", "accounts.manage", "files", "Upload accounts of mines, without secrets", {},
          list_accounts, accounts_schema()),
      get("/mines/{mine}/mappings", "files.read", "files", "All mappings of a mine", {},
          mappings_of_mine),
      get("/findings", "files.read", "guard", "What the guard noticed, newest first",
          {mine, found}, Watchman::list),
      get("/audit", "audit.read", "audit", "The audit chain, newest first", page_parameters(),
          pages::list_audit),
      get("/audit/verify", "audit.read", "audit", "Recompute the whole chain", {},
          pages::verify_audit),
  };
}

}  // namespace

ApiResponse Ingest::replay(store::Connection& connection, const ApiRequest& request) {
  const FileEntry entry = pages::visible_file(connection, request);
  if (entry.outcome == FileOutcome::duplicate)
    throw ApiError(409, "duplicate", "a duplicate has nothing of its own to read", "file");
  books::ask_replay(connection, entry.number, request.who.name, request.at);
  audit::append(
      connection,
      {request.at, request.who.name, "file.replay", fmt::format("file/{}", entry.number), {}});
  connection.after_commit([this, entry] {
    pipeline_.offer({entry.number, entry.mine, entry.name, books::archive_path(entry), entry.size,
                     entry.received_at, true});
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
  const std::int64_t version =
      mappings::propose(connection, mine, *rules, reason, request.who.name, request.at);
  audit::append(connection,
                {request.at,
                 request.who.name,
                 "mapping.propose",
                 fmt::format("mine/{}", mine),
                 {{"version", version}, {"rules", request.body["rules"]}, {"reason", reason}}});
  return {201, {{"mine", mine}, {"version", version}}};
}

ApiResponse Ingest::approve(store::Connection& connection, const ApiRequest& request) {
  const std::string& mine = path_of(request, "mine");
  const std::int64_t version = number_of(request, "version");
  switch (mappings::approve(connection, mine, version, request.who.name, request.at)) {
    case mappings::Approval::not_found:
      throw ApiError(404, "not-found", "no such mapping", "version");
    case mappings::Approval::already:
      throw ApiError(409, "already-approved", "it is approved already", "version");
    case mappings::Approval::same_person:
      throw ApiError(403, "same-person", "somebody else than the proposer approves a mapping");
    case mappings::Approval::approved:
      break;
  }
  audit::append(connection, {request.at,
                             request.who.name,
                             "mapping.approve",
                             fmt::format("mine/{}", mine),
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
  if (!accounts::is_mine_code(mine))
    throw ApiError(400, "bad-parameter", "not a mine code", "mine");
  if (mines_ && !mines_->find(connection, mine))
    throw ApiError(404, "not-found", "no such mine; register it first: PUT /mines/" + mine, "mine");
  const std::string secret = accounts::renew(connection, runtime_.entropy(), mine, request.at);
  audit::append(connection, {request.at, request.who.name, "account.renew", "mine/" + mine, {}});
  reload_accounts(connection);
  return {201, {{"user", mine}, {"secret", secret}}};
}

ApiResponse Ingest::disable(store::Connection& connection, const ApiRequest& request) {
  const std::string& mine = path_of(request, "mine");
  const std::string reason = required_text(request, "reason");
  if (!accounts::disable(connection, mine))
    throw ApiError(404, "not-found", "the mine has no account that may deliver", "mine");
  audit::append(connection, {request.at, request.who.name, "account.disable", "mine/" + mine,
                             {{"reason", reason}}});
  reload_accounts(connection);
  return {200, {{"user", mine}, {"enabled", false}}};
}

std::vector<Route> Ingest::routes() {
  const auto write = [this](ApiResponse (Ingest::*f)(store::Connection&, const ApiRequest&)) {
    return WriteHandler{
        [this, f](store::Connection& c, const ApiRequest& r) { return (this->*f)(c, r); }};
  };
  json rules = body_of({"reason"});
  rules["required"].push_back("rules");
  rules["properties"]["rules"] = {{"type", "object"}};
  std::vector<Route> routes = reading_routes();
  const auto add = [&](const char* path, const char* right, const char* tag, const char* summary,
                       WriteHandler run, json body = {}) {
    routes.push_back({Method::post, path, right, tag, summary, {}, std::move(body), {}, run});
  };
  add("/files/{file}/replay", "files.manage", "files",
      "Read the file once more with today's mapping", write(&Ingest::replay));
  add("/quarantine/{id}/dismiss", "files.manage", "files", "Close an entry without replay",
      WriteHandler{pages::dismiss}, body_of({"note"}));
  add("/mines/{mine}/mappings", "mappings.propose", "files", "Propose a mapping",
      write(&Ingest::propose), rules);
  add("/mines/{mine}/mappings/{version}/approve", "mappings.approve", "files",
      "Approve a mapping that somebody else proposed", write(&Ingest::approve));
  add("/mines/{mine}/account", "accounts.manage", "files",
      "Create or renew the mine's upload account; shows the secret once", write(&Ingest::renew));
  add("/mines/{mine}/account/disable", "accounts.manage", "files",
      "Close the mine's upload account; renewing opens it again", write(&Ingest::disable),
      body_of({"reason"}));
  routes.push_back({Method::get, "/uploads/refused", "files.read", "files",
                    "Log-ins and uploads that were turned away since the start, newest first", {}, {},
                    Refusals::schema(),
                    MemoryHandler{[this](const ApiRequest& r) { return refusals_.list(r); }}});
  add("/findings/{finding}/approve", "mappings.approve", "guard",
      "Make the guard's proposal the mine's mapping", write(&Ingest::approve_finding));
  add("/findings/{finding}/accept", "mappings.approve", "guard", "What it shows is right as it is",
      write(&Ingest::accept_finding));
  return routes;
}

}  // namespace headframe::core::ingest
