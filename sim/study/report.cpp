#include "sim/study/report.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "sim/study/chances.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

constexpr double hours_a_day = 24;

class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  std::string_view operator()(std::string_view zh, std::string_view en) const {
    return language_ == Language::zh ? zh : en;
  }
  const std::string& operator()(const kpi::Text& text) const {
    return language_ == Language::zh ? text.zh : text.en;
  }

 private:
  Language language_;
};

/// A share is shown in percent, everything else as it is.
double shown(double value, kpi::Unit unit) { return unit == kpi::Unit::share ? value * 100 : value; }

std::string figure_line(const Study& study, Figure figure, const Words& words) {
  const auto unit = unit_of(figure);
  const auto found = estimate(study.results, figure);
  if (!found) return fmt::format("{}: —\n", words(name_of(figure)));
  std::string line = fmt::format("{}: {:.2f}", words(name_of(figure)), shown(found->value, unit));
  if (found->half_width) line += fmt::format(" ± {:.2f}", shown(*found->half_width, unit));
  if (const auto symbol = kpi::symbol(unit); !symbol.empty()) line += fmt::format(" {}", symbol);
  const auto years = by_year(study.results, figure);
  if (years.size() >= 20)
    line += fmt::format(fmt::runtime(words("；单次 5–95 %：{:.1f} 至 {:.1f}",
                                           "; single replicates, 5 to 95 %: {:.1f} to {:.1f}")),
                        shown(quantile(years, 0.05), unit), shown(quantile(years, 0.95), unit));
  return line + fmt::format("\n    {}\n",
                            words(definition_of(figure, study.scenario.measures)));
}

std::string day_rates(const Study& study, const Words& words) {
  std::string text{words("\n其他定义下的正常日率（θ：计划检修计入 / 不计入）\n",
                         "\nNormal day rate under other definitions (θ: planned maintenance counts "
                         "/ does not)\n")};
  double days = 0;
  for (const Year& year : study.results.years) days += year.days;
  for (std::size_t i = 0; i < threshold_hours.size(); ++i) {
    double planned = 0, unplanned = 0;
    for (const Year& year : study.results.years) {
      planned += year.good_days_planned[i];
      unplanned += year.good_days_unplanned[i];
    }
    text += fmt::format("  {:>2} h: {:.2f} / {:.2f} %\n", threshold_hours[i],
                        100 * planned / days, 100 * unplanned / days);
  }
  return text;
}

std::string chance_lines(const Study& study, const Words& words) {
  const auto chances = chances_of_targets(study.scenario, study.results);
  if (chances.empty()) return {};
  std::string text{words("\n单次达到目标的概率（Wilson 95 % 区间）\n",
                         "\nChance that one replicate meets a target (Wilson's 95 % interval)\n")};
  for (const Chance& chance : chances) {
    if (!chance.share) {
      text += fmt::format("  {}: — ({})\n", chance.target,
                          words("部件深度不计算", "not measured at component depth"));
      continue;
    }
    text += fmt::format("  {}: {:.1f} % ({:.1f}–{:.1f})\n", chance.target, 100 * *chance.share,
                        100 * chance.interval.low, 100 * chance.interval.high);
  }
  return text;
}

std::string causes(const Study& study, const Words& words) {
  std::string text{words("\n非计划异常时间的原因（天；同时存在的原因平分）\n",
                         "\nUnplanned abnormal time by what had failed (days a replicate; causes "
                         "that hold at once share it equally)\n")};
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t k = 0; k < study.inventory.kinds.size(); ++k)
    order.emplace_back(-study.results.days_by_kind[k], k);
  std::ranges::sort(order);
  const auto count = static_cast<double>(study.results.years.size());
  for (const auto& [minus_days, k] : order) {
    if (minus_days == 0) continue;
    const auto& name = study.scenario.equipment.components.at(study.inventory.kinds[k].name).name;
    text += fmt::format("  {:7.3f}  {}\n", -minus_days / count, words(name.zh, name.en));
  }
  return text;
}

std::string multipliers(const scenario::Calibration& c) {
  return fmt::format("{{rate: {:.4g}, wait: {:.4g}, recurrence: {:.4g}}}", c.rate, c.wait,
                     c.recurrence);
}

}  // namespace

std::string about_component_depth(Language language) {
  return std::string(Words(language)(
      "部件深度：只运行部件、故障、维修队伍和备件，重复成千上万次；平台软件、报文和人员不运行，"
      "软件故障按概率抽取，升级后平台能否读懂按实测的兼容性表判定。未建模：数据内容、报警、费用、法定节假日。",
      "Component depth runs components, faults, crews and spares only, thousands of times over. The "
      "platform's code, the mines' files and people do not run: software faults are drawn by "
      "their probabilities, and what becomes of an upgraded mine is read from the measured table of "
      "compatibility. Not modelled: what the data say, alarms, money, "
      "public holidays."));
}

std::string text_report(const Study& study, Language language) {
  const Words words(language);
  const double days =
      std::chrono::duration<double, std::ratio<3600>>(study.inventory.horizon).count() / hours_a_day;
  std::string text = fmt::format("{}: {}\n", study.scenario.name,
                                 words(study.scenario.title.zh, study.scenario.title.en));
  text += fmt::format(
      fmt::runtime(words("重复 {} 次，每次 {:g} 天，种子 {}；部件 {} 个；标定 {}\n",
                         "{} replicates of {:g} d, seed {}; {} components; calibration {}\n")),
      study.results.years.size(), days, study.seed, study.inventory.components.size(),
      multipliers(study.scenario.equipment.calibration));
  text += about_component_depth(language) + "\n\n";
  for (std::size_t i = 0; i < figures; ++i)
    text += figure_line(study, static_cast<Figure>(i), words);
  return text + day_rates(study, words) + chance_lines(study, words) + causes(study, words);
}

std::string text_report(const Fit& fit, const Targets& targets, Language language) {
  const Words words(language);
  const Step& last = fit.steps.back();
  std::string text = fmt::format("calibration: {}\n", multipliers(fit.found));
  const auto line = [&](std::string_view name, const Estimate& found, double target) {
    text += fmt::format("  {}: {:.4g} ± {:.2g} ({} {:g})\n", name, found.value,
                        found.half_width.value_or(0), words("目标", "target"), target);
  };
  line("mean_restoration_h", last.mean_restoration_h, targets.mean_restoration_h);
  line("repeat_fault_share", last.repeat_fault_share, targets.repeat_fault_share);
  line("mean_up_time_d", last.mean_up_time_d, targets.mean_up_time_d);
  text += fit.settled ? words("已收敛", "settled") : words("未收敛", "not settled");
  return text + fmt::format(fmt::runtime(words("，{} 步\n", " after {} steps\n")), fit.steps.size());
}

}  // namespace headframe::sim::study
