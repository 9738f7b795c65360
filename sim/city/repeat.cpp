#include "sim/city/repeat.hpp"

#include "sim/city/city.hpp"
#include "sim/city/probe.hpp"
#include "sim/simgrid/simgrid_physics.hpp"

namespace headframe::sim::city {
namespace {

Findings repeat(const scenario::Scenario& scenario, const Repeat& what, Observer& observer,
                const ProgressReport& progress) {
  const auto seconds = [](rt::Duration d) { return std::chrono::duration<double>(d).count(); };
  City city(scenario, what.seed, simgrid_physics(), observer);
  return city.run(what.horizon, what.drain, [&](rt::Duration passed) {
    progress(seconds(passed), seconds(what.horizon));
  });
}

/// Collects the canonical events of an interval.
class Collector final : public Observer {
 public:
  explicit Collector(compare::Interval interval) : interval_(interval) {}

  void happened(kpi::Moment at, const CanonicalEvent& event) override {
    if (interval_.begin && at < *interval_.begin) return;
    if (interval_.end && at >= *interval_.end) return;
    events_.push_back({at, std::string(event.node), std::string(event.kind),
                       std::string(event.payload)});
  }
  std::vector<compare::Canonical> take() && { return std::move(events_); }

 private:
  compare::Interval interval_;
  std::vector<compare::Canonical> events_;
};

}  // namespace

Followed follow(const scenario::Scenario& scenario, const Repeat& what,
                const trace::SampleQuestion& question, const ProgressReport& progress) {
  Probe probe(scenario, question);
  const Findings findings = repeat(scenario, what, probe, progress);
  return {std::move(probe).journey(findings), findings.digest};
}

Passage watch(const scenario::Scenario& scenario, const Repeat& what,
              const compare::Interval& interval, const ProgressReport& progress) {
  Collector collector(interval);
  Findings findings = repeat(scenario, what, collector, progress);
  return {std::move(collector).take(), std::move(findings.checkpoints), findings.digest};
}

}  // namespace headframe::sim::city
