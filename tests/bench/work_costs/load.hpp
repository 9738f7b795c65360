// Files as mines of all dialects write them, and their way to the platform.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "platform/rt/time.hpp"

namespace headframe::bench {

struct MineFiles {
  std::string code, old_code;  // the old one stands in files of the older dialects
  struct File {
    std::string name, bytes;
  };
  std::vector<File> files;  // in the order of writing
};

/// Three dialects with 20, 100 and 500 points: real-time values each 30 s up to `end`, `polls` times,
/// and every other kind of file by its period, with a burst of gas in each mine.
std::vector<MineFiles> written_by_mines(int polls, rt::WallTime end);

/// A mine's front-end machine: every file goes through its spool, then over one kept FTP session.
/// Throws what the FTP client throws.
rt::Task<> deliver(rt::Runtime& machine, MineFiles mine, rt::Endpoint ftp, std::string secret);

/// What people do over FTP that mines do not: look around, make folders, delete. Blocks.
void look_around(std::uint16_t port, const std::string& user, const std::string& secret,
                 int rounds);

}  // namespace headframe::bench
