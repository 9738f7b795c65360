#include "platform/core/ingest/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "platform/core/civil.hpp"

namespace headframe::core::ingest {
namespace {

constexpr std::array outcome_names{
    "accepted", "partial", "refused", "incomplete", "no-layout", "unknown-type", "duplicate", "conflict", "failed",
};

constexpr std::array texts{
    RuleText{"same-name-other-content", "同名文件内容不同", "a file of this name came before with other bytes"},
    RuleText{"duplicate", "重复文件", "the same file came before"},
    RuleText{"future-time", "文件时间超前", "the header's time is ahead of its arrival"},
    RuleText{"too-many-bad-records", "错误记录过多，整个文件不入库", "too many bad records: the whole file is refused"},
    RuleText{"incomplete", "文件不完整，等待超时", "the end mark did not come in time"},
    RuleText{"too-large", "文件过大", "the file is larger than allowed"},
    RuleText{"store-failed", "入库失败", "the platform could not store the file"},
};

Verdict refuse(FileOutcome outcome, std::string rule, std::string expected, std::string found) {
  return {.outcome = outcome, .counts = false, .stale = false, .original = {},
          .why = {{}, std::move(rule), std::move(expected), std::move(found)}};
}

std::optional<Verdict> judge_name(const Arrival& arrival, const ContentHash& hash, const Known& known) {
  if (arrival.replay || !known.same_name) return std::nullopt;
  const bool same = known.same_name->hash == hash;
  Verdict verdict = same ? refuse(FileOutcome::duplicate, "duplicate", "", "")
                         : refuse(FileOutcome::conflict, "same-name-other-content",
                                  fmt::format("the bytes of file {}", known.same_name->file), arrival.name);
  verdict.original = known.same_name->file;
  return verdict;
}

FileOutcome outcome_of(wire::Outcome outcome) {
  switch (outcome) {
    case wire::Outcome::accepted: return FileOutcome::accepted;
    case wire::Outcome::partial: return FileOutcome::partial;
    case wire::Outcome::refused: return FileOutcome::refused;
    case wire::Outcome::incomplete: return FileOutcome::incomplete;
    case wire::Outcome::no_layout: return FileOutcome::no_layout;
    case wire::Outcome::unknown_type: return FileOutcome::unknown_type;
  }
  return FileOutcome::failed;
}

}  // namespace

ContentHash hash_of(std::string_view bytes) {
  ContentHash hash;
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  return hash;
}

std::string_view text_of(FileOutcome outcome) { return outcome_names[static_cast<std::size_t>(outcome)]; }

std::optional<FileOutcome> outcome_from(std::string_view text) {
  const auto found = std::find(outcome_names.begin(), outcome_names.end(), text);
  if (found == outcome_names.end()) return std::nullopt;
  return static_cast<FileOutcome>(found - outcome_names.begin());
}

bool is_quarantined(FileOutcome outcome) {
  return outcome != FileOutcome::accepted && outcome != FileOutcome::duplicate;
}

Verdict judge(const Arrival& arrival, const ContentHash& hash, const wire::DecodedFile& content,
              const Known& known, const Limits& limits) {
  if (auto verdict = judge_name(arrival, hash, known)) return *verdict;
  const FileOutcome outcome = outcome_of(content.outcome);
  if (outcome != FileOutcome::accepted && outcome != FileOutcome::partial)
    return {.outcome = outcome, .counts = false, .stale = false, .original = {}, .why = content.why};
  if (content.header.data_time - arrival.received_at > limits.future)
    return refuse(FileOutcome::refused, "future-time", "at most " + to_text(arrival.received_at + limits.future),
                  to_text(content.header.data_time));
  const double bad = static_cast<double>(content.rejections.size());
  if (bad > limits.bad_records_share * content.records)
    return refuse(FileOutcome::refused, "too-many-bad-records",
                  fmt::format("at most {:.0f} %", 100 * limits.bad_records_share),
                  fmt::format("{} of {}", content.rejections.size(), content.records));
  return {.outcome = outcome, .counts = true, .stale = known.newest && content.header.data_time < *known.newest,
          .original = {}, .why = {}};
}

std::span<const RuleText> rule_texts() { return texts; }

}  // namespace headframe::core::ingest
