#include <nlohmann/json.hpp>

#include "sim/study/chances.hpp"
#include "sim/study/report.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

using Json = nlohmann::ordered_json;

Json figure_json(const Study& study, Figure figure) {
  const kpi::Text definition = definition_of(figure, study.scenario.measures);
  Json json{{"value", nullptr}, {"half_width_95", nullptr}};
  if (const auto found = estimate(study.results, figure)) {
    json["value"] = found->value;
    if (found->half_width) json["half_width_95"] = *found->half_width;
  }
  const auto years = by_year(study.results, figure);
  json["replicates"] = years.size();
  json["p05"] = years.empty() ? Json() : Json(quantile(years, 0.05));
  json["p95"] = years.empty() ? Json() : Json(quantile(years, 0.95));
  json["definition"] = {{"zh", definition.zh}, {"en", definition.en}};
  return json;
}

Json day_rates(const Results& results) {
  double days = 0;
  for (const Year& year : results.years) days += year.days;
  Json list = Json::array();
  for (std::size_t i = 0; i < threshold_hours.size(); ++i) {
    double planned = 0, unplanned = 0;
    for (const Year& year : results.years) {
      planned += year.good_days_planned[i];
      unplanned += year.good_days_unplanned[i];
    }
    list.push_back({{"threshold_h", threshold_hours[i]},
                    {"planned_counts", planned / days},
                    {"planned_excluded", unplanned / days}});
  }
  return list;
}

Json calibration_json(const scenario::Calibration& c) {
  return {{"rate", c.rate}, {"wait", c.wait}, {"recurrence", c.recurrence}};
}

}  // namespace

std::string json_report(const Study& study) {
  const auto count = static_cast<double>(study.results.years.size());
  Json json{{"scenario", study.scenario.name},
            {"seed", study.seed},
            {"replicates", study.results.years.size()},
            {"horizon_s", std::chrono::duration<double>(study.inventory.horizon).count()},
            {"components", study.inventory.components.size()},
            {"calibration", calibration_json(study.scenario.equipment.calibration)}};
  for (std::size_t i = 0; i < figures; ++i) {
    const auto figure = static_cast<Figure>(i);
    json["kpi"][std::string(key_of(figure))] = figure_json(study, figure);
  }
  json["normal_day_rate_by_definition"] = day_rates(study.results);
  json["targets"] = Json::array();
  for (const Chance& chance : chances_of_targets(study.scenario, study.results))
    json["targets"].push_back({{"text", chance.target},
                               {"chance", chance.share ? Json(*chance.share) : Json()},
                               {"low_95", chance.interval.low},
                               {"high_95", chance.interval.high}});
  for (std::size_t k = 0; k < study.inventory.kinds.size(); ++k)
    json["down_days_by_cause"][study.inventory.kinds[k].name] =
        study.results.days_by_kind[k] / count;
  return json.dump(2) + "\n";
}

std::string json_report(const Fit& fit, const Targets& targets) {
  const Step& last = fit.steps.back();
  const auto found = [](const Estimate& estimate, double target) {
    return Json{{"value", estimate.value},
                {"half_width_95", estimate.half_width ? Json(*estimate.half_width) : Json()},
                {"target", target}};
  };
  const Json json{
      {"calibration", calibration_json(fit.found)},
      {"settled", fit.settled},
      {"steps", fit.steps.size()},
      {"mean_restoration_h", found(last.mean_restoration_h, targets.mean_restoration_h)},
      {"repeat_fault_share", found(last.repeat_fault_share, targets.repeat_fault_share)},
      {"mean_up_time_d", found(last.mean_up_time_d, targets.mean_up_time_d)}};
  return json.dump(2) + "\n";
}

}  // namespace headframe::sim::study
