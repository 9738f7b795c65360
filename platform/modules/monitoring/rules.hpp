// How values are packed, thinned and judged silent. Pure.
//
// A packed series is a sequence of samples, each coded against its predecessor: one byte of flags,
// then only what differs. A full snapshot of a mine takes about 4 bytes a value, a chunk of one
// point and day about 3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "platform/rt/time.hpp"
#include "platform/wire/records.hpp"

namespace headframe::monitoring {

/// One value with everything that is known about it.
struct Value {
  std::int64_t point = 0;  // monitoring's number of the point
  rt::WallTime time;
  std::optional<double> value;
  std::uint16_t status = 0;  // wire::Status
  std::int64_t file = 0;     // origin: core's number of the file …
  std::uint32_t record = 0;  // … and the record in it

  friend bool operator==(const Value&, const Value&) = default;
};

using Bytes = std::vector<std::byte>;

Bytes pack(std::span<const Value> values);
/// Throws std::runtime_error for bytes that pack() did not write.
void unpack(std::span<const std::byte> bytes, const std::function<void(const Value&)>& each);
std::vector<Value> unpack(std::span<const std::byte> bytes);

/// Five-minute statistics, packed the same way.
struct Interval {
  std::int64_t point = 0;
  rt::WallTime begin, end;
  double average = 0, maximum = 0, minimum = 0;
  rt::WallTime maximum_at, minimum_at;
  std::uint32_t record = 0;

  friend bool operator==(const Interval&, const Interval&) = default;
};
Bytes pack_intervals(std::span<const Interval> intervals);
std::vector<Interval> unpack_intervals(std::span<const std::byte> bytes);

/// A status that must be findable long after ordinary values are gone.
bool is_exceptional(std::uint16_t status);

/// At most 2 × buckets values that draw the same line: the lowest and the highest of each bucket in
/// the order of time. Values without a number, or with an exceptional status, are always kept.
std::vector<Value> thin_out(std::span<const Value> ordered, std::size_t buckets);

}  // namespace headframe::monitoring
