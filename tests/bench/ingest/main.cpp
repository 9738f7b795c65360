// How fast promised files become stored values on this machine: national real-time files of many
// mines wait in their folders; the clock runs from the first delivery to the last commit.
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>

#include "platform/app/platform.hpp"
#include "platform/native/runtime.hpp"
#include "tests/bench/ingest/national_file.hpp"

namespace {

using namespace headframe;

struct Load {
  std::filesystem::path root;
  int mines = 42, points = 20, files = 50;  // files of each mine
};

struct Delivery {
  wire::ftp::Account account;
  std::string path;
};

std::vector<Delivery> prepare(rt::Runtime& runtime, const Load& load) {
  std::vector<Delivery> deliveries;
  const rt::WallTime start{
      std::chrono::floor<std::chrono::seconds>(runtime.clock().wall_now().since_epoch) -
      std::chrono::seconds(load.files)};
  std::vector<bench::NationalFile> mines;
  for (int m = 0; m < load.mines; ++m) {
    mines.emplace_back(bench::mine_code(m), load.points);
    runtime.storage().make_directories("inbox/" + mines.back().mine());
  }
  for (int f = 0; f < load.files; ++f)
    for (bench::NationalFile& mine : mines) {
      const rt::WallTime at = start + std::chrono::seconds(f);
      const std::string folder = "inbox/" + mine.mine();
      Delivery d{{mine.mine(), folder}, folder + "/" + mine.name(at)};
      const std::string& content = mine.content(at, f);
      runtime.storage()
          .open(d.path, rt::OpenMode::create_new)
          ->write_at(0, std::as_bytes(std::span(content)));
      deliveries.push_back(std::move(d));
    }
  return deliveries;
}

rt::Task<> deliver_share(app::Platform& platform, const std::vector<Delivery>& all, int mine,
                         int mines) {
  for (std::size_t i = static_cast<std::size_t>(mine); i < all.size();
       i += static_cast<std::size_t>(mines))
    co_await platform.ingest().delivered(all[i].account, all[i].path);
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

rt::Task<> measure(rt::Runtime& runtime, app::Platform& platform, Load load, bool& sound) {
  co_await platform.start();
  const std::vector<Delivery> deliveries = prepare(runtime, load);
  const auto start = std::chrono::steady_clock::now();
  const double processor = processor_seconds();
  core::Background mines(runtime);
  for (int m = 0; m < load.mines; ++m)
    mines.start(deliver_share(platform, deliveries, m, load.mines));
  co_await mines.join();
  while (platform.ingest().receiver().pending() > 0)
    co_await rt::sleep_for(runtime.clock(), std::chrono::milliseconds(1));
  const double wall =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const double used = processor_seconds() - processor;
  const double files = static_cast<double>(deliveries.size());
  const auto stored = platform.metrics()
                          .counter("monitoring_values_total", "Values of points that were stored")
                          .value();
  sound = stored == deliveries.size() * static_cast<std::size_t>(load.points);
  fmt::print(
      "{} mines x {} files x {} points: {:.0f} files/s, {:.1f} us/file wall, {:.1f} us/file "
      "processor, "
      "{:.0f} points/s, {} commits, all stored: {}\n",
      load.mines, load.files, load.points, files / wall, 1e6 * wall / files, 1e6 * used / files,
      static_cast<double>(stored) / wall, platform.store().writer().figures().rounds, sound);
  co_await platform.stop();
}

}  // namespace

int main(int argc, char** argv) {
  Load load;
  CLI::App cli("Files a second and points a second through ingestion");
  cli.add_option("--root", load.root, "an existing folder; a new one is made in it")
      ->required()
      ->check(CLI::ExistingDirectory);
  cli.add_option("--mines", load.mines)->check(CLI::Range(1, 99999));
  cli.add_option("--points", load.points, "of each file")->check(CLI::Range(1, 100000));
  cli.add_option("--files", load.files, "of each mine")->check(CLI::Range(1, 100000));
  CLI11_PARSE(cli, argc, argv);
  std::string folder = (load.root / "ingest-bench-XXXXXX").string();
  if (!::mkdtemp(folder.data())) throw std::runtime_error("no folder in " + load.root.string());
  bool sound = false;
  {
    rt::asio::io_context io;
    native::NativeRuntime runtime(io, folder);
    app::Platform platform(runtime, {});
    rt::spawn(io.get_executor(), measure(runtime, platform, load, sound));
    io.run();
  }
  std::filesystem::remove_all(folder);
  return sound ? 0 : 1;
}
