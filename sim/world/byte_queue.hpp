// Bytes in the order of their arrival.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

namespace headframe::sim {

/// Appends at the end, takes from the front. Whole blocks change hands without being copied.
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

  /// Lends the memory of a block to an empty queue, and takes it back.
  void lend(Block memory) { bytes_ = std::move(memory); }
  Block reclaim_memory() { return std::exchange(bytes_, {}); }
  bool has_memory() const { return bytes_.capacity() != 0; }

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

/// Memory of blocks that are not in use, the last used first, so that few blocks serve thousands of
/// idle connections and stay in the processor's cache.
class SpareBlocks {
 public:
  ByteQueue::Block take() {
    if (spare_.empty()) return {};
    auto block = std::move(spare_.back());
    spare_.pop_back();
    return block;
  }
  void put(ByteQueue::Block block) {
    if (block.capacity() == 0 || spare_.size() >= most) return;
    block.clear();
    spare_.push_back(std::move(block));
  }

 private:
  static constexpr std::size_t most = 256;
  std::vector<ByteQueue::Block> spare_;
};

}  // namespace headframe::sim
