// A frame of the map with thousands of marks, against DESIGN's budget of 60 frames a second.
#include <QApplication>
#include <QImage>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <iostream>

#include "viz/views/mapcanvas.hpp"

namespace {

using namespace headframe::viz;

void require(bool holds, const char *otherwise) {
  if (holds) return;
  std::cerr << otherwise << '\n';
  std::exit(1);
}

Content marked(int count) {
  Content content;
  for (int i = 0; i < count; ++i) {
    headframe::sim::record::Place place;
    place.id = std::to_string(i);
    place.kind = "mine";
    place.name_en = "Mine " + place.id;
    place.state = "producing";
    place.longitude = 112.8 + 0.01 * (i % 100);
    place.latitude = 34.3 + 0.01 * (i / 100);
    content.places.push_back(place);
  }
  return content;
}

void aFrame(benchmark::State &state) {
  MapModel map;
  map.show(marked(static_cast<int>(state.range(0))));
  map.moveTo({});
  MapCanvas canvas(map);
  canvas.resize(1600, 900);
  canvas.setLayer(MapCanvas::Names, state.range(1) != 0);
  canvas.fit();
  QImage image(canvas.size(), QImage::Format_ARGB32_Premultiplied);
  for (auto step : state) canvas.render(&image);
  const QRgb ground = canvas.palette().color(QPalette::Base).rgb();
  int painted = 0;
  for (int x = 0; x < image.width(); x += 3)
    for (int y = 0; y < image.height(); y += 3) painted += image.pixel(x, y) != ground;
  require(!(painted < 1000), "the map is empty");
}
BENCHMARK(aFrame)->Args({5000, 0})->Args({5000, 1})->Unit(benchmark::kMillisecond);

/// The states of a city's marks at another instant of a year.
void aStepOfTheCursor(benchmark::State &state) {
  Content content = marked(85);
  for (int i = 0; i < 300; ++i)
    content.outages.push_back({"mine", std::to_string(i % 85), "silent", false,
                               std::chrono::hours(29 * i), std::chrono::hours(29 * i + 20)});
  MapModel map;
  map.show(content);
  std::int64_t hour = 0;
  for (auto step : state) map.moveTo(std::chrono::hours(hour++ % 8760));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(aStepOfTheCursor)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int argc, char **argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
