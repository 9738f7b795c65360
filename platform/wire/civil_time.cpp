#include "platform/wire/civil_time.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace headframe::wire {

namespace {

using namespace std::chrono;

constexpr hours zone{8};

/// -1 when a character is not a digit.
int number_at(std::string_view text, std::size_t begin, std::size_t length) {
  int value = 0;
  for (const char c : text.substr(begin, length)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<rt::WallTime> from_parts(const std::array<int, 6>& part) {
  if (std::ranges::any_of(part, [](int value) { return value < 0; })) return {};
  const year_month_day date{year{part[0]}, month{static_cast<unsigned>(part[1])},
                            day{static_cast<unsigned>(part[2])}};
  if (!date.ok() || part[0] < 1970 || part[0] > 2199) return {};
  if (part[3] > 23 || part[4] > 59 || part[5] > 59) return {};
  const auto local = sys_days{date}.time_since_epoch() + hours{part[3]} + minutes{part[4]} +
                     seconds{part[5]};
  return rt::WallTime{local - zone};
}

struct Parts {
  int year;
  unsigned month, day;
  int hour, minute, second;
};

Parts to_parts(rt::WallTime time) {
  const auto local = floor<seconds>(time.since_epoch) + zone;
  const auto midnight = floor<days>(local);
  const year_month_day date{sys_days{midnight}};
  const hh_mm_ss clock{local - midnight};
  return {int(date.year()), unsigned(date.month()), unsigned(date.day()),
          int(clock.hours().count()), int(clock.minutes().count()), int(clock.seconds().count())};
}

}  // namespace

std::optional<rt::WallTime> parse_civil(std::string_view text) {
  if (text.size() != 19 || text[4] != '-' || text[7] != '-' || text[10] != ' ' ||
      text[13] != ':' || text[16] != ':') {
    return {};
  }
  return from_parts({number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2),
                     number_at(text, 11, 2), number_at(text, 14, 2), number_at(text, 17, 2)});
}

std::optional<rt::WallTime> parse_compact(std::string_view text) {
  if (text.size() != 14) return {};
  return from_parts({number_at(text, 0, 4), number_at(text, 4, 2), number_at(text, 6, 2),
                     number_at(text, 8, 2), number_at(text, 10, 2), number_at(text, 12, 2)});
}

std::string format_civil(rt::WallTime time) {
  const auto p = to_parts(time);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", p.year, p.month, p.day, p.hour,
                     p.minute, p.second);
}

std::string format_compact(rt::WallTime time) {
  const auto p = to_parts(time);
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", p.year, p.month, p.day, p.hour, p.minute,
                     p.second);
}

bool is_placeholder_time(std::string_view text) { return text == "xxxx-xx-xx xx:xx:xx"; }

}  // namespace headframe::wire
