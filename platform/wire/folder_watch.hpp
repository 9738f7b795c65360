// Folders that somebody else fills: one a mine, beside a stock FTP server (vsftpd, pure-ftpd).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "platform/wire/ftp/host.hpp"

namespace headframe::wire {

/// What a scan saw of one file.
struct SeenFile {
  std::string path;  // as in Storage
  std::uint64_t size = 0;
  rt::WallTime modified;

  friend bool operator==(const SeenFile&, const SeenFile&) = default;
};

/// Decides from scan to scan which files are complete: those that two scans in a row saw with the
/// same size and time of change. Plain rules; no I/O.
class Settling {
 public:
  /// Needs the whole folder, ordered by path. Files that were handed over are not returned again
  /// as long as they stand unchanged.
  std::vector<SeenFile> scanned(std::vector<SeenFile> now);
  /// `file` was handed over.
  void handed_over(const SeenFile& file);

 private:
  std::map<std::string, SeenFile> last_;
  std::map<std::string, SeenFile> done_;
};

struct FolderWatchConfig {
  rt::Duration interval = std::chrono::seconds(5);
  std::size_t deepest = 4;           // directories below a mine's folder
  std::size_t most_files = 100'000;  // of one mine in one scan
  /// Has the accounts' folders, one below it each. Files elsewhere in it are told. Empty: not looked at.
  std::string root;
};

struct WatchedFileTaken {
  std::string user, path;
  std::uint64_t bytes = 0;
};
struct WatchedFileRefused {
  std::string user, path, reason;
};
struct FolderUnreadable {
  std::string user, reason;
};
/// Files stand in the root itself, or in a folder there that is no account's: nobody will read them.
struct StrayFiles {
  std::string path;  // of the file, or of the folder
};
using FolderEvent = std::variant<WatchedFileTaken, WatchedFileRefused, FolderUnreadable, StrayFiles>;

/// Makes the folders that are absent, and hands complete files under final names to the host: each
/// once while the program runs, and again after a restart or when the host threw. A file that is too
/// large for its account is told once and left alone. A file is made safe on disk first. Each stray
/// file or folder is told once while the program runs.
class FolderWatch {
 public:
  using Watcher = std::function<void(const FolderEvent&)>;
  /// Asked before each scan, so that a new mine's folder is watched too.
  using Accounts = std::function<std::vector<ftp::Account>()>;

  FolderWatch(rt::Runtime& runtime, ftp::Host& host, Accounts accounts, FolderWatchConfig config,
              Watcher watcher = {});
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  void start();
  /// Returns when the scan that may be running has ended.
  rt::Task<> stop();
  /// One scan of every folder; what start() repeats.
  rt::Task<> scan();

 private:
  rt::Task<> repeat();
  rt::Task<> look_for_strays(std::set<std::string> known);
  rt::Task<> scan_one(ftp::Account account);
  rt::Task<> hand_over(ftp::Account account, SeenFile file);
  void tell(const FolderEvent& event) const;

  rt::Runtime& runtime_;
  ftp::Host& host_;
  FolderWatchConfig config_;
  Watcher watcher_;
  Accounts accounts_;
  std::map<std::string, Settling> folders_;
  std::set<std::string> strays_;  // told
  std::unique_ptr<rt::Lane> lane_;
  rt::Timer pause_;
  rt::Timer ended_;
  bool running_ = false;
  bool stopping_ = false;
};

}  // namespace headframe::wire
