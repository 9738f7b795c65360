// A table of values under small reusable numbers.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace headframe::sim {

/// Numbers start at 0 and are reused, the last freed first. References stay valid until take().
template <class T>
class Slots {
 public:
  using Index = std::uint32_t;

  Index add(T value) {
    if (free_.empty()) {
      values_.emplace_back(std::move(value));
      return static_cast<Index>(values_.size() - 1);
    }
    const Index index = free_.back();
    free_.pop_back();
    values_[index] = std::move(value);
    return index;
  }

  T* find(Index index) {
    return index < values_.size() && values_[index] ? &*values_[index] : nullptr;
  }

  T& at(Index index) {
    if (T* value = find(index)) return *value;
    throw std::out_of_range("no such slot");
  }

  T take(Index index) {
    T value = std::move(at(index));
    values_[index].reset();
    free_.push_back(index);
    return value;
  }

  /// One past the highest number ever used, for walks in the order of numbers.
  Index end() const { return static_cast<Index>(values_.size()); }

 private:
  std::deque<std::optional<T>> values_;
  std::vector<Index> free_;
};

}  // namespace headframe::sim
