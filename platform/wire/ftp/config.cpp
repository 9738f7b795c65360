#include "platform/wire/ftp/config.hpp"

#include <stdexcept>

namespace headframe::wire::ftp {
namespace {

void require(bool holds, const char* message) {
  if (!holds) throw std::invalid_argument(message);
}

}  // namespace

void check(const Config& c) {
  using namespace std::chrono_literals;
  require((c.first_passive_port == 0) == (c.last_passive_port == 0) &&
              c.first_passive_port <= c.last_passive_port,
          "ftp passive ports: expected first <= last, or both 0 for any free port");
  require(!c.partial_folder.empty(), "ftp partial_folder: expected a folder of the data root");
  require(c.most_sessions > 0 && c.most_sessions_per_address > 0,
          "ftp most_sessions, most_sessions_per_address: expected at least 1");
  require(c.most_commands_ahead > 0, "ftp most_commands_ahead: expected at least 1");
  require(c.chunk_bytes >= 32 * 1024, "ftp chunk_bytes: expected at least 32768");
  require(c.disk_lanes > 0, "ftp disk_lanes: expected at least 1");
  require(c.log_ins_per_connection > 0, "ftp log_ins_per_connection: expected at least 1");
  for (const rt::Duration limit : {c.log_in_time, c.idle_time, c.reply_time, c.data_wait, c.data_stall})
    require(limit > 0s, "ftp log_in_time, idle_time, reply_time, data_wait, data_stall: expected more than 0 s");
}

}  // namespace headframe::wire::ftp
