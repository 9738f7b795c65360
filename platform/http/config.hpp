// How much the HTTP server takes on, and how long it waits.
#pragma once

#include <cstddef>

#include "platform/rt/stream.hpp"
#include "platform/rt/time.hpp"

namespace headframe::http {

struct Config {
  rt::Endpoint listen{"", 8080};
  std::size_t max_connections = 512;  // later ones are accepted and closed at once
  std::size_t max_connections_per_address = 128;  // so that nobody alone can use up the others'
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 1024 * 1024;

  rt::Duration header_limit = std::chrono::seconds(10);  // first byte to the end of the header
  rt::Duration body_limit = std::chrono::seconds(30);    // end of the header to the end of the body
  rt::Duration idle_limit = std::chrono::seconds(75);    // between requests of a kept connection
  rt::Duration write_limit = std::chrono::seconds(30);   // one answer or one live message
  rt::Duration stop_limit = std::chrono::seconds(5);     // for answers under way when stop() comes

  std::size_t live_backlog = 1000;  // events that a live listener may lag behind before it is cut
  rt::Duration ping_interval = std::chrono::seconds(20);
  rt::Duration silence_limit = std::chrono::seconds(60);  // without a sign of life from a listener
};

}  // namespace headframe::http
