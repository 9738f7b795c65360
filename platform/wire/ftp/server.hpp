// An FTP server for files of mines (RFC 959, 2389, 2428, 3659), passive connections only. What its
// replies promise: docs/decisions/0006-ftp-promises.md.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "platform/wire/ftp/config.hpp"
#include "platform/wire/ftp/events.hpp"
#include "platform/wire/ftp/host.hpp"

namespace headframe::wire::ftp {

class Session;
struct House;

/// Lives on the node's executor. A session that fails, whatever the reason, ends alone.
class Server {
 public:
  /// Throws std::invalid_argument for a configuration that makes no sense.
  Server(rt::Runtime& runtime, Host& host, Config config, Watcher watcher = {});
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  /// Listens and serves from now on. Throws SystemError when the port cannot be had.
  void start();
  /// Closes the port, lets every session finish its command for at most `grace`, drops the rest,
  /// and returns when all have ended. Before its end the server must not be destroyed.
  rt::Task<> stop(rt::Duration grace);

  rt::Endpoint local_endpoint() const { return listener_.local_endpoint(); }
  std::size_t sessions() const { return sessions_.size(); }

 private:
  rt::Task<> prepare();
  rt::Task<> accept_sessions();
  rt::Task<> supervise(std::uint64_t id, std::shared_ptr<Session> session);
  rt::Task<> admit(rt::Stream control);
  void forget(std::uint64_t id);

  std::unique_ptr<House> house_;
  std::vector<std::unique_ptr<rt::Lane>> lanes_;
  rt::Listener listener_;
  std::map<std::uint64_t, std::shared_ptr<Session>> sessions_;
  std::map<std::string, std::size_t> per_address_;
  std::uint64_t last_id_ = 0;
  bool accepting_ = false;
  bool stopping_ = false;
  rt::Timer ended_;  // cancelled whenever something that stop() waits for has ended
};

}  // namespace headframe::wire::ftp
