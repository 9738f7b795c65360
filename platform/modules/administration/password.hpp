// How secrets are kept: chosen passwords slowly, generated ones fast.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/rt/random.hpp"

namespace headframe::administration {

/// Cost of one check with argon2id (RFC 9106). The default is libsodium's interactive setting, about
/// 35 ms; a scenario takes the least and charges the node's CPU the real cost ("admin.password").
struct PasswordCost {
  std::uint64_t passes = 2;
  std::uint64_t memory_bytes = 64 * 1024 * 1024;
};
inline constexpr PasswordCost least_cost{1, 8 * 1024};

/// "argon2id$passes$memory$salt$hash". Blocks for the cost.
std::string hash_password(std::string_view password, PasswordCost cost, std::string_view salt_hex);
/// "blake2b$salt$hash", for generated secrets of at least 128 bits, which nobody can guess. Fast.
std::string hash_secret(std::string_view secret, std::string_view salt_hex);
/// Against either form. Throws std::runtime_error when `stored` is neither.
bool verify(std::string_view password, std::string_view stored);

std::string new_salt(rt::Entropy& entropy);
/// 128 bits in groups that can be read aloud: "3f2a-91c0-…".
std::string new_one_time_password(rt::Entropy& entropy);
/// What is kept of a token; tokens themselves are never stored.
std::string token_hash(std::string_view token);

}  // namespace headframe::administration
