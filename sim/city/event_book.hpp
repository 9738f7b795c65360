// What happened to the city, as the report tells it and as the digest hashes it.
#pragma once

#include <string>
#include <vector>

#include "sim/city/era.hpp"
#include "sim/record/rows.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::city {

class EventBook {
 public:
  EventBook(World& world, Era era) : world_(world), era_(era) {}

  /// An event of this instant; its texts are for people and no part of the digest.
  void tell(const std::string& node, std::string kind, std::string subject, std::string zh,
            std::string en);
  kpi::Moment now() const { return era_.moment(world_.now()); }
  const std::vector<record::Event>& events() const { return events_; }

 private:
  World& world_;
  Era era_;
  std::vector<record::Event> events_;
};

}  // namespace headframe::sim::city
