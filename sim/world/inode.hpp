// Inside of the simulated disk: files, directories and what SQLite shares between connections.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/world/disk.hpp"

namespace headframe::sim {

/// Locks and shared memory of one database file while the power is on.
struct SqliteShare {
  static constexpr std::size_t lock_count = 8;  // SQLITE_SHM_NLOCK
  struct MemoryLock {
    int shared = 0;
    bool exclusive = false;
  };

  std::uint64_t generation = 0;
  int shared = 0;
  const void* reserved = nullptr;
  const void* pending = nullptr;
  const void* exclusive = nullptr;
  int memory_users = 0;
  std::vector<std::unique_ptr<char[]>> memory;
  std::array<MemoryLock, lock_count> memory_locks;
};

struct SimDisk::Inode {
  explicit Inode(rt::EntryKind k, std::uint64_t& used, rt::WallTime at)
      : kind(k), content(used), modified(at) {}

  rt::EntryKind kind;
  FileContent content;
  std::map<std::string, InodePtr, std::less<>> entries;
  rt::WallTime modified;
  std::shared_ptr<SqliteShare> share;
};

class DiskFile final : public rt::File {
 public:
  DiskFile(SimDisk& disk, std::shared_ptr<SimDisk::Inode> inode, bool writable);
  std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override;
  void write_at(std::uint64_t offset, std::span<const std::byte> from) override;
  void truncate(std::uint64_t size) override;
  std::uint64_t size() const override;
  void sync() override;

  SimDisk::Inode& inode() { return *inode_; }

 private:
  void require_alive() const;
  void require_writable() const;

  SimDisk& disk_;
  std::shared_ptr<SimDisk::Inode> inode_;
  std::uint64_t generation_;
  bool writable_;
};

}  // namespace headframe::sim
