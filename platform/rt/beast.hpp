// What Beast's WebSocket needs beside a stream: how to end the connection below it.
#pragma once

#include <boost/asio/post.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include "platform/rt/stream.hpp"

namespace headframe::rt {

/// Found by argument-dependent lookup. Beast's own time-outs read the wall clock: switch them off
/// (stream_base::timeout with none()) and use the runtime's timers.
inline void teardown(boost::beast::role_type, Stream& stream, ErrorCode& error) {
  stream.close();
  error = {};
}

/// Closes in an orderly way: the closing frames have been exchanged, so nothing unread is expected.
template <class Handler>
void async_teardown(boost::beast::role_type, Stream& stream, Handler&& handler) {
  stream.shutdown_send();
  asio::post(stream.get_executor(),
             [h = std::forward<Handler>(handler)]() mutable { h(ErrorCode{}); });
}

inline void beast_close_socket(Stream& stream) { stream.close(); }

}  // namespace headframe::rt
