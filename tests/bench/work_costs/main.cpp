// What each named work of the platform and of a mine's front-end machine costs on this machine.
// The installation runs on real sockets, files and SQLite; see docs/measurements/work-costs.md.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include "platform/native/runtime.hpp"
#include "platform/wire/ftp/server.hpp"
#include "sim/city/costs.hpp"
#include "tests/bench/work_costs/fit.hpp"
#include "tests/bench/work_costs/load.hpp"
#include "tests/bench/work_costs/office.hpp"

namespace {

using namespace headframe;

struct Options {
  std::filesystem::path root = std::filesystem::temp_directory_path();
  int polls = 120, rounds = 30, starts = 5, repeats = 1;
};

class Folder {
 public:
  explicit Folder(const std::filesystem::path& root) {
    std::string name = (root / "work-costs-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no folder in " + root.string());
    path_ = name;
  }
  Folder(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  /// A folder of its own for one more machine.
  std::filesystem::path machine(const std::string& name) const {
    std::filesystem::create_directories(path_ / name);
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

/// Two machines on one loop: the centre, and the front-end machines of all mines. A third runtime
/// has threads for a client that blocks.
struct Machines {
  Machines(const Folder& folder, bench::WorkTimes& times, const std::string& name)
      : centre_ground(io, folder.machine("centre-" + name)),
        mines_ground(io, folder.machine("mines-" + name)),
        clients(io, folder.machine("clients-" + name)),
        centre(centre_ground, times),
        mines(mines_ground, times) {}

  void run(rt::Task<> task) {
    rt::spawn(io.get_executor(), std::move(task));
    io.restart();
    io.run();
  }

  /// The jobs of the centre end before anything that they use goes: a run that failed in the middle
  /// leaves the platform waiting on another machine's lane, whose end destroys it.
  ~Machines() {
    centre_ground.shut_down();
    mines_ground.shut_down();
    clients.shut_down();
  }

  rt::asio::io_context io;
  native::NativeRuntime centre_ground, mines_ground, clients;
  bench::TimedRuntime centre, mines;
};

rt::Task<> upload(Machines& machines, rt::Endpoint ftp, std::vector<bench::MineFiles> mines,
                  std::vector<std::string> secrets, int rounds) {
  auto lane = machines.clients.make_lane("client");
  core::Background background(machines.clients);
  for (std::size_t i = 0; i < mines.size(); ++i)
    background.start(bench::deliver(machines.mines, mines[i], ftp, secrets[i]));
  co_await rt::blocking(*lane, {"client", 0},
                        [port = ftp.port, user = mines[0].code, secret = secrets[0], rounds] {
                          bench::look_around(port, user, secret, rounds);
                        });
  co_await background.join();
}

rt::Task<> settle(rt::Runtime& runtime, app::Platform& platform) {
  while (platform.ingest().receiver().pending() > 0)
    co_await rt::sleep_for(runtime.clock(), std::chrono::milliseconds(5));
}

/// A load of refused files would be measured too cheap.
rt::Task<> check_outcomes(rt::Runtime& runtime, app::Platform& platform, std::size_t files) {
  std::string refused;
  std::size_t whole = 0;
  for (int i = 0; i <= static_cast<int>(core::ingest::FileOutcome::failed); ++i) {
    const auto outcome = text_of(static_cast<core::ingest::FileOutcome>(i));
    const std::string series = fmt::format("ingest_files_total{{outcome=\"{}\"}}", outcome);
    const auto count =
        platform.metrics().counter(series, "Files entered into the books by outcome").value();
    if (outcome == "accepted") whole = count;
    else if (count > 0) refused += fmt::format(" {} {}", count, outcome);
  }
  if (whole < files)
    throw std::runtime_error(fmt::format("{} of {} files accepted, the others:{}, such as {}", whole,
                                         files, refused,
                                         co_await bench::newest_quarantined(runtime, platform)));
}

rt::Task<> exercise(Machines& machines, bench::WorkTimes& times, const Options& options,
                    app::Platform& platform, rt::Endpoint ftp) {
  const std::string password = co_await bench::choose_password(platform);
  times.forget();  // the one-time password is checked by a fast hash
  const auto mines =
      bench::written_by_mines(options.polls, machines.centre.clock().wall_now());
  std::vector<std::string> secrets;
  std::size_t files = 0;
  for (const bench::MineFiles& mine : mines) {
    secrets.push_back(co_await bench::commission(machines.centre, platform, mine.code, mine.old_code));
    files += mine.files.size();
  }
  co_await upload(machines, std::move(ftp), mines, secrets, options.rounds);
  co_await settle(machines.centre, platform);
  co_await check_outcomes(machines.centre, platform, files);
  for (int i = 0; i < options.rounds; ++i)
    co_await bench::work_in_office(machines.centre, platform,
                                   mines[static_cast<std::size_t>(i) % mines.size()].code, password,
                                   i);
}

rt::Task<> load(Machines& machines, bench::WorkTimes& times, const Options& options) {
  app::Platform platform(machines.centre, {});
  wire::ftp::Config config;
  config.listen = {"127.0.0.1", 0};
  wire::ftp::Server ftp(machines.centre, platform.ingest(), config);
  co_await platform.start();
  ftp.start();
  std::exception_ptr failure;
  try {
    co_await exercise(machines, times, options, platform, ftp.local_endpoint());
  } catch (...) {
    failure = std::current_exception();
  }
  co_await ftp.stop(std::chrono::seconds(5));
  co_await platform.stop();
  if (failure) std::rethrow_exception(failure);
}

rt::Task<> first_start(Machines& machines) {
  app::Platform platform(machines.centre, {});
  co_await platform.start();
  co_await platform.stop();
}

bench::Samples measure(const Options& options) {
  bench::WorkTimes times;
  const Folder folder(options.root);
  {
    Machines machines(folder, times, "load");
    machines.run(load(machines, times, options));
    machines.run(bench::run_duties(machines.centre, app::PlatformOptions{}.database, options.rounds));
  }
  for (int i = 0; i < options.starts; ++i) {
    Machines machines(folder, times, fmt::format("start-{}", i));
    machines.run(first_start(machines));
  }
  return times.samples();
}

double mean_time(const std::vector<bench::Sample>& samples) {
  return bench::fit(samples).mean_ns;
}

/// Of several measurements the cheapest of each work: neighbours on the machine only add.
bench::Samples measure_repeatedly(const Options& options) {
  bench::Samples best = measure(options);
  for (int i = 1; i < options.repeats; ++i)
    for (auto& [name, samples] : measure(options)) {
      const auto known = best.find(name);
      if (known == best.end() || mean_time(samples) < mean_time(known->second))
        best[name] = std::move(samples);
    }
  return best;
}

/// Prints both forms; false when a row of the simulator's table was not measured or lacks.
bool report(const bench::Samples& samples) {
  fmt::print("{:<20} {:>7} {:>10} {:>12} {:>12} {:>10} {:>12}\n", "work", "jobs", "bytes", "us a job",
             "fixed us", "ns/byte", "table us");
  const sim::CostTable table = sim::city::measured_costs();
  std::string rows;
  bool complete = true;
  for (const auto& [name, list] : samples) {
    const bench::Cost cost = bench::fit(list);
    rows += bench::table_row(name, cost) + "\n";
    const auto known = table.contains(name);
    complete = complete && known;
    const double tabled =
        known ? 1e-3 * static_cast<double>(
                           table.cost_of({name, static_cast<std::size_t>(cost.mean_bytes)}).count())
              : 0;
    fmt::print("{:<20} {:>7} {:>10.0f} {:>12.1f} {:>12.1f} {:>10.2f} {:>12.1f}\n", name, cost.jobs,
               cost.mean_bytes, cost.mean_ns / 1e3, cost.fixed_ns / 1e3, cost.ns_per_byte, tabled);
    if (!known) fmt::print(stderr, "work_costs: sim/city/costs.cpp has no row for {}\n", name);
  }
  fmt::print("\n{}", rows);
  for (const std::string& name : table.names())
    if (!samples.contains(name)) {
      fmt::print(stderr, "work_costs: nothing did {}\n", name);
      complete = false;
    }
  return complete;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App cli("What each named work costs: text, and the rows of sim/city/costs.cpp");
  cli.add_option("--root", options.root, "where a temporary folder is made")
      ->check(CLI::ExistingDirectory);
  cli.add_option("--polls", options.polls, "real-time files of each mine")->check(CLI::Range(20, 2000));
  cli.add_option("--rounds", options.rounds, "of office work, FTP dialogues and duties")
      ->check(CLI::Range(1, 1000));
  cli.add_option("--starts", options.starts, "of an empty platform")->check(CLI::Range(1, 100));
  cli.add_option("--repeats", options.repeats, "of the whole; the cheapest run of each work counts")
      ->check(CLI::Range(1, 100));
  CLI11_PARSE(cli, argc, argv);
  try {
    return report(measure_repeatedly(options)) ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "work_costs: " << error.what() << '\n';
    return 3;
  }
}
