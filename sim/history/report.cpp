// The text of a fitted log.
#include "sim/history/report.hpp"

#include <string_view>

#include <fmt/format.h>

#include "sim/history/verdict.hpp"

namespace headframe::sim::history {
namespace {

constexpr double hours_a_year = 8760;

class Words {
 public:
  explicit Words(bool chinese) : chinese_(chinese) {}
  std::string_view operator()(std::string_view zh, std::string_view en) const {
    return chinese_ ? zh : en;
  }

 private:
  bool chinese_;
};

std::string number(const std::optional<double>& value, double unit) {
  return value ? fmt::format("{:.3g}", *value / unit) : std::string("?");
}

std::string range(const Bounds& bounds, double unit) {
  return fmt::format("({}–{})", number(bounds.low, unit), number(bounds.high, unit));
}

std::string_view family_name(Family family, const Words& words) {
  switch (family) {
    case Family::exponential: return words("指数", "exponential");
    case Family::weibull: return words("威布尔", "Weibull");
    case Family::lognormal: return words("对数正态", "lognormal");
  }
  return {};
}

std::string law_line(const Fitted& fitted, double best_aic, double unit, std::string_view symbol,
                     const Words& words) {
  std::string line = fmt::format("    {}: ", family_name(fitted.law.family, words));
  const auto scale = [&](std::string_view name) {
    line += fmt::format("{} {:.4g} {} {}", name, fitted.law.scale / unit, symbol,
                        range(fitted.scale, unit));
  };
  const auto shape = [&](std::string_view name) {
    line += fmt::format("{} {:.3g} {}, ", name, fitted.law.shape, range(fitted.shape, 1));
  };
  if (fitted.law.family == Family::weibull) shape(words("形状", "shape"));
  if (fitted.law.family == Family::lognormal) shape("sigma");
  scale(fitted.law.family == Family::weibull     ? words("尺度", "scale")
        : fitted.law.family == Family::lognormal ? words("中位数", "median")
                                                 : words("均值", "mean"));
  if (fitted.law.family != Family::exponential)
    line += fmt::format(", {} {:.4g} {}", words("均值", "mean"), mean(fitted.law) / unit, symbol);
  return line + fmt::format("; log L {:.2f}, AIC +{:.2f}\n", fitted.log_likelihood,
                            fitted.aic - best_aic);
}

std::string laws_text(const Part& part, double unit, std::string_view symbol, const Words& words) {
  std::string text;
  for (const Fitted& fitted : part.candidates)
    text += law_line(fitted, part.candidates.front().aic, unit, symbol, words);
  if (!part.goodness) return text;
  const Goodness& fit = *part.goodness;
  return text +
         fmt::format(fmt::runtime(words("    拟合优度（{}）：A² {:.3f}，p = {:.3f}（{} 个自助样本）：{}\n",
                                        "    goodness of fit ({}): A² {:.3f}, p = {:.3f} of {} "
                                        "bootstrap samples: {}\n")),
                     family_name(part.chosen->law.family, words), fit.distance, fit.p_value,
                     fit.samples,
                     fit.p_value < 0.05 ? words("数据不像该分布", "the data do not look like this law")
                                        : words("没有矛盾", "nothing speaks against it"));
}

std::string lives_text(const Part& lives, const Words& words) {
  std::string text = fmt::format(
      fmt::runtime(words("  寿命：{} 次故障，{:.2f} 台年；每台年 {:.3g} 次（{:.3g}–{:.3g}，精确区间）\n",
                         "  lives: {} failures in {:.2f} unit-years; {:.3g} a unit-year "
                         "({:.3g}–{:.3g}, exact interval)\n")),
      lives.events, lives.exposure_h / hours_a_year, lives.rate.value * hours_a_year,
      lives.rate.low * hours_a_year, lives.rate.high * hours_a_year);
  text += laws_text(lives, hours_a_year, "y", words);
  return text + fmt::format("    {}\n", words(verdict_of_lives(lives).zh, verdict_of_lives(lives).en));
}

std::string repairs_text(const Part& repairs, const Words& words) {
  std::string text =
      fmt::format(fmt::runtime(words("  修复：{} 次完成，{} 次到观察截止时未完成\n",
                                     "  repairs: {} done, {} open at the end of observation\n")),
                  repairs.events, repairs.spells - repairs.events);
  text += laws_text(repairs, 1, "h", words);
  const auto verdict = verdict_of_repairs(repairs);
  return verdict.en.empty() ? text
                            : text + fmt::format("    {}\n", words(verdict.zh, verdict.en));
}

std::string leaving_text(const KindHistory& kind, double assumed, const Words& words) {
  std::string text = fmt::format(
      fmt::runtime(words("  修复后剩余的役龄比例：假定 {}", "  age that a repair leaves: {} assumed")),
      assumed);
  for (const Leaving& leaving : kind.leaving)
    text += fmt::format("; {} → log L {:.2f}", leaving.age_after_repair, leaving.log_likelihood);
  return text + "\n";
}

}  // namespace

std::string text_report(const Told& told, bool chinese) {
  const Words words(chinese);
  const double threshold =
      std::chrono::duration<double, std::ratio<60>>(told.settings.reading.blips).count();
  std::string text =
      told.file + "\n" +
      std::string(words("最大似然；区间为 95 % 剖面似然区间，? 表示数据不能界定；AIC 越小越好。情景片段的寿命取威布尔与指数中较好者，修复取三者中最好者。\n",
                        "Maximum likelihood; intervals are 95 % of the profile likelihood, ? where the data set "
                        "no bound; a smaller AIC is better. A scenario takes\n"
                        "the best of Weibull and exponential for lives, of all three for repairs.\n"));
  for (const KindHistory& kind : told.kinds) {
    text += fmt::format(fmt::runtime(words("\n{}：{} 台；短于 {:g} min 的中断略去 {} 次\n",
                                           "\n{}: {} units; outages shorter than {:g} min left out: {}\n")),
                        kind.kind, kind.units, threshold, kind.blips) +
            lives_text(kind.lives, words) + repairs_text(kind.repairs, words) +
            leaving_text(kind, told.settings.reading.age_after_repair, words);
  }
  return text;
}

}  // namespace headframe::sim::history
