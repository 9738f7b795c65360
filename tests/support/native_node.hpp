// A node on this machine for tests: an empty folder, a runtime, and a loop that runs one task.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <boost/asio/io_context.hpp>

#include "platform/native/runtime.hpp"

namespace headframe::test {

/// A folder that is gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "headframe-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class NativeNode {
 public:
  explicit NativeNode(const std::filesystem::path& root) : runtime_(io_, root) {}
  ~NativeNode() { runtime_.shut_down(); }
  native::NativeRuntime& runtime() { return runtime_; }

  /// Runs the loop until the task has ended; its exception is thrown here.
  template <class T>
  T run(rt::Task<T> task) {
    std::exception_ptr error;
    bool ended = false;
    if constexpr (std::is_void_v<T>) {
      rt::spawn(io_.get_executor(), watch(std::move(task), error, ended));
      drive(ended);
      if (error) std::rethrow_exception(error);
    } else {
      std::optional<T> result;
      rt::spawn(io_.get_executor(), keep(std::move(task), result, error, ended));
      drive(ended);
      if (error) std::rethrow_exception(error);
      return std::move(*result);
    }
  }

 private:
  static rt::Task<> watch(rt::Task<> task, std::exception_ptr& error, bool& ended) {
    try {
      co_await std::move(task);
    } catch (...) {
      error = std::current_exception();
    }
    ended = true;
  }
  template <class T>
  static rt::Task<> keep(rt::Task<T> task, std::optional<T>& result, std::exception_ptr& error,
                         bool& ended) {
    try {
      result.emplace(co_await std::move(task));
    } catch (...) {
      error = std::current_exception();
    }
    ended = true;
  }
  void drive(const bool& ended) {
    io_.restart();
    while (!ended && io_.run_one() > 0) {
    }
    if (!ended) throw std::runtime_error("the loop ran out of work before the task ended");
  }

  rt::asio::io_context io_;
  native::NativeRuntime runtime_;
};

}  // namespace headframe::test
