// Whether a decoded file counts. Pure; the rules are those of domain.md §1.4.5 that need the books,
// the others are the decoder's.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/core/ingest/arrival.hpp"

namespace headframe::core::ingest {

enum class FileOutcome {
  accepted,
  partial,     // some records are in quarantine, the others count
  refused,     // nothing of it counts
  incomplete,  // the end mark never came
  no_layout,   // a known token without a sourced layout
  unknown_type,
  duplicate,  // same name, same bytes as an earlier file
  conflict,   // same name, other bytes
  failed,     // the platform could not store it
};
std::string_view text_of(FileOutcome outcome);  // "accepted", "no-layout" …
std::vector<std::string> outcome_list();
std::optional<FileOutcome> outcome_from(std::string_view text);
/// Whether the file waits in quarantine for somebody to look at it.
bool is_quarantined(FileOutcome outcome);

struct Limits {
  wire::DecodeLimits decode;
  rt::Duration incomplete_wait = wire::incomplete_for_at_most;
};

/// What the books say when a file comes in.
struct Known {
  struct Earlier {
    std::int64_t file = 0;
    ContentHash hash{};
  };
  std::optional<Earlier> same_name;    // of the same mine
  std::optional<rt::WallTime> newest;  // data time of the newest file of the same mine and kind
};

struct Verdict {
  FileOutcome outcome = FileOutcome::accepted;
  bool counts = false;  // its records go to the modules
  bool stale = false;
  std::optional<std::int64_t> original;  // of a duplicate or conflict
  wire::Rejection why;                   // unless it counts
};

Verdict judge(const Arrival& arrival, const ContentHash& hash, const wire::DecodedFile& content,
              const Known& known);

/// The rules of this file in words, for those who look at quarantine.
struct RuleText {
  std::string_view rule, zh, en;
};
std::span<const RuleText> rule_texts();

}  // namespace headframe::core::ingest
