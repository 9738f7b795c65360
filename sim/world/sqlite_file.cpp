#include "sim/world/sqlite_file.hpp"

#include <algorithm>
#include <cstring>

namespace headframe::sim {
namespace {

constexpr int page_room = 4096;

SqliteFile& of(sqlite3_file* file) { return *reinterpret_cast<SqliteFile*>(file); }

int read(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
  return sqlite_code(SQLITE_IOERR_READ, [&] {
    const std::span<std::byte> room(static_cast<std::byte*>(into), static_cast<std::size_t>(count));
    const auto got = of(file).file->read_at(static_cast<std::uint64_t>(offset), room);
    if (got == room.size()) return SQLITE_OK;
    std::memset(room.data() + got, 0, room.size() - got);
    return SQLITE_IOERR_SHORT_READ;
  });
}

int write(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset) {
  return sqlite_code(SQLITE_IOERR_WRITE, [&] {
    of(file).file->write_at(
        static_cast<std::uint64_t>(offset),
        {static_cast<const std::byte*>(from), static_cast<std::size_t>(count)});
    return SQLITE_OK;
  });
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return sqlite_code(SQLITE_IOERR_TRUNCATE, [&] {
    of(file).file->truncate(static_cast<std::uint64_t>(size));
    return SQLITE_OK;
  });
}

int sync(sqlite3_file* file, int) {
  return sqlite_code(SQLITE_IOERR_FSYNC, [&] {
    of(file).file->sync();
    if (std::exchange(of(file).made, false)) of(file).disk->sync_directory(of(file).directory_to_sync);
    return SQLITE_OK;
  });
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return sqlite_code(SQLITE_IOERR_FSTAT, [&] {
    *size = static_cast<sqlite3_int64>(of(file).file->size());
    return SQLITE_OK;
  });
}

int unlock(sqlite3_file* file, int level) {
  SqliteFile& f = of(file);
  SqliteShare& share = *f.share;
  if (f.lock_level <= level) return SQLITE_OK;
  for (const void** owner : {&share.reserved, &share.pending, &share.exclusive})
    if (*owner == &f) *owner = nullptr;
  if (level == SQLITE_LOCK_NONE) --share.shared;
  f.lock_level = level;
  return SQLITE_OK;
}

/// https://www.sqlite.org/lockingv3.html: many readers, one reserved writer beside them, and a
/// pending writer keeps new readers out until it is alone.
int lock(sqlite3_file* file, int level) {
  SqliteFile& f = of(file);
  SqliteShare& share = *f.share;
  const auto others = [&](const void* owner) { return owner != nullptr && owner != &f; };
  if (f.lock_level >= level) return SQLITE_OK;
  if (others(share.exclusive)) return SQLITE_BUSY;
  if (f.lock_level == SQLITE_LOCK_NONE) {
    if (others(share.pending)) return SQLITE_BUSY;
    ++share.shared;
    f.lock_level = SQLITE_LOCK_SHARED;
  }
  if (level == SQLITE_LOCK_RESERVED) {
    if (others(share.reserved) || others(share.pending)) return SQLITE_BUSY;
    share.reserved = &f;
  }
  if (level == SQLITE_LOCK_EXCLUSIVE) {
    if (others(share.reserved) || others(share.pending)) return SQLITE_BUSY;
    share.pending = &f;
    if (share.shared > 1) return SQLITE_BUSY;
    share.exclusive = &f;
  }
  f.lock_level = level;
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* result) {
  const SqliteShare& share = *of(file).share;
  *result = share.reserved != nullptr || share.pending != nullptr || share.exclusive != nullptr;
  return SQLITE_OK;
}

int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return page_room; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int memory_map(sqlite3_file* file, int region, int bytes, int extend, void volatile** address) {
  SqliteFile& f = of(file);
  SqliteShare& share = *f.share;
  if (!std::exchange(f.memory_mapped, true)) ++share.memory_users;
  const auto wanted = static_cast<std::size_t>(region);
  while (extend != 0 && share.memory.size() <= wanted)
    share.memory.push_back(std::make_unique<char[]>(static_cast<std::size_t>(bytes)));
  *address = wanted < share.memory.size() ? share.memory[wanted].get() : nullptr;
  return SQLITE_OK;
}

int memory_unlock(SqliteFile& f, unsigned mask) {
  for (std::size_t i = 0; i < SqliteShare::lock_count; ++i) {
    const unsigned bit = mask & (1U << i);
    if (bit & f.memory_shared) --f.share->memory_locks[i].shared;
    if (bit & f.memory_exclusive) f.share->memory_locks[i].exclusive = false;
  }
  f.memory_shared &= ~mask;
  f.memory_exclusive &= ~mask;
  return SQLITE_OK;
}

int memory_lock(sqlite3_file* file, int first, int count, int flags) {
  SqliteFile& f = of(file);
  const unsigned mask = ((1U << count) - 1) << first;
  if (flags & SQLITE_SHM_UNLOCK) return memory_unlock(f, mask);
  auto& locks = f.share->memory_locks;
  const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  for (std::size_t i = 0; i < SqliteShare::lock_count; ++i) {
    if (!(mask & ~f.memory_shared & ~f.memory_exclusive & (1U << i))) continue;
    if (locks[i].exclusive || (exclusive && locks[i].shared > 0)) return SQLITE_BUSY;
  }
  for (std::size_t i = 0; i < SqliteShare::lock_count; ++i) {
    if (!(mask & ~f.memory_shared & ~f.memory_exclusive & (1U << i))) continue;
    if (exclusive) locks[i].exclusive = true;
    else ++locks[i].shared;
    (exclusive ? f.memory_exclusive : f.memory_shared) |= 1U << i;
  }
  return SQLITE_OK;
}

void memory_barrier(sqlite3_file*) {}

int memory_unmap(sqlite3_file* file, int) {
  SqliteFile& f = of(file);
  if (!std::exchange(f.memory_mapped, false)) return SQLITE_OK;
  memory_unlock(f, ~0U);
  // The next first user finds empty memory and rebuilds the index from the log.
  if (--f.share->memory_users == 0) f.share->memory.clear();
  return SQLITE_OK;
}

int close(sqlite3_file* file) {
  SqliteFile& f = of(file);
  memory_unmap(file, 0);
  unlock(file, SQLITE_LOCK_NONE);
  const int result = sqlite_code(SQLITE_IOERR_CLOSE, [&] {
    if (!f.remove_at_close.empty()) f.disk->remove(f.remove_at_close);
    return SQLITE_OK;
  });
  f.~SqliteFile();
  return result;
}

}  // namespace

const sqlite3_io_methods sqlite_file_calls{
    2,           close,          read,       write,         truncate,
    sync,        file_size,      lock,       unlock,        check_reserved,
    control,     sector_size,    characteristics,
    memory_map,  memory_lock,    memory_barrier,
    memory_unmap, nullptr, nullptr};

}  // namespace headframe::sim
