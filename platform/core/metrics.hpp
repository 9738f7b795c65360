// Figures about the platform itself, in the form that Prometheus scrapes.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace headframe::core {

/// Grows only. May be raised from any lane.
class Counter {
 public:
  void add(std::uint64_t n = 1) { value_.fetch_add(n, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

/// Names and meanings of all figures. Everything is registered while the platform is put together;
/// references stay valid as long as the registry.
class Metrics {
 public:
  /// `name` may carry labels: `files_total{outcome="accepted"}`. The same name gives the same
  /// counter.
  Counter& counter(const std::string& name, const std::string& help);
  /// `read` is called on the node's executor when somebody looks.
  void gauge(const std::string& name, const std::string& help, std::function<double()> read);
  /// The text of /metrics (exposition format 0.0.4); every name is preceded by "headframe_".
  std::string prometheus() const;

 private:
  struct Figure {
    std::string help;
    Counter counter;
    std::function<double()> read;  // empty for a counter
  };
  std::map<std::string, Figure> figures_;
};

}  // namespace headframe::core
