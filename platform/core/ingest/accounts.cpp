#include "platform/core/ingest/accounts.hpp"

#include <algorithm>

#include <sodium.h>

namespace headframe::core::ingest {
namespace {

template <std::size_t N>
std::array<std::byte, N> array_from(store::Blob blob) {
  std::array<std::byte, N> bytes{};
  std::copy_n(blob.begin(), std::min(blob.size(), N), bytes.begin());
  return bytes;
}

const unsigned char* raw(const std::byte* bytes) {
  return reinterpret_cast<const unsigned char*>(bytes);
}

}  // namespace

namespace accounts {

const std::string_view tables = R"(
CREATE TABLE core_keys(name TEXT PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE core_accounts(
  user TEXT PRIMARY KEY, mine TEXT NOT NULL, secret BLOB NOT NULL, enabled INTEGER NOT NULL,
  max_file_bytes INTEGER NOT NULL, max_bytes_per_second INTEGER NOT NULL, renewed_at INTEGER NOT NULL)
  WITHOUT ROWID;
)";

Key key_of(store::Connection& connection, rt::Entropy& entropy) {
  {
    auto row = connection.query("SELECT key FROM core_keys WHERE name = 'accounts'");
    if (row.step()) return array_from<32>(row.blob(0));
  }
  Key key;
  entropy.fill(key);
  connection.run("INSERT INTO core_keys VALUES('accounts', ?)", store::Blob(key));
  return key;
}

std::array<std::byte, 32> hash_of(const Key& key, std::string_view secret) {
  std::array<std::byte, 32> hash;
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                     raw(key.data()), key.size());
  return hash;
}

bool is_mine_code(std::string_view mine) {
  constexpr std::size_t longest = 32;
  return !mine.empty() && mine.size() <= longest &&
         std::all_of(mine.begin(), mine.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
         });
}

std::string renew(store::Connection& connection, rt::Entropy& entropy, std::string_view mine,
                  rt::WallTime at) {
  const std::string secret = rt::random_hex(entropy, 16);
  const auto hash = hash_of(key_of(connection, entropy), secret);
  const MineAccount defaults;
  connection.run(
      "INSERT INTO core_accounts VALUES(?, ?, ?, 1, ?, ?, ?) "
      "ON CONFLICT DO UPDATE SET secret = excluded.secret, enabled = 1, renewed_at = "
      "excluded.renewed_at",
      mine, mine, store::Blob(hash), defaults.max_file_bytes, defaults.max_bytes_per_second, at);
  return secret;
}

bool disable(store::Connection& connection, std::string_view mine) {
  return connection.run("UPDATE core_accounts SET enabled = 0 WHERE mine = ? AND enabled = 1",
                        mine) > 0;
}

std::map<std::string, MineAccount> all(store::Connection& connection) {
  std::map<std::string, MineAccount> found;
  auto row = connection.query(
      "SELECT user, mine, secret, enabled, max_file_bytes, max_bytes_per_second, renewed_at FROM "
      "core_accounts");
  while (row.step())
    found[row.text(0)] = {row.text(0),
                          row.text(1),
                          array_from<32>(row.blob(2)),
                          row.integer(3) != 0,
                          static_cast<std::uint64_t>(row.integer(4)),
                          static_cast<std::uint64_t>(row.integer(5)),
                          row.time(6)};
  return found;
}

}  // namespace accounts

void AccountList::load(accounts::Key key, std::map<std::string, MineAccount> accounts) {
  key_ = key;
  accounts_ = {accounts.begin(), accounts.end()};
}

std::optional<MineAccount> AccountList::check(std::string_view user,
                                              std::string_view secret) const {
  const auto hash = accounts::hash_of(key_, secret);
  const auto found = accounts_.find(user);
  const std::array<std::byte, 32> nobody{};
  const auto& stored = found == accounts_.end() ? nobody : found->second.secret;
  const bool equal = sodium_memcmp(hash.data(), stored.data(), hash.size()) == 0;
  if (found == accounts_.end() || !equal || !found->second.enabled) return std::nullopt;
  return found->second;
}

bool AccountList::may_deliver(std::string_view user) const {
  const auto found = accounts_.find(user);
  return found == accounts_.end() || found->second.enabled;
}

std::vector<MineAccount> AccountList::enabled() const {
  std::vector<MineAccount> found;
  for (const auto& [user, account] : accounts_)
    if (account.enabled) found.push_back(account);
  return found;
}

}  // namespace headframe::core::ingest
