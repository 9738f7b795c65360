// One file of SQLite's on a simulated disk: the table of calls that the VFS hands out.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <system_error>

#include "sim/world/inode.hpp"

namespace headframe::sim {

/// Lives in the room that SQLite provides, after its sqlite3_file.
struct SqliteFile {
  sqlite3_file base;
  SimDisk* disk;
  std::unique_ptr<DiskFile> file;
  std::shared_ptr<SqliteShare> share;
  std::string directory_to_sync;  // of a file that this handle made
  bool made;
  std::string remove_at_close;
  int lock_level;
  bool memory_mapped;
  unsigned memory_shared;     // bits of locks held
  unsigned memory_exclusive;
};

extern const sqlite3_io_methods sqlite_file_calls;

/// Runs f, which returns SQLite's result code; a failing disk becomes `otherwise` or SQLITE_FULL.
template <class F>
int sqlite_code(int otherwise, F f) noexcept {
  try {
    return f();
  } catch (const std::system_error& error) {
    return error.code() == std::errc::no_space_on_device ? SQLITE_FULL : otherwise;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

}  // namespace headframe::sim
