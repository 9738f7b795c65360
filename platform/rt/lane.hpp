// Work that takes time, named where it is done.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "platform/rt/task.hpp"

namespace headframe::rt {

/// What a job costs: a key of the cost table ("ingest.decode") and the bytes it works on. The name
/// must be a string literal. In the real world it is a label; in the simulated one it occupies the
/// node's CPU and disk for the tabled cost, and an unknown name is an error.
struct Work {
  std::string_view name;
  std::size_t bytes = 0;
};

/// A serial executor for blocking work: its jobs run one after another in the order of submission,
/// off the node's event loop. Jobs of different lanes may run at the same time. `done` runs from
/// the node's executor after its job; a crashed node runs neither.
class Lane {
 public:
  virtual ~Lane() = default;
  virtual void submit(Work work, std::move_only_function<void()> job,
                      std::move_only_function<void()> done) = 0;
};

namespace detail {
/// Suspends until the job was done.
Task<> run_on(Lane& lane, Work work, std::move_only_function<void()> job);
}  // namespace detail

/// Runs f() on the lane and resumes with its result or its exception. f must own what it uses, or
/// the caller must guarantee that it outlives the lane's queue.
template <class F>
Task<std::invoke_result_t<F&>> blocking(Lane& lane, Work work, F f) {
  using Result = std::invoke_result_t<F&>;
  struct State {
    F f;
    std::exception_ptr error;
    std::conditional_t<std::is_void_v<Result>, char, std::optional<Result>> result{};
  };
  auto state = std::make_shared<State>(State{std::move(f), nullptr, {}});
  co_await detail::run_on(lane, work, [state] {
    try {
      if constexpr (std::is_void_v<Result>)
        state->f();
      else
        state->result.emplace(state->f());
    } catch (...) {
      state->error = std::current_exception();
    }
  });
  if (state->error) std::rethrow_exception(state->error);
  if constexpr (!std::is_void_v<Result>) co_return std::move(*state->result);
}

}  // namespace headframe::rt
