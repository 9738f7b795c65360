// An FTP client that does what the test says and nothing else, for dialogues that no ordinary
// client would lead. Blocking; every wait ends after ten seconds with an exception.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace headframe::test {

/// A blocking TCP connection over IPv4.
class Connection {
 public:
  Connection() = default;
  /// `source` is the local address to come from. Throws std::system_error.
  explicit Connection(std::uint16_t port, const std::string& source = "127.0.0.1");
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  void send(std::string_view bytes);
  /// Up to the next LF, without line end; empty at the end of the connection.
  std::string line();
  /// Up to the end of the connection. A reset throws.
  std::string rest();
  void close();  // orderly
  void reset();
  bool is_open() const { return fd_ >= 0; }

 private:
  bool fill();

  int fd_ = -1;
  std::string received_;
};

class FtpTalker {
 public:
  /// Connects and takes the greeting.
  explicit FtpTalker(std::uint16_t port);

  struct Answer {
    int code = 0;  // 0: the server ended the connection
    std::string text;  // the last line
  };
  Answer answer();
  Answer ask(const std::string& command);
  int code(const std::string& command) { return ask(command).code; }
  void log_in(const std::string& user = "mine1", const std::string& password = "secret");
  /// EPSV, and the connection to the port.
  Connection data(const std::string& source = "127.0.0.1");
  /// The whole upload; returns the final code.
  int upload(const std::string& path, std::string_view content);

  Connection& control() { return control_; }
  const Answer& greeting() const { return greeting_; }

 private:
  Connection control_;
  Answer greeting_;
};

}  // namespace headframe::test
