#include "platform/core/guard/lint.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/core/guard/describe.hpp"
#include "platform/wire/describe.hpp"

namespace headframe::core {

namespace {

struct Item {
  InputFile input;
  wire::FileName name;
};

std::vector<Item> in_order(std::vector<InputFile> files) {
  std::vector<Item> items;
  for (auto& file : files) {
    auto name = wire::parse_file_name(file.name);
    items.push_back({std::move(file), std::move(name)});
  }
  std::ranges::sort(items, {}, [](const Item& item) {
    return std::tie(item.input.folder, item.name.time, item.input.name);
  });
  return items;
}

/// One folder's view: when its latest file arrived, and what the guard remembers.
struct Folder {
  rt::WallTime now;
  GuardState guard;
};

void judge(const Item& item, const wire::Mapping& mapping, Folder& folder, LintReport& report) {
  LintedFile linted{item.input.folder, item.input.name, item.input.read_error, {}};
  if (linted.read_error.empty()) {
    folder.now = std::max(folder.now, item.name.time.value_or(folder.now));
    wire::DecodeContext context;
    context.mapping = mapping;
    context.received_at = folder.now;
    linted.decoded = wire::decode(item.name, item.input.bytes, context);
    observe(folder.guard,
            {item.input.name, linted.decoded, folder.now, mapping.clock_offset});
  }
  report.files.push_back(std::move(linted));
}

bool is_accepted(const LintedFile& file) {
  return file.decoded.outcome == wire::Outcome::accepted;
}

std::string shown(const LintedFile& file) {
  return file.folder.empty() ? file.name : file.folder + "/" + file.name;
}

void write_text(const LintReport& report, std::ostream& out) {
  std::map<std::string_view, std::size_t> counts;
  for (const auto& file : report.files) {
    if (!file.read_error.empty()) {
      out << shown(file) << ": " << file.read_error << "\n";
      ++counts["unreadable"];
      continue;
    }
    ++counts[wire::name_of(file.decoded.outcome)];
    out << shown(file) << ": " << wire::to_text(file.decoded);
  }
  for (const auto& [folder, finding] : report.findings) {
    out << (folder.empty() ? "" : folder + ": ") << to_text(finding);
  }
  out << report.files.size() << " files";
  for (const auto& [outcome, count] : counts) out << ", " << count << " " << outcome;
  out << ", " << report.findings.size() << " guard findings\n";
}

nlohmann::json rejection_object(const wire::Rejection& r) {
  return {{"rule", r.rule},         {"record", r.place.record}, {"field", r.place.field},
          {"byte", r.place.byte},   {"expected", r.expected},   {"found", r.found}};
}

nlohmann::json file_object(const LintedFile& file) {
  nlohmann::json out{{"folder", file.folder}, {"name", file.name}};
  if (!file.read_error.empty()) {
    out["error"] = file.read_error;
    return out;
  }
  const auto& decoded = file.decoded;
  out["outcome"] = wire::name_of(decoded.outcome);
  out["token"] = decoded.token;
  out["records"] = decoded.records;
  out["values"] = wire::values_of(decoded);
  if (!decoded.why.rule.empty()) out["why"] = rejection_object(decoded.why);
  out["rejections"] = nlohmann::json::array();
  for (const auto& r : decoded.rejections) out["rejections"].push_back(rejection_object(r));
  out["deviations"] = nlohmann::json::array();
  for (const auto& d : decoded.deviations) {
    out["deviations"].push_back({{"key", d.key}, {"records", d.records}});
  }
  return out;
}

void write_json(const LintReport& report, std::ostream& out) {
  nlohmann::json root{{"exit_code", exit_code(report)},
                      {"files", nlohmann::json::array()},
                      {"findings", nlohmann::json::array()}};
  for (const auto& file : report.files) root["files"].push_back(file_object(file));
  for (const auto& [folder, finding] : report.findings) {
    auto object = nlohmann::json::parse(to_json(finding));
    object["folder"] = folder;
    root["findings"].push_back(std::move(object));
  }
  // Names come from the file system and need not be UTF-8.
  out << root.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

}  // namespace

LintReport lint(std::vector<InputFile> files, const wire::Mapping& mapping) {
  LintReport report;
  std::map<std::string, Folder> folders;
  for (const auto& item : in_order(std::move(files))) {
    judge(item, mapping, folders[item.input.folder], report);
  }
  for (auto& [name, folder] : folders) {
    for (auto& [subject, finding] : folder.guard.open) {
      report.findings.emplace_back(name, std::move(finding));
    }
  }
  return report;
}

int exit_code(const LintReport& report) {
  const bool unreadable = std::ranges::any_of(
      report.files, [](const LintedFile& file) { return !file.read_error.empty(); });
  if (unreadable) return 2;
  return report.findings.empty() && std::ranges::all_of(report.files, is_accepted) ? 0 : 1;
}

void write(const LintReport& report, LintFormat format, std::ostream& out) {
  if (format == LintFormat::json) return write_json(report, out);
  write_text(report, out);
}

int run_lint(std::vector<InputFile> files, LintFormat format, std::ostream& out) {
  const auto report = lint(std::move(files));
  write(report, format, out);
  return exit_code(report);
}

}  // namespace headframe::core
