// What the platform counts about itself, for /metrics and /healthz.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace headframe::core {

/// One figure at one moment. Names follow Prometheus: "headframe_files_ingested_total", snake case,
/// the unit last, counters end in _total. All metrics of one name share kind and help.
struct Metric {
  enum class Kind { counter, gauge };

  std::string name;
  std::string help;
  Kind kind = Kind::gauge;
  std::vector<std::pair<std::string, std::string>> labels;
  double value = 0;
};

/// Called on the node's executor; returns at once.
class MetricsSource {
 public:
  virtual ~MetricsSource() = default;
  virtual std::vector<Metric> metrics() const = 0;
};

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
