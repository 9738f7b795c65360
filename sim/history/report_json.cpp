#include <nlohmann/json.hpp>

#include "sim/history/report.hpp"
#include "sim/history/verdict.hpp"

namespace headframe::sim::history {
namespace {

using Json = nlohmann::ordered_json;

Json optional(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json bounds(const Bounds& bounds) { return Json::array({optional(bounds.low), optional(bounds.high)}); }

Json law(const Fitted& fitted) {
  Json json{{"family", name(fitted.law.family)}, {"scale_h", fitted.law.scale}};
  json["scale_interval_h"] = bounds(fitted.scale);
  if (fitted.law.family != Family::exponential) {
    json["shape"] = fitted.law.shape;
    json["shape_interval"] = bounds(fitted.shape);
  }
  json["mean_h"] = mean(fitted.law);
  json["log_likelihood"] = fitted.log_likelihood;
  json["aic"] = fitted.aic;
  return json;
}

Json part(const Part& part, const Sentence& verdict) {
  Json json{{"spells", part.spells}, {"events", part.events}, {"exposure_h", part.exposure_h}};
  json["rate_per_h"] = {{"value", part.rate.value}, {"low", part.rate.low}, {"high", part.rate.high}};
  json["candidates"] = Json::array();
  for (const Fitted& fitted : part.candidates) json["candidates"].push_back(law(fitted));
  json["chosen"] = part.chosen ? Json(name(part.chosen->law.family)) : Json(nullptr);
  json["goodness"] = nullptr;
  if (part.goodness)
    json["goodness"] = {{"anderson_darling", part.goodness->distance},
                        {"p_value", part.goodness->p_value},
                        {"samples", part.goodness->samples}};
  json["verdict"] = {{"zh", verdict.zh}, {"en", verdict.en}};
  return json;
}

}  // namespace

std::string json_report(const Told& told) {
  Json json{{"file", told.file}, {"seed", told.settings.seed}};
  json["blips_shorter_than_s"] =
      std::chrono::duration<double>(told.settings.reading.blips).count();
  json["age_after_repair"] = told.settings.reading.age_after_repair;
  json["kinds"] = Json::array();
  for (const KindHistory& kind : told.kinds) {
    Json entry{{"kind", kind.kind}, {"units", kind.units}, {"blips_left_out", kind.blips}};
    entry["lives"] = part(kind.lives, verdict_of_lives(kind.lives));
    entry["repairs"] = part(kind.repairs, verdict_of_repairs(kind.repairs));
    entry["leaving"] = Json::array();
    for (const Leaving& leaving : kind.leaving)
      entry["leaving"].push_back({{"age_after_repair", leaving.age_after_repair},
                                  {"log_likelihood", leaving.log_likelihood}});
    json["kinds"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace headframe::sim::history
