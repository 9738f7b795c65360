#include "sim/app/why_command.hpp"

#include <unistd.h>

#include <cstdio>
#include <set>

#include <fmt/format.h>

#include "sim/app/again.hpp"
#include "sim/app/commit.hpp"
#include "sim/app/progress.hpp"
#include "sim/city/describe.hpp"
#include "sim/city/repeat.hpp"
#include "sim/record/folder.hpp"
#include "sim/record/reader.hpp"
#include "sim/trace/tell.hpp"

namespace headframe::sim::app {
namespace {

constexpr int wrong_question = 2;

/// What was asked about: the run as recorded, and its scenario if it can be made again.
struct Subject {
  record::Run run;
  std::expected<scenario::Scenario, kpi::Text> scenario;
  trace::Chronicle chronicle;
  std::vector<record::Example> examples;
  std::vector<record::LostInterval> lost;
};

Subject read(const std::filesystem::path& path) {
  const record::Reader reader(record::find_database(path));
  return {reader.run(),
          scenario_of(reader.all<record::ScenarioFile>()),
          {reader.all<record::Place>(), reader.all<record::Outage>(), reader.all<record::Event>(),
           reader.all<record::Alarm>(), reader.all<record::LedgerBin>()},
          reader.all<record::Example>(),
          reader.all<record::LostInterval>()};
}

std::vector<std::string> mines_of(const Subject& subject) {
  std::set<std::string> mines;
  for (const record::LedgerBin& bin : subject.chronicle.ledger) mines.insert(bin.mine);
  if (subject.scenario)
    for (const auto& [name, mine] : subject.scenario->mines)
      if (mine.connected) mines.insert(name);
  return {mines.begin(), mines.end()};
}

trace::Known known(const Subject& subject) {
  return {trace::Calendar(subject.run.begin_local),
          subject.run.simulated,
          mines_of(subject),
          [&subject](const std::string& mine) {
            return subject.scenario ? city::point_names(*subject.scenario, mine)
                                    : std::vector<std::string>();
          },
          subject.examples,
          subject.lost,
          subject.chronicle.alarms};
}

template <class Answer>
int print(const WhyOptions& options, const Answer& answer) {
  const auto language = options.chinese ? report::Language::zh : report::Language::en;
  fmt::print("{}", options.json ? trace::json_of(answer).dump(2) + "\n"
                                : trace::text_of(answer, language));
  return 0;
}

/// Makes the run again with a probe on the sample. SimGrid allows it once a process.
void follow(const Subject& subject, const trace::SampleQuestion& question,
            trace::SampleAnswer& answer) {
  ProgressDisplay display({"again: " + subject.run.scenario}, ::isatty(STDERR_FILENO) != 0);
  city::Followed followed =
      city::follow(*subject.scenario, whole(subject.run, *subject.scenario), question,
                   [&display](double s, double total) {
                     display.progressed(0, {s, total});
                     display.tick();
                   });
  answer.source.digest = std::move(followed.digest);
  answer.journey = std::move(followed.journey);
}

int answer(const WhyOptions& options, const Subject& subject,
           const trace::SampleQuestion& question, std::optional<trace::AlarmSides> alarm) {
  trace::SampleAnswer answer{{subject.run, {}, commit(), {}}, std::move(alarm), {}, {}};
  trace::Window under_way{question.at, subject.run.simulated};
  if (subject.scenario) {
    follow(subject, question, answer);
    if (answer.journey->found)
      under_way = {answer.journey->polled, answer.journey->visible.value_or(under_way.end)};
  } else {
    answer.source.why_not = subject.scenario.error();
  }
  answer.record = trace::on_record(subject.chronicle, subject.examples, question.mine,
                                   answer.journey ? answer.journey->point : question.point,
                                   under_way);
  if (answer.journey && answer.journey->outcome == "delivered") {  // in time needs no reason
    answer.record.reasons.clear();
    answer.record.backlog = false;
  }
  return print(options, answer);
}

int answer(const WhyOptions& options, const Subject& subject, const trace::AlarmQuestion& question) {
  const trace::AlarmSides sides = trace::sides_of(subject.chronicle.alarms, question.row);
  const record::Alarm& first = sides.truth ? *sides.truth : *sides.platform;
  return answer(options, subject, {first.mine, first.point, first.begin}, sides);
}

}  // namespace

int why_command(const WhyOptions& options) {
  const Subject subject = read(options.run);
  const auto question = trace::parse_question(options.question, known(subject));
  if (!question) {
    fmt::print(stderr, "headframe why: {}\n", question.error());
    return wrong_question;
  }
  if (const auto* sample = std::get_if<trace::SampleQuestion>(&*question))
    return answer(options, subject, *sample, std::nullopt);
  if (const auto* alarm = std::get_if<trace::AlarmQuestion>(&*question))
    return answer(options, subject, *alarm);
  const auto& minute = std::get<trace::MinuteQuestion>(*question);
  return print(options, trace::MinuteAnswer{{subject.run, {}, commit(), {}},
                                            trace::look_at(subject.chronicle, minute.begin)});
}

}  // namespace headframe::sim::app
