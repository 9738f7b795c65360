// The page of a study.
#include <fmt/format.h>

#include "sim/report/html.hpp"
#include "sim/study/money_phrases.hpp"
#include "sim/study/report.hpp"
#include "sim/study/report_html_parts.hpp"
#include "sim/study/report_mixes.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

using report::both;
using report::escape;
using report::fact;

std::string head(const Study& study) {
  const scenario::Scenario& scenario = study.scenario;
  return fmt::format("<h1>{}</h1>\n<p><code>{}</code></p>\n<p class=\"lead\">{}</p>\n"
                     "<dl class=\"facts\">\n{}{}{}{}{}</dl>\n",
                     both(scenario.title.zh, scenario.title.en), escape(scenario.name),
                     both(scenario.story.zh, scenario.story.en),
                     fact("重复", "Replicates", fmt::format("{}", study.results.replicates)),
                     fact("每次", "Each of", horizon_text(study)),
                     fact("种子", "Seed", fmt::format("{}", study.seed)),
                     fact("部件", "Components",
                          fmt::format("{}", study.options.front().inventory.components.size())),
                     fact("标定", "Calibration",
                          calibration_text(scenario.equipment.calibration)));
}

std::string answer(const Study& study) {
  if (study.options.size() < 2) return {};
  const kpi::Text text = answer_text(study);
  std::string body = fmt::format("<p><strong>{}</strong></p>\n", both(text.zh, text.en));
  if (study.frontier && study.budget) {
    const kpi::Text bought = budget_answer(study);
    body += fmt::format("<p><strong>{}</strong></p>\n", both(bought.zh, bought.en));
  }
  if (study.precision && !study.results.precise)
    body += "<p class=\"bad\">✗ " +
            both("在规定的重复次数内未达到要求的精度。",
                 "The precision that the scenario asks for was not reached within its replicates.") +
            "</p>\n";
  return report::section("answer", "结论", "The answer", "", "", body);
}

std::string definitions(const Study& study) {
  std::string rows;
  for (std::size_t i = 0; i < figures; ++i) {
    const auto figure = static_cast<Figure>(i);
    const kpi::Text name = name_of(figure), text = definition_of(figure, study.scenario.measures);
    rows += fmt::format("<tr>{}<td><code>{}</code></td><td>{}</td></tr>\n",
                        row_head({name.zh, name.en}), key_of(figure), both(text.zh, text.en));
  }
  return report::section(
      "definitions", "定义", "Definitions",
      "同样的中断按不同的定义可以得到 80 % 或 95 %；以下是本报告所用的定义。",
      "The same outages give 80 % or 95 % by different definitions; these are the ones applied here.",
      table(column("指标", "Figure") + column("键", "Key") + column("定义", "Definition"), rows));
}

std::string limits() {
  const auto zh = about_component_depth(Language::zh), en = about_component_depth(Language::en);
  return report::section("limits", "没有建模的", "What is not modelled", "", "",
                         "<p>" + both(zh, en) + "</p>\n");
}

std::string again(const Study& study) {
  return report::section("again", "如何重现", "How to make it again",
                         "同一提交、同一种子必得同样的数字，线程数无关。",
                         "The same commit and seed give the same numbers, with any number of threads.",
                         fmt::format("<pre><code>{}</code></pre>\n", escape(study.command)));
}

}  // namespace

std::string html_report(const Study& study) {
  return report::document(
      study.scenario.title.zh, study.scenario.title.en,
      head(study) + answer(study) + options_section(study) + mixes_section(study) + spread_section(study) +
          chances_section(study) + years_section(study) + causes_section(study) +
          importance_section(study) + cost_section(study) + plan_section(study) + frontier_section(study) +
          sheet_section(study) + definitions(study) + limits() +
          again(study));
}

}  // namespace headframe::sim::study
