// A node's disk: a directory tree that survives crashes as far as it was synced.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/rt/random.hpp"
#include "platform/rt/storage.hpp"
#include "sim/world/file_content.hpp"

namespace headframe::sim {

struct DiskParameters {
  std::optional<std::uint64_t> capacity_bytes;  // nothing: never full
  double bytes_per_second = 200e6;
  rt::Duration sync_time{};
  double slowdown = 1;  // an ageing disk takes this many times as long for writes and syncs
};

/// Writes are write_at, truncate, and making, renaming and removing entries; syncs are sync and
/// sync_directory.
enum class DiskOperation { write, sync };
enum class DiskFailure { crash, io_error, no_space };

/// What the disk has done since it was made.
struct DiskWork {
  std::uint64_t writes = 0;
  std::uint64_t syncs = 0;
  std::uint64_t bytes = 0;  // written; reads come from memory and are free
  std::uint64_t refused = 0;  // writes for which there was no room
};

/// Implements rt::Storage over memory. What was not synced when the power goes is kept, lost or
/// torn (see Unsynced); a rename is kept or lost as a whole, and entries keep the order of their
/// changes. Without power, and through files that were opened before the power went, every call
/// throws io_error.
class SimDisk : public rt::Storage {
 public:
  using Clock = std::function<rt::WallTime()>;

  SimDisk(DiskParameters parameters, rt::RandomStream chance, Clock clock);
  SimDisk(const SimDisk&) = delete;
  SimDisk& operator=(const SimDisk&) = delete;
  ~SimDisk() override;

  std::unique_ptr<rt::File> open(std::string_view path, rt::OpenMode mode) override;
  void rename(std::string_view from, std::string_view to) override;
  void remove(std::string_view path) override;
  void make_directories(std::string_view path) override;
  void sync_directory(std::string_view path) override;
  std::vector<rt::Entry> list(std::string_view path) override;
  std::optional<rt::Entry> stat(std::string_view path) override;
  std::string sqlite_vfs() const override;
  std::string sqlite_name(std::string_view path) const override { return std::string(path); }

  bool has_power() const { return powered_; }
  void power_on() { powered_ = true; }
  void cut_power(Unsynced unsynced);

  /// The n-th operation of its kind from now (0: the next) fails. A crash happens after the write
  /// was taken over, or before the sync took effect. Replaces an earlier order for the same kind.
  void fail_at(DiskOperation operation, std::uint64_t n, DiskFailure failure);
  /// Takes back what fail_at() ordered.
  void heal() { orders_.clear(); }
  void on_crash(std::function<void()> crash) { crash_ = std::move(crash); }
  /// Told of every write for which there is no room, before it fails.
  void on_refusal(std::function<void()> refusal) { refusal_ = std::move(refusal); }

  /// May be changed at any time: a slow or a full disk is a fault.
  DiskParameters& parameters() { return parameters_; }
  const DiskWork& work() const { return work_; }
  std::uint64_t used_bytes() const { return used_; }

  struct Inode;

 private:
  friend class DiskFile;
  friend class DiskVfs;
  using InodePtr = std::shared_ptr<Inode>;
  struct Change {  // of one name in one directory
    InodePtr directory;
    std::string name;
    InodePtr before;
    InodePtr after;
  };
  using Step = std::vector<Change>;  // kept or lost as a whole
  template <class... Changes>
  static Step step_of(Changes&&... changes) {
    Step step;
    step.reserve(sizeof...(changes));
    (step.push_back(std::forward<Changes>(changes)), ...);
    return step;
  }
  struct Place {
    InodePtr directory;
    std::string_view name;  // part of the path that was asked for
    /// What stands there; nothing when the name is free.
    InodePtr inode() const;
  };

  void require_power() const;
  std::optional<DiskFailure> count(DiskOperation operation);
  template <class Change>
  void change_content(Change change) {
    const auto failure = count(DiskOperation::write);
    change();
    if (failure == DiskFailure::crash) crash_after_write();
  }
  [[noreturn]] void crash_after_write();
  void require_room(std::uint64_t more);
  void apply(Step step);
  Place place_of(std::string_view path) const;
  InodePtr find(std::string_view path) const;
  InodePtr open_inode(std::string_view path, rt::OpenMode mode);
  rt::Entry entry_of(const std::string& name, const Inode& inode) const;
  void settle_entries(Unsynced unsynced);

  DiskParameters parameters_;
  rt::RandomStream chance_;
  Clock clock_;
  std::function<void()> crash_;
  std::function<void()> refusal_;
  bool powered_ = false;
  std::uint64_t generation_ = 0;  // of power; files of an earlier one are dead
  std::uint64_t used_ = 0;
  DiskWork work_;
  struct Order {
    std::uint64_t remaining;
    DiskFailure failure;
  };
  std::map<DiskOperation, Order> orders_;
  InodePtr root_;
  std::vector<Step> unsynced_;  // in the order of their changes
  std::unique_ptr<class DiskVfs> vfs_;
};

}  // namespace headframe::sim
