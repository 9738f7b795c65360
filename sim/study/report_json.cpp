#include <nlohmann/json.hpp>

#include "sim/study/chances.hpp"
#include "sim/study/phrases.hpp"
#include "sim/study/report.hpp"
#include "sim/study/report_json_money.hpp"
#include "sim/study/report_mixes.hpp"
#include "sim/study/verdicts.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

Json number_or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

void put(Json& json, const std::optional<Estimate>& estimate) {
  json["value"] = estimate ? Json(estimate->value) : Json();
  json["half_width_95"] = estimate ? number_or_null(estimate->half_width) : Json();
}

Json figure_json(const Study& study, std::size_t option, Figure figure) {
  const kpi::Text definition = definition_of(figure, study.scenario.measures);
  const OptionResult& result = study.results.options[option];
  Json json;
  put(json, result[figure].value());
  if (option > 0) put(json["difference"], result[figure].difference());
  const Spread& spread = result.spread(figure);
  json["replicates"] = spread.count();
  json["p05"] = number_or_null(spread.quantile(0.05));
  json["p50"] = number_or_null(spread.quantile(0.5));
  json["p95"] = number_or_null(spread.quantile(0.95));
  json["definition"] = {{"zh", definition.zh}, {"en", definition.en}};
  return json;
}

Json day_rates(const Account& account) {
  Json list = Json::array();
  for (std::size_t i = 0; i < threshold_hours.size(); ++i)
    list.push_back({{"threshold_h", threshold_hours[i]},
                    {"planned_counts", account.good_days_planned[i] / account.days},
                    {"planned_excluded", account.good_days_unplanned[i] / account.days}});
  return list;
}

Json years_json(const std::vector<YearAccount>& years) {
  Json list = Json::array();
  for (const YearAccount& year : years) {
    Json json{{"days", year.days}, {"faults", year.sums.mean(1)},
              {"hardware_jobs", year.sums.mean(2)}, {"down_days", year.sums.mean(3)}};
    put(json["normal_day_rate"], day_rate_of(year));
    list.push_back(std::move(json));
  }
  return list;
}

Json targets_json(const Study& study, std::size_t option) {
  Json list = Json::array();
  for (std::size_t i = 0; i < study.scenario.targets.size(); ++i) {
    const Chance chance = chance_of(study.results.options[option].counts.targets[i]);
    list.push_back({{"text", study.scenario.targets[i].expression.text},
                    {"chance", number_or_null(chance.share)},
                    {"low_95", chance.interval.low},
                    {"high_95", chance.interval.high}});
  }
  return list;
}

std::string_view standing_name(Standing standing) {
  switch (standing) {
    case Standing::better: return "better";
    case Standing::worse: return "worse";
    case Standing::unclear: return "unclear";
    case Standing::same: return "same";
  }
  return {};
}

/// What is told of one option, into an object.
void put_option(Json& json, const Study& study, std::size_t option) {
  const OptionResult& result = study.results.options[option];
  for (std::size_t i = 0; i < figures; ++i) {
    const auto figure = static_cast<Figure>(i);
    json["kpi"][std::string(key_of(figure))] = figure_json(study, option, figure);
  }
  json["normal_day_rate_by_definition"] = day_rates(result.account);
  if (!result.account.years.empty()) json["years"] = years_json(result.account.years);
  if (const Json money = money_by_year_json(study, option); !money.empty())
    json["money_by_year"] = money;
  json["targets"] = targets_json(study, option);
  const auto& kinds = study.options[option].inventory.kinds;
  const auto replicates = static_cast<double>(study.results.replicates);
  for (std::size_t k = 0; k < kinds.size(); ++k)
    json["down_days_by_cause"][kinds[k].name] = result.account.days_by_kind[k] / replicates;
}

Json variants_json(const Study& study) {
  Json list = Json::array();
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    const Option& option = study.options[i];
    Json json{{"id", option.id},
              {"title", {{"zh", option.title.zh}, {"en", option.title.en}}},
              {"cost", cost_json(study, i)},
              {"sheet", sheet_json(study, i)}};
    if (i > 0)
      json["standing"] = standing_name(
          standing_of(*study.results.options[i][Figure::normal_day_rate].difference()));
    put_option(json, study, i);
    list.push_back(std::move(json));
  }
  return list;
}

Json importance_json(const Study& study) {
  Json list = Json::array();
  for (const Importance& entry : study.importance) {
    Json json{{"component", study.options.front().inventory.kinds[entry.kind].name}};
    put(json["normal_day_rate_gain"], entry.gain);
    list.push_back(std::move(json));
  }
  return list;
}

Json calibration_json(const scenario::Calibration& c) {
  return {{"rate", c.rate}, {"wait", c.wait}, {"recurrence", c.recurrence}};
}

}  // namespace

std::string json_report(const Study& study) {
  const auto& inventory = study.options.front().inventory;
  Json json{{"scenario", study.scenario.name},
            {"seed", study.seed},
            {"replicates", study.results.replicates},
            {"horizon_s", std::chrono::duration<double>(inventory.horizon).count()},
            {"components", inventory.components.size()},
            {"calibration", calibration_json(study.scenario.equipment.calibration)}};
  if (study.options.size() > 1) {
    const kpi::Text answer = answer_text(study);
    json["answer"] = {{"zh", answer.zh}, {"en", answer.en}};
    json["precision_reached"] =
        study.precision ? Json(study.results.precise) : Json();
    json["variants"] = variants_json(study);
  } else {
    put_option(json, study, 0);
    json["cost"] = cost_json(study, 0);
    json["sheet"] = sheet_json(study, 0);
  }
  json["sheet_as_handed_in"] = handed_in_json(study);
  json["frontier"] = frontier_json(study);
  json["mixes"] = mixes_json(study);
  if (!study.importance.empty()) json["importance"] = importance_json(study);
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
