#include <system_error>

#include "sim/world/inode.hpp"

namespace headframe::sim {

DiskFile::DiskFile(SimDisk& disk, std::shared_ptr<SimDisk::Inode> inode, bool writable)
    : disk_(disk),
      inode_(std::move(inode)),
      generation_(disk.generation_),
      writable_(writable) {}

std::size_t DiskFile::read_at(std::uint64_t offset, std::span<std::byte> into) {
  require_alive();
  return inode_->content.read(offset, into);
}

void DiskFile::write_at(std::uint64_t offset, std::span<const std::byte> from) {
  require_writable();
  const std::uint64_t end = offset + from.size();
  if (end > inode_->content.size()) disk_.require_room(end - inode_->content.size());
  disk_.change_content([&] {
    inode_->content.write(offset, from);
    inode_->modified = disk_.clock_();
    disk_.work_.bytes += from.size();
  });
}

void DiskFile::truncate(std::uint64_t size) {
  require_writable();
  if (size > inode_->content.size()) disk_.require_room(size - inode_->content.size());
  disk_.change_content([&] {
    inode_->content.truncate(size);
    inode_->modified = disk_.clock_();
  });
}

std::uint64_t DiskFile::size() const {
  require_alive();
  return inode_->content.size();
}

void DiskFile::sync() {
  require_alive();
  if (disk_.count(DiskOperation::sync) == DiskFailure::crash) {
    disk_.crash_();
    require_alive();
  }
  inode_->content.sync();
}

void DiskFile::require_alive() const {
  if (!disk_.powered_ || generation_ != disk_.generation_)
    throw std::system_error(std::make_error_code(std::errc::io_error), "disk without power");
}

void DiskFile::require_writable() const {
  require_alive();
  if (!writable_)
    throw std::system_error(std::make_error_code(std::errc::bad_file_descriptor), "read only");
}

}  // namespace headframe::sim
