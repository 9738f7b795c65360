#include "sim/app/run_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace headframe::sim::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* unfinished_name = ".unfinished";

/// What a run writes, in the order in which it is published.
constexpr std::array results{"run.db", "report.html", "junit.xml", "result.json"};
constexpr std::array journals{"run.db-journal", "run.db-wal", "run.db-shm"};

bool is_foreign(const fs::path& folder) {
  if (fs::exists(folder / "run.db")) return false;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.path().filename() != unfinished_name) return true;
  return false;
}

}  // namespace

RunFolder::RunFolder(fs::path folder) : folder_(std::move(folder)) {
  try {
    made_ = fs::create_directories(folder_);
    if (is_foreign(folder_))
      throw FolderRefused(folder_.string() +
                          " holds other files and no run: choose another --out");
    lock();
    discard();
    fs::create_directory(unfinished());
  } catch (const fs::filesystem_error& error) {
    if (lock_ >= 0) ::close(lock_);
    throw FolderRefused("cannot make the run folder " + folder_.string() + ": " +
                        error.code().message());
  }
}

void RunFolder::lock() {
  lock_ = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock_ >= 0 && ::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
  const int error = errno;
  if (lock_ >= 0) ::close(lock_);
  throw FolderRefused(error == EWOULDBLOCK
                          ? "another run writes into " + folder_.string() +
                                ": wait for its end or choose another --out"
                          : "cannot hold " + folder_.string() + ": " + std::strerror(error));
}

RunFolder::~RunFolder() {
  discard();
  std::error_code ignored;
  if (made_) fs::remove(folder_, ignored);  // only when it is empty
  ::close(lock_);
}

fs::path RunFolder::unfinished() const { return folder_ / unfinished_name; }

void RunFolder::discard() {
  std::error_code ignored;
  for (const char* name : results) fs::remove(unfinished() / name, ignored);
  for (const char* name : journals) fs::remove(unfinished() / name, ignored);
  fs::remove(unfinished(), ignored);
}

void RunFolder::publish() {
  fs::remove(folder_ / "result.json");
  for (const char* name : journals) fs::remove(folder_ / name);
  for (const char* name : results) fs::rename(unfinished() / name, folder_ / name);
}

}  // namespace headframe::sim::app
