// Who was turned away at the door: log-ins, uploads and watched files that no book has, because
// nothing was promised. Kept in memory since the start; a flood cannot fill a disk with them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "platform/core/api.hpp"

namespace headframe::core::ingest {

enum class RefusalKind { log_in, locked_out, path, too_large, disk, sessions, watched, upload };
std::string_view text_of(RefusalKind kind);  // "log-in", "locked-out", …

struct Refusal {
  RefusalKind kind = RefusalKind::upload;
  std::string account;  // as the client called itself; empty: nobody had logged in
  std::string address;  // empty: no client
  std::string reason;
};

/// Lives on the node's executor.
class Refusals {
 public:
  /// Counts it with those of the same kind and account. Returns a line for the log when nothing of the
  /// sort was told within `quiet`; the line says how many were left out since.
  std::optional<std::string> add(const Refusal& refusal, rt::Instant now, rt::WallTime at);
  /// One item for each kind and account, newest first; a principal of some mines sees theirs only.
  ApiResponse list(const ApiRequest& request) const;
  static nlohmann::json schema();

  static constexpr rt::Duration quiet = std::chrono::minutes(10);
  static constexpr std::size_t most_entries = 1000;  // beyond that the oldest is forgotten

 private:
  struct Entry {
    std::string address, reason;  // of the last
    rt::WallTime first, last;
    std::uint64_t count = 0, told = 0;  // told: how many when the log heard of it
    rt::Instant told_at;
  };
  void make_room();

  std::map<std::pair<RefusalKind, std::string>, Entry> entries_;
};

}  // namespace headframe::core::ingest
