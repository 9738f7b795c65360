#include "platform/wire/ftp/session.hpp"

#include <array>

#include <boost/asio/write.hpp>

#include "platform/wire/ftp/deadline.hpp"

namespace headframe::wire::ftp {

namespace asio = rt::asio;

Session::Session(House& house, rt::Lane& lane, rt::Stream control)
    : house_(house),
      clock_(house.runtime.clock()),
      lane_(lane),
      control_(std::move(control)),
      address_(control_.remote_endpoint().host),
      opened_(clock_.now()),
      arrival_(clock_),
      room_(clock_),
      data_port_(house.runtime, house.config, house.ports) {}

rt::Task<> Session::run() {
  const auto self = shared_from_this();
  reading_ = true;
  rt::spawn(house_.runtime.executor(), read_commands());
  std::exception_ptr defect;
  try {
    co_await serve();
  } catch (const rt::SystemError& broken) {
    if (ending_.empty()) ending_ = broken.code().message();
  } catch (...) {
    defect = std::current_exception();
  }
  lost_ = true;
  control_.close();
  room_.cancel();
  while (reading_) co_await arrival_.wait_for(house_.config.idle_time);
  if (defect) std::rethrow_exception(defect);
}

rt::Task<> Session::serve() {
  co_await say({220, "Headframe FTP. Files of mines are received here."});
  while (!over_) {
    const auto command = co_await next_command();
    if (!command) break;
    Action action = decide(dialogue_, *command);
    const Reply reply =
        co_await std::visit([this](auto& a) { return perform(std::move(a)); }, action);
    co_await say(reply);
    // A client whose upload is cut off learns the reason before its data connection is reset.
    if (data_.is_open() && reply.code >= 400 && commands_.empty() && !lost_)
      co_await arrival_.wait_for(house_.config.cut_off_pause);
    data_ = {};
  }
}

/// Nothing when the dialogue is over.
rt::Task<std::optional<Command>> Session::next_command() {
  while (commands_.empty() && !lost_ && !stopping_) {
    if (!co_await arrival_.wait_until(patience())) continue;
    ending_ = "idle for too long";
    co_await say({421, "You were silent for too long."});
    co_return std::nullopt;
  }
  if (stopping_ && !lost_) {
    ending_ = "server stops";
    co_await say({421, "The server stops."});
  }
  if (lost_ || stopping_) co_return std::nullopt;
  room_.cancel();
  co_return commands_.take();
}

rt::Instant Session::patience() const {
  const rt::Instant idle = clock_.now() + house_.config.idle_time;
  return folder_ ? idle : std::min(idle, opened_ + house_.config.log_in_time);
}

rt::Task<> Session::say(Reply reply) {
  const std::string text = encode(reply);
  const Deadline deadline(clock_, clock_.now() + house_.config.reply_time,
                          [this] { lose_control("replies were not taken"); });
  co_await asio::async_write(control_, asio::buffer(text), asio::use_awaitable);
}

rt::Task<> Session::read_commands() {
  const auto self = shared_from_this();
  std::array<char, 4096> bytes;
  try {
    while (!lost_) {
      const auto n = co_await control_.async_read_some(asio::buffer(bytes), asio::use_awaitable);
      commands_.feed({bytes.data(), n});
      if (transferring_ && commands_.contains("ABOR")) end_transfer();
      arrival_.cancel();
      while (commands_.size() >= house_.config.most_commands_ahead && !lost_)
        co_await room_.wait_for(house_.config.idle_time);
    }
  } catch (const rt::SystemError& broken) {
    if (ending_.empty()) ending_ = broken.code().message();
  }
  lost_ = true;
  reading_ = false;
  end_transfer();
  arrival_.cancel();
}

// Reset, not cancelled: the transfer may be between two reads, and must not begin another one.
void Session::end_transfer() {
  aborted_ = true;
  data_port_.close();
  data_.reset();
}

void Session::lose_control(const char* why) {
  if (ending_.empty()) ending_ = why;
  lost_ = true;
  control_.reset();
}

void Session::ask_to_stop() {
  stopping_ = true;
  arrival_.cancel();
}

void Session::drop() {
  lose_control("dropped");
  end_transfer();
  arrival_.cancel();
  room_.cancel();
}

}  // namespace headframe::wire::ftp
