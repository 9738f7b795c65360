// What the server says on the control connection (RFC 959 §4.2).
#pragma once

#include <string>

namespace headframe::wire::ftp {

/// A three-digit code and a text. A text of several lines becomes a multi-line reply.
struct Reply {
  int code = 0;
  std::string text;

  friend bool operator==(const Reply&, const Reply&) = default;
};

/// "226 Stored.\r\n"; "211-Features:\r\n UTF8\r\n211 End.\r\n".
std::string encode(const Reply& reply);

/// `"` is doubled inside a quoted path name (RFC 959, appendix II).
std::string quoted(const std::string& path);

}  // namespace headframe::wire::ftp
