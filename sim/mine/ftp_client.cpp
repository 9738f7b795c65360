#include "sim/mine/ftp_client.hpp"

#include <array>
#include <memory>
#include <utility>

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>

namespace headframe::sim::mine {
namespace {

namespace asio = boost::asio;

constexpr int reply_not_implemented = 500;

/// Cancels a stream's operations when a limit passes; the operation then ends with
/// operation_aborted, which `fired` tells from a cancel of somebody else.
class Deadline {
 public:
  Deadline(rt::Clock& clock, rt::Duration limit, rt::Stream& stream)
      : clock_(clock), state_(std::make_shared<State>(State{&stream, false})) {
    ticket_ = clock_.arm(clock_.now() + limit, [state = state_](bool due) {
      if (!due || state->stream == nullptr) return;
      state->fired = true;
      state->stream->cancel();
    });
  }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  ~Deadline() {
    state_->stream = nullptr;
    clock_.cancel(ticket_);
  }
  bool fired() const { return state_->fired; }

 private:
  struct State {
    rt::Stream* stream;
    bool fired;
  };
  rt::Clock& clock_;
  std::shared_ptr<State> state_;
  rt::Clock::Ticket ticket_ = 0;
};

/// One operation's error, with a passed deadline shown as what it is.
rt::ErrorCode outcome(rt::ErrorCode error, const Deadline& deadline) {
  return error && deadline.fired() ? rt::ErrorCode(asio::error::timed_out) : error;
}

template <class Start>
rt::Task<std::size_t> run(Start start, const Deadline& deadline) {
  rt::ErrorCode error;
  const std::size_t n = co_await start(asio::redirect_error(asio::use_awaitable, error));
  if (const auto e = outcome(error, deadline)) throw rt::SystemError(e);
  co_return n;
}

}  // namespace

FtpClient::FtpClient(rt::Runtime& runtime, const Account& account)
    : runtime_(runtime), account_(account) {}

FtpClient::~FtpClient() = default;

void FtpClient::drop() {
  control_ = {};
  parser_ = {};
}

rt::Task<> FtpClient::send(rt::Stream& stream, std::string bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const Deadline deadline(runtime_.clock(), account_.reply_limit, stream);
    const auto rest = asio::buffer(bytes.data() + done, bytes.size() - done);
    done += co_await run(
        [&](auto token) { return stream.async_write_some(rest, std::move(token)); }, deadline);
  }
}

rt::Task<FtpReply> FtpClient::reply() {
  const Deadline deadline(runtime_.clock(), account_.reply_limit, control_);
  std::array<char, 1024> chunk;
  for (;;) {
    if (FtpReply r = parser_.next(); r.code != 0) co_return r;
    const std::size_t n = co_await run(
        [&](auto token) {
          return control_.async_read_some(asio::buffer(chunk), std::move(token));
        },
        deadline);
    parser_.feed({chunk.data(), n});
  }
}

rt::Task<FtpReply> FtpClient::command(std::string line) {
  line += "\r\n";
  co_await send(control_, std::move(line));
  co_return co_await reply();
}

rt::Task<FtpReply> FtpClient::expect(std::string line, int wanted) {
  const std::string verb = line.substr(0, line.find(' '));
  FtpReply r = co_await command(std::move(line));
  if (r.code / 100 != wanted) throw FtpRefusal(r.code, verb, r.text);
  co_return r;
}

rt::Task<> FtpClient::log_in() {
  drop();
  rt::Stream stream = co_await runtime_.connect(account_.server);
  control_ = std::move(stream);
  try {
    if (const FtpReply greeting = co_await reply(); greeting.code / 100 != 2)
      throw FtpRefusal(greeting.code, "greeting", greeting.text);
    const FtpReply user = co_await command("USER " + account_.user);
    if (user.code == 331) co_await expect("PASS " + account_.password, 2);
    else if (user.code / 100 != 2) throw FtpRefusal(user.code, "USER", user.text);
    co_await expect("TYPE I", 2);
    if (!account_.directory.empty()) co_await expect("CWD " + account_.directory, 2);
  } catch (...) {
    drop();
    throw;
  }
}

/// EPSV first; a server that does not know it is asked with PASV from then on.
rt::Task<rt::Stream> FtpClient::open_data() {
  std::uint16_t port = 0;
  if (extended_passive_) {
    const FtpReply r = co_await command("EPSV");
    if (r.code == 229) port = extended_passive_port(r.text);
    else if (r.code < reply_not_implemented) throw FtpRefusal(r.code, "EPSV", r.text);
    else extended_passive_ = false;
  }
  if (!extended_passive_) {
    const FtpReply r = co_await expect("PASV", 2);
    port = passive_port(r.text);
  }
  if (port == 0) throw FtpRefusal(0, "passive mode", "no port in the reply");
  co_return co_await runtime_.connect({account_.server.host, port});
}

rt::Task<FtpReply> FtpClient::store_once(std::string name, std::string content) {
  const std::string temporary = name + ".tmp";
  rt::Stream data = co_await open_data();
  co_await expect("STOR " + temporary, 1);
  co_await send(data, std::move(content));
  data.shutdown_send();
  const FtpReply done = co_await reply();
  data.close();
  if (done.code / 100 != 2) throw FtpRefusal(done.code, "STOR", done.text);
  co_await expect("RNFR " + temporary, 3);
  co_return co_await expect("RNTO " + name, 2);
}

rt::Task<FtpReply> FtpClient::store(std::string name, std::string content) {
  try {
    co_return co_await store_once(std::move(name), std::move(content));
  } catch (const FtpRefusal& refusal) {
    // 421: the server closes the session after it.
    if (refusal.code == 421) drop();
    throw;
  } catch (...) {
    drop();
    throw;
  }
}

rt::Task<> FtpClient::quit() {
  if (!is_logged_in()) co_return;
  try {
    co_await command("QUIT");
  } catch (const std::exception&) {
    // The session ends either way.
  }
  drop();
}

}  // namespace headframe::sim::mine
