#include "platform/core/guard/describe.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/wire/civil_time.hpp"

namespace headframe::core {

namespace {

struct KindRow {
  std::string_view key;
  GuardText text;
};

/// In the order of GuardKind.
constexpr KindRow kinds[] = {
    {"points-do-not-move", {"有文件到达，测点不更新", "files arrive, points do not move"}},
    {"unknown-token", {"出现未知文件类型标识", "an unknown token has appeared"}},
    {"field-count-changed", {"记录字段数改变", "the number of fields has changed"}},
    {"framing-changed", {"分帧方式或格式改变", "framing or dialect has changed"}},
    {"encoding-changed", {"字符编码改变", "the encoding has changed"}},
    {"header-changed", {"文件头改变", "the header has changed"}},
    {"renumbered-points", {"测点重新编号", "points have been renumbered"}},
    {"swapped-gas", {"甲烷与一氧化碳疑似互换", "methane and carbon monoxide seem exchanged"}},
    {"clock-off", {"煤矿系统时钟偏差", "the mine's clock is off"}},
    {"status-codes", {"状态码含义疑似改变", "status codes seem to have changed their meaning"}},
    {"type-codes", {"传感器类型代码体系改变", "sensor types are written in other codes"}},
};

}  // namespace

std::string_view name_of(GuardKind kind) { return kinds[static_cast<int>(kind)].key; }
GuardText text_of(GuardKind kind) { return kinds[static_cast<int>(kind)].text; }

std::string_view name_of(GuardSeverity severity) {
  static constexpr std::string_view names[] = {"notice", "warning", "critical"};
  return names[static_cast<int>(severity)];
}

std::string to_json(const GuardFinding& finding) {
  const auto& evidence = finding.evidence;
  nlohmann::json out{{"kind", name_of(finding.kind)},
                     {"subject", finding.subject},
                     {"severity", name_of(finding.severity)},
                     {"before", evidence.before},
                     {"after", evidence.after},
                     {"files", evidence.files},
                     {"example_file", evidence.example_file},
                     {"example_record", evidence.example_record},
                     {"example_found", evidence.example_found},
                     {"first_seen", wire::format_civil(evidence.first_seen)},
                     {"last_seen", wire::format_civil(evidence.last_seen)}};
  for (const auto& match : evidence.matches) {
    out["matches"].push_back(
        {{"old", match.old_point}, {"new", match.new_point}, {"score", match.score}});
  }
  if (finding.proposal) out["proposal"] = nlohmann::json::parse(wire::to_json(*finding.proposal));
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string to_text(const GuardFinding& finding) {
  const auto& evidence = finding.evidence;
  const auto text = text_of(finding.kind);
  auto out = fmt::format("{} {}{}{}: {} / {}\n  before: {}\n  after: {} ({} files, latest {})\n",
                         name_of(finding.severity), name_of(finding.kind),
                         finding.subject.empty() ? "" : " of ", finding.subject, text.zh, text.en,
                         evidence.before, evidence.after, evidence.files, evidence.example_file);
  if (finding.proposal) {
    out += fmt::format("  proposed mapping: {}\n", wire::to_json(*finding.proposal));
  }
  return out;
}

}  // namespace headframe::core
