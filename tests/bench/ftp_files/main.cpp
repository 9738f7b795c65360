// Files a second through real FTP on loopback, client and server in one process:
//   bench_ftp_files [FILES] [BYTES]
#include <chrono>
#include <cstdlib>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "tests/e2e/ftp/inbox.hpp"
#include "tests/support/ftp_talker.hpp"

namespace {

using headframe::test::FtpTalker;
using headframe::wire::ftp::Config;
using headframe::wire::ftp::RunningServer;

/// STOR under a temporary name and rename, as mines do, over a session that is kept.
void kept_session(std::uint16_t port, int client, int files, const std::string& content) {
  FtpTalker talker(port);
  talker.log_in();
  for (int i = 0; i < files; ++i) {
    const std::string name = fmt::format("{}-{}", client, i);
    if (talker.upload(name + ".tmp", content) != 226 || talker.code("RNFR " + name + ".tmp") != 350 ||
        talker.code("RNTO " + name + ".txt") != 250)
      std::abort();
  }
}

void new_sessions(std::uint16_t port, int client, int files, const std::string& content) {
  for (int i = 0; i < files; ++i) {
    FtpTalker talker(port);
    talker.log_in();
    if (talker.upload(fmt::format("{}-{}.txt", client, i), content) != 226) std::abort();
  }
}

template <class Client>
void measure(const char* what, int clients, int files, const std::string& content, Client client) {
  Config config = RunningServer::quick();
  config.most_sessions_per_address = 1000;
  RunningServer server(config);
  const auto began = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (int c = 0; c < clients; ++c)
    threads.emplace_back(client, server.port(), c, files / clients, std::cref(content));
  for (auto& thread : threads) thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  const int sent = files / clients * clients;
  if (server.deliveries().size() != static_cast<std::size_t>(sent)) std::abort();
  fmt::print("{:<44} {:>6} files {:>8.0f} files/s\n", what, sent, sent / took.count());
}

}  // namespace

int main(int argc, char** argv) {
  const int files = argc > 1 ? std::atoi(argv[1]) : 2000;
  const std::string content(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 4000, 'x');
  if (files < 50) return fmt::print(stderr, "bench_ftp_files: FILES is at least 50\n"), 2;
  measure("one kept session, STOR and rename", 1, files, content, kept_session);
  measure("50 kept sessions, STOR and rename", 50, files, content, kept_session);
  measure("a new session for each file, one at a time", 1, files, content, new_sessions);
  measure("new sessions, 50 at a time", 50, files, content, new_sessions);
}
