// How many replicate-years a second component depth runs on one core.
//
//   bench_study [years]       default 100000, of scenarios/zhengzhou/2021.yaml
#include <charconv>
#include <ctime>
#include <string_view>

#include <fmt/format.h>

#include "sim/equipment/from_scenario.hpp"
#include "sim/scenario/load.hpp"
#include "sim/study/study.hpp"

namespace {

using namespace headframe::sim;

int measure(std::size_t years) {
  const auto scenario = scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/2021.yaml");
  if (!scenario) {
    fmt::print(stderr, "{}\n", scenario::to_string(scenario.error().front()));
    return 3;
  }
  const auto inventory = equipment::make_inventory(*scenario);
  study::Replicates replicates(inventory, scenario->measures, scenario->seed);
  std::vector<double> by_kind(inventory.kinds.size());
  double faults = 0;
  const std::clock_t begin = std::clock();  // processor time: the machine may be busy
  for (std::size_t i = 0; i < years; ++i)
    faults += replicates.run(i, by_kind.data())[study::Figure::faults].numerator;
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  const auto n = static_cast<double>(years);
  fmt::print("{} components, {:.1f} faults a year: {:.0f} years/s, {:.2f} us a year\n",
             inventory.components.size(), faults / n, n / seconds, seconds / n * 1e6);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t years = 100'000;
  if (argc > 1) {
    const std::string_view text = argv[1];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), years);
    if (error != std::errc{} || end != text.data() + text.size() || years < 1) {
      fmt::print(stderr, "usage: bench_study [years]\n");
      return 2;
    }
  }
  return measure(years);
}
