#include "sim/repair/team.hpp"

#include <stdexcept>

namespace headframe::sim::repair {

CrewQueue::CrewQueue(std::uint32_t crews, std::uint32_t capacity)
    : crews_(crews), ring_(capacity) {}

bool CrewQueue::join(std::uint32_t job) {
  if (busy_ < crews_) {
    ++busy_;
    return true;
  }
  if (count_ == ring_.size()) throw std::logic_error("more jobs wait than there are components");
  ring_[(first_ + count_) % ring_.size()] = job;
  ++count_;
  return false;
}

std::uint32_t CrewQueue::leave() {
  if (count_ == 0) {
    --busy_;
    return nobody;
  }
  const std::uint32_t job = ring_[first_];
  first_ = (first_ + 1) % static_cast<std::uint32_t>(ring_.size());
  --count_;
  return job;
}

void CrewQueue::clear() { busy_ = first_ = count_ = 0; }

}  // namespace headframe::sim::repair
