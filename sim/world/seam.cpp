#include "sim/world/seam.hpp"

namespace headframe::sim {

bool Seam::run_ready() {
  if (ready_.empty()) return false;
  std::swap(ready_, running_);
  for (std::size_t i = 0; i < running_.size() && !dead_; ++i) {
    Completion next = std::move(running_[i]);
    run(next);
  }
  running_.clear();
  return true;
}

void Seam::drop_ready() {
  // Destructors may come back; what they add to a dead seam is dropped at once.
  const auto dropped = std::exchange(ready_, {});
}

void Seam::run(Completion& completion) {
  if (auto* stream = std::get_if<StreamDone>(&completion)) {
    stream->handler(stream->error, stream->bytes);
  } else if (auto* timer = std::get_if<TimerDone>(&completion)) {
    timer->callback(timer->due);
  } else {
    std::get<std::move_only_function<void()>>(completion)();
  }
}

}  // namespace headframe::sim
