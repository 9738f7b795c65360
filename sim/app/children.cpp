#include "sim/app/children.hpp"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <optional>
#include <system_error>

namespace headframe::sim::app {
namespace {

constexpr int interrupted = 130;
constexpr int tick_ms = 100;

struct Running {
  std::size_t job = 0;
  pid_t process = -1;
  int from_child = -1;
  std::string partial;  // bytes of a progress message that has not arrived whole
};

int run_body(const Job& job, int to_parent) {
  try {
    return job.child([to_parent](Progress progress) {
      // One write of less than PIPE_BUF bytes arrives whole. A parent that is gone is no reason to
      // stop, so the result does not matter.
      [[maybe_unused]] const auto n = ::write(to_parent, &progress, sizeof progress);
    });
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", job.name.c_str(), error.what());
    return 3;
  }
}

/// Nobody would read what an orphan finds out: the kernel ends it with its parent, however that dies.
void end_with(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(3);  // it died before the line above
}

Running start(const std::vector<Job>& jobs, std::size_t index) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  std::fflush(nullptr);
  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (process == 0) {
    end_with(parent);
    ::close(ends[0]);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGPIPE, SIG_IGN);
    const int code = run_body(jobs[index], ends[1]);
    std::fflush(nullptr);
    ::_exit(code);
  }
  ::close(ends[1]);
  return {index, process, ends[0], {}};
}

/// False at the end of the pipe: the child has ended or will at once.
bool read_progress(Running& running, Watcher& watcher) {
  char bytes[4096];
  const auto n = ::read(running.from_child, bytes, sizeof bytes);
  if (n < 0 && errno == EINTR) return true;
  if (n <= 0) return false;
  running.partial.append(bytes, static_cast<std::size_t>(n));
  std::optional<Progress> latest;
  while (running.partial.size() >= sizeof(Progress)) {
    latest.emplace();
    std::memcpy(&*latest, running.partial.data(), sizeof(Progress));
    running.partial.erase(0, sizeof(Progress));
  }
  if (latest) watcher.progressed(running.job, *latest);
  return true;
}

Ended collect(Running& running) {
  ::close(running.from_child);
  int status = 0;
  while (::waitpid(running.process, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) return {WEXITSTATUS(status), {}};
  return {3, "killed by signal " + std::to_string(WTERMSIG(status))};
}

}  // namespace

std::vector<Ended> run_children(const std::vector<Job>& jobs, std::size_t at_once, Watcher& watcher,
                                const volatile std::sig_atomic_t& stop) {
  std::vector<Ended> result(jobs.size(), {interrupted, {}});
  std::vector<Running> running;
  std::size_t next = 0;
  bool told_to_stop = false;
  while (!running.empty() || (next < jobs.size() && stop == 0)) {
    while (running.size() < at_once && next < jobs.size() && stop == 0)
      running.push_back(start(jobs, next++));
    if (stop != 0 && !std::exchange(told_to_stop, true))
      for (const Running& r : running) ::kill(r.process, SIGTERM);

    std::vector<pollfd> waits;
    for (const Running& r : running) waits.push_back({r.from_child, POLLIN, 0});
    ::poll(waits.data(), waits.size(), tick_ms);
    for (std::size_t i = waits.size(); i-- > 0;) {
      if (waits[i].revents == 0 || read_progress(running[i], watcher)) continue;
      Ended& how = result[running[i].job] = collect(running[i]);
      if (told_to_stop) how = {interrupted, {}};
      watcher.ended(running[i].job, how);
      running.erase(running.begin() + static_cast<std::ptrdiff_t>(i));
    }
    watcher.tick();
  }
  return result;
}

}  // namespace headframe::sim::app
