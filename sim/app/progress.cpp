#include "sim/app/progress.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

namespace headframe::sim::app {
namespace {

constexpr std::size_t bar_columns = 30;
constexpr std::size_t name_columns = 44;

double share_of(const Progress& p) {
  return p.total_s > 0 ? std::clamp(p.simulated_s / p.total_s, 0.0, 1.0) : 0.0;
}

/// In days, or minutes of what lasts less than one.
std::string span_of(double seconds, double total_s) {
  return total_s < 86'400 ? fmt::format("{:.1f} min", seconds / 60)
                          : fmt::format("{:.1f} d", seconds / 86'400);
}

}  // namespace

ProgressDisplay::ProgressDisplay(std::vector<std::string> names, bool terminal)
    : terminal_(terminal), last_(Clock::now()) {
  for (std::string& name : names) lines_.push_back({std::move(name), {}, false, false});
}

ProgressDisplay::~ProgressDisplay() {
  clear_bars();
}

void ProgressDisplay::progressed(std::size_t job, Progress progress) {
  lines_[job].progress = progress;
  lines_[job].begun = true;
}

void ProgressDisplay::ended(std::size_t job, const Ended& how) {
  clear_bars();
  lines_[job].done = true;
  const std::string_view words = !how.how.empty()       ? std::string_view(how.how)
                                 : how.exit_code == 0   ? "done"
                                 : how.exit_code == 1   ? "done, an expectation failed"
                                 : how.exit_code == 130 ? "interrupted"
                                                        : "could not run";
  fmt::print(stderr, "{}: {}\n", lines_[job].name, words);
}

void ProgressDisplay::say(const std::string& text) {
  clear_bars();
  fmt::print(stderr, "{}\n", text);
}

void ProgressDisplay::tick() {
  const auto period = terminal_ ? std::chrono::milliseconds(200) : std::chrono::seconds(10);
  if (Clock::now() - last_ < period) return;
  last_ = Clock::now();
  if (terminal_)
    draw_bars();
  else
    print_lines();
}

void ProgressDisplay::draw_bars() {
  clear_bars();
  for (const Line& line : lines_) {
    if (!line.begun || line.done) continue;
    const auto full = static_cast<std::size_t>(share_of(line.progress) * bar_columns);
    fmt::print(stderr, "{:<{}.{}} [{}{}] {} of {}\n", line.name, name_columns, name_columns,
               std::string(full, '#'), std::string(bar_columns - full, '.'),
               span_of(line.progress.simulated_s, line.progress.total_s),
               span_of(line.progress.total_s, line.progress.total_s));
    ++drawn_;
  }
}

void ProgressDisplay::clear_bars() {
  for (; drawn_ > 0; --drawn_) std::fputs("\x1b[1A\x1b[2K", stderr);
}

void ProgressDisplay::print_lines() const {
  for (const Line& line : lines_)
    if (line.begun && !line.done)
      fmt::print(stderr, "{}: {:.0f} %, {} of {} simulated\n", line.name,
                 100 * share_of(line.progress),
                 span_of(line.progress.simulated_s, line.progress.total_s),
                 span_of(line.progress.total_s, line.progress.total_s));
}

}  // namespace headframe::sim::app
