#include "sim/world/sqlite_vfs.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>
#include <new>

#include "sim/world/sqlite_file.hpp"

namespace headframe::sim {
namespace {

constexpr int longest_path = 512;

SimDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<SimDisk*>(vfs->pAppData); }

rt::OpenMode mode_of(int flags) {
  if (flags & SQLITE_OPEN_EXCLUSIVE) return rt::OpenMode::create_new;
  return flags & SQLITE_OPEN_CREATE ? rt::OpenMode::read_write : rt::OpenMode::read;
}

std::string parent_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

}  // namespace

struct DiskVfs::Calls {
  static int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags,
                  int* out_flags) {
    file->pMethods = nullptr;
    return sqlite_code(SQLITE_CANTOPEN, [&] {
      SimDisk& disk = disk_of(vfs);
      const std::string path = name != nullptr ? name : "";
      const bool made = !path.empty() && !disk.stat(path);
      const auto inode = path.empty() ? std::make_shared<SimDisk::Inode>(rt::EntryKind::file,
                                                                         disk.used_, disk.clock_())
                                      : disk.open_inode(path, mode_of(flags));
      const bool writable = (flags & SQLITE_OPEN_READWRITE) != 0;
      if (!inode->share || inode->share->generation != disk.generation_) {
        inode->share = std::make_shared<SqliteShare>();
        inode->share->generation = disk.generation_;
      }
      const bool removed = !path.empty() && (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
      new (file) SqliteFile{{&sqlite_file_calls},
                            &disk,
                            std::make_unique<DiskFile>(disk, inode, writable),
                            inode->share,
                            parent_of(path),
                            made,
                            removed ? path : std::string{},
                            SQLITE_LOCK_NONE,
                            false,
                            0,
                            0};
      if (out_flags != nullptr) *out_flags = flags;
      return SQLITE_OK;
    });
  }

  static int remove(sqlite3_vfs* vfs, const char* name, int sync_directory) {
    return sqlite_code(SQLITE_IOERR_DELETE, [&] {
      SimDisk& disk = disk_of(vfs);
      if (!disk.stat(name)) return SQLITE_IOERR_DELETE_NOENT;
      disk.remove(name);
      if (sync_directory != 0) disk.sync_directory(parent_of(name));
      return SQLITE_OK;
    });
  }

  static int access(sqlite3_vfs* vfs, const char* name, int, int* result) {
    return sqlite_code(SQLITE_IOERR_ACCESS, [&] {
      *result = disk_of(vfs).stat(name).has_value();
      return SQLITE_OK;
    });
  }

  static int full_path(sqlite3_vfs*, const char* name, int room, char* into) {
    if (std::strlen(name) >= static_cast<std::size_t>(room)) return SQLITE_CANTOPEN;
    std::strcpy(into, name);
    return SQLITE_OK;
  }

  static int randomness(sqlite3_vfs* vfs, int count, char* into) {
    for (int i = 0; i < count; ++i) into[i] = static_cast<char>(disk_of(vfs).chance_.next());
    return count;
  }

  /// Nothing else of the node runs while SQLite waits, so waiting would change nothing.
  static int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }

  static int current_time(sqlite3_vfs* vfs, sqlite3_int64* milliseconds) {
    constexpr sqlite3_int64 epoch_as_julian_ms = 210866760000000;
    *milliseconds = epoch_as_julian_ms + disk_of(vfs).clock_().since_epoch.count() / 1'000'000;
    return SQLITE_OK;
  }

  static int current_time_days(sqlite3_vfs* vfs, double* days) {
    sqlite3_int64 milliseconds = 0;
    current_time(vfs, &milliseconds);
    *days = static_cast<double>(milliseconds) / 86'400'000.0;
    return SQLITE_OK;
  }

  static int last_error(sqlite3_vfs*, int, char*) { return 0; }
};

DiskVfs::DiskVfs(SimDisk& disk)
    : disk_(disk),
      name_(fmt::format("headframe-{}", static_cast<const void*>(&disk))),
      vfs_(std::make_unique<sqlite3_vfs>()) {
  vfs_->iVersion = 2;
  vfs_->szOsFile = sizeof(SqliteFile);
  vfs_->mxPathname = longest_path;
  vfs_->zName = name_.c_str();
  vfs_->pAppData = &disk_;
  vfs_->xOpen = Calls::open;
  vfs_->xDelete = Calls::remove;
  vfs_->xAccess = Calls::access;
  vfs_->xFullPathname = Calls::full_path;
  vfs_->xRandomness = Calls::randomness;
  vfs_->xSleep = Calls::sleep;
  vfs_->xCurrentTime = Calls::current_time_days;
  vfs_->xCurrentTimeInt64 = Calls::current_time;
  vfs_->xGetLastError = Calls::last_error;
  if (sqlite3_vfs_register(vfs_.get(), 0) != SQLITE_OK) throw std::bad_alloc();
}

DiskVfs::~DiskVfs() { sqlite3_vfs_unregister(vfs_.get()); }

}  // namespace headframe::sim
