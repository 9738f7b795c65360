#include "sim/table/dates.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "platform/core/civil.hpp"

namespace headframe::sim::table {
namespace {

constexpr rt::Duration zone = std::chrono::hours(8);
constexpr std::string_view expected = "expected one like 2014-06-01, 2014/6/1, 2014年6月1日 or 2014-06-01 08:30";

/// What is left of a text while it is read from the front.
class Rest {
 public:
  explicit Rest(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }
  bool take(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  void skip_blanks() {
    while (take(" ")) {
    }
  }
  /// A number of at most `most` digits, at least `least`.
  std::optional<int> number(std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t used = 0;
    for (; used < most && used < text_.size() && text_[used] >= '0' && text_[used] <= '9'; ++used)
      value = value * 10 + (text_[used] - '0');
    if (used < least) return std::nullopt;
    text_.remove_prefix(used);
    return value;
  }

 private:
  std::string_view text_;
};

struct Date {
  int year = 0, month = 0, day = 0;
};

std::optional<Date> separated(Rest& rest) {
  static constexpr std::array<std::array<std::string_view, 3>, 4> marks{
      {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}}};
  const auto year = rest.number(4, 4);
  if (!year) return std::nullopt;
  for (const auto& [first, second, last] : marks) {
    if (!rest.take(first)) continue;
    const auto month = rest.number(1, 2);
    if (!month || !rest.take(second)) return std::nullopt;
    const auto day = rest.number(1, 2);
    if (!day || !rest.take(last)) return std::nullopt;
    return Date{*year, *month, *day};
  }
  const auto month = rest.number(2, 2);
  const auto day = rest.number(2, 2);
  return month && day ? std::optional(Date{*year, *month, *day}) : std::nullopt;
}

/// The time of day; midnight when nothing is left.
std::optional<rt::Duration> clock(Rest& rest) {
  using std::chrono::hours, std::chrono::minutes, std::chrono::seconds;
  rest.take("T");
  rest.skip_blanks();
  if (rest.done()) return rt::Duration{};
  const auto hour = rest.number(1, 2);
  const bool colons = rest.take(":");
  if (!hour || (!colons && !rest.take("时"))) return std::nullopt;
  const auto minute = rest.number(colons ? 2 : 1, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (colons ? rest.take(":") : rest.take("分") && !rest.done()) {
    const auto found = rest.number(colons ? 2 : 1, 2);
    if (!found || (!colons && !rest.take("秒"))) return std::nullopt;
    second = *found;
  }
  rest.skip_blanks();
  if (!rest.done() || *hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  return hours(*hour) + minutes(*minute) + seconds(second);
}

std::string what_it_is(std::string_view text) {
  if (text.empty()) return "nothing";
  Rest rest(text);
  const auto first = rest.number(1, 8);
  if (first && rest.done())
    return fmt::format("'{}' is a bare number and no date", text);
  if (first && *first < 100)
    return fmt::format("'{}' does not begin with a year of four digits, so that day, month and year "
                       "could be taken for each other", text);
  return fmt::format("'{}' is no date", text);
}

}  // namespace

std::expected<rt::WallTime, std::string> parse_date(std::string_view text) {
  using namespace std::chrono;
  if (const auto exact = core::time_from(text)) return *exact;
  const auto wrong = [&](std::string what) {
    return std::unexpected(fmt::format("{}; {}", what, expected));
  };
  Rest rest(text);
  const auto date = separated(rest);
  const auto time = date ? clock(rest) : std::nullopt;
  if (!time) return wrong(what_it_is(text));
  const year_month_day day{year(date->year), month(static_cast<unsigned>(date->month)),
                           std::chrono::day(static_cast<unsigned>(date->day))};
  if (!day.ok()) return wrong(fmt::format("'{}' is a day that the calendar does not have", text));
  return rt::WallTime{sys_days(day).time_since_epoch() + *time - zone};
}

std::string date_text(rt::WallTime time) { return core::to_text(time).substr(0, 10); }

std::string moment_text(rt::WallTime time) {
  return date_text(time) + " " + core::to_text(time).substr(11, 8);
}

}  // namespace headframe::sim::table
