// Bytes in the order of their arrival.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

namespace headframe::sim {

/// Appends at the end, takes from the front. Whole blocks change hands without being copied, and
/// their memory goes back and forth with them.
class ByteQueue {
 public:
  using Block = std::vector<std::byte>;

  std::size_t size() const { return bytes_.size() - head_; }
  bool empty() const { return size() == 0; }
  std::span<const std::byte> view() const { return std::span(bytes_).subspan(head_); }

  void append(std::span<const std::byte> more) {
    reclaim();
    bytes_.insert(bytes_.end(), more.begin(), more.end());
  }

  /// Leaves `block` empty.
  void append_block(Block& block) {
    if (empty()) {
      clear();
      std::swap(bytes_, block);
    } else {
      append(block);
      block.clear();
    }
  }

  /// Moves the first `count` bytes into `block`, which must be empty.
  void take_block(std::size_t count, Block& block) {
    if (head_ == 0 && count == bytes_.size()) {
      std::swap(bytes_, block);
      return;
    }
    const auto front = view().first(count);
    block.assign(front.begin(), front.end());
    drop(count);
  }

  void drop(std::size_t count) {
    head_ += count;
    if (head_ == bytes_.size()) clear();
  }

  void clear() {
    bytes_.clear();
    head_ = 0;
  }

 private:
  /// Moves the rest to the front once more than half of the memory lies behind it.
  void reclaim() {
    if (head_ <= bytes_.size() / 2) return;
    bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(head_));
    head_ = 0;
  }

  Block bytes_;
  std::size_t head_ = 0;
};

}  // namespace headframe::sim
