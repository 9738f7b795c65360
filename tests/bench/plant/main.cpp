// How many samples a second the truth underground yields, and how many files a second the mines'
// own systems write: a city of 84 mines with 500 points each, every 30 s.
//
//   bench_plant [rounds]      one round polls every mine once; default 240 (two hours)
#include <charconv>
#include <chrono>
#include <ctime>
#include <memory>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "sim/mine/monitor.hpp"

namespace {

using namespace headframe;
using namespace headframe::sim;
using namespace std::chrono_literals;

constexpr int mines = 84;
constexpr std::uint32_t points = 500;
const rt::WallTime start = plant::from_local(18'792, 17 * 3600);

struct Pit {
  explicit Pit(int number, mine::Dialect dialect) {
    description.code = fmt::format("4101850000{:02}", number);
    description.name = fmt::format("登封模拟{:02}矿", number);
    description.personnel = false;
    installation.dialect = dialect;
    monitor = std::make_unique<mine::Monitor>(description, installation,
                                              mine::Underground{truth, people, weather});
  }
  mine::MineDescription description;
  mine::Installation installation;
  plant::Layout layout = plant::make_layout({plant::GasClass::high, 2, 4, points, 100, true});
  plant::Weather weather{1};
  plant::Mine truth{"410185000001", layout, 1};
  plant::People people{"410185000001", layout, 1, start};
  std::unique_ptr<mine::Monitor> monitor;
};

template <class Work>
double seconds_of(Work work) {
  const std::clock_t begin = std::clock();  // processor time: the machine may be busy
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void report(std::string_view what, double samples, double files, double bytes, double seconds) {
  fmt::print("{:<24}{:>8.1f} M samples/s {:>8.1f} ns a sample {:>9.0f} files/s {:>8.1f} MB/s\n", what,
             samples / seconds / 1e6, seconds / samples * 1e9, files / seconds,
             bytes / seconds / 1e6);
}

void measure_truth(int rounds) {
  std::vector<std::unique_ptr<Pit>> city;
  for (int m = 0; m < mines; ++m) city.push_back(std::make_unique<Pit>(m, mine::Dialect::gc));
  const double s = seconds_of([&] {
    for (int r = 0; r < rounds; ++r)
      for (auto& pit : city) pit->truth.advance(start + r * 30s, pit->weather);
  });
  report("truth underground", 1.0 * rounds * mines * points, 0, 0, s);
}

void measure_files(std::string_view what, mine::Dialect dialect, int rounds) {
  std::vector<std::unique_ptr<Pit>> city;
  for (int m = 0; m < mines; ++m) city.push_back(std::make_unique<Pit>(m, dialect));
  double files = 0, bytes = 0;
  const double s = seconds_of([&] {
    for (int r = 0; r < rounds; ++r)
      for (auto& pit : city) {
        const rt::WallTime t = start + r * 30s;
        const auto out = pit->monitor->run(mine::Job::poll, {t, t});
        files += static_cast<double>(out.files.size());
        for (const auto& written : out.files) bytes += static_cast<double>(written.file.bytes.size());
      }
  });
  report(what, 1.0 * rounds * mines * points, files, bytes, s);
}

}  // namespace

int main(int argc, char** argv) {
  int rounds = 240;
  if (argc > 1) {
    const std::string_view text = argv[1];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rounds);
    if (error != std::errc{} || end != text.data() + text.size() || rounds < 1) {
      fmt::print(stderr, "usage: bench_plant [rounds]\n");
      return 2;
    }
  }
  measure_truth(rounds);
  measure_files("truth + alarms + GA", mine::Dialect::ga, rounds);
  measure_files("truth + alarms + GB", mine::Dialect::gb, rounds);
  measure_files("truth + alarms + GC", mine::Dialect::gc, rounds);
  return 0;
}
