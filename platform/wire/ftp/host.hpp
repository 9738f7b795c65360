// What the FTP server asks of its house: who may log in, and what becomes of a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/rt/task.hpp"

namespace headframe::wire::ftp {

/// An account of one mine; everything it sees lies below its folder.
struct Account {
  std::string user;
  std::string folder;                          // in the node's storage: "inbox/410185000001"
  std::uint64_t max_file_bytes = 20'000'000;   // domain.md §1.4.5
  std::uint64_t max_bytes_per_second = 0;      // 0: unlimited
};

/// Called on the node's executor.
class Host {
 public:
  virtual ~Host() = default;
  /// Nothing when user or password is wrong; takes about the same time in both cases.
  virtual std::optional<Account> log_in(std::string_view user, std::string_view password) = 0;
  /// A file stands under its final name and is safe on disk; path as in Storage. Returns once the
  /// promise "will be ingested exactly once, also after a crash" holds; throws when it cannot be
  /// given, and the client is then told so. Names that are still temporary are not reported.
  virtual rt::Task<> delivered(const Account& account, std::string path) = 0;
  /// Whether a name (without directory) is final: an upload under it counts as delivered.
  virtual bool is_final(std::string_view name) const = 0;
};

}  // namespace headframe::wire::ftp
