#include "sim/city/event_book.hpp"

#include <utility>

namespace headframe::sim::city {

void EventBook::tell(const std::string& node, std::string kind, std::string subject, std::string zh,
                     std::string en) {
  world_.record(node, kind, subject);
  events_.push_back(
      {now(), node, std::move(kind), std::move(subject), std::move(zh), std::move(en)});
}

}  // namespace headframe::sim::city
