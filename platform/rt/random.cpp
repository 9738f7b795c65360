#include "platform/rt/random.hpp"

#include <vector>

namespace headframe::rt {
namespace {

std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::uint64_t key_of(std::uint64_t seed, std::string_view name) {
  std::uint64_t h = 0xcbf29ce484222325ULL;  // FNV-1a, 64 bits
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mix(mix(seed + 0x9e3779b97f4a7c15ULL) ^ h);
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::string_view name) : key_(key_of(seed, name)) {}

std::uint64_t RandomStream::at(std::uint64_t draw) const {
  return mix(key_ + (draw + 1) * 0x9e3779b97f4a7c15ULL);
}

std::uint64_t RandomStream::below(std::uint64_t n) {
  return ((next() >> 32) * n) >> 32;
}

std::string random_hex(Entropy& entropy, std::size_t bytes) {
  std::vector<std::byte> raw(bytes);
  entropy.fill(raw);
  std::string text;
  text.reserve(2 * bytes);
  for (const std::byte b : raw) {
    constexpr std::string_view digits = "0123456789abcdef";
    text += digits[std::to_integer<unsigned>(b) >> 4];
    text += digits[std::to_integer<unsigned>(b) & 15];
  }
  return text;
}

}  // namespace headframe::rt
