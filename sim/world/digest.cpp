#include "sim/world/digest.hpp"

#include <sodium.h>

#include <new>
#include <stdexcept>

namespace headframe::sim {
namespace {

constexpr std::size_t hash_bytes = 32;
using State = crypto_generichash_state;
static_assert(sizeof(State) <= 384 && alignof(State) <= 64);

State* state_in(std::array<std::byte, 384>& room) {
  return std::launder(reinterpret_cast<State*>(room.data()));
}

void put_number(std::string& to, std::uint64_t n) {
  for (int i = 0; i < 8; ++i) to += static_cast<char>(n >> (8 * i));
}

void put_text(std::string& to, std::string_view text) {
  put_number(to, text.size());
  to += text;
}

}  // namespace

Digest::Digest() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  new (state_.data()) State;
  crypto_generichash_init(state_in(state_), nullptr, 0, hash_bytes);
}

void Digest::add(rt::Instant at, std::string_view node, std::string_view kind,
                 std::string_view payload) {
  std::string event;
  event.reserve(32 + node.size() + kind.size() + payload.size());
  put_number(event, static_cast<std::uint64_t>(at.since_start.count()));
  put_text(event, node);
  put_text(event, kind);
  put_text(event, payload);
  crypto_generichash_update(state_in(state_), reinterpret_cast<const unsigned char*>(event.data()),
                            event.size());
  ++events_;
}

std::string Digest::hex() const {
  alignas(64) auto copy = state_;
  std::array<unsigned char, hash_bytes> hash;
  crypto_generichash_final(state_in(copy), hash.data(), hash.size());
  std::string text(2 * hash_bytes + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  text.pop_back();
  return text;
}

}  // namespace headframe::sim
