// Back-off after failed log-ins; no I/O.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "platform/rt/time.hpp"

namespace headframe::wire::ftp {

struct LockoutRules {
  unsigned free_failures = 5;  // so many failures cost nothing
  rt::Duration first_block = std::chrono::seconds(10);
  rt::Duration longest_block = std::chrono::minutes(15);
  rt::Duration forgotten_after = std::chrono::hours(1);
  std::size_t most_keys = 10'000;  // beyond that the one that failed longest ago is forgotten
};

/// Counts failures by key (an address, or an address and a user name). Each failure past the free
/// ones blocks twice as long as the one before. Attempts while blocked are not to be reported.
class Lockout {
 public:
  explicit Lockout(LockoutRules rules) : rules_(rules) {}

  /// How long `key` must still wait; nothing when it may try.
  std::optional<rt::Duration> blocked(const std::string& key, rt::Instant now) const;
  void failed(const std::string& key, rt::Instant now);
  void succeeded(const std::string& key) { entries_.erase(key); }
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    unsigned failures = 0;
    rt::Instant last, until;
  };

  void make_room();

  LockoutRules rules_;
  std::map<std::string, Entry> entries_;
};

}  // namespace headframe::wire::ftp
