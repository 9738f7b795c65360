// How many replicate-years a second component depth runs on one core.
//
//   bench_study [YEARS]                the year 2021 of Zhengzhou, 122 components  [100000]
//   bench_study [YEARS] --against PY   the model of 77 components, beside a plain loop of the same
//                                      model and SimPy under the interpreter PY; all must agree
#include <charconv>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/equipment/from_scenario.hpp"
#include "sim/scenario/load.hpp"
#include "sim/study/study.hpp"
#include "tests/bench/study/plain.hpp"

namespace {

using namespace headframe::sim;
using headframe::bench::Figures;

constexpr std::size_t slower = 100;  // SimPy gets so much less to do

struct Measured {
  Figures figures;
  std::size_t components = 0;
  double years_a_second = 0;
};

/// Processor time: the machine may be busy.
double seconds_since(std::clock_t begin) {
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

Measured component_depth(const std::string& file, std::size_t years) {
  const auto scenario = scenario::load_scenario(file);
  if (!scenario) throw std::runtime_error(scenario::to_string(scenario.error().front()));
  const auto inventory = equipment::make_inventory(*scenario);
  study::Replicates replicates(inventory, scenario->measures, scenario->seed);
  std::vector<double> by_kind(inventory.kinds.size());
  study::Year sums;
  const std::clock_t begin = std::clock();
  for (std::size_t i = 0; i < years; ++i) {
    const study::Year year = replicates.run(i, by_kind.data());
    for (std::size_t f = 0; f < study::figures; ++f) {
      sums.figure[f].numerator += year.figure[f].numerator;
      sums.figure[f].denominator += year.figure[f].denominator;
    }
  }
  const double seconds = seconds_since(begin);
  const auto ratio = [&](study::Figure f) { return sums[f].numerator / sums[f].denominator; };
  return {{ratio(study::Figure::faults), ratio(study::Figure::mean_restoration_h),
           ratio(study::Figure::repeat_fault_share), ratio(study::Figure::normal_day_rate)},
          inventory.components.size(),
          static_cast<double>(years) / seconds};
}

Measured plain(std::size_t years) {
  const std::clock_t begin = std::clock();
  const Figures figures = headframe::bench::plain_years(years, 1);
  return {figures, 77, static_cast<double>(years) / seconds_since(begin)};
}

Measured simpy(const std::string& python, std::size_t years) {
  const std::string command =
      fmt::format("'{}' '{}/tests/bench/study/model_simpy.py' {}", python, HEADFRAME_SOURCE_DIR, years);
  std::FILE* pipe = ::popen(command.c_str(), "r");
  std::string said;
  char buffer[256];
  while (pipe != nullptr && std::fgets(buffer, sizeof buffer, pipe) != nullptr) said += buffer;
  if (pipe == nullptr || ::pclose(pipe) != 0) throw std::runtime_error("SimPy did not run: " + command);
  const auto told = nlohmann::json::parse(said);
  return {{told.at("faults_a_year"), told.at("restoration_h"), told.at("repeat_share"), told.at("day_rate")},
          77,
          static_cast<double>(years) / told.at("processor_s").get<double>()};
}

void print(std::string_view name, const Measured& m, double beside) {
  fmt::print("{:16} {:9.0f} years/s  {:7.2f} of component depth's  {:.2f} faults a year, {:.1f} h, {:.1f} % "
             "repeats, {:.1f} % of days\n",
             name, m.years_a_second, m.years_a_second / beside, m.figures.faults_a_year,
             m.figures.restoration_h, 100 * m.figures.repeat_share, 100 * m.figures.day_rate);
}

/// To what `years` of the shorter run can tell: five standard deviations of a year's figures.
bool agree(const Figures& a, const Figures& b, std::size_t years) {
  const double allowed = 5 / std::sqrt(static_cast<double>(years));
  return std::abs(a.faults_a_year - b.faults_a_year) < 5 * allowed &&
         std::abs(a.restoration_h - b.restoration_h) < 25 * allowed &&
         std::abs(a.repeat_share - b.repeat_share) < 0.12 * allowed &&
         std::abs(a.day_rate - b.day_rate) < 0.06 * allowed;
}

int compare(std::size_t years, const std::string& python) {
  const std::size_t few = std::max<std::size_t>(years / slower, 20);
  const Measured ours = component_depth(HEADFRAME_SOURCE_DIR "/tests/bench/study/model.yaml", years);
  const Measured loop = plain(years), other = simpy(python, few);
  fmt::print("{} components, {} years, SimPy {}\n", ours.components, years, few);
  print("component depth", ours, ours.years_a_second);
  print("plain loop", loop, ours.years_a_second);
  print("SimPy", other, ours.years_a_second);
  if (agree(ours.figures, loop.figures, years) && agree(ours.figures, other.figures, few)) return 0;
  fmt::print(stderr, "they do not tell the same figures\n");
  return 1;
}

int measure(std::size_t years) {
  const Measured m = component_depth(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/2021.yaml", years);
  fmt::print("{} components, {:.1f} faults a year: {:.0f} years/s, {:.2f} us a year\n", m.components,
             m.figures.faults_a_year, m.years_a_second, 1e6 / m.years_a_second);
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  std::size_t years = 100'000;
  const std::string_view text = argc > 1 ? argv[1] : "100000";
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), years);
  const bool against = argc == 4 && std::string_view(argv[2]) == "--against";
  if (error != std::errc{} || end != text.data() + text.size() || years < 1 || (argc > 2 && !against)) {
    fmt::print(stderr, "usage: bench_study [YEARS [--against PYTHON]]\n");
    return 2;
  }
  return against ? compare(years, argv[3]) : measure(years);
} catch (const std::exception& wrong) {
  fmt::print(stderr, "{}\n", wrong.what());
  return 3;
}
