#include "platform/wire/ftp/lockout.hpp"

#include <algorithm>

namespace headframe::wire::ftp {

std::optional<rt::Duration> Lockout::blocked(const std::string& key, rt::Instant now) const {
  const auto known = entries_.find(key);
  if (known == entries_.end() || known->second.until <= now) return std::nullopt;
  return known->second.until - now;
}

void Lockout::failed(const std::string& key, rt::Instant now) {
  if (!entries_.contains(key)) make_room();
  Entry& entry = entries_[key];
  if (entry.failures > 0 && now - entry.last > rules_.forgotten_after) entry.failures = 0;
  entry.last = now;
  if (++entry.failures <= rules_.free_failures) return;
  rt::Duration block = rules_.first_block;
  for (unsigned i = rules_.free_failures + 1; i < entry.failures && block < rules_.longest_block; ++i)
    block *= 2;
  entry.until = now + std::min(block, rules_.longest_block);
}

void Lockout::make_room() {
  if (entries_.size() < rules_.most_keys) return;
  entries_.erase(std::ranges::min_element(
      entries_, {}, [](const auto& pair) { return pair.second.last; }));
}

}  // namespace headframe::wire::ftp
