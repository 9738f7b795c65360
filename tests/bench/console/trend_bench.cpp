// What a frame of the trend page costs with a million points, and whether it still shows its extremes.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "viz/views/signs.hpp"
#include "viz/views/trendcanvas.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int count = 1'000'000, width = 1600, height = 900;
constexpr std::size_t spike = 617'283, dip = 200'001;
constexpr auto frameBound = 60ms;  // ten times what a laptop needs, and more

/// A sawtooth between -1 and 1 with one spike and one dip.
std::vector<TrendPoint> millionPoints() {
  std::vector<TrendPoint> points;
  for (int i = 0; i < count; ++i)
    points.push_back({i * 1s, static_cast<double>(i * 7 % 2001 - 1000) / 1000});
  points[spike].value = 10;
  points[dip].value = -10;
  return points;
}

struct Scene {
  TimeController time;
  TrendCanvas canvas{time, nullptr};
  std::vector<TrendPoint> points = millionPoints();
  QImage image{width, height, QImage::Format_ARGB32_Premultiplied};

  Scene() {
    time.setRun(count * 1s, {});
    canvas.resize(width, height);
    show();
  }
  void show() {
    sim::record::Series series;
    series.id = "million";
    series.unit = "%";
    series.cadence = 1s;
    canvas.show({{series, QStringLiteral("million"), &points}}, "2021-01-01 00:00:00");
  }
  void paint() { canvas.render(&image); }

  /// Rows of the column around an instant's place that have the line's colour.
  int paintedRows(Moment at) const {
    const int middle = static_cast<int>(width * (static_cast<double>(at / 1s) / count));
    int most = 0;
    for (int x = std::max(0, middle - 120); x < std::min(width, middle + 120); ++x) {
      int rows = 0;
      for (int y = 0; y < height; ++y)
        rows += image.pixelColor(x, y).rgb() == colorOfLine(0).rgb() ? 1 : 0;
      most = std::max(most, rows);
    }
    return most;
  }
};

void wholeRange(benchmark::State &state) {
  Scene scene;
  for (auto _ : state) scene.paint();
}

void zoomedIn(benchmark::State &state) {
  Scene scene;
  scene.time.setRange({300'000s, 303'600s});
  for (auto _ : state) scene.paint();
}

void scrubbing(benchmark::State &state) {
  Scene scene;
  Moment at{};
  for (auto _ : state) {
    scene.time.setCursor(at = (at + 997s) % (count * 1s));
    scene.paint();
  }
}

void onePointMore(benchmark::State &state) {
  Scene scene;
  for (auto _ : state) {
    scene.points.push_back({scene.points.back().at + 1s, 0});
    scene.show();
  }
}

BENCHMARK(wholeRange)->Unit(benchmark::kMillisecond);
BENCHMARK(zoomedIn)->Unit(benchmark::kMillisecond);
BENCHMARK(scrubbing)->Unit(benchmark::kMillisecond);
BENCHMARK(onePointMore)->Unit(benchmark::kMillisecond);

bool holds(bool condition, const char *what) {
  if (!condition) std::fprintf(stderr, "failed: %s\n", what);
  return condition;
}

bool judged() {
  Scene scene;
  scene.paint();
  std::vector<Clock::duration> frames;
  for (int i = 0; i < 11; ++i) {
    const auto begin = Clock::now();
    scene.paint();
    frames.push_back(Clock::now() - begin);
  }
  std::ranges::sort(frames);
  bool good = holds(frames[5] < frameBound, "the median frame is within its bound");
  // The sawtooth alone fills a tenth of the height; a spike or a dip five times that.
  const int usual = scene.paintedRows(900'000s);
  good &= holds(usual > 0 && usual < height / 5, "the line is painted where it is");
  good &= holds(scene.paintedRows(spike * 1s) > height / 3, "the spike is painted");
  good &= holds(scene.paintedRows(dip * 1s) > height / 3, "the dip is painted");
  return good;
}

}  // namespace
}  // namespace headframe::viz

int main(int argc, char **argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  if (!headframe::viz::judged()) return 1;
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
