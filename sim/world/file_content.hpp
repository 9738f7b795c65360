// The bytes of one simulated file: what a reader sees, and what would be left after a power cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "platform/rt/random.hpp"

namespace headframe::sim {

/// What a power cut does to bytes and directory entries that were not synced.
enum class Unsynced {
  by_chance,  // each chunk or entry is kept, lost or torn, drawn from the disk's stream
  all_lost,
  all_kept,
};

/// Kept as chunks of at most 4 KiB. Beside them lie the chunks as they were at the last sync, for
/// those that changed since; the file therefore costs little more than its bytes.
class FileContent {
 public:
  /// `used` counts the disk's bytes and must outlive the file.
  explicit FileContent(std::uint64_t& used) : used_(used) {}
  FileContent(const FileContent&) = delete;
  FileContent& operator=(const FileContent&) = delete;
  ~FileContent() { used_ -= size_; }

  std::uint64_t size() const { return size_; }
  std::size_t read(std::uint64_t offset, std::span<std::byte> into) const;
  void write(std::uint64_t offset, std::span<const std::byte> from);
  void truncate(std::uint64_t size);
  void sync();
  void cut_power(Unsynced unsynced, rt::RandomStream& chance);

 private:
  using Chunk = std::vector<std::byte>;  // bytes past its end are zero
  static constexpr std::size_t chunk_bytes = 4096;
  static constexpr std::size_t sector_bytes = 512;

  void put(std::size_t chunk, std::size_t within, std::span<const std::byte> part);
  /// Keeps what the chunk was at the last sync; one that will be `replaced` as a whole is not
  /// copied and becomes empty.
  void remember(std::size_t chunk, bool replaced);
  void forget();
  Chunk spare();
  void resize(std::uint64_t size);
  void tear(Chunk& now, const Chunk& before, rt::RandomStream& chance) const;

  std::uint64_t& used_;
  std::uint64_t size_ = 0;
  std::uint64_t safe_size_ = 0;
  std::vector<Chunk> chunks_;
  struct Before {
    std::size_t index;
    Chunk chunk;
  };
  static constexpr std::size_t most_spare = 256;
  std::vector<Before> before_;
  std::vector<bool> remembered_;  // by chunk; does not shrink with the file
  std::vector<Chunk> spare_;      // memory that a log or a database needs again at once
};

}  // namespace headframe::sim
