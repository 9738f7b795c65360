#include "platform/wire/ftp/reply.hpp"

#include <string_view>

#include <fmt/format.h>

namespace headframe::wire::ftp {

std::string encode(const Reply& reply) {
  std::string_view rest = reply.text;
  std::string out;
  for (bool first = true;; first = false) {
    const auto end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    if (end == rest.npos) return out += fmt::format("{} {}\r\n", reply.code, line);
    // Inner lines are indented, so that none can look like the last one.
    out += first ? fmt::format("{}-{}\r\n", reply.code, line) : fmt::format(" {}\r\n", line);
    rest.remove_prefix(end + 1);
  }
}

std::string quoted(const std::string& path) {
  std::string out = "\"";
  for (const char c : path) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace headframe::wire::ftp
