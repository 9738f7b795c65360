// Private to this room: the coroutines of a live source, on a runtime that Qt's loop drives.
#pragma once

#include <QObject>
#include <QTimer>
#include <boost/asio/io_context.hpp>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "platform/http/client/client.hpp"
#include "platform/http/client/live.hpp"
#include "platform/native/runtime.hpp"
#include "viz/link/books.hpp"
#include "viz/link/livesource.hpp"

namespace headframe::viz {

/// One coroutine asks the API, one request after the other; another listens to the live events. Both
/// run inside `pump`, that is on Qt's thread, and are destroyed with the runtime.
class LiveSource::Machine {
 public:
  Machine(LiveSource &owner, const Server &server, Credentials credentials);
  ~Machine();

  Books &books() { return books_; }
  void logIn(Credentials credentials);
  void acknowledge(std::int64_t alarm, std::string reason);

 private:
  using Items = std::vector<nlohmann::json>;

  void pump();
  void tell();
  void note(Parts parts) { parts_ |= parts; }

  rt::Task<> ask();
  rt::Task<> askOnce();
  rt::Task<> openSession();
  rt::Task<> changePassword();
  rt::Task<> sendAcknowledgements();
  rt::Task<> fetchWanted();
  rt::Task<> fetchLists();
  rt::Task<> fetchOfMines();
  rt::Task<> fetchHistories();
  rt::Task<std::optional<Items>> all(std::string path, http::client::Query query = {});
  rt::Task<> listen();
  rt::Task<> listenOnce();

  void hear(const http::client::LiveMessage &message);
  void broken(const std::string &why);
  void refuse(const http::client::Refused &no);
  std::string since(Moment at) const;

  LiveSource &owner_;
  boost::asio::io_context io_;
  native::NativeRuntime runtime_;
  Books books_;
  rt::Endpoint server_;
  Credentials credentials_;
  http::client::Client client_;
  std::optional<http::client::Live> live_;
  bool loggedIn_ = false, waitsForCredentials_ = false, heardHello_ = false;
  std::deque<std::pair<std::int64_t, std::string>> acknowledgements_;
  rt::Instant nextBeat_{}, nextSecond_{};
  Parts parts_;
  QTimer pump_, teller_;
};

}  // namespace headframe::viz
