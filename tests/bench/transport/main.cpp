// bench_transport: messages a second through the seam, SimGrid's mailboxes and SimPy, in one run.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/bench/transport/star.hpp"

namespace headframe::bench {
namespace {

using nlohmann::json;

/// Everything that `f` writes to the descriptor it is given, from a process of its own: SimGrid
/// allows one engine each.
std::string from_child(const std::function<void(int)>& f) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  std::fflush(stdout);  // or the child prints it once more
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0) {
    close(ends[0]);
    f(ends[1]);
    _exit(0);
  }
  close(ends[1]);
  std::string text;
  std::array<char, 512> part;
  for (ssize_t n = 0; (n = read(ends[0], part.data(), part.size())) > 0;)
    text.append(part.data(), static_cast<std::size_t>(n));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error(fmt::format("a run ended with status {}", status));
  return text;
}

Measured measured_in_child(const std::function<Measured()>& run) {
  const json found = json::parse(from_child([&run](int out) {
    const Measured m = run();
    const std::string text = json{{"messages", m.messages}, {"wall_s", m.wall_s}}.dump();
    if (write(out, text.data(), text.size()) < 0) _exit(1);
  }));
  return {found.at("messages"), found.at("wall_s")};
}

Measured run_simpy(const Star& star) {
  const json found = json::parse(from_child([&star](int out) {
    dup2(out, STDOUT_FILENO);
    const std::string mines = std::to_string(star.mines);
    const std::string messages = std::to_string(star.messages);
    execl("/usr/bin/python3", "python3", HEADFRAME_SOURCE_DIR "/tests/bench/transport/star_simpy.py",
          mines.c_str(), messages.c_str(), nullptr);
    _exit(127);
  }));
  return {found.at("messages"), found.at("wall_s")};
}

/// The best of several runs: what the machine can do when nobody disturbs it.
Measured best_of(int runs, const Star& star, const std::function<Measured()>& run) {
  Measured best;
  for (int i = 0; i < runs; ++i) {
    const Measured m = run();
    if (m.messages != star.rounds() * star.mines)
      throw std::runtime_error(fmt::format("{} messages arrived", m.messages));
    if (best.wall_s == 0 || m.wall_s < best.wall_s) best = m;
  }
  return best;
}

json compare(const Star& star, int runs) {
  const double seam = best_of(runs, star, [&] {
    return measured_in_child([&] { return run_seam(star); });
  }).per_second();
  const double mailboxes = best_of(runs, star, [&] {
    return measured_in_child([&] { return run_mailboxes(star); });
  }).per_second();
  const double simpy = best_of(runs, star, [&] { return run_simpy(star); }).per_second();
  fmt::print("star of {} mines, {} messages of {} bytes, best of {} runs\n", star.mines,
             star.messages, star.bytes, runs);
  fmt::print("  seam on SimGrid      {:>9.0f} messages/s\n", seam);
  fmt::print("  SimGrid mailboxes    {:>9.0f} messages/s   seam is {:.2f} x\n", mailboxes,
             seam / mailboxes);
  fmt::print("  SimPy                {:>9.0f} messages/s   seam is {:.2f} x\n", simpy, seam / simpy);
  return {{"seam_per_s", seam},
          {"mailboxes_per_s", mailboxes},
          {"simpy_per_s", simpy},
          {"seam_to_mailboxes", seam / mailboxes},
          {"seam_to_simpy", seam / simpy}};
}

json scale(Star star, int runs) {
  json rows = json::array();
  for (const std::size_t mines : {60, 600, 6000}) {
    star.mines = mines;
    const Measured m = best_of(runs, star, [&] {
      return measured_in_child([&] { return run_seam(star); });
    });
    const double microseconds = m.wall_s * 1e6 / static_cast<double>(m.messages);
    fmt::print("  {:>5} mines           {:>9.2f} µs a message\n", mines, microseconds);
    rows.push_back({{"mines", mines}, {"us_per_message", microseconds}});
  }
  return rows;
}

}  // namespace
}  // namespace headframe::bench

int main(int argc, char** argv) {
  using namespace headframe::bench;
  CLI::App app{"Messages a second through the simulated network, beside SimGrid and SimPy"};
  Star star;
  int runs = 3;
  bool only_seam = false;
  std::string json_path;
  app.add_option("--messages", star.messages, "Messages of all mines together")->capture_default_str();
  app.add_option("--mines", star.mines, "Mines of the comparison")->capture_default_str();
  app.add_option("--runs", runs, "Runs of each; the best counts")->capture_default_str();
  app.add_option("--json", json_path, "File for the figures");
  app.add_flag("--only-seam", only_seam, "One run of the seam in this process, for a profiler");
  CLI11_PARSE(app, argc, argv);
  if (only_seam) {
    const Measured m = run_seam(star);
    fmt::print("{:.0f} messages/s\n", m.per_second());
    return 0;
  }
  nlohmann::json figures = compare(star, runs);
  figures["scale"] = scale(star, runs);
  if (json_path.empty()) {
    fmt::print("{}\n", figures.dump(2));
  } else {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(json_path.c_str(), "w"), std::fclose);
    if (!file) return 3;
    fmt::print(file.get(), "{}\n", figures.dump(2));
  }
  return 0;
}
