// What people see of files, quarantine and audit: the handlers behind ingestion's simple endpoints.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "platform/core/api.hpp"
#include "platform/core/ingest/books.hpp"

namespace headframe::core::ingest::pages {

/// A number of the path; throws ApiError(400) when it is none.
std::int64_t number_of(const ApiRequest& request, const std::string& name);
/// A text of the body; throws ApiError(400) when it is missing or empty.
std::string required_text(const ApiRequest& request, const std::string& field);

nlohmann::json json_of(const FileEntry& entry);
/// The file of the path; throws ApiError(404) also when it is another's.
FileEntry visible_file(store::Connection& connection, const ApiRequest& request);

nlohmann::json files_schema();
nlohmann::json quarantine_schema();
ApiResponse list_files(store::Connection& connection, const ApiRequest& request);
ApiResponse list_quarantine(store::Connection& connection, const ApiRequest& request);
ApiResponse dismiss(store::Connection& connection, const ApiRequest& request);
ApiResponse list_audit(store::Connection& connection, const ApiRequest& request);
ApiResponse verify_audit(store::Connection& connection, const ApiRequest& request);

}  // namespace headframe::core::ingest::pages
