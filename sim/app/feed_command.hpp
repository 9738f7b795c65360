// headframe feed: a scenario's mines on this machine's sockets, against somebody's FTP server; and
// what belongs to it, the enrolment at our own platform and the score of the other side's export.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/app/run_command.hpp"

namespace headframe::sim::app {

struct FeedOptions {
  std::string scenario;            // file
  std::vector<std::string> mines;  // empty: all that are connected
  std::string to;                  // ftp://…
  std::filesystem::path accounts, out = "out/feed";
  bool folder_per_mine = false;
  std::int64_t pace = 1;
  std::string length;  // "15 min"; empty: the scenario's horizon
  city::Horizon horizon = city::Horizon::full;
  std::optional<std::uint64_t> seed;
  Format format = Format::text;
};

struct EnrolOptions {
  std::string scenario;
  std::vector<std::string> mines;
  std::string at;                  // http://…
  std::filesystem::path accounts;  // is written, and must not exist
  std::string installer;           // password in HEADFRAME_PASSWORD
  std::string approver;            // in HEADFRAME_APPROVER_PASSWORD; empty: proposals stay open
};

struct ScoreOptions {
  std::string exported;  // CSV file
  std::string ledger;    // folder
  Format format = Format::text;
};

// Each returns the command's exit code and throws when it could not run.

/// 0: everything was acknowledged, 1: something was not, 130: interrupted. The ledger is complete
/// in all three cases.
int feed_command(const FeedOptions& options);
int enrol_command(const EnrolOptions& options);
/// 1: the ledgers do not balance.
int score_command(const ScoreOptions& options);

}  // namespace headframe::sim::app
