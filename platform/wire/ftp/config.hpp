// Limits and addresses of the FTP server. Every limit has a value; none is off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "platform/rt/stream.hpp"
#include "platform/rt/time.hpp"
#include "platform/wire/ftp/lockout.hpp"

namespace headframe::wire::ftp {

struct Config {
  rt::Endpoint listen{"", 21};
  /// IPv4 address that PASV tells clients, for servers behind address translation. Empty: the
  /// address that the client reached.
  std::string passive_address;
  /// Ports of data connections, inclusive; both 0: whichever are free.
  std::uint16_t first_passive_port = 0, last_passive_port = 0;
  /// Where uploads grow until they are whole; in the node's storage, outside all accounts' folders
  /// and on the same file system. Emptied at the start.
  std::string partial_folder = "ftp-partial";

  std::size_t most_sessions = 10'000;
  std::size_t most_sessions_per_address = 64;
  std::size_t most_commands_ahead = 32;  // read, but not yet answered
  std::size_t most_listed = 100'000;     // entries of one directory
  std::size_t chunk_bytes = 256 * 1024;  // of an upload in memory; at least 32 KiB
  std::size_t disk_lanes = 4;

  unsigned log_ins_per_connection = 3;
  rt::Duration failed_log_in_delay = std::chrono::seconds(1);
  LockoutRules account_lockout;  // one account from one address
  LockoutRules address_lockout{.free_failures = 50};

  rt::Duration log_in_time = std::chrono::seconds(60);  // from connecting to the log-in
  rt::Duration idle_time = std::chrono::minutes(5);     // between commands
  rt::Duration reply_time = std::chrono::seconds(30);   // for the client to take a reply
  rt::Duration data_wait = std::chrono::seconds(30);    // for the client to open the data connection
  rt::Duration cut_off_pause = std::chrono::seconds(1); // from a refusal to the end of its upload
  rt::Duration data_stall = std::chrono::seconds(60);   // without a byte on the data connection
};

/// Throws std::invalid_argument that names the key and what was expected.
void check(const Config& config);

}  // namespace headframe::wire::ftp
