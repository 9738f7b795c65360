#include "sim/compare/canonical.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace headframe::sim::compare {
namespace {

// A "file" event's payload is the file's name, then for each sample its point (4 bytes), status (2)
// and value (8), little-endian; no value is all ones.
constexpr std::size_t point_bytes = 4, status_bytes = 2, value_bytes = 8;
constexpr std::size_t sample_bytes = point_bytes + status_bytes + value_bytes;

/// The end of a name like "….txt" or "….TXT"; npos when there is none.
std::size_t name_length(const std::string& payload) {
  for (const char* ending : {".txt", ".TXT"})
    if (const auto at = payload.find(ending); at != std::string::npos) return at + 4;
  return std::string::npos;
}

bool is_file(const Canonical& event) {
  const auto length = name_length(event.payload);
  return event.kind == "file" && length != std::string::npos &&
         (event.payload.size() - length) % sample_bytes == 0;
}

std::optional<double> value_at(const std::string& payload, std::size_t sample_begin) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < value_bytes; ++i)
    bits |= std::uint64_t{static_cast<unsigned char>(
                payload.at(sample_begin + point_bytes + status_bytes + i))}
            << (8 * i);
  if (bits == ~std::uint64_t{0}) return std::nullopt;
  return std::bit_cast<double>(bits);
}

/// Everything before the first byte that is no text.
std::string shown(const std::string& payload) {
  const auto end = std::ranges::find_if(
      payload, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  const auto length = static_cast<std::size_t>(end - payload.begin());
  if (length == payload.size()) return payload;
  return fmt::format("{}… ({} bytes)", payload.substr(0, length), payload.size());
}

}  // namespace

std::string describe(const Canonical& event) {
  const std::string head = fmt::format("{} {}", event.node, event.kind);
  if (event.payload.empty()) return head;
  if (!is_file(event)) return fmt::format("{}: {}", head, shown(event.payload));
  const auto length = name_length(event.payload);
  return fmt::format("{}: {}, {} samples", head, event.payload.substr(0, length),
                     (event.payload.size() - length) / sample_bytes);
}

std::optional<RecordDifference> record_difference(const Canonical& a, const Canonical& b) {
  if (!is_file(a) || !is_file(b)) return std::nullopt;
  const auto length = name_length(a.payload);
  if (a.payload.size() != b.payload.size() ||
      a.payload.substr(0, length) != b.payload.substr(0, length))
    return std::nullopt;
  for (std::size_t at = length; at < a.payload.size(); at += sample_bytes)
    if (a.payload.compare(at, sample_bytes, b.payload, at, sample_bytes) != 0)
      return RecordDifference{(at - length) / sample_bytes + 1, value_at(a.payload, at),
                              value_at(b.payload, at)};
  return std::nullopt;
}

std::optional<std::size_t> first_difference(const std::vector<Canonical>& a,
                                            const std::vector<Canonical>& b) {
  const auto [end_a, end_b] = std::ranges::mismatch(a, b);
  if (end_a == a.end() && end_b == b.end()) return std::nullopt;
  return static_cast<std::size_t>(end_a - a.begin());
}

}  // namespace headframe::sim::compare
