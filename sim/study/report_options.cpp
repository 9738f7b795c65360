// The text of a comparison.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/report/format.hpp"
#include "sim/study/report_mixes.hpp"
#include "sim/study/money_phrases.hpp"
#include "sim/study/report_parts.hpp"
#include "sim/study/verdicts.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

std::string symbol_of(Standing standing) {
  switch (standing) {
    case Standing::better: return "▲";
    case Standing::worse: return "▼";
    case Standing::unclear: return "?";
    case Standing::same: return "=";
  }
  return {};
}

std::string heading(Figure figure, const Words& words) {
  const std::string symbol{kpi::symbol(unit_of(figure))};
  return symbol.empty() ? words(short_name(figure))
                        : fmt::format("{} {}", words(short_name(figure)), symbol);
}

std::string chances_table(const Study& study, const Words& words) {
  const auto& targets = study.scenario.targets;
  if (targets.empty()) return {};
  std::vector<std::vector<std::string>> rows{{""}};
  for (const scenario::Check& target : targets) rows[0].push_back(target.expression.text);
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    rows.push_back({words(study.options[i].title)});
    for (const Judged& counts : study.results.options[i].counts.targets)
      rows.back().push_back(chance_text(counts, words));
  }
  return std::string(words("\n单次达到目标的概率（Wilson 95 % 区间）\n",
                           "\nChance that one replicate meets a target (Wilson's 95 % interval)\n")) +
         laid_out(rows);
}

std::string causes_table(const Study& study, const Words& words) {
  constexpr std::size_t most = 4;
  std::string text{words("\n非计划异常时间的主要原因（每次的天数）\n",
                         "\nUnplanned abnormal time by what had failed, the greatest first (days a "
                         "replicate)\n")};
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    auto causes = causes_of(study, i);
    causes.resize(std::min(causes.size(), most));
    std::string line;
    for (const CauseDays& cause : causes)
      line += fmt::format("{}{} {:.1f}", line.empty() ? "" : ", ", words(cause.name), cause.days);
    text += fmt::format("  {}: {}\n", words(study.options[i].title), line);
  }
  return text;
}

std::string definitions(const Study& study, const Words& words) {
  std::string text{words("\n定义\n", "\nDefinitions\n")};
  for (const Figure figure : headline)
    text += fmt::format("  {}: {}\n", words(name_of(figure)),
                        words(definition_of(figure, study.scenario.measures)));
  return text;
}

std::string how_to_read(const Study& study, const Words& words) {
  std::string text(words(
      "± 是 95 % 区间的一半；Δ 与第一个方案比较，各方案经历同样的偶然事件。▲ 更好，▼ 更差，? "
      "区间含 0，= 完全相同。\n",
      "± is half of the 95 % interval. Δ compares with the first option; all meet the same accidents. ▲ "
      "better, ▼ worse, ? the interval contains 0, = never parted.\n"));
  if (study.precision && !study.results.precise)
    text += words("在规定的重复次数内未达到要求的精度。\n",
                  "The precision that the scenario asks for was not reached within its replicates.\n");
  return text;
}

}  // namespace

std::string laid_out(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], report::display_width(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line = report::pad_right(row.front(), widths.front());
    for (std::size_t i = 1; i < row.size(); ++i) line += "  " + report::pad_left(row[i], widths[i]);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string chance_text(const Judged& counts, const Words& words) {
  const Chance chance = chance_of(counts);
  if (!chance.share)
    return fmt::format("— ({})", words("部件深度不计算", "not measured at component depth"));
  return fmt::format("{:.1f} % ({:.1f}–{:.1f})", 100 * *chance.share, 100 * chance.interval.low,
                     100 * chance.interval.high);
}

std::string options_table(const Study& study, Language language) {
  const Words words(language);
  std::vector<std::vector<std::string>> rows{{""}};
  for (const Figure figure : headline) {
    rows[0].push_back(heading(figure, words));
    if (figure == Figure::normal_day_rate) rows[0].push_back(std::string(words("Δ 百分点", "Δ points")));
  }
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    const OptionResult& option = study.results.options[i];
    rows.push_back({words(study.options[i].title)});
    for (const Figure figure : headline) {
      rows.back().push_back(with_interval(option[figure].value(), unit_of(figure)));
      if (figure != Figure::normal_day_rate) continue;
      const auto difference = option[figure].difference();
      rows.back().push_back(i == 0 ? ""
                                   : fmt::format("{} {}",
                                                 signed_interval(*difference, kpi::Unit::share),
                                                 symbol_of(standing_of(*difference))));
    }
  }
  return laid_out(rows);
}

std::string years_table(const Study& study, const Words& words) {
  const auto& first = study.results.options.front().account.years;
  if (first.empty()) return {};
  std::vector<std::vector<std::string>> rows{{""}};
  for (std::size_t y = 0; y < first.size(); ++y)
    rows[0].push_back(fmt::format(fmt::runtime(words("第 {} 年", "year {}")), y + 1));
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    rows.push_back({words(study.options[i].title)});
    for (const YearAccount& year : study.results.options[i].account.years)
      rows.back().push_back(with_interval(day_rate_of(year), kpi::Unit::share));
  }
  return std::string(words("\n逐年正常日率（%）\n", "\nNormal day rate year by year (%)\n")) +
         laid_out(rows);
}

std::string importance_lines(const Study& study, const Words& words) {
  if (study.importance.empty()) return {};
  std::string text{words("\n该部件永不失效时正常日率的提高（百分点）\n",
                         "\nWhat the normal day rate gains when this never fails (points)\n")};
  std::vector<std::vector<std::string>> rows;
  for (const Importance& entry : study.importance)
    rows.push_back(
        {"  " + words(name_of_kind(study,
                                   study.options.front().inventory.kinds[entry.kind].name)),
         signed_interval(entry.gain, kpi::Unit::share)});
  return text + laid_out(rows);
}

std::string comparison_text(const Study& study, const Words& words) {
  const Language language = words("zh", "en") == "zh" ? Language::zh : Language::en;
  const bool limited = study.frontier && study.budget;
  return words(answer_text(study)) + "\n" +
         (limited ? words(budget_answer(study)) + "\n" : std::string()) + "\n" +
         options_table(study, language) +
         how_to_read(study, words) + mixes_table(study, words) + years_table(study, words) +
         chances_table(study, words) +
         causes_table(study, words) + importance_lines(study, words) + cost_lines(study, words) +
         plan_lines(study, words) + frontier_lines(study, words) + sheet_lines(study, words) +
         definitions(study, words);
}

}  // namespace headframe::sim::study
