// The folder that holds everything an installation keeps.
#pragma once

#include <filesystem>
#include <string>

namespace headframe::app {

/// Makes the folder when it is absent and keeps a second program out of it while this object lives.
/// Throws std::runtime_error in words for people.
class DataFolder {
 public:
  explicit DataFolder(const std::filesystem::path& path);
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  ~DataFolder();

  /// Makes the file in it when it is absent, and readable for its owner only: it has secrets in it.
  void keep_private(const std::string& name) const;

 private:
  std::filesystem::path path_;
  int lock_ = -1;
};

}  // namespace headframe::app
