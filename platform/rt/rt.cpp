#include <array>

#include <boost/asio/co_spawn.hpp>

#include "platform/rt/runtime.hpp"

namespace headframe::rt {

void spawn(const asio::any_io_executor& executor, Task<> task) {
  asio::co_spawn(executor, std::move(task), [](std::exception_ptr error) {
    if (error) std::rethrow_exception(error);
  });
}

Task<bool> Timer::wait_until(Instant due) {
  const bool fired = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(bool)>(
      [this](auto handler, Instant at) { ticket_ = clock_.arm(at, std::move(handler)); },
      asio::use_awaitable, due);
  co_return fired;
}

void Timer::cancel() {
  if (ticket_ != 0) clock_.cancel(std::exchange(ticket_, 0));
}

Task<> Latch::wait() {
  while (!open_) co_await opened_.wait_until(never);
}

Task<> sleep_for(Clock& clock, Duration d) {
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void(bool)>(
      [&clock](auto handler, Instant at) { clock.arm(at, std::move(handler)); },
      asio::use_awaitable, clock.now() + d);
}

namespace {
template <class Start>
Task<std::unique_ptr<StreamEdge>> edge_from(Start start) {
  struct Outcome {
    ErrorCode error;
    std::unique_ptr<StreamEdge> edge;
  };
  Outcome outcome;
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(
      [&outcome, &start](auto handler) {
        start(
            [&outcome, h = std::move(handler)](ErrorCode e, std::unique_ptr<StreamEdge> s) mutable {
              outcome = {e, std::move(s)};
              h();
            });
      },
      asio::use_awaitable);
  if (outcome.error) throw SystemError(outcome.error);
  co_return std::move(outcome.edge);
}
}  // namespace

Task<Stream> Listener::accept() {
  auto edge = co_await edge_from([this](ListenerEdge::Handler h) { edge_->accept(std::move(h)); });
  co_return Stream(executor_, std::move(edge));
}

Task<Stream> connect(asio::any_io_executor executor, Network& network, Endpoint remote) {
  auto edge =
      co_await edge_from([&](Network::ConnectHandler h) { network.connect(remote, std::move(h)); });
  co_return Stream(executor, std::move(edge));
}

namespace detail {
Task<> run_on(Lane& lane, Work work, std::move_only_function<void()> job) {
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(
      [&](auto handler) { lane.submit(work, std::move(job), std::move(handler)); },
      asio::use_awaitable);
}
}  // namespace detail

}  // namespace headframe::rt
