// headframe: the testbed's command line.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "sim/app/commit.hpp"
#include "sim/app/compare_command.hpp"
#include "sim/app/feed_arguments.hpp"
#include "sim/app/fit_command.hpp"
#include "sim/app/import_command.hpp"
#include "sim/app/lint_command.hpp"
#include "sim/app/run_command.hpp"
#include "sim/app/study_command.hpp"
#include "sim/app/why_command.hpp"
#include "sim/scenario/check_command.hpp"
#include "sim/scenario/suggest.hpp"
#include "sim/trace/question.hpp"

namespace {

using headframe::sim::app::RunOptions;

constexpr int wrong_usage = 2;
constexpr int could_not_run = 3;
constexpr std::uint64_t largest_seed = 9'007'199'254'740'991;  // of those that JSON carries exactly
constexpr std::uint64_t most_jobs = 1024;
constexpr const char* exit_codes =
    "Exit codes: 0 all is well, 1 an expectation failed or lint found something, 2 wrong usage or\n"
    "input, 3 could not run or could not print its results, 130 interrupted.";

struct Request {
  RunOptions run;
  headframe::sim::app::StudyOptions study;
  headframe::sim::app::WhyOptions why;
  headframe::sim::app::CompareOptions compare;
  bool smoke = false;
  std::vector<std::string> files;
  std::string format = "text";
  std::string language = "en";
};

/// Plain decimal digits: what CLI11 reads by itself would also be 0x10, " 7" or -1.
CLI::Validator whole_number(std::uint64_t largest, std::uint64_t smallest = 0) {
  const std::string expected = fmt::format("whole number, {} to {}", smallest, largest);
  return {[=](std::string& text) {
            std::uint64_t value = 0;
            const char* end = text.data() + text.size();
            const auto [stop, error] = std::from_chars(text.data(), end, value);
            const bool right = error == std::errc{} && stop == end && value >= smallest && value <= largest;
            return right ? std::string{} : fmt::format("'{}' is no {}", text, expected);
          },
          expected};
}

CLI::Validator not_empty() {
  return {[](std::string& text) {
            return text.empty() ? std::string("is empty; expected the name of a folder")
                                : std::string{};
          },
          ""};
}

CLI::Option* add_format(CLI::App& command, Request& request, std::vector<std::string> formats) {
  return command.add_option("--format", request.format, "How results are printed")
      ->check(CLI::IsMember(std::move(formats)))
      ->capture_default_str();
}

void add_language(CLI::App& command, Request& request) {
  command.add_option("--lang", request.language, "Language of the text")
      ->check(CLI::IsMember({"en", "zh"}))
      ->capture_default_str();
}

void add_run(CLI::App& app, Request& request) {
  CLI::App& command = *app.add_subcommand(
      "run",
      "Run scenarios, each in a process of its own. The results of an earlier run in the same folder\n"
      "(run.db, report.html, result.json, junit.xml) are replaced when the new ones are whole;\n"
      "nothing else in the folder is touched.");
  command.add_option("SCENARIO", request.run.scenarios, "Scenario files")->required();
  command.add_option("--out", request.run.out, "Where the run folders go")
      ->check(not_empty())
      ->type_name("FOLDER")
      ->capture_default_str();
  command.add_option("--seed", request.run.seed, "Seed instead of the scenario's")
      ->check(whole_number(largest_seed))
      ->type_name("NUMBER");
  command.add_option("--jobs", request.run.jobs, "Runs at once; 0 means one for each core")
      ->check(whole_number(most_jobs))
      ->type_name("NUMBER");
  command.add_flag("--smoke", request.smoke, "The scenario's short horizon, as in tests");
  add_language(command, request);
  add_format(command, request, {"text", "json", "junit"});
}

void add_check(CLI::App& app, Request& request) {
  CLI::App& command = *app.add_subcommand("check", "Check scenario files without running them");
  command.add_option("SCENARIO", request.files, "Scenario files")->required();
  add_format(command, request, {"text", "json"});
}

void add_lint(CLI::App& app, Request& request) {
  CLI::App& command = *app.add_subcommand(
      "lint",
      "Read a vendor's upload files as the platform would, and say what is wrong with them");
  command.add_option("FILES", request.files, "Files or folders")->required();
  add_format(command, request, {"text", "json"});
}

void add_study(CLI::App& app, Request& request) {
  constexpr std::uint64_t most_years = 100'000'000, most_draws = 10'000;
  CLI::App& command = *app.add_subcommand("study", headframe::sim::app::study_help());
  command.add_option("SCENARIO", request.study.scenario, "Scenario file")->required();
  command
      .add_option("--years", request.study.years,
                  "Replicates, whatever the scenario says [10000; 4000 a step when calibrating]")
      ->check(whole_number(most_years, 1));
  command.add_option("--seed", request.study.seed, "Seed instead of the scenario's")
      ->check(whole_number(largest_seed));
  command.add_option("--threads", request.study.threads, "Threads; 0 means one for each core")
      ->check(whole_number(most_jobs))
      ->type_name("NUMBER");
  command.add_option("--out", request.study.out, 
                     "Where study.html, study.json and sheet.xlsx, or calibration.json\n"
                     "and mixes.csv, go [nowhere]")
      ->check(not_empty())
      ->type_name("FOLDER");
  command.add_option("--budget", request.study.budget,
                     "CNY on top in the first year, instead of the scenario's")
      ->check(CLI::Range(0.0, 1e12));
  command.add_flag("--calibrate", request.study.calibrate,
                   "Find the multipliers that give 72 h, 20 % and 20 d, and print them");
  command
      .add_option("--ensemble", request.study.ensemble,
                  "With --calibrate: so many draws of mixes of causes, of which those that give what was\n"
                  "observed go to mixes.csv in --out [0: the multipliers alone]")
      ->check(whole_number(most_draws))
      ->needs("--calibrate");
  command
      .add_option("--observed", request.study.observed,
                  "With --calibrate: CSV with figure, value and tolerance [72 h, 20 % and 20 d]")
      ->check(not_empty())
      ->type_name("FILE")
      ->needs("--calibrate");
  command
      .add_option("--mixes", request.study.mixes,
                  "Mixes of causes that a robust conclusion must hold in [the scenario's study.mixes]")
      ->check(not_empty())
      ->type_name("FILE")
      ->excludes("--calibrate");
  add_language(command, request);
  add_format(command, request, {"text", "json"});
}

void add_why(CLI::App& app, Request& request) {
  CLI::App& command = *app.add_subcommand(
      "why", "Tell the way of one sample or alarm of a run, or what was down in one minute");
  command.add_option("RUN", request.why.run, "Run folder, or its run.db")->required();
  command.add_option("QUESTION", request.why.question, "What to tell of; see below")->required();
  command.footer(std::string(headframe::sim::trace::question_forms()));
  add_language(command, request);
  add_format(command, request, {"text", "json"});
}

void add_compare(CLI::App& app, Request& request) {
  CLI::App& command = *app.add_subcommand(
      "compare", "Say what differs between two runs, and where they first part");
  command.add_option("A", request.compare.a, "Run folder, run.db or result.json")->required();
  command.add_option("B", request.compare.b, "The other one")->required();
  command.footer("Exit code 0: the runs have the same digest; 1: they differ.");
  add_language(command, request);
  add_format(command, request, {"text", "json"});
}

int perform(const CLI::App& app, Request& request) {
  using headframe::sim::app::Format;
  if (app.got_subcommand("check"))
    return headframe::sim::scenario::run_check(request.files,
                                               request.format == "json"
                                                   ? headframe::sim::scenario::CheckFormat::json
                                                   : headframe::sim::scenario::CheckFormat::text,
                                               std::cout, std::cerr);
  if (app.got_subcommand("lint"))
    return headframe::sim::app::lint_command(request.files, request.format == "json");
  if (app.got_subcommand("study")) {
    request.study.json = request.format == "json";
    request.study.chinese = request.language == "zh";
    return headframe::sim::app::study_command(request.study);
  }
  if (app.got_subcommand("why")) {
    request.why.json = request.format == "json";
    request.why.chinese = request.language == "zh";
    return headframe::sim::app::why_command(request.why);
  }
  if (app.got_subcommand("compare")) {
    request.compare.json = request.format == "json";
    request.compare.chinese = request.language == "zh";
    return headframe::sim::app::compare_command(request.compare);
  }
  request.run.format = request.format == "json"    ? Format::json
                       : request.format == "junit" ? Format::junit
                                                   : Format::text;
  request.run.chinese = request.language == "zh";
  if (request.smoke) request.run.horizon = headframe::sim::city::Horizon::smoke;
  return headframe::sim::app::run_command(request.run);
}

/// The first word when it is no command.
std::optional<std::string> unknown_command(const std::vector<std::string>& known, int argc,
                                           char** argv) {
  const std::string word = argc > 1 ? argv[1] : "";
  if (word.empty() || word[0] == '-' || std::ranges::find(known, word) != known.end())
    return std::nullopt;
  return word;
}

/// CLI11's message, or a better one for a command that does not exist.
int refuse(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  std::vector<std::string> known;
  for (const CLI::App* command : app.get_subcommands(nullptr)) known.push_back(command->get_name());
  const auto word = unknown_command(known, argc, argv);
  if (!word) return app.exit(error) == 0 ? 0 : wrong_usage;
  fmt::print(stderr, "headframe: unknown command '{}'{}\n", *word,
             headframe::sim::scenario::hint(*word, known));
  return wrong_usage;
}

/// Results that did not reach their reader (a full disk behind stdout) are no success.
int printed(int code) {
  const bool lost = !std::cout.flush() || std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
  if (!lost) return code;
  std::fputs("headframe: the results could not be written to standard output\n", stderr);
  return could_not_run;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Headframe: a coal-safety platform and a city of mines in one testbed"};
  app.set_version_flag("--version", "headframe " + headframe::sim::app::commit());
  app.footer(exit_codes);
  app.require_subcommand(1);
  Request request;
  add_run(app, request);
  add_check(app, request);
  add_lint(app, request);
  add_study(app, request);
  add_why(app, request);
  add_compare(app, request);
  headframe::sim::app::FeedArguments feed(app);
  const headframe::sim::app::FitCommand fit(app);
  const headframe::sim::app::ImportCommand import(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return printed(refuse(app, error, argc, argv));
  }
  try {
    return printed(feed.were_given()  ? feed.perform()
                   : fit.was_given() ? fit.perform()
                   : import.was_given() ? import.perform()
                                     : perform(app, request));
  } catch (const CLI::ParseError& error) {
    app.exit(error);
    return wrong_usage;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "headframe: %s\n", error.what());
    return could_not_run;
  }
}
