// What somebody asks about a run, read from the command line.
//
//   xinmi-01/POINT@TIME       the first sample of the point that was polled at TIME or later
//   example:3                 the sample of the third row of the table `example`
//   lost:xinmi-01@TIME        the first sample that the mine lost at TIME or later
//   alarm:2                   the alarm of the second row of the table `alarm`
//   alarm:xinmi-01/POINT@TIME the alarm that stands at TIME, or the next one
//   TIME                      the minute in which TIME lies
//
// TIME as Calendar::parse takes it.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/record/rows.hpp"
#include "sim/trace/instant.hpp"

namespace headframe::sim::trace {

/// A sample of a point; with an empty point, the first lost one of the file that the mine wrote.
struct SampleQuestion {
  std::string mine, point;
  record::Moment at{};  // polled then or later
};
struct AlarmQuestion {
  std::size_t row = 0;  // index into the table `alarm`
};
struct MinuteQuestion {
  record::Moment begin{};  // a whole minute since the begin
};
using Question = std::variant<SampleQuestion, AlarmQuestion, MinuteQuestion>;

/// What questions can be about.
struct Known {
  Calendar calendar;
  record::Moment end{};            // of what was simulated
  std::vector<std::string> mines;  // that upload
  /// What the points of a mine are called, by all of its installations; empty when nobody knows,
  /// and then any name is taken.
  std::function<std::vector<std::string>(const std::string& mine)> points;
  std::vector<record::Example> examples;
  std::vector<record::LostInterval> lost;
  std::vector<record::Alarm> alarms;
};

/// The question, or a sentence that says what is wrong with it, what was expected, and what is near.
std::expected<Question, std::string> parse_question(std::string_view text, const Known& known);

/// All forms, for a help text.
std::string_view question_forms();

}  // namespace headframe::sim::trace
