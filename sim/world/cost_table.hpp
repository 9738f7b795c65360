// What work costs: measured once on a reference core, charged to simulated processors.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "platform/rt/lane.hpp"
#include "platform/rt/time.hpp"

namespace headframe::sim {

struct WorkCost {
  rt::Duration fixed{};
  double nanoseconds_per_byte = 0;
};

class UnknownWork : public std::runtime_error {
 public:
  explicit UnknownWork(std::string_view name)
      : std::runtime_error("work without an entry in the cost table: " + std::string(name)) {}
};

/// Time of one reference core by the name of the work. Work that nobody priced is an error: a free
/// default would hide that a slow server cannot keep up.
class CostTable {
 public:
  void set(std::string name, WorkCost cost) { costs_[std::move(name)] = cost; }
  /// Throws UnknownWork.
  rt::Duration cost_of(const rt::Work& work) const;
  bool contains(std::string_view name) const { return costs_.contains(name); }
  std::vector<std::string> names() const;

 private:
  std::map<std::string, WorkCost, std::less<>> costs_;
};

}  // namespace headframe::sim
