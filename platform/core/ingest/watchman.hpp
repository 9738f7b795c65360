// The guard at work: feeds it every file in the order of arrival, keeps what it finds, and lets
// people act on it. Table core_findings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/core/guard/guard.hpp"
#include "platform/core/ingest/mappings.hpp"
#include "platform/core/module.hpp"

namespace headframe::core::ingest {

/// Lives on the writer's lane. What it has learnt about a mine is gone with the process and learnt
/// again from the next files; findings stay until they are cleared or somebody has acted.
class Watchman {
 public:
  explicit Watchman(House& house) : house_(house) {}

  void observe(store::Connection& connection, const std::string& mine, const Observation& seen);

  /// Turns the finding's proposal into an approved mapping of its mine; returns its version.
  std::int64_t approve(store::Connection& connection, const ApiRequest& request);
  /// What the finding shows is right as it is.
  void accept(store::Connection& connection, const ApiRequest& request);

  static const std::string_view tables;
  static ApiResponse list(store::Connection& connection, const ApiRequest& request);

  struct Raised {
    std::string mine, subject;
    GuardKind kind = GuardKind::unknown_token;
    rt::WallTime at;
  };
  /// Every finding that was ever raised, in the order of raising.
  static std::vector<Raised> raised(store::Connection& connection);

 private:
  void keep(store::Connection& connection, const std::string& mine, const GuardEvent& event,
            rt::WallTime at);

  House& house_;
  std::map<std::string, GuardState> states_;
};

}  // namespace headframe::core::ingest
