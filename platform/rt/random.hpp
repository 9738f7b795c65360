// Two sources of chance that must never be mixed up: reproducible for models, secret for tokens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace headframe::rt {

/// A reproducible stream keyed by (seed, name): the n-th draw depends on nothing else, on any
/// machine. Counter-based (SplitMix64 finaliser over key and counter; Steele, Lea, Flood 2014).
/// Not for secrets.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::string_view name);

  std::uint64_t next() { return at(counter_++); }
  /// Uniform in [0, 1) with 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  /// Uniform in [0, n), n > 0, without modulo bias that matters (multiply-shift, n < 2^32).
  std::uint64_t below(std::uint64_t n);
  /// The draw with the given number, without advancing.
  std::uint64_t at(std::uint64_t draw) const;

 private:
  std::uint64_t key_;
  std::uint64_t counter_ = 0;
};

/// Bytes for tokens, salts and passwords: a CSPRNG in the real world, a keyed stream in the
/// simulated one.
class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual void fill(std::span<std::byte> into) = 0;
};

/// `bytes` random bytes as lower-case hexadecimal.
std::string random_hex(Entropy& entropy, std::size_t bytes);

}  // namespace headframe::rt
