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

/// The names of a path from the root on; throws at a name that is none.
class Names {
 public:
  explicit Names(std::string_view path) : path_(path), done_(path.empty()) {}

  bool done() const { return done_; }
  void check_rest() {
    while (!done_) next();
  }
  std::string_view next() {
    const auto slash = path_.find('/', at_);
    const std::string_view name = path_.substr(at_, slash - at_);
    if (name.empty() || name == "." || name == "..") fail(std::errc::invalid_argument, path_);
    done_ = slash == std::string_view::npos;
    at_ = slash + 1;
    return name;
  }

 private:
  std::string_view path_;
  std::size_t at_ = 0;
  bool done_;
};

std::string_view parent_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view last_name_of(std::string_view path) {
  return Names(path.substr(path.rfind('/') + 1)).next();
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
  if (InodePtr found = place.inode()) {
    if (mode == rt::OpenMode::create_new) fail(std::errc::file_exists, path);
    if (found->kind == rt::EntryKind::directory) fail(std::errc::is_a_directory, path);
    return found;
  }
  if (mode == rt::OpenMode::read) fail(std::errc::no_such_file_or_directory, path);
  auto inode = std::make_shared<Inode>(rt::EntryKind::file, used_, clock_());
  apply(step_of(Change{place.directory, std::string(place.name), nullptr, inode}));
  return inode;
}

void SimDisk::rename(std::string_view from, std::string_view to) {
  require_power();
  const Place source = place_of(from);
  const InodePtr moved = source.inode();
  if (!moved) fail(std::errc::no_such_file_or_directory, from);
  const Place target = place_of(to);
  const InodePtr replaced = target.inode();
  if (replaced == moved) return;
  const bool into_itself =
      to.size() > from.size() && to.starts_with(from) && to[from.size()] == '/';
  if (into_itself) fail(std::errc::invalid_argument, to);
  if (replaced && replaced->kind == rt::EntryKind::directory) fail(std::errc::is_a_directory, to);
  if (replaced && moved->kind == rt::EntryKind::directory) fail(std::errc::not_a_directory, to);
  apply(step_of(Change{source.directory, std::string(source.name), moved, nullptr},
                Change{target.directory, std::string(target.name), replaced, moved}));
}

void SimDisk::remove(std::string_view path) {
  require_power();
  const Place place = place_of(path);
  const InodePtr gone = place.inode();
  if (!gone) fail(std::errc::no_such_file_or_directory, path);
  if (!gone->entries.empty()) fail(std::errc::directory_not_empty, path);
  apply(step_of(Change{place.directory, std::string(place.name), gone, nullptr}));
}

void SimDisk::make_directories(std::string_view path) {
  require_power();
  Names(path).check_rest();
  InodePtr directory = root_;
  for (Names names(path); !names.done();) {
    const Place place{directory, names.next()};
    InodePtr next = place.inode();
    if (!next) {
      next = std::make_shared<Inode>(rt::EntryKind::directory, used_, clock_());
      apply(step_of(Change{directory, std::string(place.name), nullptr, next}));
    }
    if (next->kind != rt::EntryKind::directory) fail(std::errc::not_a_directory, path);
    directory = std::move(next);
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

void SimDisk::crash_after_write() {
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
  return {directory, last_name_of(path)};
}

SimDisk::InodePtr SimDisk::Place::inode() const {
  const auto found = directory->entries.find(name);
  return found == directory->entries.end() ? nullptr : found->second;
}

SimDisk::InodePtr SimDisk::find(std::string_view path) const {
  const InodePtr* inode = &root_;
  for (Names names(path); !names.done();) {
    const auto entry = (*inode)->entries.find(names.next());
    if (entry == (*inode)->entries.end()) {
      names.check_rest();
      return nullptr;
    }
    inode = &entry->second;
  }
  return *inode;
}

rt::Entry SimDisk::entry_of(const std::string& name, const Inode& inode) const {
  return {name, inode.kind, inode.content.size(), inode.modified};
}

}  // namespace headframe::sim
