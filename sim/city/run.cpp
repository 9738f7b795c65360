#include "sim/city/run.hpp"

#include "sim/city/chronicle.hpp"
#include "sim/city/city.hpp"
#include "sim/simgrid/simgrid_physics.hpp"

namespace headframe::sim::city {
namespace {

/// Wall time between two looks at the clock in a run at a pace.
constexpr std::chrono::duration<double> tick(0.1);

}  // namespace

RunOutcome run(const scenario::Scenario& scenario, const RunRequest& request,
               const ProgressReport& progress) {
  const rt::Duration horizon = request.horizon == Horizon::full ? scenario.horizon : scenario.smoke;
  const auto seconds = [](rt::Duration d) { return std::chrono::duration<double>(d).count(); };
  Observer nobody;
  City city(scenario, request.seed, simgrid_physics(), nobody);
  const std::optional<double> pace = scenario.pace.factor;
  if (pace) city.set_step(std::chrono::duration_cast<rt::Duration>(tick * *pace));
  const double begun_s = request.elapsed_s();
  const Findings findings = city.run(horizon, scenario.drain, [&](rt::Duration passed) {
    if (pace)
      if (const double ahead_s = seconds(passed) / *pace - (request.elapsed_s() - begun_s); ahead_s > 0)
        request.sleep_s(ahead_s);
    progress(seconds(passed), seconds(horizon));
  });
  const bool met = write_chronicle(scenario, request, horizon, findings);
  return {met, findings.digest};
}

}  // namespace headframe::sim::city
