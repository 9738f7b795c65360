// A running FTP server on loopback with two mines, for judges outside its process.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/wire/ftp/host.hpp"
#include "platform/wire/ftp/server.hpp"
#include "tests/support/native_fixture.hpp"

namespace headframe::wire::ftp {

/// Takes every final file (*.txt, but .in.*) away at once, as the ingest does, unless told otherwise.
class Inbox final : public Host {
 public:
  explicit Inbox(rt::Storage& storage) : storage_(storage) {}

  std::optional<Account> log_in(std::string_view user, std::string_view password) override;
  rt::Task<> delivered(const Account& account, std::string path) override;
  bool is_final(std::string_view name) const override {
    return name.ends_with(".txt") && !name.starts_with('.');
  }

  struct Delivery {
    std::string path, content;
    friend bool operator==(const Delivery&, const Delivery&) = default;
  };
  std::vector<Delivery> deliveries;
  std::uint64_t max_file_bytes = 20'000'000;
  std::uint64_t max_bytes_per_second = 0;
  bool takes_away = true;
  int failures = 0;           // so many deliveries fail before one succeeds
  bool log_in_breaks = false;

 private:
  rt::Storage& storage_;
};

/// The loop runs in a thread of its own. The house may be inspected with on_loop() or after end().
class RunningServer {
 public:
  static Config quick();  // loopback, any port, no pause after a failed log-in
  explicit RunningServer(Config config = quick(), std::function<void(Inbox&)> furnish = {});
  ~RunningServer();

  std::uint16_t port() const { return port_; }
  std::filesystem::path path(const std::string& below = "") const {
    return node_.folder.path() / below;
  }
  void on_loop(std::function<void(Inbox&)> f);
  std::vector<Inbox::Delivery> deliveries();
  /// Files and directories below the data folder, ordered; without the accounts' own folders.
  std::vector<std::string> tree() const;
  std::vector<Event> events();
  template <class E>
  std::vector<E> events_of() {
    std::vector<E> found;
    for (const Event& event : events())
      if (const auto* const e = std::get_if<E>(&event)) found.push_back(*e);
    return found;
  }
  /// Gives up after five seconds.
  void wait_for_closed_sessions(std::size_t count);
  /// Stops gracefully and waits for the end.
  void stop(rt::Duration grace = std::chrono::seconds(5));
  /// Ends the loop in the middle of whatever it does, and destroys everything.
  void crash();

 private:
  void join();

  native::Node node_;
  Inbox inbox_{node_.runtime.storage()};
  std::mutex mutex_;
  std::vector<Event> events_;
  Server server_;
  std::uint16_t port_ = 0;
  rt::asio::executor_work_guard<rt::asio::io_context::executor_type> keep_running_;
  std::thread loop_;
};

struct Outcome {
  int status = -1;     // exit status
  std::string output;  // standard output and error
};
/// Runs a command line of the shell.
Outcome shell(const std::string& command);

}  // namespace headframe::wire::ftp
