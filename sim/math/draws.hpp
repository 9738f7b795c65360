// Draws that are found by what they are for, not by when they are asked.
//
// The n-th draw of a purpose of a component depends on (seed, replicate, component, purpose, n) and
// on nothing else. So a component that is added, or one that fails more often, leaves every other
// component's fate as it was, and two variants of a city meet the same accidents (reliability.md
// §3.1, common random numbers). Counter-based, after SplitMix64 (Steele, Lea, Flood 2014).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace headframe::sim::math {

/// SplitMix64's finaliser: every bit of the result depends on every bit of `z`.
constexpr std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

/// The key of a name, the same on every machine (FNV-1a, then mixed).
constexpr std::uint64_t key_of(std::string_view name) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mixed(h);
}

/// All draws of one replicate.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint64_t replicate)
      : key_(mixed(mixed(seed + golden) + (replicate + 1) * golden)) {}

  std::uint64_t of(std::uint64_t component_key, std::uint32_t purpose, std::uint32_t n) const {
    const std::uint64_t counter = (static_cast<std::uint64_t>(purpose) << 32 | n) + 1;
    return mixed(mixed(key_ ^ component_key) + counter * golden);
  }

 private:
  static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15ULL;

  std::uint64_t key_;
};

/// Whether an event of this probability happens: 0 never, 1 always.
constexpr bool happens(double probability, std::uint64_t draw) {
  return static_cast<double>(draw >> 11) * 0x1p-53 < probability;
}

/// The position that a draw selects by the `weight` of each. One or none needs no draw: 0.
template <class Choices>
constexpr std::size_t choose(const Choices& choices, std::uint64_t draw) {
  if (choices.size() < 2) return 0;
  double sum = 0;
  for (const auto& choice : choices) sum += choice.weight;
  double left = static_cast<double>(draw >> 11) * 0x1p-53 * sum;
  for (std::size_t i = 0; i + 1 < choices.size(); ++i) {
    left -= choices[i].weight;
    if (left < 0) return i;
  }
  return choices.size() - 1;
}

}  // namespace headframe::sim::math
