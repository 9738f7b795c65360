// The other side's address, as people write it.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "platform/rt/stream.hpp"

namespace headframe::sim::feed {

struct Target {
  rt::Endpoint server;
  std::string directory;  // from where the log-in leads; empty: stay there
};

/// "ftp://HOST[:PORT][/DIRECTORY]", or a sentence that says what is wrong and what was expected. A
/// user or a password in it is refused: they would be seen in the list of processes.
std::expected<Target, std::string> ftp_target(std::string_view text);
/// "http://HOST[:PORT]"
std::expected<rt::Endpoint, std::string> http_target(std::string_view text);

}  // namespace headframe::sim::feed
