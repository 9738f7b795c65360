// Points a second that arrive over real FTP and are durable, and how late alarms are under that
// load. One process: the platform on its own threads, every mine on a thread of its own.
#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include "platform/app/platform.hpp"
#include "platform/native/runtime.hpp"
#include "platform/wire/ftp/server.hpp"
#include "tests/bench/ingest/national_file.hpp"
#include "tests/bench/ingest_sockets/uploader.hpp"

namespace {

using namespace headframe;

struct Options {
  std::vector<std::filesystem::path> roots;
  int mines = 16, points = 500;
  double seconds = 10, rate = 0;  // rate: files a second of all mines, 0: as fast as they can
};

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double quantile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

/// What one run came to.
struct Tally {
  double files = 0, uploading = 0, wall = 0;  // seconds until the last promise, until the last commit
  double server = 0;                          // processor seconds without the clients
  std::uint64_t values = 0, commits = 0;
};

class Run {
 public:
  Run(const Options& options, rt::Runtime& runtime)
      : options_(options),
        runtime_(runtime),
        platform_(runtime, {}),
        ftp_(runtime, platform_.ingest(), config(options)) {}

  /// True when everything that was promised is stored and every alarm was told.
  bool sound() const { return sound_; }

  rt::Task<> measure() {
    co_await platform_.start();
    ftp_.start();
    platform_.live().subscribe([this](const core::LiveEvent& event) { alarms_.told(event); });
    std::vector<std::string> secrets;
    for (int m = 0; m < options_.mines; ++m)
      secrets.push_back(co_await platform_.ingest().renew_account(bench::mine_code(m)));
    co_await upload(std::move(secrets));
    co_await ftp_.stop(std::chrono::seconds(5));
    co_await platform_.stop();
  }

 private:
  static wire::ftp::Config config(const Options& options) {
    wire::ftp::Config config;
    config.listen = {"127.0.0.1", 0};
    config.most_sessions_per_address = static_cast<std::size_t>(options.mines) + 1;
    return config;
  }

  bench::UploadPlan plan() {
    return {ftp_.local_endpoint().port, options_.points,
            std::chrono::duration<double>(options_.seconds), options_.rate / options_.mines,
            {std::chrono::floor<std::chrono::seconds>(
                runtime_.clock().wall_now().since_epoch - std::chrono::hours(24))}};
  }

  rt::Task<> upload(std::vector<std::string> secrets) {
    const auto start = std::chrono::steady_clock::now();
    const double processor = processor_seconds();
    std::vector<std::unique_ptr<bench::Uploader>> mines;
    for (int m = 0; m < options_.mines; ++m)
      mines.push_back(std::make_unique<bench::Uploader>(
          plan(), bench::mine_code(m), secrets[static_cast<std::size_t>(m)], alarms_));
    for (const auto& mine : mines) co_await until([&] { return mine->has_ended(); });
    Tally tally;
    tally.uploading = since(start);
    co_await until([this] { return platform_.ingest().receiver().pending() == 0; });
    tally.wall = since(start);
    tally.server = processor_seconds() - processor;
    // What was stored last is told a moment later.
    constexpr double patience = 5;
    co_await until([&] { return alarms_.missing() == 0 || since(start) > tally.wall + patience; });
    sound_ = true;
    for (const auto& mine : mines) {
      tally.files += mine->files();
      tally.server -= mine->processor_seconds();
      if (mine->failure().empty()) continue;
      fmt::print(stderr, "ingest_sockets: {}\n", mine->failure());
      sound_ = false;
    }
    report(tally);
  }

  rt::Task<> until(std::function<bool()> holds) {
    while (!holds()) co_await rt::sleep_for(runtime_.clock(), std::chrono::milliseconds(1));
  }

  static double since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

  void report(Tally tally) {
    tally.values = platform_.metrics()
                       .counter("monitoring_values_total", "Values of points that were stored")
                       .value();
    tally.commits = platform_.store().writer().figures().rounds;
    const auto expected = static_cast<std::uint64_t>(tally.files) * static_cast<std::uint64_t>(options_.points);
    const std::vector<double> delays = alarms_.delays();
    sound_ = sound_ && tally.values == expected && alarms_.missing() == 0;
    fmt::print("  {:.0f} files/s promised, {:.0f} files/s and {:.0f} points/s durable\n",
               tally.files / tally.uploading, tally.files / tally.wall,
               static_cast<double>(tally.values) / tally.wall);
    fmt::print("  {:.0f} us of processor a file for the platform, {:.0f} files a commit\n",
               1e6 * tally.server / tally.files, tally.files / static_cast<double>(tally.commits));
    fmt::print("  {} alarms: median {:.0f} ms, p99 {:.0f} ms, slowest {:.0f} ms, {} missing\n",
               delays.size(), 1e3 * quantile(delays, 0.5), 1e3 * quantile(delays, 0.99),
               1e3 * quantile(delays, 1), alarms_.missing());
    if (tally.values != expected)
      fmt::print(stderr, "ingest_sockets: {} of {} values stored\n", tally.values, expected);
  }

  Options options_;
  rt::Runtime& runtime_;
  bench::AlarmWatch alarms_;
  app::Platform platform_;
  wire::ftp::Server ftp_;
  bool sound_ = false;
};

bool run_on(const std::filesystem::path& root, const Options& options) {
  std::string folder = (root / "ingest-sockets-XXXXXX").string();
  if (!::mkdtemp(folder.data())) throw std::runtime_error("no folder in " + root.string());
  fmt::print("{}: {} mines, {} points a file, {:.0f} s, {}\n", root.string(), options.mines,
             options.points, options.seconds,
             options.rate > 0 ? fmt::format("{:.0f} files/s offered", options.rate)
                              : "as fast as promises come");
  bool sound = false;
  {
    rt::asio::io_context io;
    native::NativeRuntime runtime(io, folder);
    Run run(options, runtime);
    rt::spawn(io.get_executor(), run.measure());
    io.run();
    sound = run.sound();
  }
  std::filesystem::remove_all(folder);
  return sound;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App cli("Points a second over real sockets into a durable store, and the delay of alarms");
  cli.add_option("--root", options.roots, "existing folders, measured one after another")
      ->required()
      ->check(CLI::ExistingDirectory);
  cli.add_option("--mines", options.mines, "each with a kept session")->check(CLI::Range(1, 500));
  cli.add_option("--points", options.points, "of each file")->check(CLI::Range(1, 10'000));
  cli.add_option("--seconds", options.seconds, "of uploading")->check(CLI::Range(0.1, 20.0));
  cli.add_option("--rate", options.rate, "files a second of all mines; 0: no limit")
      ->check(CLI::Range(0.0, 1e6));
  CLI11_PARSE(cli, argc, argv);
  bool sound = true;
  try {
    for (const auto& root : options.roots) sound = run_on(root, options) && sound;
  } catch (const std::exception& error) {
    std::cerr << "ingest_sockets: " << error.what() << '\n';
    return 3;
  }
  return sound ? 0 : 1;
}
