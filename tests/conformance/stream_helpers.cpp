#include <unistd.h>

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "tests/conformance/suite.hpp"

namespace headframe::conformance {

std::uint16_t test_port() { return static_cast<std::uint16_t>(12'000 + getpid() % 20'000); }

rt::Task<> send_all(rt::Stream& stream, std::string text) {
  co_await rt::asio::async_write(stream, rt::asio::buffer(text), rt::asio::use_awaitable);
}

rt::Task<std::string> receive(rt::Stream& stream, std::size_t count) {
  std::string text(count, '\0');
  co_await rt::asio::async_read(stream, rt::asio::buffer(text), rt::asio::use_awaitable);
  co_return text;
}

rt::Task<std::string> receive_all(rt::Stream& stream) {
  std::string text;
  std::array<char, 4096> part;
  try {
    for (;;) {
      const auto n =
          co_await stream.async_read_some(rt::asio::buffer(part), rt::asio::use_awaitable);
      text.append(part.data(), n);
    }
  } catch (const rt::SystemError& error) {
    if (error.code() != rt::asio::error::eof) throw;
  }
  co_return text;
}

}  // namespace headframe::conformance
