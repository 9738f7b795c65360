// What a search for mixes of causes found.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/study/phrases.hpp"
#include "sim/study/report.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

struct Range {
  double low = 0, middle = 0, high = 0;
};

template <class Get>
Range range_of(const Ensemble& ensemble, Get get) {
  std::vector<double> values;
  for (const Mix& mix : ensemble.mixes) values.push_back(get(mix));
  return {quantile(values, 0), quantile(values, 0.5), quantile(values, 1)};
}

std::string range_text(const Range& range, double factor) {
  return fmt::format("{:.3g} ({:.3g} … {:.3g})", factor * range.middle, factor * range.low,
                     factor * range.high);
}

std::string unknowns_text(const Ensemble& ensemble, const Words& words) {
  std::string text{words("仍然未知（中位数，最小 … 最大）：观察到的指标不能区分这些原因构成\n",
                         "left unknown (median, least … greatest): the observed figures cannot tell "
                         "these mixes apart\n")};
  for (std::size_t u = 0; u < unknowns; ++u)
    text += fmt::format("  {}: {}\n", key_of(static_cast<Unknown>(u)),
                        range_text(range_of(ensemble, [u](const Mix& mix) { return mix.is[u]; }), 1));
  return text;
}

std::string predicted_text(const Ensemble& ensemble, const Words& words) {
  std::string text{words("未拟合的预测（在未用于拟合的年份上）\n",
                         "predicted, not fitted, in years that were not fitted to\n")};
  const auto line = [&](Figure figure, double Mix::* member) {
    const auto unit = unit_of(figure);
    text += fmt::format("  {}: {}\n", key_of(figure),
                        range_text(range_of(ensemble, [=](const Mix& mix) { return mix.*member; }),
                                   shown(1, unit)));
  };
  line(Figure::normal_day_rate, &Mix::normal_day_rate);
  line(Figure::hardware_jobs, &Mix::hardware_jobs);
  line(Figure::faults, &Mix::faults);
  return text;
}

}  // namespace

std::string text_report(const Ensemble& ensemble, const Observed& observed, Language language) {
  const Words words(language);
  std::string text = fmt::format(
      fmt::runtime(words("{} 次抽取：接受 {}，超出容差 {}，未收敛 {}\n",
                         "{} draws: {} accepted, {} outside the tolerances, {} not settled\n")),
      ensemble.draws, ensemble.mixes.size(), ensemble.rejected, ensemble.unsettled);
  for (const Observation& seen : observed.others)
    text += fmt::format("  {} {:g}{}\n", key_of(seen.figure), seen.value,
                        seen.tolerance > 0 ? fmt::format(" ± {:g}", seen.tolerance) : "");
  if (ensemble.mixes.empty())
    return text + std::string(words("没有一种原因构成符合观察：放宽容差或检查设备清单。\n",
                                    "No mix gives what was observed: widen the tolerances, or look at the "
                                    "list of equipment.\n"));
  return text + predicted_text(ensemble, words) + unknowns_text(ensemble, words);
}

std::string json_report(const Ensemble& ensemble, const Observed& observed) {
  using Json = nlohmann::ordered_json;
  Json json{{"draws", ensemble.draws},
            {"accepted", ensemble.mixes.size()},
            {"rejected", ensemble.rejected},
            {"not_settled", ensemble.unsettled}};
  json["observed"] = Json::array();
  for (const Observation& seen : observed.others)
    json["observed"].push_back(
        {{"figure", key_of(seen.figure)}, {"value", seen.value}, {"tolerance", seen.tolerance}});
  json["mixes"] = Json::array();
  for (const Mix& mix : ensemble.mixes) {
    Json entry{{"id", mix.id}};
    for (std::size_t u = 0; u < unknowns; ++u)
      entry[std::string(key_of(static_cast<Unknown>(u)))] = mix.is[u];
    entry["calibration"] = {{"rate", mix.calibration.rate},
                            {"wait", mix.calibration.wait},
                            {"recurrence", mix.calibration.recurrence}};
    entry["predicted"] = {{"normal_day_rate", mix.normal_day_rate},
                          {"hardware_jobs", mix.hardware_jobs},
                          {"faults", mix.faults}};
    json["mixes"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace headframe::sim::study
