#include "platform/native/storage.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace headframe::native {
namespace {

[[noreturn]] void fail(int error, std::string_view path) {
  throw std::system_error(error, std::generic_category(), std::string(path));
}

void check(int result, std::string_view path) {
  if (result < 0) fail(errno, path);
}

std::vector<std::string> components(std::string_view path) {
  std::vector<std::string> parts;
  const std::string_view whole = path;
  while (true) {
    const auto slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == ".." || part.find('\0') != part.npos)
      fail(EINVAL, whole);
    parts.emplace_back(part);
    if (slash == path.npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

Descriptor open_at(const Descriptor& directory, const std::string& name, int flags,
                   std::string_view path) {
  const int fd = ::openat(directory.get(), name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, 0600);
  check(fd, path);
  return Descriptor(fd);
}

constexpr int directory_flags = O_RDONLY | O_DIRECTORY;

Descriptor open_directory(const Descriptor& root, std::string_view path) {
  Descriptor at = open_at(root, ".", directory_flags, path);
  if (path.empty()) return at;
  for (const auto& part : components(path)) at = open_at(at, part, directory_flags, path);
  return at;
}

/// The directory of an entry, opened, and the entry's name in it.
struct Spot {
  Descriptor directory;
  std::string name;
};

Spot spot_of(const Descriptor& root, std::string_view path) {
  auto parts = components(path);
  Spot spot{open_at(root, ".", directory_flags, path), std::move(parts.back())};
  parts.pop_back();
  for (const auto& part : parts)
    spot.directory = open_at(spot.directory, part, directory_flags, path);
  return spot;
}

rt::WallTime wall_time(const timespec& t) {
  return {std::chrono::seconds(t.tv_sec) + std::chrono::nanoseconds(t.tv_nsec)};
}

std::optional<rt::Entry> entry_of(std::string name, const struct stat& s) {
  if (S_ISREG(s.st_mode))
    return rt::Entry{std::move(name), rt::EntryKind::file, static_cast<std::uint64_t>(s.st_size),
                     wall_time(s.st_mtim)};
  if (S_ISDIR(s.st_mode))
    return rt::Entry{std::move(name), rt::EntryKind::directory, 0, wall_time(s.st_mtim)};
  return std::nullopt;
}

class NativeFile final : public rt::File {
 public:
  NativeFile(Descriptor fd, std::string path) : fd_(std::move(fd)), path_(std::move(path)) {}

  std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
    std::size_t done = 0;
    while (done < into.size()) {
      const auto n = ::pread(fd_.get(), into.data() + done, into.size() - done,
                             static_cast<off_t>(offset + done));
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail(errno, path_);
      if (n == 0) break;
      done += static_cast<std::size_t>(n);
    }
    return done;
  }

  void write_at(std::uint64_t offset, std::span<const std::byte> from) override {
    std::size_t done = 0;
    while (done < from.size()) {
      const auto n = ::pwrite(fd_.get(), from.data() + done, from.size() - done,
                              static_cast<off_t>(offset + done));
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail(errno, path_);
      done += static_cast<std::size_t>(n);
    }
  }

  void truncate(std::uint64_t size) override {
    check(::ftruncate(fd_.get(), static_cast<off_t>(size)), path_);
  }

  std::uint64_t size() const override {
    struct stat s{};
    check(::fstat(fd_.get(), &s), path_);
    return static_cast<std::uint64_t>(s.st_size);
  }

  void sync() override { check(::fsync(fd_.get()), path_); }

 private:
  Descriptor fd_;
  std::string path_;
};

int flags_of(rt::OpenMode mode) {
  switch (mode) {
    case rt::OpenMode::read: return O_RDONLY;
    case rt::OpenMode::read_write: return O_RDWR | O_CREAT;
    case rt::OpenMode::create_new: return O_RDWR | O_CREAT | O_EXCL;
  }
  fail(EINVAL, "open mode");
}

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

}  // namespace

NativeStorage::NativeStorage(const std::filesystem::path& root)
    : root_path_(std::filesystem::canonical(root)),
      root_(::open(root_path_.c_str(), directory_flags | O_CLOEXEC)) {
  if (!root_) fail(errno, root_path_.string());
}

std::unique_ptr<rt::File> NativeStorage::open(std::string_view path, rt::OpenMode mode) {
  const Spot spot = spot_of(root_, path);
  // A pipe without a writer must not hold the caller up, and is refused below.
  Descriptor fd = open_at(spot.directory, spot.name, flags_of(mode) | O_NONBLOCK, path);
  struct stat s{};
  check(::fstat(fd.get(), &s), path);
  if (S_ISDIR(s.st_mode)) fail(EISDIR, path);
  if (!S_ISREG(s.st_mode)) fail(EINVAL, path);
  return std::make_unique<NativeFile>(std::move(fd), std::string(path));
}

void NativeStorage::rename(std::string_view from, std::string_view to) {
  const Spot source = spot_of(root_, from);
  const Spot target = spot_of(root_, to);
  check(::renameat(source.directory.get(), source.name.c_str(), target.directory.get(),
                   target.name.c_str()),
        from);
}

void NativeStorage::remove(std::string_view path) {
  const Spot spot = spot_of(root_, path);
  if (::unlinkat(spot.directory.get(), spot.name.c_str(), 0) == 0) return;
  if (errno != EISDIR) fail(errno, path);
  check(::unlinkat(spot.directory.get(), spot.name.c_str(), AT_REMOVEDIR), path);
}

void NativeStorage::make_directories(std::string_view path) {
  Descriptor at = open_at(root_, ".", directory_flags, path);
  if (path.empty()) return;
  for (const auto& part : components(path)) {
    if (::mkdirat(at.get(), part.c_str(), 0700) < 0 && errno != EEXIST) fail(errno, path);
    at = open_at(at, part, directory_flags, path);
  }
}

void NativeStorage::sync_directory(std::string_view path) {
  check(::fsync(open_directory(root_, path).get()), path);
}

std::vector<rt::Entry> NativeStorage::list(std::string_view path) {
  Descriptor fd = open_directory(root_, path);
  const std::unique_ptr<DIR, CloseDirectory> directory(::fdopendir(fd.get()));
  if (!directory) fail(errno, path);
  const int at = fd.release();
  std::vector<rt::Entry> entries;
  while (true) {
    errno = 0;
    const dirent* const found = ::readdir(directory.get());
    if (!found && errno != 0) fail(errno, path);
    if (!found) break;
    std::string name = found->d_name;
    if (name == "." || name == "..") continue;
    struct stat s{};
    // An entry that vanished meanwhile is simply not there.
    if (::fstatat(at, name.c_str(), &s, AT_SYMLINK_NOFOLLOW) < 0) {
      if (errno == ENOENT) continue;
      fail(errno, path);
    }
    if (auto entry = entry_of(std::move(name), s)) entries.push_back(std::move(*entry));
  }
  std::ranges::sort(entries, {}, &rt::Entry::name);
  return entries;
}

std::optional<rt::Entry> NativeStorage::stat(std::string_view path) {
  struct stat s{};
  if (path.empty()) {
    check(::fstat(root_.get(), &s), path);
    return entry_of("", s);
  }
  try {
    const Spot spot = spot_of(root_, path);
    if (::fstatat(spot.directory.get(), spot.name.c_str(), &s, AT_SYMLINK_NOFOLLOW) == 0)
      return entry_of(spot.name, s);
    if (errno != ENOENT) fail(errno, path);
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::no_such_file_or_directory &&
        error.code() != std::errc::not_a_directory)
      throw;
  }
  return std::nullopt;
}

std::string NativeStorage::sqlite_name(std::string_view path) const {
  components(path);
  return (root_path_ / path).string();
}

}  // namespace headframe::native
