#include "sim/world/topology.hpp"

#include <algorithm>
#include <stdexcept>

namespace headframe::sim {

Link::Link(std::uint32_t number, std::string name, rt::Duration latency, double bytes_per_second)
    : number_(number),
      name_(std::move(name)),
      latency_(latency),
      bytes_per_second_(bytes_per_second) {
  if (latency_ < rt::Duration{}) throw std::invalid_argument("negative latency: " + name_);
  if (!(bytes_per_second_ > 0)) throw std::invalid_argument("bandwidth must be positive: " + name_);
}

Route::Route(const Attachment& from, const Attachment& to) {
  const auto in = [](const Attachment& list, const Link* link) {
    return std::ranges::find(list, link) != list.end();
  };
  for (const Link* link : from)
    if (!in(to, link)) links_.push_back(link);
  for (auto link = to.rbegin(); link != to.rend(); ++link)
    if (!in(from, *link)) links_.push_back(*link);
}

rt::Duration Route::latency() const {
  rt::Duration sum{};
  for (const Link* link : links_) sum += link->latency();
  return sum;
}

double Route::bytes_per_second() const {
  double slowest = links_.front()->bytes_per_second();
  for (const Link* link : links_) slowest = std::min(slowest, link->bytes_per_second());
  return slowest;
}

bool Route::is_up() const {
  return std::ranges::all_of(links_, [](const Link* link) { return link->is_up(); });
}

bool Route::uses(const Link& link) const { return std::ranges::find(links_, &link) != links_.end(); }

}  // namespace headframe::sim
