// Where a run's results go: a folder that holds the results of one run, and whatever else people
// keep beside them.
#pragma once

#include <filesystem>
#include <stdexcept>

namespace headframe::sim::app {

/// The folder cannot take a run. what() names it and the reason.
class FolderRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Holds the folder for one run. Results are written into `unfinished()`, a folder below it, and
/// moved up when they are whole; until then the results of an earlier run stay as they are. Only
/// run.db with its journals, report.html, result.json and junit.xml are ever replaced or removed.
class RunFolder {
 public:
  /// Makes the folder when it is absent. Throws FolderRefused when another run writes into it, when
  /// it holds other files but no run, or when it cannot be made.
  explicit RunFolder(std::filesystem::path folder);
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;
  /// Discards what was not published, and the folder itself when it was made and stayed empty.
  ~RunFolder();

  const std::filesystem::path& path() const { return folder_; }
  /// Exists and is empty.
  std::filesystem::path unfinished() const;
  /// Puts the results that stand in `unfinished()` in the place of the earlier ones. result.json
  /// goes first and comes last: where it stands, the others belong to it. Throws
  /// std::filesystem::filesystem_error.
  void publish();

 private:
  void lock();
  void discard();

  std::filesystem::path folder_;
  int lock_ = -1;  // of the folder itself, so that no file is left for it
  bool made_ = false;
};

}  // namespace headframe::sim::app
