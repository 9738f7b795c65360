#include "platform/wire/folder_watch.hpp"

#include <stdexcept>
#include <system_error>

namespace headframe::wire {
namespace {

std::string_view directory_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// Files at most `depth` directories below; throws std::length_error past `most`.
void collect(rt::Storage& storage, const std::string& directory, std::size_t depth,
             std::size_t most, std::vector<SeenFile>& found) {
  for (const auto& entry : storage.list(directory)) {
    const std::string path = directory + '/' + entry.name;
    if (entry.kind == rt::EntryKind::directory) {
      if (depth > 0) collect(storage, path, depth - 1, most, found);
      continue;
    }
    if (found.size() >= most) throw std::length_error("too many files");
    found.push_back({path, entry.size, entry.modified});
  }
}

/// What stands in the root and belongs to no account: files, and folders that have any.
std::vector<std::string> strays(rt::Storage& storage, const std::set<std::string>& known,
                                const FolderWatchConfig& config) {
  std::vector<std::string> found;
  for (const auto& entry : storage.list(config.root)) {
    const std::string path = config.root + '/' + entry.name;
    if (known.contains(path)) continue;
    std::vector<SeenFile> inside;
    if (entry.kind == rt::EntryKind::directory)
      collect(storage, path, config.deepest, config.most_files, inside);
    if (entry.kind != rt::EntryKind::directory || !inside.empty()) found.push_back(path);
  }
  return found;
}

/// The stock server does not sync what it writes.
void make_safe(rt::Storage& storage, const std::string& path) {
  storage.open(path, rt::OpenMode::read_write)->sync();
  storage.sync_directory(directory_of(path));
}

}  // namespace

std::vector<SeenFile> Settling::scanned(std::vector<SeenFile> now) {
  std::vector<SeenFile> complete;
  std::map<std::string, SeenFile> seen, still_done;
  for (auto& file : now) {
    const auto before = last_.find(file.path);
    const auto done = done_.find(file.path);
    if (done != done_.end() && done->second == file)
      still_done.insert(*done);
    else if (before != last_.end() && before->second == file)
      complete.push_back(file);
    seen.emplace(file.path, std::move(file));
  }
  last_ = std::move(seen);
  done_ = std::move(still_done);
  return complete;
}

void Settling::handed_over(const SeenFile& file) {
  done_.insert_or_assign(file.path, file);
}

FolderWatch::FolderWatch(rt::Runtime& runtime, ftp::Host& host, Accounts accounts,
                         FolderWatchConfig config, Watcher watcher)
    : runtime_(runtime),
      host_(host),
      config_(config),
      watcher_(std::move(watcher)),
      accounts_(std::move(accounts)),
      lane_(runtime.make_lane("folder-watch")),
      pause_(runtime.clock()),
      ended_(runtime.clock()) {
  if (config_.interval <= rt::Duration::zero())
    throw std::invalid_argument("folder watch interval: expected more than 0 s");
}

void FolderWatch::tell(const FolderEvent& event) const {
  if (watcher_) watcher_(event);
}

void FolderWatch::start() {
  running_ = true;
  rt::spawn(runtime_.executor(), repeat());
}

rt::Task<> FolderWatch::repeat() {
  while (!stopping_) {
    co_await scan();
    if (!stopping_) co_await pause_.wait_for(config_.interval);
  }
  running_ = false;
  ended_.cancel();
}

rt::Task<> FolderWatch::stop() {
  stopping_ = true;
  pause_.cancel();
  while (running_) co_await ended_.wait_for(config_.interval);
}

rt::Task<> FolderWatch::scan() {
  std::set<std::string> known;
  for (ftp::Account& account : accounts_()) {
    known.insert(account.folder);
    co_await scan_one(std::move(account));
  }
  if (!config_.root.empty()) co_await look_for_strays(std::move(known));
}

rt::Task<> FolderWatch::look_for_strays(std::set<std::string> known) {
  std::vector<std::string> found;
  try {
    found = co_await rt::blocking(
        *lane_, {"ftp.list", 0}, [&storage = runtime_.storage(), known, config = config_] {
          storage.make_directories(config.root);
          return strays(storage, known, config);
        });
  } catch (const std::exception& error) {
    tell(FolderUnreadable{config_.root, error.what()});
  }
  for (std::string& path : found)
    if (strays_.size() < config_.most_files && strays_.insert(path).second)
      tell(StrayFiles{std::move(path)});
}

rt::Task<> FolderWatch::scan_one(ftp::Account account) {
  std::vector<SeenFile> complete;
  try {
    complete = folders_[account.folder].scanned(co_await rt::blocking(
        *lane_, {"ftp.list", 0},
        [&storage = runtime_.storage(), root = account.folder, config = config_] {
          storage.make_directories(root);
          std::vector<SeenFile> found;
          collect(storage, root, config.deepest, config.most_files, found);
          return found;
        }));
  } catch (const std::exception& error) {
    tell(FolderUnreadable{account.user, error.what()});
  }
  for (auto& file : complete)
    if (host_.is_final(name_of(file.path))) co_await hand_over(account, std::move(file));
}

rt::Task<> FolderWatch::hand_over(ftp::Account account, SeenFile file) {
  if (file.size > account.max_file_bytes) {
    folders_[account.folder].handed_over(file);
    tell(WatchedFileRefused{account.user, file.path, "larger than the account allows"});
    co_return;
  }
  try {
    co_await rt::blocking(
        *lane_, {"ftp.place", file.size},
        [&storage = runtime_.storage(), path = file.path] { make_safe(storage, path); });
    co_await host_.delivered(account, file.path);
    folders_[account.folder].handed_over(file);
    tell(WatchedFileTaken{account.user, file.path, file.size});
  } catch (const std::exception& error) {
    tell(WatchedFileRefused{account.user, file.path, error.what()});  // the next scan tries again
  }
}

}  // namespace headframe::wire
