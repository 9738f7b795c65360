// What Beast needs beside a stream in order to end a connection that is not Asio's own socket.
// Found by argument-dependent lookup: include it wherever a Beast operation runs on an rt::Stream.
#pragma once

#include <utility>

#include <boost/asio/post.hpp>
#include <boost/beast/core/role.hpp>

#include "platform/rt/stream.hpp"

namespace headframe::rt {

/// After the closing handshake neither side sends any more, so half-closing is enough; the owner of
/// the stream closes it, and bounds the wait for the peer with a timer of its own.
inline void teardown(boost::beast::role_type, Stream& stream, ErrorCode& error) {
  stream.shutdown_send();
  error = {};
}

template <class Handler>
void async_teardown(boost::beast::role_type, Stream& stream, Handler&& handler) {
  stream.shutdown_send();
  asio::post(stream.get_executor(),
             [h = std::forward<Handler>(handler)]() mutable { h(ErrorCode{}); });
}

inline void beast_close_socket(Stream& stream) {
  stream.close();
}

}  // namespace headframe::rt
