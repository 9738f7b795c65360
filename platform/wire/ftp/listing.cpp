#include "platform/wire/ftp/listing.hpp"

#include <array>
#include <chrono>
#include <string_view>

#include <fmt/format.h>

#include "platform/wire/ftp/path.hpp"

namespace headframe::wire::ftp {
namespace {

struct Civil {
  int year;
  unsigned month, day;
  int hour, minute, second;
};

Civil civil(rt::WallTime time) {
  using namespace std::chrono;
  const sys_seconds whole{floor<seconds>(time.since_epoch)};
  const sys_days day = floor<days>(whole);
  const year_month_day date{day};
  const hh_mm_ss clock{whole - day};
  return {static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()),
          static_cast<int>(clock.seconds().count())};
}

std::string list_date(rt::WallTime time, rt::WallTime now) {
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr auto half_a_year = std::chrono::days(182);
  const Civil c = civil(time);
  const auto age = now - time;
  const std::string day = fmt::format("{} {:2}", months[c.month - 1], c.day);
  if (age > half_a_year || age < -half_a_year) return fmt::format("{}  {:4}", day, c.year);
  return fmt::format("{} {:02}:{:02}", day, c.hour, c.minute);
}

std::string line_of(const rt::Entry& entry, ListFormat format, rt::WallTime now) {
  switch (format) {
    case ListFormat::names: return entry.name;
    case ListFormat::facts: return facts_of(entry, entry.name);
    case ListFormat::unix_long: break;
  }
  const bool directory = entry.kind == rt::EntryKind::directory;
  return fmt::format("{} 1 mine mine {:>12} {} {}", directory ? "drwx------" : "-rw-------",
                     entry.size, list_date(entry.modified, now), entry.name);
}

}  // namespace

std::string listing(std::span<const rt::Entry> entries, ListFormat format, rt::WallTime now) {
  std::string text;
  for (const auto& entry : entries)
    if (!entry.name.starts_with(reserved_prefix)) text += line_of(entry, format, now) + "\r\n";
  return text;
}

std::string facts_of(const rt::Entry& entry, const std::string& shown_name) {
  if (entry.kind == rt::EntryKind::directory)
    return fmt::format("type=dir;modify={}; {}", time_value(entry.modified), shown_name);
  return fmt::format("type=file;size={};modify={}; {}", entry.size, time_value(entry.modified),
                     shown_name);
}

std::string time_value(rt::WallTime time) {
  const Civil c = civil(time);
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", c.year, c.month, c.day, c.hour, c.minute,
                     c.second);
}

}  // namespace headframe::wire::ftp
