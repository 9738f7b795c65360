#include "sim/world/disk.hpp"

#include <algorithm>
#include <ranges>
#include <system_error>

#include "sim/world/inode.hpp"
#include "sim/world/sqlite_vfs.hpp"

namespace headframe::sim {
namespace {

[[noreturn]] void fail(std::errc code, std::string_view what) {
  throw std::system_error(std::make_error_code(code), std::string(what));
}

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  if (path.empty()) return parts;
  for (const auto part : std::views::split(path, '/')) {
    std::string name(part.begin(), part.end());
    if (name.empty() || name == "." || name == "..") fail(std::errc::invalid_argument, path);
    parts.push_back(std::move(name));
  }
  return parts;
}

std::string_view parent_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

}  // namespace

SimDisk::SimDisk(DiskParameters parameters, rt::RandomStream chance, Clock clock)
    : parameters_(parameters), chance_(chance), clock_(std::move(clock)) {
  root_ = std::make_shared<Inode>(rt::EntryKind::directory, used_, rt::WallTime{});
  vfs_ = std::make_unique<DiskVfs>(*this);
}

SimDisk::~SimDisk() = default;

std::string SimDisk::sqlite_vfs() const { return vfs_->name(); }

std::unique_ptr<rt::File> SimDisk::open(std::string_view path, rt::OpenMode mode) {
  return std::make_unique<DiskFile>(*this, open_inode(path, mode), mode != rt::OpenMode::read);
}

SimDisk::InodePtr SimDisk::open_inode(std::string_view path, rt::OpenMode mode) {
  require_power();
  const Place place = place_of(path);
  if (const auto found = place.directory->entries.find(place.name);
      found != place.directory->entries.end()) {
    if (mode == rt::OpenMode::create_new) fail(std::errc::file_exists, path);
    if (found->second->kind == rt::EntryKind::directory) fail(std::errc::is_a_directory, path);
    return found->second;
  }
  if (mode == rt::OpenMode::read) fail(std::errc::no_such_file_or_directory, path);
  auto inode = std::make_shared<Inode>(rt::EntryKind::file, used_, clock_());
  apply({{place.directory, place.name, nullptr, inode}});
  return inode;
}

void SimDisk::rename(std::string_view from, std::string_view to) {
  require_power();
  const InodePtr moved = find(from);
  if (!moved) fail(std::errc::no_such_file_or_directory, from);
  const Place source = place_of(from);
  const Place target = place_of(to);
  const InodePtr replaced = find(to);
  if (replaced == moved) return;
  if (to.starts_with(std::string(from) + "/")) fail(std::errc::invalid_argument, to);
  if (replaced && replaced->kind == rt::EntryKind::directory) fail(std::errc::is_a_directory, to);
  if (replaced && moved->kind == rt::EntryKind::directory) fail(std::errc::not_a_directory, to);
  apply({{source.directory, source.name, moved, nullptr},
         {target.directory, target.name, replaced, moved}});
}

void SimDisk::remove(std::string_view path) {
  require_power();
  const InodePtr gone = find(path);
  if (!gone) fail(std::errc::no_such_file_or_directory, path);
  if (!gone->entries.empty()) fail(std::errc::directory_not_empty, path);
  const Place place = place_of(path);
  apply({{place.directory, place.name, gone, nullptr}});
}

void SimDisk::make_directories(std::string_view path) {
  require_power();
  InodePtr directory = root_;
  for (const std::string& name : parts_of(path)) {
    if (!directory->entries.contains(name)) {
      auto made = std::make_shared<Inode>(rt::EntryKind::directory, used_, clock_());
      apply({{directory, name, nullptr, made}});
    }
    if (directory->entries[name]->kind != rt::EntryKind::directory)
      fail(std::errc::not_a_directory, path);
    directory = directory->entries[name];
  }
}

void SimDisk::sync_directory(std::string_view path) {
  require_power();
  const InodePtr directory = find(path);
  if (!directory || directory->kind != rt::EntryKind::directory)
    fail(std::errc::no_such_file_or_directory, path);
  if (count(DiskOperation::sync) == DiskFailure::crash) {
    crash_();
    fail(std::errc::io_error, path);
  }
  // A step is safe together with the earlier steps on the names that it touches.
  std::vector<Change> wanted;
  const auto concerns = [&](const Step& step) {
    return std::ranges::any_of(step, [&](const Change& change) {
      return change.directory == directory || std::ranges::any_of(wanted, [&](const Change& w) {
        return w.directory == change.directory && w.name == change.name;
      });
    });
  };
  for (auto step = unsynced_.rbegin(); step != unsynced_.rend(); ++step) {
    if (!concerns(*step)) continue;
    std::ranges::move(*step, std::back_inserter(wanted));
    step->clear();
  }
  std::erase_if(unsynced_, [](const Step& step) { return step.empty(); });
}

