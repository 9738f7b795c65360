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

/// Beyond which a point's own definition calls for an alarm.
struct AlarmLimits {
  std::optional<double> high, low;
};
/// The limit that a value has passed although its status tells of no alarm, no calibration and no
/// fault. Strictly: a value at the limit may be one that was rounded up in the file.
std::optional<double> untold_limit(const Value& value, const AlarmLimits& limits);

/// How far a value may be trusted, by what the mine says of it (domain.md §1.4.4).
enum class Quality { good, uncertain, bad };
/// Bad: a fault of sensor or substation, over range, or no number. Uncertain: calibration, not
/// inspected, suspended.
Quality quality_of(const Value& value);
std::string_view text_of(Quality quality);  // "good" …

/// A status that must be findable long after ordinary values are gone.
bool is_exceptional(std::uint16_t status);

/// At most 2 × buckets values that draw the same line: the lowest and the highest of each bucket in
/// the order of time. Values without a number, or with an exceptional status, are always kept.
std::vector<Value> thin_out(std::span<const Value> ordered, std::size_t buckets);

}  // namespace headframe::monitoring
