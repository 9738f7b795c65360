#include "platform/modules/monitoring/rules.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace headframe::monitoring {
namespace {

enum Flag : std::uint8_t {
  has_value = 1,
  in_hundredths = 2,  // the number is a whole count of 0.01, as most files write it
  has_status = 4,
  same_time = 8,
  whole_seconds = 16,  // the step in time is
  same_file = 32,
  next_record = 64,
  same_point = 128,
};

constexpr std::int64_t second = 1'000'000'000;

class Packer {
 public:
  void byte(std::uint8_t b) { bytes_.push_back(std::byte{b}); }
  void unsigned_number(std::uint64_t n) {
    for (; n >= 0x80; n >>= 7) byte(static_cast<std::uint8_t>(n | 0x80));
    byte(static_cast<std::uint8_t>(n));
  }
  void number(std::int64_t n) {
    unsigned_number((static_cast<std::uint64_t>(n) << 1) ^ static_cast<std::uint64_t>(n >> 63));
  }
  void real(double value) {
    const auto bits = std::bit_cast<std::array<std::byte, sizeof(double)>>(value);
    bytes_.insert(bytes_.end(), bits.begin(), bits.end());
  }
  void reserve(std::size_t n) { bytes_.reserve(n); }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

class Unpacker {
 public:
  explicit Unpacker(std::span<const std::byte> bytes) : rest_(bytes) {}
  bool done() const { return rest_.empty(); }
  std::uint8_t byte() {
    if (rest_.empty()) throw std::runtime_error("packed values end in the middle");
    const auto b = std::to_integer<std::uint8_t>(rest_.front());
    rest_ = rest_.subspan(1);
    return b;
  }
  std::uint64_t unsigned_number() {
    std::uint64_t n = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint8_t b = byte();
      n |= static_cast<std::uint64_t>(b & 0x7f) << shift;
      if (b < 0x80) return n;
    }
    throw std::runtime_error("a packed number is too long");
  }
  std::int64_t number() {
    const std::uint64_t n = unsigned_number();
    return static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1);
  }
  double real() {
    if (rest_.size() < sizeof(double)) throw std::runtime_error("packed values end in the middle");
    double value;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_ = rest_.subspan(sizeof value);
    return value;
  }

 private:
  std::span<const std::byte> rest_;
};

/// The value as a whole count of 0.01, when that gives the very same double back.
std::optional<std::int64_t> hundredths(double value) {
  constexpr double largest = 1e12;
  if (!(std::fabs(value) < largest) || (value == 0 && std::signbit(value))) return std::nullopt;
  const std::int64_t count = std::llround(value * 100);
  if (static_cast<double>(count) / 100 != value) return std::nullopt;
  return count;
}

void pack_value(Packer& out, const Value& v, const Value& before) {
  const std::int64_t step = (v.time - before.time).count();
  const auto count = v.value ? hundredths(*v.value) : std::nullopt;
  std::uint8_t flags = 0;
  if (v.value) flags |= has_value;
  if (count) flags |= in_hundredths;
  if (v.status != 0) flags |= has_status;
  if (step == 0)
    flags |= same_time;
  else if (step % second == 0)
    flags |= whole_seconds;
  if (v.file == before.file) flags |= same_file;
  if (v.record == before.record + 1) flags |= next_record;
  if (v.point == before.point) flags |= same_point;
  out.byte(flags);
  if (!(flags & same_point)) out.number(v.point - before.point);
  if (!(flags & same_time)) out.number(flags & whole_seconds ? step / second : step);
  if (!(flags & same_file)) out.number(v.file - before.file);
  if (!(flags & next_record)) out.unsigned_number(v.record);
  if (flags & has_status) out.unsigned_number(v.status);
  if (count)
    out.number(*count);
  else if (v.value)
    out.real(*v.value);
}

void unpack_value(Unpacker& in, Value& v) {
  const std::uint8_t flags = in.byte();
  if (!(flags & same_point)) v.point += in.number();
  if (!(flags & same_time))
    v.time = v.time + rt::Duration(in.number() * (flags & whole_seconds ? second : 1));
  if (!(flags & same_file)) v.file += in.number();
  v.record = flags & next_record ? v.record + 1 : static_cast<std::uint32_t>(in.unsigned_number());
  v.status =
      flags & has_status ? static_cast<std::uint16_t>(in.unsigned_number()) : std::uint16_t{0};
  if (flags & in_hundredths)
    v.value = static_cast<double>(in.number()) / 100;
  else if (flags & has_value)
    v.value = in.real();
  else
    v.value.reset();
}

}  // namespace

