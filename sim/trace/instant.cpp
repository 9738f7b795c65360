#include "sim/trace/instant.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace headframe::sim::trace {
namespace {

using std::chrono::seconds;

constexpr std::int64_t day_s = 86'400;
constexpr std::size_t date_length = 10;   // YYYY-MM-DD
constexpr std::size_t clock_length = 5;   // HH:MM
constexpr std::size_t longest_count = 9;  // digits of a count of units

std::optional<std::int64_t> digits(std::string_view text) {
  std::int64_t number = 0;
  if (text.empty() || text.size() > longest_count) return std::nullopt;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || rest != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

/// "HH:MM" or "HH:MM:SS" as seconds of a day.
std::optional<std::int64_t> clock_of(std::string_view text) {
  if (text.size() != clock_length && text.size() != clock_length + 3) return std::nullopt;
  if (text[2] != ':' || (text.size() > clock_length && text[5] != ':')) return std::nullopt;
  const auto hour = digits(text.substr(0, 2)), minute = digits(text.substr(3, 2));
  const auto second = text.size() > clock_length ? digits(text.substr(6, 2)) : 0;
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
    return std::nullopt;
  return *hour * 3600 + *minute * 60 + *second;
}

/// "YYYY-MM-DD" as days since 1970-01-01.
std::optional<std::int64_t> day_of(std::string_view text) {
  if (text.size() != date_length || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
             day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<record::Moment> parse_since(std::string_view text) {
  struct Unit {
    char letter;
    std::int64_t length_s;
  };
  constexpr Unit units[] = {{'d', day_s}, {'h', 3600}, {'m', 60}, {'s', 1}};
  std::int64_t total = 0;
  bool any = false;
  for (const Unit& unit : units) {
    const auto end = text.find(unit.letter);
    if (end == std::string_view::npos) continue;
    const auto count = digits(text.substr(0, end));
    if (!count) return std::nullopt;
    total += *count * unit.length_s;
    text.remove_prefix(end + 1);
    any = true;
  }
  if (!any || !text.empty()) return std::nullopt;
  return seconds(total);
}

/// ".250" for the part of a second, nothing for a whole one.
std::string decimals(record::Moment at) {
  const auto part = at - std::chrono::floor<seconds>(at);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(part).count();
  return ms == 0 ? std::string() : fmt::format(".{:03}", ms);
}

}  // namespace

Calendar::Calendar(std::string_view begin_local) {
  const auto day = day_of(begin_local.substr(0, date_length));
  const auto clock = begin_local.size() >= date_length + 9
                         ? clock_of(begin_local.substr(date_length + 1, 8))
                         : std::nullopt;
  if (!day || !clock)
    throw std::runtime_error(fmt::format(
        "run.db says that the run begins at '{}'; expected YYYY-MM-DDTHH:MM:SS", begin_local));
  begin_s_ = *day * day_s + *clock;
}

std::string Calendar::civil(record::Moment at) const {
  const auto whole = std::chrono::floor<seconds>(at);
  return fmt::format("{:%Y-%m-%d %H:%M:%S}{}",
                     std::chrono::sys_seconds(seconds(begin_s_) + whole), decimals(at));
}

std::optional<record::Moment> Calendar::parse_civil(std::string_view text) const {
  if (text.size() <= date_length) {
    const auto clock = clock_of(text);
    if (!clock) return std::nullopt;
    return seconds(*clock - begin_s_ % day_s);
  }
  const auto day = day_of(text.substr(0, date_length));
  const auto clock = clock_of(text.substr(date_length + 1));
  if (!day || !clock || (text[date_length] != ' ' && text[date_length] != 'T'))
    return std::nullopt;
  return seconds(*day * day_s + *clock - begin_s_);
}

std::optional<record::Moment> Calendar::parse(std::string_view text) const {
  if (text.starts_with('+')) return parse_since(text.substr(1));
  return parse_civil(text);
}

std::string Calendar::expected() const {
  return fmt::format("expected 'YYYY-MM-DD HH:MM[:SS]' as in '{}', 'HH:MM[:SS]' of the first day, or "
                     "the time since the begin as in '+1h30m'",
                     civil({}).substr(0, date_length + 1 + clock_length));
}

std::string since_begin(record::Moment at) {
  const auto whole = std::chrono::floor<seconds>(at).count();
  if (at < record::Moment{}) return "−" + since_begin(-at).substr(1);
  std::string text = "+";
  if (whole >= day_s) text += fmt::format("{}d", whole / day_s);
  if (whole % day_s >= 3600) text += fmt::format("{}h", whole % day_s / 3600);
  if (whole % 3600 >= 60) text += fmt::format("{}m", whole % 3600 / 60);
  const std::string part = decimals(at);
  if (whole % 60 != 0 || !part.empty() || whole == 0) text += fmt::format("{}{}s", whole % 60, part);
  return text;
}

}  // namespace headframe::sim::trace
