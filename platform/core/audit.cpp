#include "platform/core/audit.hpp"

#include <array>

#include <sodium.h>

namespace headframe::core::audit {
namespace {

using Hash = std::array<std::byte, 32>;

/// Lengths are hashed with the texts, so that no two different entries read the same.
class Hasher {
 public:
  Hasher() { crypto_generichash_init(&state_, nullptr, 0, sizeof(Hash)); }
  void add(store::Blob bytes) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
  }
  void add(std::int64_t number) { add(std::as_bytes(std::span(&number, 1))); }
  void add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    add(std::as_bytes(std::span(text)));
  }
  Hash finish() {
    Hash hash;
    crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    return hash;
  }

 private:
  crypto_generichash_state state_;
};

Hash link(const Hash& before, std::int64_t id, rt::WallTime at, std::string_view who,
          std::string_view action, std::string_view subject, std::string_view detail) {
  Hasher hasher;
  hasher.add(before);
  hasher.add(id);
  hasher.add(at.since_epoch.count());
  for (const std::string_view text : {who, action, subject, detail}) hasher.add(text);
  return hasher.finish();
}

std::string hex(const Hash& hash) {
  std::string text(2 * hash.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(hash.data()),
                 hash.size());
  text.pop_back();
  return text;
}

}  // namespace

const std::string_view tables = R"(
CREATE TABLE core_audit(
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,
  subject TEXT NOT NULL, detail TEXT NOT NULL, hash BLOB NOT NULL);
CREATE INDEX core_audit_subject ON core_audit(subject);
)";

std::int64_t append(store::Connection& connection, const Entry& entry) {
  Hash before{};
  std::int64_t id = 1;
  {
    auto last = connection.query("SELECT id, hash FROM core_audit ORDER BY id DESC LIMIT 1");
    if (last.step()) {
      id = last.integer(0) + 1;
      const store::Blob hash = last.blob(1);
      if (hash.size() == before.size()) std::copy(hash.begin(), hash.end(), before.begin());
    }
  }
  const std::string detail = entry.detail.is_null() ? "{}" : entry.detail.dump();
  const Hash hash = link(before, id, entry.at, entry.who, entry.action, entry.subject, detail);
  connection.run("INSERT INTO core_audit VALUES(?, ?, ?, ?, ?, ?, ?)", id, entry.at, entry.who,
                 entry.action, entry.subject, detail, store::Blob(hash));
  return id;
}

Verdict verify(store::Connection& connection) {
  Verdict verdict;
  Hash before{};
  auto row = connection.query(
      "SELECT id, at, who, action, subject, detail, hash FROM core_audit ORDER BY id");
  while (row.step()) {
    const std::int64_t id = row.integer(0);
    const Hash expected = link(before, id, row.time(1), row.text_view(2), row.text_view(3),
                               row.text_view(4), row.text_view(5));
    const store::Blob stored = row.blob(6);
    const bool sound = id == ++verdict.entries &&
                       std::equal(stored.begin(), stored.end(), expected.begin(), expected.end());
    if (!sound && !verdict.first_broken) verdict.first_broken = id;
    before = expected;
  }
  if (verdict.entries > 0) verdict.head = hex(before);
  return verdict;
}

}  // namespace headframe::core::audit
