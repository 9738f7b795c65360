#include "platform/core/signal.hpp"

namespace headframe::core {

rt::Task<> Signal::wait() {
  const auto turn = std::make_shared<rt::Latch>(clock_);
  waiters_.push_back(turn);
  co_await turn->wait();
}

void Signal::notify() {
  for (const auto& waiter : std::exchange(waiters_, {})) waiter->open();
}

Background::Background(rt::Runtime& runtime)
    : executor_(runtime.executor()), state_(std::make_shared<State>(runtime.clock())) {}

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
