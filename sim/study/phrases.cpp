#include "sim/study/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

#include "sim/study/report_mixes.hpp"
#include "sim/study/verdicts.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

constexpr double day_ns = 86400e9;
constexpr int days_a_year = 365;

double horizon_days(const Study& study) {
  return static_cast<double>(study.options.front().inventory.horizon.count()) / day_ns;
}

Estimate gain(const Study& study, std::size_t option) {
  return *study.results.options[option][Figure::normal_day_rate].difference();
}

std::string rate(const Study& study, std::size_t option) {
  return fmt::format("{:.1f} %",
                     100 * study.results.options[option][Figure::normal_day_rate].value()->value);
}

std::string points(const Study& study, std::size_t option) {
  return signed_interval(gain(study, option), kpi::Unit::share);
}

kpi::Text best_text(const Study& study, std::size_t best) {
  const auto& title = study.options[best].title;
  return {fmt::format("{} 个方案中，“{}”带来最多：正常日率由 {} 升至 {}（{} 个百分点）。",
                      study.options.size() - 1, title.zh, rate(study, 0), rate(study, best),
                      points(study, best)),
          fmt::format("Of {} options \"{}\" brings the most: the normal day rate rises from {} to {} "
                      "({} points). ",
                      study.options.size() - 1, title.en, rate(study, 0), rate(study, best),
                      points(study, best))};
}

kpi::Text single_text(const Study& study, std::size_t single) {
  const auto& title = study.options[single].title;
  return {fmt::format("不含其他方案的单项中最多的是“{}”（{}）。", title.zh, points(study, single)),
          fmt::format("Of those that contain no other, \"{}\" brings the most ({}). ", title.en,
                      points(study, single))};
}

kpi::Text invisible_text(const Study& study, const std::vector<std::size_t>& options) {
  std::string zh, en;
  for (const std::size_t i : options) {
    zh += fmt::format("{}“{}”", zh.empty() ? "" : "、", study.options[i].title.zh);
    en += fmt::format("{}\"{}\"", en.empty() ? "" : ", ", study.options[i].title.en);
  }
  return {fmt::format("看不出好处的：{}。", zh), fmt::format("No gain can be seen from {}. ", en)};
}

int decimals_for(double half_width) { return half_width > 0 && half_width < 0.05 ? 2 : 1; }

}  // namespace

double shown(double value, kpi::Unit unit) { return unit == kpi::Unit::share ? value * 100 : value; }

std::string with_interval(const std::optional<Estimate>& estimate, kpi::Unit unit) {
  if (!estimate) return "—";
  const double half = shown(estimate->half_width.value_or(0), unit);
  const int decimals = decimals_for(half);
  std::string text = fmt::format("{:.{}f}", shown(estimate->value, unit), decimals);
  if (estimate->half_width) text += fmt::format(" ± {:.{}f}", half, decimals);
  return text;
}

std::string signed_interval(const Estimate& difference, kpi::Unit unit) {
  const double half = shown(difference.half_width.value_or(0), unit);
  const int decimals = decimals_for(half);
  std::string text = fmt::format("{:+.{}f}", shown(difference.value, unit), decimals);
  if (difference.value == 0) text = "0";
  if (difference.half_width) text += fmt::format(" ± {:.{}f}", half, half == 0 ? 0 : decimals);
  return text;
}

kpi::Text answer_text(const Study& study) {
  const Answer answer = answer_of(study.options, study.results);
  kpi::Text text;
  const auto add = [&text](const kpi::Text& more) {
    text.zh += more.zh;
    text.en += more.en;
  };
  if (answer.best) add(best_text(study, *answer.best));
  if (answer.best_single && answer.best_single != answer.best)
    add(single_text(study, *answer.best_single));
  if (!answer.no_visible_gain.empty()) add(invisible_text(study, answer.no_visible_gain));
  add(robust_text(study));
  return text;
}

std::vector<CauseDays> causes_of(const Study& study, std::size_t option) {
  const auto& days = study.results.options[option].account.days_by_kind;
  const auto& kinds = study.options[option].inventory.kinds;
  const auto replicates = static_cast<double>(study.results.replicates);
  std::vector<CauseDays> causes;
  for (std::size_t k = 0; k < days.size(); ++k) {
    if (days[k] == 0) continue;
    causes.push_back({days[k] / replicates, name_of_kind(study, kinds[k].name), kinds[k].name});
  }
  std::ranges::sort(causes, [](const CauseDays& a, const CauseDays& b) {
    return std::tie(b.days, a.kind) < std::tie(a.days, b.kind);
  });
  return causes;
}

std::string horizon_text(const Study& study) {
  const double days = horizon_days(study);
  const double years = days / days_a_year;
  return years > 1 && years == std::floor(years) ? fmt::format("{:g} y", years)
                                                 : fmt::format("{:g} d", days);
}

std::string calibration_text(const scenario::Calibration& c) {
  return fmt::format("{{rate: {:.4g}, wait: {:.4g}, recurrence: {:.4g}}}", c.rate, c.wait,
                     c.recurrence);
}

bool of_one_year(const Study& study) {
  const double days = horizon_days(study);
  return days >= days_a_year && days <= days_a_year + 1;
}

}  // namespace headframe::sim::study
