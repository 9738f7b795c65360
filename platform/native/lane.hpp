// Lanes on threads of this machine; the only threads there are.
#pragma once

#include <memory>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "platform/native/life.hpp"
#include "platform/rt/lane.hpp"

namespace headframe::native {

/// Sends its jobs to a shared pool, each when the one before has returned to the executor; so its
/// queue needs no lock. Jobs that were submitted before the lane was destroyed still run. An
/// exception that leaves a job is rethrown from the executor's loop, and its `done` is dropped.
class NativeLane final : public rt::Lane {
 public:
  NativeLane(rt::asio::io_context& io, rt::asio::thread_pool& pool, std::shared_ptr<Life> life);

  void submit(rt::Work work, std::move_only_function<void()> job,
              std::move_only_function<void()> done) override;

 private:
  class Queue;
  std::shared_ptr<Queue> queue_;
};

}  // namespace headframe::native
