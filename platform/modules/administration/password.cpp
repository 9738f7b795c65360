#include "platform/modules/administration/password.hpp"

#include <array>
#include <stdexcept>
#include <vector>

#include <fmt/core.h>
#include <sodium.h>

namespace headframe::administration {
namespace {

constexpr std::size_t hash_bytes = 32;
using Hash = std::array<unsigned char, hash_bytes>;
using Salt = std::array<unsigned char, crypto_pwhash_SALTBYTES>;

std::string hex(const Hash& hash) {
  std::string text(2 * hash.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  text.pop_back();
  return text;
}

Salt salt_from(std::string_view text) {
  Salt salt{};
  std::size_t length = 0;
  if (sodium_hex2bin(salt.data(), salt.size(), text.data(), text.size(), nullptr, &length, nullptr) != 0 ||
      length != salt.size())
    throw std::runtime_error("malformed salt of a password");
  return salt;
}

std::string argon2id(std::string_view password, PasswordCost cost, std::string_view salt_hex) {
  const Salt salt = salt_from(salt_hex);
  Hash hash{};
  if (crypto_pwhash(hash.data(), hash.size(), password.data(), password.size(), salt.data(), cost.passes,
                    cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("not enough memory for a password check");
  return hex(hash);
}

std::string blake2b(std::string_view secret, std::string_view salt_hex) {
  const Salt salt = salt_from(salt_hex);
  Hash hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(secret.data()),
                     secret.size(), salt.data(), salt.size());
  return hex(hash);
}

std::vector<std::string> fields_of(std::string_view stored) {
  std::vector<std::string> fields;
  for (;;) {
    const auto mark = stored.find('$');
    fields.emplace_back(stored.substr(0, mark));
    if (mark == std::string_view::npos) return fields;
    stored.remove_prefix(mark + 1);
  }
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

std::string hash_password(std::string_view password, PasswordCost cost, std::string_view salt_hex) {
  return fmt::format("argon2id${}${}${}${}", cost.passes, cost.memory_bytes, salt_hex,
                     argon2id(password, cost, salt_hex));
}

std::string hash_secret(std::string_view secret, std::string_view salt_hex) {
  return fmt::format("blake2b${}${}", salt_hex, blake2b(secret, salt_hex));
}

bool verify(std::string_view password, std::string_view stored) {
  const auto fields = fields_of(stored);
  if (fields.size() == 5 && fields[0] == "argon2id")
    return same(argon2id(password, {std::stoull(fields[1]), std::stoull(fields[2])}, fields[3]), fields[4]);
  if (fields.size() == 3 && fields[0] == "blake2b") return same(blake2b(password, fields[1]), fields[2]);
  throw std::runtime_error("a stored password of unknown form");
}

std::string new_salt(rt::Entropy& entropy) { return rt::random_hex(entropy, crypto_pwhash_SALTBYTES); }

std::string new_one_time_password(rt::Entropy& entropy) {
  std::string text = rt::random_hex(entropy, 16);
  for (std::size_t at = 28; at > 0; at -= 4) text.insert(at, 1, '-');
  return text;
}

std::string token_hash(std::string_view token) {
  Hash hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size(), nullptr, 0);
  return hex(hash);
}

}  // namespace headframe::administration
