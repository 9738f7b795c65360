#include "tests/conformance/progress.hpp"

#include <stdexcept>

namespace headframe::conformance {
namespace {

rt::Task<> counted(std::shared_ptr<Progress> progress, rt::Task<> task) {
  try {
    co_await std::move(task);
  } catch (...) {
    if (!progress->error) progress->error = std::current_exception();
  }
  --progress->running;
}

}  // namespace

std::shared_ptr<const Progress> start(Rig& rig, std::vector<Act> acts) {
  auto progress = std::make_shared<Progress>();
  progress->running = acts.size();
  for (Act& act : acts)
    rt::spawn(rig.runtime(act.node).executor(), counted(progress, std::move(act.task)));
  return progress;
}

void finish(const Progress& progress) {
  if (progress.error) std::rethrow_exception(progress.error);
  if (progress.running > 0) throw std::runtime_error("the story did not end in time");
}

}  // namespace headframe::conformance
