#include "platform/core/signal.hpp"

#include <boost/asio/post.hpp>

namespace headframe::core {

Signal::Signal(rt::asio::any_io_executor executor)
    : executor_(std::move(executor)), waiters_(std::make_shared<Waiters>()) {}

rt::Task<> Signal::wait() {
  co_await rt::asio::async_initiate<const rt::asio::use_awaitable_t<>, void()>(
      // A plain pointer: the waiting coroutine must not own the list that owns it.
      [waiters = waiters_.get()](auto handler) { waiters->emplace_back(std::move(handler)); },
      rt::asio::use_awaitable);
}

// The waiters are looked up when the wake-up runs: those of a crashed node are gone by then.
void Signal::notify() {
  if (waiters_->empty()) return;
  rt::asio::post(executor_, [weak = std::weak_ptr(waiters_)] {
    const auto waiters = weak.lock();
    if (!waiters) return;
    for (auto& waiter : std::exchange(*waiters, {})) waiter();
  });
}

Background::Background(rt::asio::any_io_executor executor)
    : executor_(executor), state_(std::make_shared<State>(executor)) {}

void Background::start(rt::Task<> task) {
  ++state_->running;
  rt::spawn(executor_, watch(state_, std::move(task)));
}

rt::Task<> Background::watch(std::shared_ptr<State> state, rt::Task<> task) {
  co_await std::move(task);
  --state->running;
  state->ended.notify();
}

rt::Task<> Background::join() {
  while (state_->running > 0) co_await state_->ended.wait();
}

}  // namespace headframe::core
