// The platform's API for programs: log-in, requests, lists. Runs on any runtime.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "platform/http/client/messages.hpp"
#include "platform/rt/runtime.hpp"

namespace headframe::http::client {

using Query = std::map<std::string, std::string>;

struct ClientConfig {
  rt::Duration answer_limit = std::chrono::seconds(30);  // from the request to the whole answer
  std::size_t answer_bytes = 16 * 1024 * 1024;
  /// A connection that was idle for longer is not used again, because the server may just be closing
  /// it (its idle_limit is 75 s), and a POST that met that could not be repeated.
  rt::Duration keep_limit = std::chrono::seconds(60);
};

/// One user of one platform, over one kept connection; one request at a time (std::logic_error
/// otherwise). Throws Refused when the platform says no, and rt::SystemError when the link fails:
/// timed_out when the answer did not come in time. A request that can be repeated without harm is
/// sent once more when the kept connection turns out to have been closed meanwhile.
class Client {
 public:
  Client(rt::Runtime& runtime, rt::Endpoint server, ClientConfig config = {});
  ~Client();

  /// Requests from now on carry the token.
  rt::Task<Session> log_in(std::string name, std::string password);
  rt::Task<> log_out();

  rt::Task<nlohmann::json> get(std::string path, Query query = {});
  rt::Task<nlohmann::json> post(std::string path, nlohmann::json body = nullptr);
  rt::Task<nlohmann::json> put(std::string path, nlohmann::json body);
  rt::Task<nlohmann::json> patch(std::string path, nlohmann::json body);
  rt::Task<nlohmann::json> del(std::string path);
  /// A page outside the API, as text: "/metrics".
  rt::Task<std::string> get_text(std::string target);

  const std::string& token() const { return token_; }
  const rt::Endpoint& server() const { return server_; }
  rt::Runtime& runtime() const { return runtime_; }

 private:
  class Link;
  struct Answer {
    int status = 0;
    std::string body;
  };
  rt::Task<nlohmann::json> call(std::string method, std::string target, nlohmann::json body);
  rt::Task<Answer> exchange(std::string method, std::string target, std::string body);
  rt::Task<Answer> exchange_once(const std::string& method, const std::string& target,
                                 const std::string& body);

  rt::Runtime& runtime_;
  rt::Endpoint server_;
  ClientConfig config_;
  std::string token_;
  std::shared_ptr<Link> link_;  // null: not connected
  bool busy_ = false;
};

/// Walks through a list, page by page: while (auto page = co_await pages.next()) …
class Pages {
 public:
  Pages(Client& client, std::string path, Query query = {})
      : client_(client), path_(std::move(path)), query_(std::move(query)) {}
  /// Nothing after the last page.
  rt::Task<std::optional<std::vector<nlohmann::json>>> next();

 private:
  Client& client_;
  std::string path_;
  Query query_;
  bool finished_ = false;
};

}  // namespace headframe::http::client
