#include "sim/city/run.hpp"

#include "sim/city/chronicle.hpp"
#include "sim/city/city.hpp"
#include "sim/simgrid/simgrid_physics.hpp"

namespace headframe::sim::city {

RunOutcome run(const scenario::Scenario& scenario, const RunRequest& request,
               const ProgressReport& progress) {
  const rt::Duration horizon = request.horizon == Horizon::full ? scenario.horizon : scenario.smoke;
  const auto seconds = [](rt::Duration d) { return std::chrono::duration<double>(d).count(); };
  City city(scenario, request.seed, simgrid_physics());
  const Findings findings = city.run(horizon, scenario.drain, [&](rt::Duration passed) {
    progress(seconds(passed), seconds(horizon));
  });
  const bool met = write_chronicle(scenario, request, horizon, findings);
  return {met, findings.digest};
}

}  // namespace headframe::sim::city
