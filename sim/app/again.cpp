#include "sim/app/again.hpp"

#include <charconv>
#include <stdexcept>

#include "sim/record/folder.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::app {

std::expected<scenario::Scenario, kpi::Text> scenario_of(
    const std::vector<record::ScenarioFile>& files) {
  if (files.empty())
    return std::unexpected(
        kpi::Text{"该 run.db 由较早版本写成，没有保存场景文件，无法重新运行；以下只来自 run.db。",
                  "This run.db was written by an earlier release and does not keep the scenario's "
                  "files, so that the run cannot be made again; this is what run.db alone knows."});
  auto loaded = scenario::load_scenario(files.front().path, [&files](const std::string& path) {
    return record::text_of(files, path);
  });
  if (loaded) return std::move(*loaded);
  const std::string first = scenario::to_string(loaded.error().front());
  return std::unexpected(
      kpi::Text{"本程序读不懂该运行的场景（" + first + "），无法重新运行；以下只来自 run.db。",
                "This build cannot read the run's scenario (" + first +
                    "), so that the run cannot be made again; this is what run.db alone knows."});
}

city::Repeat whole(const record::Run& run, const scenario::Scenario& scenario) {
  city::Repeat repeat{0, run.horizon, scenario.drain};
  const auto end = run.seed.data() + run.seed.size();
  const auto [rest, error] = std::from_chars(run.seed.data(), end, repeat.seed);
  if (error != std::errc{} || rest != end)
    throw std::runtime_error("run.db: the seed is no number: " + run.seed);
  return repeat;
}

city::Repeat until(const record::Run& run, const scenario::Scenario& scenario,
                   std::optional<record::Moment> end) {
  city::Repeat repeat = whole(run, scenario);
  if (!end || *end > repeat.horizon) return repeat;
  repeat.horizon = *end;
  repeat.drain = {};
  return repeat;
}

}  // namespace headframe::sim::app
