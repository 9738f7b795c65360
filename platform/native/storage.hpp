// A directory of this machine as the node's disk.
#pragma once

#include <filesystem>

#include "platform/native/descriptor.hpp"
#include "platform/rt/storage.hpp"

namespace headframe::native {

/// Every path is walked component by component from the root's descriptor, so that no symbolic
/// link leads out of it: links are not followed, and a path through one fails. Links and special
/// files are no entries: list() and stat() do not show them. May be used from several threads.
class NativeStorage final : public rt::Storage {
 public:
  /// `root` must exist; it may itself be reached over a link.
  explicit NativeStorage(const std::filesystem::path& root);

  std::unique_ptr<rt::File> open(std::string_view path, rt::OpenMode mode) override;
  void rename(std::string_view from, std::string_view to) override;
  void remove(std::string_view path) override;
  void make_directories(std::string_view path) override;
  void sync_directory(std::string_view path) override;
  std::vector<rt::Entry> list(std::string_view path) override;
  std::optional<rt::Entry> stat(std::string_view path) override;
  std::string sqlite_vfs() const override { return "unix"; }
  std::string sqlite_name(std::string_view path) const override;

 private:
  std::filesystem::path root_path_;
  Descriptor root_;
};

}  // namespace headframe::native
