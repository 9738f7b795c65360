#include "sim/study/plan.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/equipment/succession.hpp"
#include "sim/study/valuation.hpp"

namespace headframe::sim::study {
namespace {

constexpr double year_s = 365.0 * 86'400;

double seconds(rt::Duration duration) { return std::chrono::duration<double>(duration).count(); }

using Items = std::map<std::string, money::Item>;

/// What is bought new between two steps, in full.
money::Price bought(const Items& items, const Items& before) {
  money::Price sum;
  for (const auto& [name, item] : items)
    if (item.purchase && !before.contains(name)) sum = sum + *item.purchase;
  return sum;
}

/// How much of the year the step is in force.
double share_of(const Study& study, const std::vector<Spending>& steps, std::size_t step,
                std::size_t year) {
  const double end = step + 1 < steps.size() ? seconds(steps[step + 1].from)
                                             : seconds(study.scenario.horizon);
  const auto first = static_cast<double>(year) * year_s;
  const double from = std::max(first, seconds(steps[step].from));
  return std::max(0.0, std::min(end, first + year_s) - from) / year_s;
}

}  // namespace

Option plan_of(const scenario::Combinations& all, const scenario::Scenario& scenario,
               const MakeInventory& make) {
  std::vector<equipment::Step> steps;
  std::vector<std::string> parts;
  Option plan{"plan", {"分年实施计划", "The plan, year by year"}, {}, {}, {}, {}};
  const auto add = [&](rt::Duration from, const std::vector<std::string>& buy) {
    parts.insert(parts.end(), buy.begin(), buy.end());
    auto variant = all.together(parts);
    if (!variant) throw std::invalid_argument(scenario::to_string(variant.error().front()));
    steps.push_back({variant->id, from, make(variant->scenario)});
    plan.spending.push_back({from, buy, variant->scenario.cost});
    for (const scenario::Variant& part : scenario.variants)
      if (std::ranges::find(buy, part.id) != buy.end())
        plan.fragments.insert(plan.fragments.end(), part.fragments.begin(), part.fragments.end());
  };
  if (scenario.study.plan.front().from > scenario.start) add({}, {});
  for (const scenario::Purchase& purchase : scenario.study.plan)
    add(purchase.from - scenario.start, purchase.buy);
  plan.cost = plan.spending.back().cost;
  plan.inventory = equipment::in_succession(std::move(steps));
  return plan;
}

std::optional<std::size_t> plan_among(const Study& study) {
  const auto at = std::ranges::find_if(
      study.options, [](const Option& option) { return !option.spending.empty(); });
  if (at == study.options.end()) return std::nullopt;
  return static_cast<std::size_t>(at - study.options.begin());
}

std::vector<YearMoney> money_by_year(const Study& study, std::size_t number) {
  const auto& years = study.results.options[number].account.years;
  if (!study.scenario.money || years.empty()) return {};
  const Option& option = study.options[number];
  const std::vector<Spending> steps =
      option.spending.empty() ? std::vector{Spending{{}, {}, option.cost}} : option.spending;
  const double usual = jobs_a_year(study.results.options.front().account.years.front());
  std::vector<YearMoney> money(years.size());
  for (std::size_t s = 0; s < steps.size(); ++s) {
    const auto in = static_cast<std::size_t>(seconds(steps[s].from) / year_s);
    YearMoney& year = money.at(in);
    year.bought.insert(year.bought.end(), steps[s].bought.begin(), steps[s].bought.end());
    year.purchases = year.purchases + bought(steps[s].cost, s == 0 ? Items{} : steps[s - 1].cost);
    for (std::size_t y = 0; y < years.size(); ++y) {
      const double jobs = usual > 0 ? jobs_a_year(years[y]) / usual : 1;
      const money::Bill bill = money::bill(*study.scenario.money, steps[s].cost, jobs);
      money[y].running = money[y].running + bill.yearly * share_of(study, steps, s, y);
    }
  }
  return money;
}

}  // namespace headframe::sim::study
