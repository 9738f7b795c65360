// The node's disk. Calls are synchronous: make them inside blocking() (platform/rt/lane.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::rt {

/// An open file. Throws std::system_error: no_space_on_device, io_error.
class File {
 public:
  virtual ~File() = default;
  /// Returns how many bytes were read; fewer than asked only at the end of the file.
  virtual std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) = 0;
  virtual void write_at(std::uint64_t offset, std::span<const std::byte> from) = 0;
  virtual void truncate(std::uint64_t size) = 0;
  virtual std::uint64_t size() const = 0;
  /// Written bytes are safe only after sync() returned: a crash may lose or tear the others.
  virtual void sync() = 0;
};

enum class EntryKind { file, directory };

struct Entry {
  std::string name;  // without the directory
  EntryKind kind = EntryKind::file;
  std::uint64_t size = 0;
  WallTime modified;
};

enum class OpenMode {
  read,        // must exist
  read_write,  // created when absent
  create_new,  // must not exist
};

/// A directory tree of the node. Paths are relative to the root, '/'-separated, UTF-8, and free of
/// empty, "." and ".." components (std::system_error with invalid_argument otherwise). Creating,
/// renaming and removing entries is safe after sync_directory() of the directories concerned.
class Storage {
 public:
  virtual ~Storage() = default;
  virtual std::unique_ptr<File> open(std::string_view path, OpenMode mode) = 0;
  /// Replaces an existing file at `to`, atomically.
  virtual void rename(std::string_view from, std::string_view to) = 0;
  /// Removes a file or an empty directory. Absent is an error.
  virtual void remove(std::string_view path) = 0;
  /// Creates the directory and its parents; existing ones are fine.
  virtual void make_directories(std::string_view path) = 0;
  virtual void sync_directory(std::string_view path) = 0;
  /// Entries ordered by name (bytewise). An absent directory is an error. "" is the root.
  virtual std::vector<Entry> list(std::string_view path) = 0;
  virtual std::optional<Entry> stat(std::string_view path) = 0;

  /// How SQLite reaches this disk: the VFS's name and the name under which `path` opens there.
  virtual std::string sqlite_vfs() const = 0;
  virtual std::string sqlite_name(std::string_view path) const = 0;
};

/// Whole-file helpers on any storage. read_file throws file_too_large past `limit` bytes.
std::string read_file(Storage& storage, std::string_view path, std::uint64_t limit);
/// Writes, syncs, renames and syncs the directory: after it returns a crash finds the old content
/// or the new one, never a mixture.
void replace_file(Storage& storage, std::string_view path, std::string_view content);

}  // namespace headframe::rt
