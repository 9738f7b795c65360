#include "tests/conformance/native_rig.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "platform/native/runtime.hpp"
#include "tests/conformance/progress.hpp"

namespace headframe::conformance {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string pattern = fs::temp_directory_path() / "headframe-conformance-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

class NativeRig final : public Rig {
 public:
  ~NativeRig() override {
    for (auto& runtime : runtimes_) runtime.shut_down();
  }
  rt::Runtime& runtime(std::size_t node) override { return runtimes_[node]; }
  std::string host(std::size_t) override { return "127.0.0.1"; }
  void run(std::vector<Act> acts, rt::Duration limit) override {
    const auto progress = start(*this, std::move(acts));
    const auto end = std::chrono::steady_clock::now() + limit;
    io_.restart();
    while (progress->running > 0 && io_.run_one_until(end) != 0) {
    }
    finish(*progress);
  }
  bool is_virtual() const override { return false; }

 private:
  std::array<Folder, 2> folders_;
  rt::asio::io_context io_;
  std::array<native::NativeRuntime, 2> runtimes_{native::NativeRuntime(io_, folders_[0].path()),
                                                 native::NativeRuntime(io_, folders_[1].path())};
};

}  // namespace

std::unique_ptr<Rig> make_native_rig() { return std::make_unique<NativeRig>(); }

}  // namespace headframe::conformance
