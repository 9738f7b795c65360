#include "sim/app/run_command.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string_view>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "sim/app/children.hpp"
#include "sim/app/commit.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/run_folder.hpp"
#include "sim/app/shell_word.hpp"
#include "sim/record/reader.hpp"
#include "sim/report/html_report.hpp"
#include "sim/report/json.hpp"
#include "sim/report/junit.hpp"
#include "sim/report/text.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::app {
namespace {

namespace fs = std::filesystem;

constexpr int could_not_run = 3;
constexpr int wrong_input = 2;
constexpr int interrupted = 130;

volatile std::sig_atomic_t stop_requested = 0;

struct Planned {
  scenario::Scenario scenario;
  std::string file;
  std::vector<record::ScenarioFile> read;  // what it was composed of, itself first
  std::uint64_t seed = 0;
  fs::path folder;
};

/// "faults/dengfeng-line-down" becomes "faults-dengfeng-line-down".
std::string folder_name(std::string scenario) {
  std::replace(scenario.begin(), scenario.end(), '/', '-');
  return scenario;
}

std::string again(const RunOptions& options, const Planned& planned) {
  std::string command =
      fmt::format("headframe run {} --seed {}", shell_word(planned.file), planned.seed);
  if (options.horizon == city::Horizon::smoke) command += " --smoke";
  return command;
}

/// Nothing when a scenario is wrong; the problems have been printed.
std::optional<std::vector<Planned>> plan(const RunOptions& options) {
  std::vector<Planned> result;
  bool sound = true;
  for (const std::string& file : options.scenarios) {
    std::vector<record::ScenarioFile> read;
    auto loaded = scenario::load_scenario(file, [&read](const std::string& path) {
      auto text = scenario::read_disk_file(path);
      if (text && std::ranges::find(read, path, &record::ScenarioFile::path) == read.end())
        read.push_back({path, *text});
      return text;
    });
    if (!loaded) {
      for (const auto& problem : loaded.error())
        fmt::print(stderr, "{}\n", scenario::to_string(problem));
      sound = false;
      continue;
    }
    const std::uint64_t seed = options.seed.value_or(loaded->seed);
    const std::string name = folder_name(loaded->name);
    result.push_back(
        {std::move(*loaded), file, std::move(read), seed, options.out / name});
  }
  for (std::size_t i = 0; i < result.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (result[i].folder == result[j].folder) {
        fmt::print(stderr, "{} and {} would both write {}: give each run once\n", result[j].file,
                   result[i].file, result[i].folder.string());
        sound = false;
      }
  if (!sound) return std::nullopt;
  return result;
}

/// A short horizon hides part of the story: said, not left to be wondered about.
void tell_cut_short(const Planned& planned) {
  const auto hidden = scenario::incidents_after(planned.scenario, planned.scenario.smoke);
  if (hidden > 0)
    fmt::print(stderr, "{}: {} of {} incidents lie beyond the short horizon and do not happen\n",
               planned.scenario.name, hidden, planned.scenario.timeline.size());
}

/// Chosen by the environment for installed trees, the source tree otherwise.
fs::path counties_file() {
  const char* data = std::getenv("HEADFRAME_DATA");
  const fs::path root = data != nullptr ? fs::path(data) : fs::path(HEADFRAME_SCENARIOS);
  return root / "lib/zhengzhou-data/counties.geojson";
}

Job job_of(const RunOptions& options, const Planned& planned, RunFolder& folder) {
  return {planned.scenario.name, [&options, &planned, &folder](const auto& report) {
            const auto begun = std::chrono::steady_clock::now();
            const auto now =
                std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
            city::RunRequest request{planned.seed,
                                     options.horizon,
                                     folder.unfinished(),
                                     counties_file(),
                                     planned.read,
                                     again(options, planned),
                                     commit(),
                                     fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", now),
                                     [begun] {
                                       const std::chrono::duration<double> passed =
                                           std::chrono::steady_clock::now() - begun;
                                       return passed.count();
                                     },
                                     [](double seconds) {
                                       std::this_thread::sleep_for(
                                           std::chrono::duration<double>(seconds));
                                     }};
            const auto outcome =
                city::run(planned.scenario, request,
                          [&report](double s, double total) { report(Progress{s, total}); });
            folder.publish();
            return outcome.expectations_met ? 0 : 1;
          }};
}

std::vector<report::RunSummary> summaries(const std::vector<Planned>& planned,
                                          const std::vector<Ended>& ended) {
  std::vector<report::RunSummary> result;
  for (std::size_t i = 0; i < planned.size(); ++i)
    if (ended[i].exit_code <= 1)
      result.push_back(report::read_summary(record::Reader(planned[i].folder / "run.db")));
  return result;
}

void write_comparison(const RunOptions& options, const std::vector<report::RunSummary>& runs) {
  std::vector<report::Compared> compared;
  for (const auto& run : runs)
    compared.push_back({&run, folder_name(run.run.scenario) + "/report.html"});
  const fs::path whole = options.out / "index.html", unfinished = options.out / ".index.html";
  std::ofstream page(unfinished, std::ios::binary);
  page << report::html_comparison(compared);
  if (!page.flush()) throw std::runtime_error("cannot write " + unfinished.string());
  fs::rename(unfinished, whole);
}

void print(const RunOptions& options, const std::vector<report::RunSummary>& runs) {
  switch (options.format) {
    case Format::json:
      fmt::print("{}", report::json_report(runs));
      return;
    case Format::junit:
      fmt::print("{}", report::junit_report(runs));
      return;
    case Format::text:
      break;
  }
  const bool colour = ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  const auto language = options.chinese ? report::Language::zh : report::Language::en;
  fmt::print("{}\n", report::text_report(runs, {language, colour}));
  const fs::path page = runs.size() == 1
                            ? options.out / folder_name(runs[0].run.scenario) / "report.html"
                            : options.out / "index.html";
  fmt::print("report: {}\n", fs::absolute(page).lexically_normal().string());
}

int exit_code(const std::vector<Ended>& ended) {
  int code = 0;
  for (const Ended& one : ended)
    code = std::max(
        code, one.exit_code > 1 && one.exit_code != interrupted ? could_not_run : one.exit_code);
  return code;
}

}  // namespace

int run_command(const RunOptions& options) {
  const auto planned = plan(options);
  if (!planned) return wrong_input;
  std::vector<std::unique_ptr<RunFolder>> folders;
  std::vector<Job> jobs;
  std::vector<std::string> names;
  for (const Planned& p : *planned) {
    folders.push_back(std::make_unique<RunFolder>(p.folder));
    jobs.push_back(job_of(options, p, *folders.back()));
    names.push_back(p.scenario.name);
    if (options.horizon == city::Horizon::smoke) tell_cut_short(p);
  }
  std::signal(SIGINT, [](int) { stop_requested = 1; });
  std::signal(SIGTERM, [](int) { stop_requested = 1; });
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<Ended> ended;
  {
    ProgressDisplay display(std::move(names), ::isatty(STDERR_FILENO) != 0);
    ended = run_children(jobs, options.jobs == 0 ? cores : options.jobs, display, stop_requested);
  }
  if (stop_requested != 0) return interrupted;
  const auto runs = summaries(*planned, ended);
  if (runs.size() > 1) write_comparison(options, runs);
  if (!runs.empty()) print(options, runs);
  return exit_code(ended);
}

}  // namespace headframe::sim::app
