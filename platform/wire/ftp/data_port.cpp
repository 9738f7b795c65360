#include "platform/wire/ftp/data_port.hpp"

#include <boost/asio/error.hpp>

#include "platform/wire/ftp/deadline.hpp"

namespace headframe::wire::ftp {

std::uint16_t PortRange::next() {
  const std::uint16_t port = next_;
  next_ = next_ == last_ ? first_ : static_cast<std::uint16_t>(next_ + 1);
  return port;
}

std::uint16_t DataPort::open() {
  listener_ = {};
  for (std::size_t tries = ports_.size();; --tries) {
    try {
      listener_ = runtime_.listen({config_.listen.host, ports_.next()});
      return listener_.local_endpoint().port;
    } catch (const rt::SystemError& error) {
      if (error.code() != rt::asio::error::address_in_use || tries <= 1) throw;
    }
  }
}

rt::Task<rt::Stream> DataPort::accept(std::string peer, Stranger stranger) {
  // It may have been closed while the session was busy with the disk: the client is gone.
  if (!is_open()) throw rt::SystemError(rt::asio::error::operation_aborted);
  // close() leaves this listener alone; it only ends its accept.
  rt::Listener listener = std::exchange(listener_, {});
  accepted_from_ = &listener;
  const Deadline deadline(runtime_.clock(), runtime_.clock().now() + config_.data_wait,
                          [&listener] { listener.close(); });
  rt::Stream stream;
  try {
    while (true) {
      stream = co_await listener.accept();
      if (stream.remote_endpoint().host == peer) break;
      stranger(stream.remote_endpoint().host);
      stream.reset();
    }
  } catch (const rt::SystemError&) {
    accepted_from_ = nullptr;
    if (deadline.passed()) throw rt::SystemError(rt::asio::error::timed_out);
    throw;
  }
  accepted_from_ = nullptr;
  co_return stream;
}

void DataPort::close() {
  if (accepted_from_) accepted_from_->close();
  listener_ = {};
}

}  // namespace headframe::wire::ftp
