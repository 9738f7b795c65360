#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

#include "platform/http/client/messages.hpp"
#include "platform/native/runtime.hpp"
#include "sim/app/feed_command.hpp"
#include "sim/app/feed_input.hpp"
#include "sim/feed/enrol.hpp"
#include "sim/feed/target.hpp"

namespace headframe::sim::app {
namespace {

namespace fs = std::filesystem;

constexpr int could_not_run = 3;
constexpr auto installer_password = "HEADFRAME_PASSWORD";
constexpr auto approver_password = "HEADFRAME_APPROVER_PASSWORD";

/// From the environment, where the list of processes does not show it.
std::optional<feed::Person> person(const std::string& name, const char* variable) {
  if (const char* password = std::getenv(variable)) return feed::Person{name, password};
  refuse(variable, fmt::format("not set; expected the password of {} in the environment", name));
  return std::nullopt;
}

/// For its owner's eyes only, before anything stands in it. Throws when it cannot be made.
std::ofstream secret_file(const fs::path& path) {
  std::ofstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot write " + path.string());
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  return file;
}

std::optional<feed::EnrolRequest> request_of(const EnrolOptions& options,
                                             std::vector<std::string> mines) {
  const auto server = told("--enrol", feed::http_target(options.at));
  const auto installer = person(options.installer, installer_password);
  std::optional<feed::Person> approver;
  if (!options.approver.empty()) {
    approver = person(options.approver, approver_password);
    if (!approver) return std::nullopt;
  }
  if (!server || !installer) return std::nullopt;
  return feed::EnrolRequest{*server, std::move(mines), *installer, approver};
}

feed::Enrolled perform(const scenario::Scenario& scenario, const feed::EnrolRequest& request) {
  rt::asio::io_context io;
  native::NativeRuntime runtime(io, fs::current_path());
  feed::Enrolled result;
  const auto work = [](rt::Runtime& on, const scenario::Scenario& of,
                       const feed::EnrolRequest& asked, feed::Enrolled& into) -> rt::Task<> {
    into = co_await feed::enrol(on, of, asked);
  };
  rt::spawn(io.get_executor(), work(runtime, scenario, request, result));
  io.run();
  return result;
}

}  // namespace

int enrol_command(const EnrolOptions& options) {
  auto chosen = chosen_mines(options.scenario, options.mines);
  if (!chosen) return wrong_input;
  if (fs::exists(options.accounts)) {
    refuse("--accounts", fmt::format("'{}' exists; expected a new file for the secrets",
                                     options.accounts.string()));
    return wrong_input;
  }
  const auto request = request_of(options, chosen->mines);
  if (!request) return wrong_input;
  std::ofstream file = secret_file(options.accounts);
  try {
    const feed::Enrolled enrolled = perform(chosen->scenario, *request);
    file << enrolled.accounts.text() << std::flush;
    fmt::print("{} mines entered, accounts in {}; {} mappings proposed, {} approved\n",
               enrolled.mines, options.accounts.string(), enrolled.proposed, enrolled.approved);
    if (enrolled.approved < enrolled.proposed)
      fmt::print(stderr,
                 "until somebody else approves the open mappings, these mines' files go to "
                 "quarantine\n");
    return file ? 0 : could_not_run;
  } catch (const std::exception& error) {
    fs::remove(options.accounts);
    fmt::print(stderr, "headframe feed: {}: {}\n", options.at, error.what());
    return could_not_run;
  }
}

}  // namespace headframe::sim::app
