#include "sim/study/report_json_money.hpp"

#include "sim/study/money_phrases.hpp"
#include "sim/study/plan.hpp"
#include "sim/study/valuation.hpp"
#include "sim/study/words.hpp"

namespace headframe::sim::study {
namespace {

Json price_json(const money::Price& price) {
  return {{"low", price.low}, {"typical", price.typical}, {"high", price.high}};
}

Json bill_json(const money::Bill& bill) {
  return {{"purchase_cny", price_json(bill.purchase)},
          {"yearly_cny", price_json(bill.yearly)},
          {"written_off_cny", price_json(bill.written_off)},
          {"om_cost_cny", price_json(bill.om())}};
}

std::string_view name_of(score::Basis basis) {
  switch (basis) {
    case score::Basis::printed: return "printed";
    case score::Basis::line: return "line";
    case score::Basis::printed_rule: return "printed_rule";
    case score::Basis::uniform: return "uniform";
  }
  return {};
}

Json total_json(double value, double worst, double best) {
  const auto grade = score::grade(value);
  return {{"value", value}, {"worst", worst}, {"best", best},
          {"grade", {{"zh", grade.zh}, {"en", grade.en}}}};
}

Json scored_json(const score::Scored& scored) {
  return {{"score", scored.score}, {"basis", name_of(scored.basis)}};
}

Json row_json(const score::Row& row, const std::optional<double>& actual, score::Uniform uniform) {
  Json json{{"id", row.id}, {"weight", row.weight}};
  if (row.measured) {
    json["target"] = row.measured->target;
    json["actual"] = actual.value_or(row.measured->actual);
    json["from_model"] = actual.has_value();
  } else {
    json["target"] = row.wanted;
    json["actual"] = row.found;
  }
  json["as_printed"] = scored_json(score::as_printed(row, actual, uniform));
  json["by_rule"] = scored_json(score::by_rule(row, actual, uniform));
  return json;
}

Json estimate_json(const std::optional<Estimate>& estimate) {
  if (!estimate) return Json();
  return {{"value", estimate->value},
          {"half_width_95", estimate->half_width ? Json(*estimate->half_width) : Json()}};
}

Json package_json(const Frontier& frontier, std::size_t i) {
  const Package& package = frontier.packages[i];
  Json json{{"parts", package.parts},
            {"first_year_cny", first_year(frontier, package)},
            {"cost", bill_json(package.bill)}};
  Json efficient = Json::array();
  for (std::size_t f = 0; f < frontier_figures.size(); ++f) {
    const std::string key(key_of(frontier_figures[f]));
    json["kpi"][key] = estimate_json(package.value[f]);
    if (package.value[f]) json["kpi"][key]["difference"] = estimate_json(package.difference[f]);
    if (is_efficient(frontier, i, f)) efficient.push_back(key);
  }
  json["frontier_of"] = efficient;
  return json;
}

}  // namespace

Json cost_json(const Study& study, std::size_t option) {
  const auto bill = bill_of(study, option);
  return bill ? bill_json(*bill) : Json();
}

Json money_by_year_json(const Study& study, std::size_t option) {
  Json list = Json::array();
  for (const YearMoney& year : money_by_year(study, option))
    list.push_back({{"bought", year.bought},
                    {"purchases_cny", price_json(year.purchases)},
                    {"running_cny", price_json(year.running)}});
  return list;
}

Json sheet_json(const Study& study, std::size_t option) {
  const auto filled = sheet_of(study, option);
  if (!filled) return Json();
  const score::Sheet& sheet = *study.scenario.sheet;
  Json json{{"as_printed", total_json(filled->value.as_printed, filled->worst.as_printed,
                                      filled->best.as_printed)},
            {"by_rule",
             total_json(filled->value.by_rule, filled->worst.by_rule, filled->best.by_rule)}};
  Json rows = Json::array();
  for (std::size_t i = 0; i < sheet.rows.size(); ++i)
    rows.push_back(row_json(sheet.rows[i], filled->actual[i], sheet.uniform));
  json["rows"] = std::move(rows);
  return json;
}

Json handed_in_json(const Study& study) {
  if (!study.scenario.sheet) return Json();
  const score::Sheet& sheet = *study.scenario.sheet;
  const score::Total own = score::total(sheet, sheet.uniform);
  Json json{{"uniform_rule", score::name(sheet.uniform)},
            {"as_printed", total_json(own.as_printed, own.as_printed, own.as_printed)},
            {"by_rule", total_json(own.by_rule, own.by_rule, own.by_rule)}};
  Json unexplained = Json::array();
  for (const score::Row& row : sheet.rows)
    if (!score::is_reproduced(row, sheet.uniform)) unexplained.push_back(row.id);
  json["rows_without_a_rule"] = std::move(unexplained);
  return json;
}

Json frontier_json(const Study& study) {
  if (!study.frontier) return Json();
  const Frontier& frontier = *study.frontier;
  const kpi::Text answer = budget_answer(study);
  Json json{{"exhaustive", frontier.exhaustive},
            {"replicates", frontier.replicates},
            {"budget_cny", study.budget ? Json(*study.budget) : Json()},
            {"answer", {{"zh", answer.zh}, {"en", answer.en}}}};
  Json packages = Json::array();
  for (const std::size_t i : by_cost(frontier)) packages.push_back(package_json(frontier, i));
  json["packages"] = std::move(packages);
  return json;
}

}  // namespace headframe::sim::study
