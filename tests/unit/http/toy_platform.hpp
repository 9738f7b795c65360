// A platform of three routes and two users, on this machine's sockets, for tests of the HTTP server.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <stdlib.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "platform/core/health.hpp"
#include "platform/core/identity.hpp"
#include "platform/http/api.hpp"
#include "platform/http/server.hpp"
#include "platform/native/runtime.hpp"
#include "platform/store/connection.hpp"

namespace headframe::test {

struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "headframe-http-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

/// "duty" may read everything, "dengfeng" sees one mine only; both have the password "secret".
class ToyIdentity : public core::Identity {
 public:
  rt::Task<core::LoginResult> log_in(std::string name, std::string password, std::string) override {
    if (store_fails) throw store::Error(store::Failure::no_space, "disk full");
    core::LoginResult result;
    if (!users.contains(name) || password != "secret") {
      result.refusal = name == "locked" ? "locked-out" : "bad-credentials";
      co_return result;
    }
    result.token = "token-of-" + name;
    result.who = users.at(name);
    tokens[result.token] = name;
    co_return result;
  }
  std::optional<core::Principal> bearer(std::string_view token) override {
    const auto it = tokens.find(std::string(token));
    if (it == tokens.end()) return std::nullopt;
    return users.at(it->second);
  }
  rt::Task<> log_out(std::string token) override {
    tokens.erase(token);
    co_return;
  }
  rt::Task<std::string> change_password(core::Principal, std::string before, std::string) override {
    co_return before == "secret" ? "" : "bad-credentials";
  }

  std::map<std::string, core::Principal> users{
      {"duty", {1, "duty", {"toy.read", "toy.write", "alarms.read"}, {}}},
      {"dengfeng", {2, "dengfeng", {"toy.read", "alarms.read"}, {"410185000001"}}}};
  std::map<std::string, std::string> tokens;
  bool store_fails = false;
};

class ToyExecutor : public http::Executor {
 public:
  explicit ToyExecutor(rt::Runtime& runtime)
      : connection_(runtime.storage(), "toy.db", store::Access::read_write) {}
  rt::Task<core::ApiResponse> answer(const core::Route& route, core::ApiRequest request) override {
    if (const auto* memory = std::get_if<core::MemoryHandler>(&route.handler))
      co_return memory->run(request);
    if (const auto* read = std::get_if<core::ReadHandler>(&route.handler))
      co_return read->run(connection_, request);
    co_return std::get<core::WriteHandler>(route.handler).run(connection_, request);
  }

 private:
  store::Connection connection_;
};

class ToyHealth : public core::HealthSource {
 public:
  std::vector<core::HealthCheck> health() const override { return checks; }
  std::vector<core::HealthCheck> checks{{"store-writable", true, "the last commit took 2 ms"}};
};

inline core::Route toy_read(std::string path, std::function<nlohmann::json(const core::ApiRequest&)> f) {
  core::Route route;
  route.path = std::move(path);
  route.right = "toy.read";
  route.module = "toy";
  route.summary = "A toy";
  route.handler = core::ReadHandler{[f = std::move(f)](store::Connection&, const core::ApiRequest& request) {
    return core::ApiResponse{200, f(request)};
  }};
  return route;
}

inline std::vector<core::Route> toy_routes() {
  auto list = toy_read("/toys", [](const core::ApiRequest& request) {
    const auto page = core::page_of(request);
    const std::size_t first = page.cursor.empty() ? 0 : std::stoul(page.cursor);
    nlohmann::json items = nlohmann::json::array();
    for (std::size_t i = first; i < 5 && items.size() < page.limit; ++i) items.push_back({{"id", i}});
    const std::size_t next = first + items.size();
    return nlohmann::json{{"items", items}, {"next", next < 5 ? nlohmann::json(std::to_string(next)) : nullptr}};
  });
  list.query = core::page_parameters();
  auto one = toy_read("/toys/{toy}", [](const core::ApiRequest& request) {
    if (request.path.at("toy") == "defect") throw std::runtime_error("a secret of the house");
    if (request.path.at("toy") == "none") throw core::ApiError(404, "not-found", "no such toy", "toy");
    return nlohmann::json{{"toy", request.path.at("toy")}, {"asked_by", request.who.name}};
  });
  core::Route make;
  make.method = core::Method::post;
  make.path = "/toys";
  make.right = "toy.write";
  make.module = "toy";
  make.summary = "Make a toy";
  make.request_schema = {{"type", "object"},
                         {"required", {"name"}},
                         {"properties",
                          {{"name", {{"type", "string"}, {"maxLength", 10}}},
                           {"size", {{"type", "integer"}, {"minimum", 1}}}}}};
  make.handler = core::WriteHandler{[](store::Connection&, const core::ApiRequest& request) {
    return core::ApiResponse{201, {{"made", request.body.at("name")}}};
  }};
  return {list, one, make};
}

class ToyPlatform {
 public:
  rt::asio::io_context io;
  Folder folder;
  native::NativeRuntime runtime{io, folder.path};
  ToyIdentity identity;
  ToyExecutor executor{runtime};
  core::LiveFeed feed{100};
  core::Metrics metrics;
  ToyHealth health;
  std::vector<std::string> defects;

  http::Services services() {
    return {identity, executor, feed, metrics, health, runtime.clock(),
            [this](const std::string& what) { defects.push_back(what); }};
  }

  /// Runs the loop until `task` has ended; fails after ten seconds.
  template <class T>
  T run(rt::Task<T> task) {
    std::optional<T> result;
    std::exception_ptr error;
    bool done = false;
    rt::asio::co_spawn(io, std::move(task), [&](std::exception_ptr e, T value) {
      error = e;
      if (!e) result.emplace(std::move(value));
      done = true;
    });
    loop_until(done);
    if (error) std::rethrow_exception(error);
    return std::move(*result);
  }
  void run(rt::Task<> task) {
    std::exception_ptr error;
    bool done = false;
    rt::asio::co_spawn(io, std::move(task), [&](std::exception_ptr e) {
      error = e;
      done = true;
    });
    loop_until(done);
    if (error) std::rethrow_exception(error);
  }

  core::LiveEvent event(std::string topic, std::string mine = {}, std::string right = {}) {
    core::LiveEvent out;
    out.at = runtime.clock().wall_now();
    out.topic = std::move(topic);
    out.mine = std::move(mine);
    out.right = std::move(right);
    out.data = {{"n", feed.last_sequence() + 1}};
    return out;
  }

 private:
  void loop_until(const bool& done) {
    io.restart();
    const auto limit = runtime.clock().now() + std::chrono::seconds(10);
    while (!done && runtime.clock().now() < limit) io.run_one_for(std::chrono::milliseconds(100));
    if (!done) throw std::runtime_error("the task did not end within ten seconds");
  }
};

}  // namespace headframe::test
