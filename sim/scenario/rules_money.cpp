// The rules about the self-evaluation sheet and the accounts.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/rules.hpp"
#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

/// The nodes of `list` are in the order of the elements, whose ids must all differ.
template <class T>
void check_ids(const std::vector<T>& elements, const Node* list, const std::string& what,
               Problems& problems) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < elements.size(); ++i)
    if (!seen.insert(elements[i].id).second && list != nullptr)
      problems.add(list->items.at(i).mark, fmt::format("two {} are called '{}'; expected an id each",
                                                       what, elements[i].id));
}

void check_sheet(const Scenario& scenario, const Node& document, Problems& problems) {
  const Node* rows = document.at({"sheet", "rows"});
  check_ids(scenario.sheet->rows, rows, "rows", problems);
  for (std::size_t i = 0; i < scenario.sheet->rows.size(); ++i) {
    const score::Row& row = scenario.sheet->rows[i];
    if (row.printed > row.weight)
      problems.add(rows->items.at(i).mark,
                   fmt::format("'{}' was given {:g} of {:g}; expected at most its weight", row.id,
                               row.printed, row.weight));
    if (!row.measured && row.wanted.empty())
      problems.add(rows->items.at(i).mark,
                   fmt::format("'{}' has no target; expected 'measured' or 'wanted'", row.id));
    if (row.measured && row.elements)
      problems.add(rows->items.at(i).mark,
                   fmt::format("'{}' has numbers and elements; expected one of them", row.id));
  }
}

void check_cost(const Scenario& scenario, const Node& document, Problems& problems) {
  std::vector<std::string> lines;
  for (const money::Line& line : scenario.money->lines) lines.push_back(line.id);
  for (const auto& [name, item] : scenario.cost)
    for (std::size_t i = 0; i < item.instead_of.size(); ++i) {
      const std::string& line = item.instead_of[i];
      if (std::ranges::find(lines, line) != lines.end()) continue;
      const Node* list = document.at({"cost", name, "instead_of"});
      problems.add(list != nullptr ? list->items.at(i).mark : document.mark,
                   fmt::format("'{}' is no line of 'money'{}", line,
                               hint(line, lines)));
    }
}

/// `named` stand in `list`; each is a variant, and none has been seen.
void check_named(const std::vector<std::string>& named, const Node& list, const Scenario& scenario,
                 std::set<std::string>& seen, Problems& problems) {
  std::vector<std::string> known;
  for (const Variant& variant : scenario.variants) known.push_back(variant.id);
  for (std::size_t i = 0; i < named.size(); ++i) {
    const Mark mark = list.items.at(i).mark;
    if (std::ranges::find(known, named[i]) == known.end())
      problems.add(mark, fmt::format("'{}' is no variant{}", named[i], hint(named[i], known)));
    else if (!seen.insert(named[i]).second)
      problems.add(mark, fmt::format("'{}' is listed twice; expected each variant once", named[i]));
  }
}

}  // namespace

void check_plan(const Scenario& scenario, const Node& document, Problems& problems) {
  const auto& plan = scenario.study.plan;
  if (plan.empty()) return;
  if (std::ranges::find(scenario.variants, "plan", &Variant::id) != scenario.variants.end())
    problems.add(document.at({"study", "plan"})->mark,
                 "a variant is called 'plan', as the plan itself is; expected another name for it");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const Node& entry = document.at({"study", "plan"})->items.at(i);
    check_named(plan[i].buy, entry.find("buy")->value, scenario, seen, problems);
    const Mark mark = entry.find("from")->value.mark;
    if (plan[i].from < scenario.start || plan[i].from >= scenario.start + scenario.horizon)
      problems.add(mark, "this is outside the scenario's time; expected an instant from 'start' to its end");
    else if (i > 0 && plan[i].from <= plan[i - 1].from)
      problems.add(mark, "this does not come after the purchase before; expected them in their order");
  }
}

void check_combine(const Scenario& scenario, const Node& document, Problems& problems) {
  if (!scenario.study.combine) return;
  const Node* list = document.at({"study", "combine", "variants"});
  std::set<std::string> seen;
  check_named(scenario.study.combine->variants, *list, scenario, seen, problems);
  if (!scenario.money)
    problems.add(list->mark, "combinations are compared by what they cost; expected 'money'");
}

void check_money(const Scenario& scenario, const Node& document, Problems& problems) {
  if (scenario.sheet) check_sheet(scenario, document, problems);
  if (scenario.money) {
    check_ids(scenario.money->lines, document.at({"money", "lines"}), "lines", problems);
    check_cost(scenario, document, problems);
  } else if (!scenario.cost.empty()) {
    problems.add(document.at({"cost"})->mark,
                 "these come on top of a year's accounts; expected 'money'");
  }
}

}  // namespace headframe::sim::scenario
