// Filtering and sorting 100 000 alarms, against DESIGN's budget of 20 ms to filter.
#include <QCoreApplication>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <iostream>

#include "viz/models/alarmmodel.hpp"

namespace {

using namespace headframe::viz;

void require(bool holds, const char *otherwise) {
  if (holds) return;
  std::cerr << otherwise << '\n';
  std::exit(1);
}

constexpr int count = 100'000;

Content alarms() {
  Content content;
  content.run.begin_local = "2021-01-01 00:00:00";
  content.alarms.resize(count);
  for (int i = 0; i < count; ++i) {
    Alarm &alarm = content.alarms[static_cast<std::size_t>(i)];
    alarm.number = i;
    alarm.side = "platform";
    alarm.mine = "mine-" + std::to_string(i % 42);
    alarm.point = "CH4-" + std::to_string(i % 997);
    alarm.kind = "over-limit";
    alarm.level = 1 + i % 3;
    alarm.begin = std::chrono::minutes(5 * i);
    alarm.end = alarm.begin + std::chrono::minutes(7);
  }
  return content;
}

AlarmFilter filtered(const char *text) {
  AlarmFilter filter;
  filter.range = {Moment{}, std::chrono::hours(24 * 400)};
  filter.text = QLatin1String(text);
  return filter;
}

void byText(benchmark::State &state) {
  AlarmModel model;
  model.show(alarms());
  bool one = false;
  for (auto step : state) model.setFilter(filtered((one = !one) ? "ch4-77" : "mine-4"));
  require(!(model.rowCount() < 100 || model.rowCount() == count), "filters nothing");
}
BENCHMARK(byText)->Unit(benchmark::kMillisecond);

void byLevel(benchmark::State &state) {
  AlarmModel model;
  model.show(alarms());
  AlarmFilter filter = filtered("");
  int level = 0;
  for (auto step : state) {
    filter.level = 1 + level++ % 3;
    model.setFilter(filter);
  }
  require(!(model.rowCount() < count / 4), "filters nothing");
}
BENCHMARK(byLevel)->Unit(benchmark::kMillisecond);

void sorting(benchmark::State &state) {
  AlarmModel model;
  model.show(alarms());
  model.setFilter(filtered(""));
  int column = 0;
  for (auto step : state)
    model.sort(++column % 2 ? AlarmModel::Level : AlarmModel::Point, Qt::AscendingOrder);
  require(!(model.rowCount() != count), "loses alarms");
}
BENCHMARK(sorting)->Unit(benchmark::kMillisecond);

/// One more alarm from a live source, which tells all of them again.
void oneMore(benchmark::State &state) {
  AlarmModel model;
  Content content = alarms();
  model.setFilter(filtered(""));
  model.show(content);
  for (auto step : state) {
    Alarm more = content.alarms.back();
    more.number += 1;
    more.begin += std::chrono::seconds(1);
    content.alarms.push_back(more);
    model.show(content);
  }
  require(model.rowCount() == static_cast<int>(content.alarms.size()), "an alarm is missing");
}
BENCHMARK(oneMore)->Unit(benchmark::kMillisecond);

void bins(benchmark::State &state) {
  const Content content = alarms();
  int total = 0;
  for (auto step : state) {
    total = 0;
    for (const AlarmBin &bin : binsOf(content.alarms, {Moment{}, std::chrono::hours(24 * 400)}, 144))
      total += bin.total;
  }
  require(!(total != count), "bins lose alarms");
}
BENCHMARK(bins)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char **argv) {
  QCoreApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
