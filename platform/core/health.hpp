// Whether all is well, as /healthz shows it.
#pragma once

#include <string>
#include <vector>

namespace headframe::core {

/// One question of the health page: "store-writable", "ingest-queue".
struct HealthCheck {
  std::string name;
  bool healthy = true;
  std::string detail;  // for people: "12 of 10000 files are waiting"
};

/// Called on the node's executor; returns at once, with what is known from ordinary operation.
class HealthSource {
 public:
  virtual ~HealthSource() = default;
  virtual std::vector<HealthCheck> health() const = 0;
};

}  // namespace headframe::core
