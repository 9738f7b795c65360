// SQLite's way to a simulated disk.
#pragma once

#include <memory>
#include <string>

struct sqlite3_vfs;

namespace headframe::sim {

class SimDisk;

/// Registers a VFS for one disk for as long as it lives; connections must be closed before. The
/// shared memory of WAL lies on the heap, so several connections of the node work in ordinary WAL.
/// SQLite draws its own salts from the default VFS, which no digest may therefore depend on.
class DiskVfs {
 public:
  explicit DiskVfs(SimDisk& disk);
  DiskVfs(const DiskVfs&) = delete;
  DiskVfs& operator=(const DiskVfs&) = delete;
  ~DiskVfs();

  const std::string& name() const { return name_; }

 private:
  struct Calls;
  SimDisk& disk_;
  std::string name_;  // distinct among the living disks of the process; never in a digest
  std::unique_ptr<sqlite3_vfs> vfs_;
};

}  // namespace headframe::sim
