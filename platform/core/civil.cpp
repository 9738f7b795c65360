#include "platform/core/civil.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace headframe::core {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr rt::Duration zone = std::chrono::hours(8);

/// Reads exactly `width` digits at the front of `text`.
std::optional<int> digits(std::string_view& text, std::size_t width) {
  int value = 0;
  if (text.size() < width) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + width, value);
  if (error != std::errc{} || end != text.data() + width || value < 0) return std::nullopt;
  text.remove_prefix(width);
  return value;
}

bool skip(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<rt::Duration> fraction(std::string_view& text) {
  if (!skip(text, ".")) return rt::Duration{};
  std::int64_t nanoseconds = 0;
  std::size_t used = 0;
  for (; used < text.size() && used < 9 && text[used] >= '0' && text[used] <= '9'; ++used)
    nanoseconds = nanoseconds * 10 + (text[used] - '0');
  if (used == 0) return std::nullopt;
  for (std::size_t i = used; i < 9; ++i) nanoseconds *= 10;
  text.remove_prefix(used);
  return rt::Duration(nanoseconds);
}

std::optional<rt::Duration> offset(std::string_view text) {
  if (text.empty()) return zone;
  if (text == "Z") return rt::Duration{};
  const bool minus = text.front() == '-';
  if (!skip(text, "+-")) return std::nullopt;
  const auto hours = digits(text, 2);
  if (!hours || !skip(text, ":")) return std::nullopt;
  const auto minutes = digits(text, 2);
  if (!minutes || !text.empty() || *hours > 14 || *minutes > 59) return std::nullopt;
  const rt::Duration shift = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
  return minus ? -shift : shift;
}

}  // namespace

std::string to_text(rt::WallTime time) {
  const rt::Duration local = time.since_epoch + zone;
  const auto day = floor<days>(local);
  const year_month_day date{sys_days(day)};
  const std::chrono::hh_mm_ss clock(local - day);
  const auto part = clock.subseconds().count();
  std::string text =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (part != 0) text += fmt::format(".{:09}", part);
  return text + "+08:00";
}

std::optional<rt::WallTime> time_from(std::string_view text) {
  const auto year = digits(text, 4);
  if (!year || !skip(text, "-")) return std::nullopt;
  const auto month = digits(text, 2);
  if (!month || !skip(text, "-")) return std::nullopt;
  const auto day = digits(text, 2);
  if (!day || !skip(text, "T ")) return std::nullopt;
  const auto hour = digits(text, 2);
  if (!hour || !skip(text, ":")) return std::nullopt;
  const auto minute = digits(text, 2);
  if (!minute || !skip(text, ":")) return std::nullopt;
  const auto second = digits(text, 2);
  const year_month_day date{std::chrono::year(*year),
                            std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!second || !date.ok() || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const auto part = fraction(text);
  const auto shift = part ? offset(text) : std::nullopt;
  if (!shift) return std::nullopt;
  const rt::Duration clock = std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
                             std::chrono::seconds(*second) + *part;
  return rt::WallTime{sys_days(date).time_since_epoch() + clock - *shift};
}

std::int64_t day_of(rt::WallTime time) {
  return floor<days>(time.since_epoch + zone).count();
}

rt::WallTime start_of_day(std::int64_t day) {
  return {days(day) - zone};
}

std::string day_text(std::int64_t day) {
  const year_month_day date{sys_days(days(day))};
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace headframe::core
