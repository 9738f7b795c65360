#include "platform/core/ingest/queue.hpp"

#include <algorithm>

namespace headframe::core::ingest {

bool FairQueue::push(Arrival arrival) {
  if (waiting_ >= limit_) return false;
  Line& line = lines_[arrival.mine];
  if (line.files.empty() && !line.serving) turns_.push_back(arrival.mine);
  line.files.push_back(std::move(arrival));
  ++waiting_;
  return true;
}

std::vector<Arrival> FairQueue::take(std::size_t most) {
  std::vector<Arrival> taken;
  if (turns_.empty()) return taken;
  Line& line = lines_[turns_.front()];
  turns_.pop_front();
  line.serving = true;
  const auto count = static_cast<std::ptrdiff_t>(std::min(most, line.files.size()));
  taken.assign(std::make_move_iterator(line.files.begin()),
               std::make_move_iterator(line.files.begin() + count));
  line.files.erase(line.files.begin(), line.files.begin() + count);
  waiting_ -= taken.size();
  return taken;
}

void FairQueue::finish(const std::string& mine) {
  Line& line = lines_[mine];
  line.serving = false;
  if (!line.files.empty()) turns_.push_back(mine);
}

}  // namespace headframe::core::ingest
