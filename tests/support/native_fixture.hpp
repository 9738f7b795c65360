// A runtime of this machine on a data folder of its own.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

#include "platform/native/runtime.hpp"

namespace headframe::native {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "headframe-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::filesystem::filesystem_error("mkdtemp", name, {});
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Node {
  TemporaryFolder folder;
  rt::asio::io_context io;
  NativeRuntime runtime{io, folder.path(), {.lane_threads = 2, .seed = 7}};

  /// Runs the coroutine and everything it started to the end.
  void run(rt::Task<> task) {
    rt::spawn(runtime.executor(), std::move(task));
    io.restart();
    io.run();
  }
};

}  // namespace headframe::native
