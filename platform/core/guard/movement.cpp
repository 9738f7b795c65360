#include <algorithm>
#include <bit>
#include <cstring>

#include <fmt/format.h>

#include "platform/core/guard/watches.hpp"

namespace headframe::core {

namespace {

/// A hash over what a file says about its points, without its times. Taken eight bytes at a step:
/// every real-time file comes through here.
class Fingerprint {
 public:
  void add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), sizeof(std::uint64_t)))) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data(), std::min(text.size(), sizeof word));
      add(word);
    }
  }
  void add(std::uint64_t word) {
    value_ = (value_ ^ word) * 0x9E3779B97F4A7C15ULL;
    value_ ^= value_ >> 29;
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

std::uint64_t fingerprint_of(const std::vector<wire::Sample>& samples) {
  Fingerprint fingerprint;
  for (const auto& sample : samples) {
    fingerprint.add(sample.point);
    fingerprint.add(std::bit_cast<std::uint64_t>(sample.value.value_or(0)));
    fingerprint.add(std::uint64_t{sample.status});
  }
  return fingerprint.value();
}

/// A mine whose every value is zero or a switch state may well rest; one with a live analog value
/// never repeats itself to the last digit for long.
bool has_live_value(const std::vector<wire::Sample>& samples) {
  for (const auto& sample : samples) {
    if (sample.value && *sample.value != 0 && *sample.value != 1) return true;
  }
  return false;
}

}  // namespace

void watch_movement(const Watch& watch) {
  const auto& file = watch.seen.decoded;
  if (file.kind != wire::FileKind::realtime || file.outcome == wire::Outcome::unknown_type ||
      file.outcome == wire::Outcome::no_layout) {
    return;
  }
  auto& memory = watch.state.movement[file.token];
  const bool empty = !counts(file) || file.samples.empty();
  memory.empty_files = empty ? memory.empty_files + 1 : 0;
  if (!empty) {
    const auto now = fingerprint_of(file.samples);
    const bool same = now == memory.fingerprint && has_live_value(file.samples);
    memory.unmoved_files = same ? memory.unmoved_files + 1 : 1;
    memory.fingerprint = now;
  }
  constexpr auto kind = GuardKind::points_do_not_move;
  if (memory.empty_files >= watch.limits.empty_files) {
    watch.findings.raise(kind, file.token, GuardSeverity::critical,
                         {"files with values",
                          fmt::format("{} files in a row without a value", memory.empty_files),
                          file.why.rule.empty() ? "no records" : file.why.rule, 0});
  } else if (!empty && memory.unmoved_files >= watch.limits.unmoved_files) {
    watch.findings.raise(kind, file.token, GuardSeverity::critical,
                         {"values that change",
                          fmt::format("{} files in a row with the same values",
                                      memory.unmoved_files),
                          file.samples.front().point, file.samples.front().place.record});
  } else if (!empty) {
    watch.findings.clear(kind, file.token);
  }
}

}  // namespace headframe::core
