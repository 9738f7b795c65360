// The mine's FTP client: one kept session, one upload at a time.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/rt/runtime.hpp"
#include "sim/mine/description.hpp"

namespace headframe::sim::mine {

/// The server answered with a 4xx or 5xx reply, or with one that makes no sense at this place.
class FtpRefusal : public std::runtime_error {
 public:
  FtpRefusal(int refusal_code, const std::string& command, const std::string& text)
      : std::runtime_error(command + ": " + text), code(refusal_code) {}
  int code;
};

struct FtpReply {
  int code = 0;
  std::string text;  // the last line
};

/// Reads replies of RFC 959: single lines, and multi-line replies that end with the code and a
/// space. Pure: feed bytes, take replies. A line may be up to 4 KiB, a reply up to 200 lines;
/// std::runtime_error beyond and for what is no reply.
class FtpReplyParser {
 public:
  void feed(std::string_view bytes) { pending_ += bytes; }
  /// The next complete reply; code 0 when there is none yet.
  FtpReply next();

 private:
  std::string pending_;
  int multi_line_code_ = 0;
  int lines_ = 0;
};

/// The port in a reply to EPSV (RFC 2428), 0 when there is none.
std::uint16_t extended_passive_port(std::string_view text);
/// The port in a reply to PASV, 0 when there is none. The address is ignored on purpose: behind an
/// address translation it is wrong, and the control connection's host is known to be right.
std::uint16_t passive_port(std::string_view text);

/// Throws rt::SystemError when the line breaks or a reply takes longer than the account's limit
/// (timed_out), and FtpRefusal when the server says no. After a SystemError the session is gone; after
/// a refusal it stands. Nothing is retried here.
class FtpClient {
 public:
  FtpClient(rt::Runtime& runtime, const Account& account);
  ~FtpClient();

  bool is_logged_in() const { return control_.is_open(); }
  /// Connects, USER, PASS, TYPE I, CWD when the account names a directory.
  rt::Task<> log_in();
  /// STOR under a temporary name, then RNFR and RNTO. On return the server has promised the file;
  /// the reply is the one that promises it.
  rt::Task<FtpReply> store(std::string name, std::string content);
  /// QUIT, best effort.
  rt::Task<> quit();
  /// Forgets the session without a word.
  void drop();

 private:
  rt::Task<FtpReply> command(std::string line);
  /// As command(), and throws FtpRefusal unless the code's first digit is `wanted`.
  rt::Task<FtpReply> expect(std::string line, int wanted);
  rt::Task<FtpReply> reply();
  rt::Task<rt::Stream> open_data();
  rt::Task<> send(rt::Stream& stream, std::string bytes);
  rt::Task<FtpReply> store_once(std::string name, std::string content);

  rt::Runtime& runtime_;
  const Account& account_;
  rt::Stream control_;
  FtpReplyParser parser_;
  bool extended_passive_ = true;
};

}  // namespace headframe::sim::mine
