// From a file to values: the one entry to every dialect.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "platform/wire/file_name.hpp"
#include "platform/wire/mapping.hpp"
#include "platform/wire/records.hpp"

namespace headframe::wire {

/// Bounds of what one file may ask for; the first three are the acceptance rules of domain.md
/// §1.4.5, the fourth keeps a hostile file from filling the memory.
struct DecodeLimits {
  std::size_t max_bytes = 20'000'000;
  double max_bad_share = 0.20;
  rt::Duration max_ahead = std::chrono::minutes{5};
  std::size_t max_records = 200'000;
};

/// What is known about the sender before its file is opened.
struct DecodeContext {
  std::string mine;               // the code that this account must use; empty: any
  std::vector<Dialect> dialects;  // those agreed with this mine; empty: any
  Mapping mapping;
  rt::WallTime received_at;
  DecodeLimits limits;
};

/// Depends on its arguments only, and never throws because of what they say. The result satisfies
/// counts_hold(); a file that is refused, incomplete or unreadable holds no values and says why.
DecodedFile decode(const FileName& name, std::string_view bytes, const DecodeContext& context);

/// Whether a file whose data are from `file_time` may no longer replace state that is from
/// `known_time`: an older file that arrives later is history, not news.
constexpr bool is_stale(rt::WallTime file_time, rt::WallTime known_time) {
  return file_time < known_time;
}

/// An upload without end mark is waited for this long, then it has failed.
constexpr rt::Duration incomplete_for_at_most = std::chrono::minutes{10};
constexpr bool gives_up_waiting(rt::WallTime first_seen, rt::WallTime now) {
  return now - first_seen >= incomplete_for_at_most;
}

}  // namespace headframe::wire
