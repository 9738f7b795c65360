// One account for each mine that delivers files. Secrets are generated, 128 bits, and kept as a
// keyed fast hash: nobody chose them, so nobody can guess them. Table core_accounts.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/rt/random.hpp"
#include "platform/store/connection.hpp"
#include "platform/wire/ftp/host.hpp"

namespace headframe::core::ingest {

struct MineAccount {
  std::string user;  // the mine's code
  std::string mine;
  std::array<std::byte, 32> secret{};
  bool enabled = true;
  std::uint64_t max_file_bytes = 20'000'000;
  std::uint64_t max_bytes_per_second = 0;
  rt::WallTime renewed_at;  // when its secret was made
};

namespace accounts {

extern const std::string_view tables;

using Key = std::array<std::byte, 32>;
/// The key under which secrets are hashed; made at the first start.
Key key_of(store::Connection& connection, rt::Entropy& entropy);
std::array<std::byte, 32> hash_of(const Key& key, std::string_view secret);

/// Mine codes become folder names: 1 to 32 letters and digits.
bool is_mine_code(std::string_view mine);

/// Creates the mine's account, or gives it a new secret. Returns the secret; it is not kept.
std::string renew(store::Connection& connection, rt::Entropy& entropy, std::string_view mine,
                  rt::WallTime at);
/// The account may not deliver any more until it is renewed. False when there is none that may.
bool disable(store::Connection& connection, std::string_view mine);
std::map<std::string, MineAccount> all(store::Connection& connection);

}  // namespace accounts

/// The accounts as log-in needs them; lives on the node's executor.
class AccountList {
 public:
  void load(accounts::Key key, std::map<std::string, MineAccount> accounts);
  /// Takes the same time whether the user or the secret is wrong.
  std::optional<MineAccount> check(std::string_view user, std::string_view secret) const;
  /// False for an account that was disabled, also while it is still logged in.
  bool may_deliver(std::string_view user) const;
  /// Those that may deliver, by user.
  std::vector<MineAccount> enabled() const;

 private:
  accounts::Key key_{};
  std::map<std::string, MineAccount, std::less<>> accounts_;
};

}  // namespace headframe::core::ingest
