#include "tests/e2e/ftp/inbox.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <future>

#include <boost/asio/post.hpp>

namespace headframe::wire::ftp {

std::optional<Account> Inbox::log_in(std::string_view user, std::string_view password) {
  if (log_in_breaks) throw std::runtime_error("the accounts cannot be read");
  if ((user != "mine1" && user != "mine2") || password != "secret") return std::nullopt;
  return Account{.user = std::string(user),
                 .folder = "inbox/" + std::string(user),
                 .max_file_bytes = max_file_bytes,
                 .max_bytes_per_second = max_bytes_per_second};
}

rt::Task<> Inbox::delivered(const Account&, std::string path) {
  if (failures > 0) {
    --failures;
    throw std::runtime_error("the store is closed");
  }
  deliveries.push_back({path, rt::read_file(storage_, path, 100'000'000)});
  if (takes_away) storage_.remove(path);
  co_return;
}

Config RunningServer::quick() {
  Config config;
  config.listen = {"127.0.0.1", 0};
  config.failed_log_in_delay = {};
  return config;
}

RunningServer::RunningServer(Config config, std::function<void(Inbox&)> furnish)
    : server_(node_.runtime, inbox_, std::move(config),
              [this](const Event& event) {
                const std::lock_guard lock(mutex_);
                events_.push_back(event);
              }),
      keep_running_(rt::asio::make_work_guard(node_.io)) {
  if (furnish) furnish(inbox_);
  server_.start();
  port_ = server_.local_endpoint().port;
  loop_ = std::thread([this] { node_.io.run(); });
}

RunningServer::~RunningServer() {
  if (loop_.joinable()) stop();
}

void RunningServer::join() {
  keep_running_.reset();
  loop_.join();
}

void RunningServer::stop(rt::Duration grace) {
  std::promise<void> stopped;
  const auto run = [](Server& server, rt::Duration limit, std::promise<void>& done) -> rt::Task<> {
    co_await server.stop(limit);
    done.set_value();
  };
  rt::spawn(node_.runtime.executor(), run(server_, grace, stopped));
  stopped.get_future().wait();
  join();
}

void RunningServer::crash() {
  node_.io.stop();
  join();
  node_.runtime.shut_down();
}

void RunningServer::on_loop(std::function<void(Inbox&)> f) {
  std::promise<void> done;
  rt::asio::post(node_.io, [&] {
    f(inbox_);
    done.set_value();
  });
  done.get_future().wait();
}

std::vector<Inbox::Delivery> RunningServer::deliveries() {
  std::vector<Inbox::Delivery> copy;
  on_loop([&copy](Inbox& inbox) { copy = inbox.deliveries; });
  return copy;
}

std::vector<Event> RunningServer::events() {
  const std::lock_guard lock(mutex_);
  return events_;
}

void RunningServer::wait_for_closed_sessions(std::size_t count) {
  for (int ms = 0; ms < 5000 && events_of<SessionClosed>().size() < count; ++ms)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  on_loop([](Inbox&) {});  // what the event announced has then been done
}

std::vector<std::string> RunningServer::tree() const {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path()))
    found.push_back(entry.path().lexically_relative(path()).string());
  std::erase_if(found, [](const std::string& name) {
    return name == "inbox" || name == "ftp-partial" || name == "inbox/mine1" || name == "inbox/mine2";
  });
  std::ranges::sort(found);
  return found;
}

Outcome shell(const std::string& command) {
  Outcome outcome;
  std::FILE* const pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (!pipe) return outcome;
  char buffer[4096];
  while (const auto n = std::fread(buffer, 1, sizeof buffer, pipe)) outcome.output.append(buffer, n);
  const int status = ::pclose(pipe);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

}  // namespace headframe::wire::ftp