std::vector<rt::Entry> SimDisk::list(std::string_view path) {
  require_power();
  const InodePtr directory = find(path);
  if (!directory) fail(std::errc::no_such_file_or_directory, path);
  if (directory->kind != rt::EntryKind::directory) fail(std::errc::not_a_directory, path);
  std::vector<rt::Entry> entries;
  for (const auto& [name, inode] : directory->entries) entries.push_back(entry_of(name, *inode));
  return entries;
}

std::optional<rt::Entry> SimDisk::stat(std::string_view path) {
  require_power();
  const InodePtr found = find(path);
  if (!found) return std::nullopt;
  return entry_of(std::string(path.substr(path.rfind('/') + 1)), *found);
}

void SimDisk::cut_power(Unsynced unsynced) {
  if (!powered_) return;
  powered_ = false;
  ++generation_;
  orders_.clear();
  settle_entries(unsynced);
  std::vector<InodePtr> left{root_};
  while (!left.empty()) {
    const InodePtr inode = left.back();
    left.pop_back();
    inode->content.cut_power(unsynced, chance_);
    for (const auto& [name, child] : inode->entries) left.push_back(child);
  }
}

void SimDisk::settle_entries(Unsynced unsynced) {
  std::vector<Change> lost;
  std::vector<Step> undone;
  for (Step& step : unsynced_) {
    const bool rests_on_lost = std::ranges::any_of(step, [&](const Change& change) {
      return std::ranges::any_of(lost, [&](const Change& l) {
        return l.directory == change.directory && l.name == change.name;
      });
    });
    const bool kept = unsynced == Unsynced::by_chance ? chance_.below(2) == 1
                                                      : unsynced == Unsynced::all_kept;
    if (kept && !rests_on_lost) continue;
    std::ranges::copy(step, std::back_inserter(lost));
    undone.push_back(std::move(step));
  }
  for (const Step& step : undone | std::views::reverse) {
    for (const Change& change : step) {
      if (change.before) change.directory->entries[change.name] = change.before;
      else change.directory->entries.erase(change.name);
    }
  }
  unsynced_.clear();
}

void SimDisk::fail_at(DiskOperation operation, std::uint64_t n, DiskFailure failure) {
  orders_[operation] = {n, failure};
}

void SimDisk::require_power() const {
  if (!powered_) fail(std::errc::io_error, "disk without power");
}

std::optional<DiskFailure> SimDisk::count(DiskOperation operation) {
  ++(operation == DiskOperation::write ? work_.writes : work_.syncs);
  const auto order = orders_.find(operation);
  if (order == orders_.end() || order->second.remaining-- > 0) return std::nullopt;
  const DiskFailure failure = order->second.failure;
  orders_.erase(order);
  if (failure == DiskFailure::io_error) fail(std::errc::io_error, "disk fault");
  if (failure == DiskFailure::no_space) fail(std::errc::no_space_on_device, "disk fault");
  return failure;
}

void SimDisk::change_content(const std::function<void()>& change) {
  const auto failure = count(DiskOperation::write);
  change();
  if (failure != DiskFailure::crash) return;
  crash_();
  fail(std::errc::io_error, "disk without power");
}

void SimDisk::require_room(std::uint64_t more) {
  if (!parameters_.capacity_bytes || used_ + more <= *parameters_.capacity_bytes) return;
  ++work_.refused;
  if (refusal_) refusal_();
  fail(std::errc::no_space_on_device, "disk full");
}

void SimDisk::apply(Step step) {
  change_content([&] {
    for (const Change& change : step) {
      if (change.after) change.directory->entries[change.name] = change.after;
      else change.directory->entries.erase(change.name);
    }
    unsynced_.push_back(std::move(step));
  });
}

SimDisk::Place SimDisk::place_of(std::string_view path) const {
  if (path.empty()) fail(std::errc::invalid_argument, "the root has no name");
  const InodePtr directory = find(parent_of(path));
  if (!directory) fail(std::errc::no_such_file_or_directory, path);
  if (directory->kind != rt::EntryKind::directory) fail(std::errc::not_a_directory, path);
  return {directory, parts_of(path).back()};
}

SimDisk::InodePtr SimDisk::find(std::string_view path) const {
  InodePtr inode = root_;
  for (const std::string& name : parts_of(path)) {
    const auto entry = inode->entries.find(name);
    if (entry == inode->entries.end()) return nullptr;
    inode = entry->second;
  }
  return inode;
}

rt::Entry SimDisk::entry_of(const std::string& name, const Inode& inode) const {
  return {name, inode.kind, inode.content.size(), inode.modified};
}

}  // namespace headframe::sim
