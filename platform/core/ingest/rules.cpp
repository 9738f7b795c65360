#include "platform/core/ingest/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace headframe::core::ingest {
namespace {

constexpr std::array outcome_names{
    "accepted",     "partial",   "refused",  "incomplete", "no-layout",
    "unknown-type", "duplicate", "conflict", "failed",
};

constexpr std::array texts{
    RuleText{"same-name-other-content", "同名文件内容不同",
             "a file of this name came before with other bytes"},
    RuleText{"duplicate", "重复文件", "the same file came before"},
    RuleText{"unreadable", "文件无法读取", "the file could not be read from disk"},
    RuleText{"store-failed", "入库失败", "the platform could not store the file"},
};

Verdict refuse(FileOutcome outcome, std::string rule, std::string expected, std::string found) {
  return {.outcome = outcome,
          .counts = false,
          .stale = false,
          .original = {},
          .why = {{}, std::move(rule), std::move(expected), std::move(found)}};
}

std::optional<Verdict> judge_name(const Arrival& arrival, const ContentHash& hash,
                                  const Known& known) {
  if (!known.same_name) return std::nullopt;
  const bool same = known.same_name->hash == hash;
  // Whoever replays a conflict has decided that it counts too; the same bytes never count twice.
  if (arrival.replay && !same) return std::nullopt;
  Verdict verdict =
      same ? refuse(FileOutcome::duplicate, "duplicate", "", "")
           : refuse(FileOutcome::conflict, "same-name-other-content",
                    fmt::format("the bytes of file {}", known.same_name->file), arrival.name);
  verdict.original = known.same_name->file;
  return verdict;
}

FileOutcome outcome_of(wire::Outcome outcome) {
  switch (outcome) {
    case wire::Outcome::accepted:
      return FileOutcome::accepted;
    case wire::Outcome::partial:
      return FileOutcome::partial;
    case wire::Outcome::refused:
      return FileOutcome::refused;
    case wire::Outcome::incomplete:
      return FileOutcome::incomplete;
    case wire::Outcome::no_layout:
      return FileOutcome::no_layout;
    case wire::Outcome::unknown_type:
      return FileOutcome::unknown_type;
  }
  return FileOutcome::failed;
}

/// What the platform could not read or store is not refused: nothing is wrong with the file.
bool is_own_failure(const wire::Rejection& why) {
  return why.rule == "unreadable" || why.rule == "store-failed";
}

}  // namespace

ContentHash hash_of(std::string_view bytes) {
  ContentHash hash;
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                     0);
  return hash;
}

std::string_view text_of(FileOutcome outcome) {
  return outcome_names[static_cast<std::size_t>(outcome)];
}

std::vector<std::string> outcome_list() {
  return {outcome_names.begin(), outcome_names.end()};
}

std::optional<FileOutcome> outcome_from(std::string_view text) {
  const auto found = std::find(outcome_names.begin(), outcome_names.end(), text);
  if (found == outcome_names.end()) return std::nullopt;
  return static_cast<FileOutcome>(found - outcome_names.begin());
}

bool is_quarantined(FileOutcome outcome) {
  return outcome != FileOutcome::accepted && outcome != FileOutcome::duplicate;
}

Verdict judge(const Arrival& arrival, const ContentHash& hash, const wire::DecodedFile& content,
              const Known& known) {
  if (auto verdict = judge_name(arrival, hash, known)) return *verdict;
  const FileOutcome outcome =
      is_own_failure(content.why) ? FileOutcome::failed : outcome_of(content.outcome);
  if (outcome != FileOutcome::accepted && outcome != FileOutcome::partial)
    return {
        .outcome = outcome, .counts = false, .stale = false, .original = {}, .why = content.why};
  const bool stale = known.newest && wire::is_stale(content.header.data_time, *known.newest);
  return {.outcome = outcome, .counts = true, .stale = stale, .original = {}, .why = {}};
}

std::span<const RuleText> rule_texts() {
  return texts;
}

}  // namespace headframe::core::ingest
