// What is ready to run on a node, and whether the node still lives.
#pragma once

#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "platform/rt/clock.hpp"
#include "platform/rt/stream.hpp"
#include "sim/world/agenda.hpp"

namespace headframe::sim {

/// One incarnation's list of completions. They run from settle(), in order, never inside the call
/// that made them ready; those of a dead seam are destroyed unseen.
class Seam {
 public:
  Seam(Agenda& agenda, NodeId node) : agenda_(agenda), node_(node) {}
  Seam(const Seam&) = delete;
  Seam& operator=(const Seam&) = delete;

  NodeId node() const { return node_; }
  bool is_dead() const { return dead_; }
  void die() { dead_ = true; }

  void later(rt::StreamEdge::Handler handler, rt::ErrorCode error, std::size_t bytes) {
    add(StreamDone{std::move(handler), error, bytes});
  }
  void later(rt::Clock::Callback callback, bool due) { add(TimerDone{std::move(callback), due}); }
  void later(std::move_only_function<void()> run) { add(std::move(run)); }

  /// Has the node settled after the event that runs now, once.
  void touch() {
    if (!std::exchange(touched_, true)) agenda_.touch(node_);
  }
  void settled() { touched_ = false; }

  /// Runs what is ready; false when nothing was.
  bool run_ready();
  /// Destroys what is ready.
  void drop_ready();

 private:
  struct StreamDone {
    rt::StreamEdge::Handler handler;
    rt::ErrorCode error;
    std::size_t bytes;
  };
  struct TimerDone {
    rt::Clock::Callback callback;
    bool due;
  };
  using Completion = std::variant<StreamDone, TimerDone, std::move_only_function<void()>>;

  static void run(Completion& completion);

  void add(Completion completion) {
    if (dead_) return;
    touch();
    ready_.push_back(std::move(completion));
  }

  Agenda& agenda_;
  NodeId node_;
  bool dead_ = false;
  bool touched_ = false;
  std::vector<Completion> ready_;
  std::vector<Completion> running_;
};

}  // namespace headframe::sim
