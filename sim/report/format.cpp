#include "sim/report/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace headframe::sim::report {
namespace {

struct Range {
  char32_t first, last;
};

// Unicode East Asian Width W and F, as far as reports need them; Unicode Standard Annex 11.
constexpr std::array wide{
    Range{0x1100, 0x115f},   Range{0x2e80, 0x303e},   Range{0x3041, 0x33ff},
    Range{0x3400, 0x4dbf},   Range{0x4e00, 0x9fff},   Range{0xa000, 0xa4cf},
    Range{0xac00, 0xd7a3},   Range{0xf900, 0xfaff},   Range{0xfe30, 0xfe6f},
    Range{0xff00, 0xff60},   Range{0xffe0, 0xffe6},   Range{0x1f300, 0x1faff},
    Range{0x20000, 0x3fffd},
};
constexpr std::array no_width{Range{0x300, 0x36f}, Range{0x200b, 0x200d}, Range{0xfe00, 0xfe0f}};

template <std::size_t N>
bool in(char32_t c, const std::array<Range, N>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](Range range) { return range.first <= c && c <= range.last; });
}

/// Takes one code point off the front; a byte that is not UTF-8 counts as a character of its own.
char32_t next(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  char32_t c = length == 1 ? lead : lead & (0xffu >> (length + 1));
  std::size_t used = 1;
  while (used < length && used < text.size() && (byte(used) & 0xc0) == 0x80) {
    c = (c << 6) | (byte(used++) & 0x3f);
  }
  text.remove_prefix(used);
  return c;
}

}  // namespace

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t sign = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > sign + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string figure(const record::Kpi& kpi) {
  if (!kpi.value) return "—";
  const double value = *kpi.value;
  if (kpi.unit == "share") return fmt::format("{:.2f} %", value * 100);
  if (kpi.unit == "hours") return fmt::format("{:.2f} h", value);
  if (kpi.unit == "days") return fmt::format("{:.2f} d", value);
  if (kpi.unit == "seconds") return fmt::format("{:.1f} s", value);
  const auto whole = grouped(std::llround(value));
  return kpi.unit == "yuan" ? whole + " CNY" : whole;
}

std::string duration(record::Moment length) {
  using namespace std::chrono;
  const auto s = duration_cast<seconds>(length).count();
  const auto two = [](auto large, std::string_view unit, auto small, std::string_view smaller) {
    return small == 0 ? fmt::format("{} {}", large, unit)
                      : fmt::format("{} {} {} {}", large, unit, small, smaller);
  };
  if (s >= 86400) return two(s / 86400, "d", s % 86400 / 3600, "h");
  if (s >= 3600) return two(s / 3600, "h", s % 3600 / 60, "min");
  if (s >= 60) return two(s / 60, "min", s % 60, "s");
  return fmt::format("{:g} s", std::chrono::duration<double>(length).count());
}

std::string instant(record::Moment at) {
  const auto s = std::chrono::floor<std::chrono::seconds>(at).count();
  if (s < 0) return "−" + duration(-at);
  return fmt::format("d{} {:02}:{:02}", s / 86400 + 1, s % 86400 / 3600, s % 3600 / 60);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const char32_t c = next(text);
    width += in(c, no_width) ? 0 : in(c, wide) ? 2 : 1;
  }
  return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
  const auto used = display_width(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const auto used = display_width(text);
  return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

}  // namespace headframe::sim::report
