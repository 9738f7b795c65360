// The live feed for programs: events in order, across broken links and restarts of the platform.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "platform/http/client/messages.hpp"
#include "platform/rt/runtime.hpp"

namespace headframe::http::client {

struct LiveConfig {
  rt::Duration connect_limit = std::chrono::seconds(10);
  rt::Duration silence_limit = std::chrono::seconds(60);  // the platform pings every 20 s
  rt::Duration first_pause = std::chrono::seconds(1);     // before connecting again; doubles
  rt::Duration longest_pause = std::chrono::seconds(60);
  std::size_t message_bytes = 1024 * 1024;
};

/// Connects, connects again after a broken link and catches up with what it missed. What could not
/// be caught up arrives as a Gap; every connection starts with a Hello. Pings are answered while
/// next() waits: whoever does not call it for a minute is cut by the platform and catches up later.
class Live {
 public:
  /// The story starts with the first connection; nothing before it is caught up.
  Live(rt::Runtime& runtime, rt::Endpoint server, std::string token, LiveConfig config = {});
  ~Live();

  /// The next Hello, Event or Gap; waits as long as it takes. Nothing after close(). One caller at
  /// a time. Throws Refused when the platform does not admit the token.
  rt::Task<std::optional<LiveMessage>> next();
  /// Ends next(), now and for ever.
  void close();

 private:
  class Socket;
  struct State;
  static rt::Task<> connect(std::shared_ptr<State> state);
  static rt::Task<LiveMessage> receive(std::shared_ptr<State> state);
  static rt::Task<bool> pause(std::shared_ptr<State> state);

  std::shared_ptr<State> state_;
};

}  // namespace headframe::http::client
