#include "tests/support/ftp_talker.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace headframe::test {
namespace {

void check(long result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
}

sockaddr_in address_of(const std::string& host, std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  check(::inet_pton(AF_INET, host.c_str(), &address.sin_addr) == 1 ? 0 : -1, host.c_str());
  return address;
}

}  // namespace

Connection::Connection(std::uint16_t port, const std::string& source)
    : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  check(fd_, "socket");
  const timeval limit{10, 0};
  const int on = 1;
  check(::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit), "SO_RCVTIMEO");
  check(::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit), "SO_SNDTIMEO");
  check(::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on), "TCP_NODELAY");
  const sockaddr_in from = address_of(source, 0);
  const sockaddr_in to = address_of("127.0.0.1", port);
  check(::bind(fd_, reinterpret_cast<const sockaddr*>(&from), sizeof from), "bind");
  check(::connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to), "connect");
}

Connection::Connection(Connection&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), received_(std::move(other.received_)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(received_, other.received_);
  return *this;
}

Connection::~Connection() { close(); }

void Connection::close() {
  if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}

void Connection::reset() {
  const linger at_once{1, 0};
  check(::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once), "SO_LINGER");
  close();
}

void Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    check(n, "send");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

bool Connection::fill() {
  char buffer[64 * 1024];
  const auto n = ::recv(fd_, buffer, sizeof buffer, 0);
  check(n, "recv");
  received_.append(buffer, static_cast<std::size_t>(n));
  return n > 0;
}

std::string Connection::line() {
  while (received_.find('\n') == std::string::npos)
    if (!fill()) return std::exchange(received_, {});
  const auto end = received_.find('\n');
  std::string line = received_.substr(0, end);
  received_.erase(0, end + 1);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

std::string Connection::rest() {
  while (fill()) {
  }
  return std::exchange(received_, {});
}

FtpTalker::FtpTalker(std::uint16_t port) : control_(port), greeting_(answer()) {}

FtpTalker::Answer FtpTalker::answer() {
  std::string line = control_.line();
  // The last line of a reply starts with the code and a blank.
  while (!line.empty() && (line.size() < 4 || line[3] != ' ' || line[0] == ' ')) line = control_.line();
  if (line.empty()) return {};
  return {std::stoi(line.substr(0, 3)), line.substr(4)};
}

FtpTalker::Answer FtpTalker::ask(const std::string& command) {
  control_.send(command + "\r\n");
  return answer();
}

void FtpTalker::log_in(const std::string& user, const std::string& password) {
  ask("USER " + user);
  if (const Answer reply = ask("PASS " + password); reply.code != 230)
    throw std::runtime_error("log-in refused: " + reply.text);
}

Connection FtpTalker::data(const std::string& source) {
  const Answer reply = ask("EPSV");
  const auto bars = reply.text.find("|||");
  if (reply.code != 229 || bars == std::string::npos) throw std::runtime_error("EPSV: " + reply.text);
  return Connection(static_cast<std::uint16_t>(std::stoi(reply.text.substr(bars + 3))), source);
}

int FtpTalker::upload(const std::string& path, std::string_view content) {
  Connection stream = data();
  const int opening = code("STOR " + path);
  if (opening != 150) return opening;
  stream.send(content);
  stream.close();
  return answer().code;
}

}  // namespace headframe::test
