#include "sim/study/report.hpp"

#include <string_view>

#include <fmt/format.h>

#include "sim/study/phrases.hpp"
#include "sim/study/report_parts.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

constexpr std::uint64_t few = 20;  // replicates, too few for quantiles

std::string figure_line(const OptionResult& option, Figure figure, const kpi::Rules& rules,
                        const Words& words) {
  const auto unit = unit_of(figure);
  const auto found = option[figure].value();
  if (!found) return fmt::format("{}: —\n", words(name_of(figure)));
  std::string line = fmt::format("{}: {:.2f}", words(name_of(figure)), shown(found->value, unit));
  if (found->half_width) line += fmt::format(" ± {:.2f}", shown(*found->half_width, unit));
  if (const auto symbol = kpi::symbol(unit); !symbol.empty()) line += fmt::format(" {}", symbol);
  const Spread& spread = option.spread(figure);
  if (spread.count() >= few)
    line += fmt::format(fmt::runtime(words("；单次 5–95 %：{:.1f} 至 {:.1f}",
                                           "; single replicates, 5 to 95 %: {:.1f} to {:.1f}")),
                        shown(*spread.quantile(0.05), unit), shown(*spread.quantile(0.95), unit));
  return line + fmt::format("\n    {}\n", words(definition_of(figure, rules)));
}

std::string day_rates(const Account& account, const Words& words) {
  std::string text{words("\n其他定义下的正常日率（θ：计划检修计入 / 不计入）\n",
                         "\nNormal day rate under other definitions (θ: planned maintenance counts "
                         "/ does not)\n")};
  for (std::size_t i = 0; i < threshold_hours.size(); ++i)
    text += fmt::format("  {:>2} h: {:.2f} / {:.2f} %\n", threshold_hours[i],
                        100 * account.good_days_planned[i] / account.days,
                        100 * account.good_days_unplanned[i] / account.days);
  return text;
}

std::string chance_lines(const Study& study, const Words& words) {
  if (study.scenario.targets.empty()) return {};
  std::string text{words("\n单次达到目标的概率（Wilson 95 % 区间）\n",
                         "\nChance that one replicate meets a target (Wilson's 95 % interval)\n")};
  for (std::size_t i = 0; i < study.scenario.targets.size(); ++i)
    text += fmt::format("  {}: {}\n", study.scenario.targets[i].expression.text,
                        chance_text(study.results.options.front().counts.targets[i], words));
  return text;
}

std::string causes(const Study& study, const Words& words) {
  std::string text{words("\n非计划异常时间的原因（天；同时存在的原因平分）\n",
                         "\nUnplanned abnormal time by what had failed (days a replicate; causes "
                         "that hold at once share it equally)\n")};
  for (const CauseDays& cause : causes_of(study, 0))
    text += fmt::format("  {:7.3f}  {}\n", cause.days, words(cause.name));
  return text;
}

std::string of_one(const Study& study, const Words& words) {
  const OptionResult& option = study.results.options.front();
  std::string text;
  for (std::size_t i = 0; i < figures; ++i)
    text += figure_line(option, static_cast<Figure>(i), study.scenario.measures, words);
  return text + years_table(study, words) + day_rates(option.account, words) +
         chance_lines(study, words) + causes(study, words) + importance_lines(study, words) +
         cost_lines(study, words) + sheet_lines(study, words);
}

}  // namespace

std::string about_component_depth(Language language) {
  return std::string(Words(language)(
      "部件深度：只运行部件、故障、维修队伍和备件，重复成千上万次；平台软件、报文和人员不运行，"
      "软件故障按概率抽取，升级后平台能否读懂按实测的兼容性表判定。未建模：数据内容、报警、法定节假日。",
      "Component depth runs components, faults, crews and spares only, thousands of times over. The "
      "platform's code, the mines' files and people do not run: software faults are drawn by "
      "their probabilities, and what becomes of an upgraded mine is read from the measured table of "
      "compatibility. Not modelled: what the data say, alarms, "
      "public holidays."));
}

scenario::Bilingual name_of_kind(const Study& study, const std::string& kind) {
  const auto named = [&kind](const scenario::Scenario& in) -> const scenario::ComponentNames* {
    const auto at = in.equipment.components.find(kind);
    return at == in.equipment.components.end() ? nullptr : &at->second.name;
  };
  const scenario::ComponentNames* names = named(study.scenario);
  for (const scenario::Variant& variant : study.scenario.variants)
    if (names == nullptr) names = named(variant.scenario);
  return names == nullptr ? scenario::Bilingual{kind, kind}
                          : scenario::Bilingual{names->zh, names->en};
}

std::string text_report(const Study& study, Language language) {
  const Words words(language);
  std::string text =
      fmt::format("{}: {}\n", study.scenario.name, words(study.scenario.title)) +
      fmt::format(
          fmt::runtime(words("重复 {} 次，每次 {}，种子 {}；部件 {} 个；标定 {}\n",
                             "{} replicates of {}, seed {}; {} components; calibration {}\n")),
          study.results.replicates, horizon_text(study), study.seed,
          study.options.front().inventory.components.size(),
          calibration_text(study.scenario.equipment.calibration)) +
      about_component_depth(language) + "\n\n";
  return text + (study.options.size() > 1 ? comparison_text(study, words) : of_one(study, words));
}

std::string text_report(const Fit& fit, const Targets& targets, Language language) {
  const Words words(language);
  const Step& last = fit.steps.back();
  std::string text = fmt::format("calibration: {}\n", calibration_text(fit.found));
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