Bytes pack(std::span<const Value> values) {
  Packer out;
  out.reserve(values.size() * 6 + 16);
  Value before;
  for (const Value& value : values) {
    pack_value(out, value, before);
    before = value;
  }
  return out.take();
}

void unpack(std::span<const std::byte> bytes, const std::function<void(const Value&)>& each) {
  Unpacker in(bytes);
  Value value;
  while (!in.done()) {
    unpack_value(in, value);
    each(value);
  }
}

std::vector<Value> unpack(std::span<const std::byte> bytes) {
  std::vector<Value> values;
  unpack(bytes, [&](const Value& value) { values.push_back(value); });
  return values;
}

Bytes pack_intervals(std::span<const Interval> intervals) {
  Packer out;
  Interval before;
  for (const Interval& i : intervals) {
    out.number(i.point - before.point);
    out.number((i.begin - before.begin).count());
    out.number((i.end - i.begin).count());
    out.number((i.maximum_at - i.begin).count());
    out.number((i.minimum_at - i.begin).count());
    out.unsigned_number(i.record);
    for (const double value : {i.average, i.maximum, i.minimum}) out.real(value);
    before = i;
  }
  return out.take();
}

std::vector<Interval> unpack_intervals(std::span<const std::byte> bytes) {
  std::vector<Interval> found;
  Unpacker in(bytes);
  Interval i;
  while (!in.done()) {
    i.point += in.number();
    i.begin = i.begin + rt::Duration(in.number());
    i.end = i.begin + rt::Duration(in.number());
    i.maximum_at = i.begin + rt::Duration(in.number());
    i.minimum_at = i.begin + rt::Duration(in.number());
    i.record = static_cast<std::uint32_t>(in.unsigned_number());
    i.average = in.real();
    i.maximum = in.real();
    i.minimum = in.real();
    found.push_back(i);
  }
  return found;
}

std::optional<double> untold_limit(const Value& value, const AlarmLimits& limits) {
  constexpr std::uint16_t told = wire::status_alarm | wire::status_cut_off |
                                 wire::status_calibration | wire::status_over_range |
                                 wire::status_substation_fault | wire::status_sensor_fault;
  if (!value.value || (value.status & told) != 0) return std::nullopt;
  if (limits.high && *value.value > *limits.high) return limits.high;
  if (limits.low && *value.value < *limits.low) return limits.low;
  return std::nullopt;
}

Quality quality_of(const Value& value) {
  constexpr std::uint16_t faults =
      wire::status_over_range | wire::status_substation_fault | wire::status_sensor_fault;
  constexpr std::uint16_t doubts =
      wire::status_calibration | wire::status_not_inspected | wire::status_suspended;
  if (!value.value || (value.status & faults) != 0) return Quality::bad;
  return (value.status & doubts) != 0 ? Quality::uncertain : Quality::good;
}

std::string_view text_of(Quality quality) {
  constexpr std::string_view names[]{"good", "uncertain", "bad"};
  return names[static_cast<std::size_t>(quality)];
}

bool is_exceptional(std::uint16_t status) {
  constexpr std::uint16_t ordinary =
      wire::status_calibration | wire::status_not_inspected | wire::status_suspended;
  return (status & ~ordinary) != 0;
}

std::vector<Value> thin_out(std::span<const Value> ordered, std::size_t buckets) {
  if (buckets == 0 || ordered.size() <= 2 * buckets) return {ordered.begin(), ordered.end()};
  std::vector<Value> kept;
  for (std::size_t b = 0; b < buckets; ++b) {
    const std::size_t from = b * ordered.size() / buckets, to = (b + 1) * ordered.size() / buckets;
    std::size_t lowest = to, highest = to;
    for (std::size_t i = from; i < to; ++i) {
      if (!ordered[i].value) continue;
      if (lowest == to || *ordered[i].value < *ordered[lowest].value) lowest = i;
      if (highest == to || *ordered[i].value > *ordered[highest].value) highest = i;
    }
    for (std::size_t i = from; i < to; ++i)
      if (i == lowest || i == highest || !ordered[i].value || is_exceptional(ordered[i].status))
        kept.push_back(ordered[i]);
  }
  return kept;
}

}  // namespace headframe::monitoring
