// One hash over everything that a run is answerable for.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "platform/rt/time.hpp"

namespace headframe::sim {

/// BLAKE2b-256 over the ordered canonical events of a run. An event is (instant, node, kind,
/// payload), each text with its length, integers little-endian; never file bytes or wall time. Equal
/// commit, scenario, seed and input log give an equal digest on any machine and build.
class Digest {
 public:
  Digest();

  void add(rt::Instant at, std::string_view node, std::string_view kind, std::string_view payload);
  std::uint64_t events() const { return events_; }
  /// Lower-case hexadecimal of everything added so far; adding may go on afterwards.
  std::string hex() const;

 private:
  alignas(64) std::array<std::byte, 384> state_;  // crypto_generichash_state
  std::uint64_t events_ = 0;
};

}  // namespace headframe::sim
