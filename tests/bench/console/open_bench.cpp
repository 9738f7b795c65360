// How long people wait for the console: opening a run of a year, one step of the cursor and one of
// the range, with the pages of each perspective painted. Needs a display, or
// QT_QPA_PLATFORM=offscreen.
#include <benchmark/benchmark.h>

#include <unistd.h>

#include <QApplication>
#include <chrono>
#include <filesystem>

#include "samplerun.hpp"
#include "viz/app/mainwindow.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A wait of two seconds loses nobody, and a quarter of one still feels like dragging something.
constexpr Clock::duration openLimit = 2s, stepLimit = 250ms;

const SampleSize year{.days = 365, .mines = 84, .outages = 300, .faults = 200, .events = 2'000,
                      .alarms = 600, .binsOfAMine = 4'380};

bool tooSlow = false;

/// A year's run.db and settings in a folder that goes when the benchmark ends.
class YearOnDisk {
 public:
  YearOnDisk() : folder_(std::filesystem::temp_directory_path() /
                         ("headframe-console-bench-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    qputenv("HEADFRAME_CONSOLE_SETTINGS", QByteArray::fromStdString((folder_ / "s.ini").string()));
    writeSampleRun(folder_ / "run.db", year);
  }
  ~YearOnDisk() { std::filesystem::remove_all(folder_); }
  YearOnDisk(const YearOnDisk &) = delete;
  YearOnDisk &operator=(const YearOnDisk &) = delete;

  QString name() const { return QString::fromStdString(folder_.string()); }

 private:
  std::filesystem::path folder_;
};

void within(benchmark::State &state, Clock::duration limit, Clock::duration longest) {
  state.counters["longest_ms"] = std::chrono::duration<double, std::milli>(longest).count();
  if (longest <= limit) return;
  tooSlow = true;
  state.SkipWithError("slower than people are asked to wait");
}

void openAYear(benchmark::State &state, const QString &run) {
  Clock::duration longest{};
  for (auto _ : state) {
    const auto begin = Clock::now();
    MainWindow window;
    window.resize(1920, 1080);
    window.open(run);
    window.show();
    QCoreApplication::processEvents();
    longest = std::max(longest, Clock::now() - begin);
  }
  within(state, openLimit, longest);
}

/// `step` moves the time by the i-th of many different steps.
template <class Step>
void stepThrough(benchmark::State &state, MainWindow &window, const Perspective &perspective,
                 Step step) {
  window.arrange(perspective);
  QCoreApplication::processEvents();
  Clock::duration longest{};
  int i = 0;
  for (auto _ : state) {
    const auto begin = Clock::now();
    step(window.pane().time(), i++ % 300 + 1);
    QCoreApplication::processEvents();
    longest = std::max(longest, Clock::now() - begin);
  }
  within(state, stepLimit, longest);
}

void declare(MainWindow &window, const QString &run) {
  benchmark::RegisterBenchmark("open", openAYear, run)
      ->Unit(benchmark::kMillisecond)->Iterations(3);
  for (const Perspective &perspective : perspectives()) {
    const std::string name = perspective.id;
    benchmark::RegisterBenchmark(("scrub/" + name).c_str(), [&](benchmark::State &state) {
      stepThrough(state, window, perspective, [](TimeController &time, int i) {
        time.setCursor(time.length() / 301 * i);
      });
    })->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(("range/" + name).c_str(), [&](benchmark::State &state) {
      stepThrough(state, window, perspective, [](TimeController &time, int i) {
        const Moment begin = time.length() / 700 * i;
        time.setRange({begin, begin + time.length() / 2});
      });
    })->Unit(benchmark::kMillisecond);
  }
}

}  // namespace
}  // namespace headframe::viz

int main(int argc, char **argv) {
  using namespace headframe::viz;
  QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  const YearOnDisk run;
  MainWindow window;
  window.resize(1920, 1080);
  window.open(run.name());
  window.show();
  declare(window, run.name());
  benchmark::RunSpecifiedBenchmarks();
  return tooSlow ? 1 : 0;
}
