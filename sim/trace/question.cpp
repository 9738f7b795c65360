#include "sim/trace/question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "sim/scenario/suggest.hpp"

namespace headframe::sim::trace {
namespace {

using Parsed = std::expected<Question, std::string>;

/// "mine/point@TIME" or "mine@TIME", checked against what is known.
struct Address {
  std::string mine, point;
  record::Moment at{};
};

std::expected<record::Moment, std::string> moment_in(std::string_view text, const Known& known) {
  const auto at = known.calendar.parse(text);
  if (!at)
    return std::unexpected(
        fmt::format("'{}' is no time of the run; {}", text, known.calendar.expected()));
  if (*at < record::Moment{} || *at > known.end)
    return std::unexpected(fmt::format("{} is outside the run; expected {} to {}",
                                       known.calendar.civil(*at), known.calendar.civil({}),
                                       known.calendar.civil(known.end)));
  return *at;
}

std::optional<std::string> wrong_name(const Known& known, const Address& address) {
  if (std::ranges::find(known.mines, address.mine) == known.mines.end())
    return fmt::format("no mine '{}' uploads in this run{}", address.mine,
                       scenario::hint(address.mine, known.mines));
  const auto points = known.points(address.mine);
  if (address.point.empty() || points.empty() ||
      std::ranges::find(points, address.point) != points.end())
    return std::nullopt;
  return fmt::format("{} has no point '{}'{}", address.mine, address.point,
                     scenario::hint(address.point, points));
}

std::expected<Address, std::string> address_of(std::string_view text, const Known& known) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos)
    return std::unexpected(fmt::format("'{}' has no time; expected MINE/POINT@TIME", text));
  const std::string_view name = text.substr(0, at);
  const auto slash = name.find('/');
  Address address;
  address.mine = name.substr(0, slash);
  if (slash != std::string_view::npos) address.point = name.substr(slash + 1);
  if (const auto wrong = wrong_name(known, address)) return std::unexpected(*wrong);
  const auto moment = moment_in(text.substr(at + 1), known);
  if (!moment) return std::unexpected(moment.error());
  address.at = *moment;
  return address;
}

/// The index of row `text` of a table, counted from 1.
std::expected<std::size_t, std::string> row_of(std::string_view text, std::size_t rows,
                                               std::string_view table) {
  std::size_t number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && rest == text.data() + text.size();
  if (rows == 0) return std::unexpected(fmt::format("the run has no row in its table {}", table));
  if (!whole || number < 1 || number > rows)
    return std::unexpected(
        fmt::format("{}:{}: expected a number from 1 to {}", table, text, rows));
  return number - 1;
}

Parsed example(std::string_view text, const Known& known) {
  const auto row = row_of(text, known.examples.size(), "example");
  if (!row) return std::unexpected(row.error());
  const record::Example& found = known.examples[*row];
  return SampleQuestion{found.mine, found.point, found.at};
}

Parsed lost(std::string_view text, const Known& known) {
  const auto asked = address_of(text, known);
  if (!asked) return std::unexpected(asked.error());
  std::optional<record::Moment> first;
  for (const record::LostInterval& interval : known.lost)
    if (interval.mine == asked->mine && interval.end > asked->at)
      first = std::min(first.value_or(record::Moment::max()), std::max(interval.begin, asked->at));
  if (!first)
    return std::unexpected(fmt::format("{} lost nothing from {} on", asked->mine,
                                       known.calendar.civil(asked->at)));
  return SampleQuestion{asked->mine, {}, *first};
}

std::string alarms_near(const Known& known, const std::string& mine) {
  constexpr std::size_t most = 5;
  std::string list;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < known.alarms.size() && shown < most; ++i)
    if (const record::Alarm& a = known.alarms[i]; a.mine == mine) {
      list += fmt::format("{}alarm:{} ({} at {})", list.empty() ? "; its alarms are " : ", ", i + 1,
                          a.point, known.calendar.civil(a.begin));
      ++shown;
    }
  return list.empty() ? "; it had no alarm" : list;
}

Parsed alarm(std::string_view text, const Known& known) {
  if (text.find('@') == std::string_view::npos) {
    const auto row = row_of(text, known.alarms.size(), "alarm");
    if (!row) return std::unexpected(row.error());
    return AlarmQuestion{*row};
  }
  const auto asked = address_of(text, known);
  if (!asked) return std::unexpected(asked.error());
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < known.alarms.size(); ++i) {
    const record::Alarm& a = known.alarms[i];
    const bool over = a.end && *a.end < asked->at;
    if (a.mine != asked->mine || a.point != asked->point || over) continue;
    if (!best || a.begin < known.alarms[*best].begin) best = i;
  }
  if (best) return AlarmQuestion{*best};
  return std::unexpected(fmt::format("{}/{} had no alarm from {} on{}", asked->mine, asked->point,
                                     known.calendar.civil(asked->at),
                                     alarms_near(known, asked->mine)));
}

Parsed sample(std::string_view text, const Known& known) {
  const auto asked = address_of(text, known);
  if (!asked) return std::unexpected(asked.error());
  if (asked->point.empty()) {
    const auto points = known.points(asked->mine);
    return std::unexpected(fmt::format("'{}' names no point; expected MINE/POINT@TIME{}", text,
                                       points.empty() ? std::string()
                                                      : "; points of " + asked->mine + ": " +
                                                            scenario::one_of(points)));
  }
  return SampleQuestion{asked->mine, asked->point, asked->at};
}

}  // namespace

Parsed parse_question(std::string_view text, const Known& known) {
  if (text.starts_with("example:")) return example(text.substr(8), known);
  if (text.starts_with("lost:")) return lost(text.substr(5), known);
  if (text.starts_with("alarm:")) return alarm(text.substr(6), known);
  if (text.find('@') != std::string_view::npos || text.find('/') != std::string_view::npos)
    return sample(text, known);
  const auto at = moment_in(text, known);
  if (!at)
    return std::unexpected(at.error() +
                           "; or ask for MINE/POINT@TIME, example:N, lost:MINE@TIME or alarm:N");
  return MinuteQuestion{std::chrono::floor<std::chrono::minutes>(*at)};
}

std::string_view question_forms() {
  return "MINE/POINT@TIME   the first sample of the point polled at TIME or later\n"
         "example:N         the sample of row N of run.db's table example\n"
         "lost:MINE@TIME    the first sample that the mine lost at TIME or later\n"
         "alarm:N           the alarm of row N of run.db's table alarm\n"
         "alarm:MINE/POINT@TIME  the alarm that stands at TIME, or the next one\n"
         "TIME              why the platform was down in that minute, or what was\n"
         "TIME: 'YYYY-MM-DD HH:MM[:SS]', 'HH:MM[:SS]' of the first day, or '+3h12m' since the begin";
}

}  // namespace headframe::sim::trace
