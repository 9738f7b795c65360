// How fast files of 500 points become values, one core, without storage.
#include <benchmark/benchmark.h>

#include <string>

#include <fmt/format.h>

#include "platform/wire/civil_time.hpp"
#include "platform/wire/decode.hpp"

namespace headframe::wire {
namespace {

constexpr int points = 500;
const std::string stamp = "2021-06-14 08:30:00";
const std::string mine = "410183000001", old_mine = "41018300000000000001";

struct Input {
  std::string name, bytes;
};

Input old_realtime() {
  Input input{old_mine + "RTDATA20210614083000.txt", stamp + "~\r\n"};
  for (int i = 0; i < points; ++i) {
    input.bytes += fmt::format("{}{:03}A{:02};{:.2f};0~\r\n", old_mine, i / 16, i % 16, i * 0.01);
  }
  return input;
}

Input upgraded_realtime() {
  Input input{mine + "_SSSJ_20210614083000.TXT", fmt::format("{};{}~\r\n", stamp, points)};
  for (int i = 0; i < points; ++i) {
    input.bytes += fmt::format("{}01MN0001{:04};{:.2f};0~\r\n", mine, i, i * 0.01);
  }
  input.bytes += "||";
  return input;
}

Input national_realtime() {
  Input input{mine + "_CDSS_20210614083000.txt", mine + ";示例煤矿;" + stamp + "~"};
  for (int i = 0; i < points; ++i) {
    input.bytes += fmt::format("{}01MN0001{:06};环境瓦斯;21采区工作面T{};{:.2f};%;0;{}~", mine, i,
                               i % 4, i * 0.01, stamp);
  }
  input.bytes += "||";
  return input;
}

Input national_positions() {
  Input input{mine + "_RYSS_20210614083000.txt", mine + ";示例煤矿;" + stamp + "~"};
  for (int i = 0; i < points; ++i) {
    input.bytes += fmt::format(
        "{0}{1:05};张三;1;{2};;{0}0002;{2};{0}0002000001;{2};8小时制;-12.5;正常;0;0;"
        "{0}0001000001&{2},{0}0002000001&{2}~",
        mine, i, stamp);
  }
  input.bytes += "||";
  return input;
}

void decode_file(benchmark::State& state, const Input& input) {
  DecodeContext context;
  context.received_at = parse_civil("2021-06-14 09:00:00").value();
  const auto name = parse_file_name(input.name);
  for (auto _ : state) {
    auto file = decode(name, input.bytes, context);
    if (values_of(file) != points) state.SkipWithError("not every record became a value");
    benchmark::DoNotOptimize(file);
  }
  state.SetItemsProcessed(state.iterations() * points);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(input.bytes.size()));
}

BENCHMARK_CAPTURE(decode_file, ga_rtdata, old_realtime());
BENCHMARK_CAPTURE(decode_file, gb_sssj, upgraded_realtime());
BENCHMARK_CAPTURE(decode_file, gc_cdss, national_realtime());
BENCHMARK_CAPTURE(decode_file, gc_ryss, national_positions());

}  // namespace
}  // namespace headframe::wire

BENCHMARK_MAIN();
