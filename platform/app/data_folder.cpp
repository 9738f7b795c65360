#include "platform/app/data_folder.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace headframe::app {

DataFolder::DataFolder(const std::filesystem::path& path) : path_(path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) throw std::runtime_error("cannot make the folder " + path.string() + ": " + error.message());
  const std::string file = (path / "platform.lock").string();
  lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) throw std::runtime_error("cannot write " + file + ": " + std::strerror(errno));
  if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(lock_);
  throw std::runtime_error("another headframe-platform works in " + path.string());
}

void DataFolder::keep_private(const std::string& name) const {
  const std::string file = (path_ / name).string();
  const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const bool done = opened >= 0 && ::fchmod(opened, 0600) == 0;
  const int error = errno;
  if (opened >= 0) ::close(opened);
  if (!done) throw std::runtime_error("cannot write " + file + ": " + std::strerror(error));
}

DataFolder::~DataFolder() { ::close(lock_); }

}  // namespace headframe::app
