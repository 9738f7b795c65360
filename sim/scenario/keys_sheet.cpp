// The self-evaluation sheet and the accounts, straight into what sim/score and sim/money work with.
#include "sim/scenario/keys.hpp"

namespace headframe::sim::scenario {
namespace {

using money::Books;
using money::Item;
using money::Line;
using money::Price;
using score::Better;
using score::Elements;
using score::Measured;
using score::Row;
using score::Sheet;
using score::Uniform;
using score::Unit;

constexpr double most_cny = 1e12;

Type<std::string> id() {
  return matching(name_pattern, "a name of lower-case letters, digits and '-'");
}

Type<std::string> figure() {
  std::vector<std::pair<std::string, std::string>> words;
  for (const char* key : {"normal_day_rate", "repeat_fault_share", "mean_up_time_d",
                          "mean_restoration_h", "mean_response_h"})
    words.emplace_back(key, key);
  return choice<std::string>(std::move(words));
}

Type<Measured> measured() {
  Shape<Measured> keys;
  keys.required("target", &Measured::target, number({0, 1e9}), "目标值, in the row's unit.");
  keys.required("actual", &Measured::actual, number({0, 1e9}), "业绩值, in the row's unit.");
  keys.required("unit", &Measured::unit,
                choice<Unit>({{"number", Unit::number},
                              {"percent", Unit::percent},
                              {"hours", Unit::hours},
                              {"days", Unit::days},
                              {"ten_thousand_yuan", Unit::ten_thousand_yuan}}),
                "What target and actual are given in.");
  keys.required("better", &Measured::better,
                choice<Better>({{"higher", Better::higher}, {"lower", Better::lower}}),
                "Which way is the better one.");
  keys.optional("kpi", &Measured::kpi, figure(),
                "The figure of a variant that takes the place of 'actual'. Absent: none does.");
  keys.optional("per_point", &Measured::per_point, boolean(),
                "The sheet prints that each point short costs one percent of the weight. Absent: it "
                "does not.");
  return object(std::move(keys));
}

Type<Elements> elements() {
  constexpr std::size_t most = 20;
  Shape<Elements> keys;
  keys.required("shares", &Elements::shares, list(number({0, 100}), 1, most),
                "What each element earns, in percent of the weight.");
  keys.required("had", &Elements::had, count(0, most), "How many elements the evaluation lists.");
  return object(std::move(keys));
}

Type<Row> row() {
  Shape<Row> keys;
  keys.required("id", &Row::id, id(), "What the row is called in results.");
  keys.required("group", &Row::group, text(), "一级指标, as printed.");
  keys.required("name", &Row::name, bilingual<kpi::Text>(), "三级指标.");
  keys.required("weight", &Row::weight, number({0.01, 100}), "权重.");
  keys.optional("measured", &Row::measured, measured(),
                "Target and actual of a row with numbers. Absent: it has words.");
  keys.optional("elements", &Row::elements, elements(),
                "What a printed rule counts. Absent: no rule counts elements.");
  keys.optional("wanted", &Row::wanted, text(), "目标值 of a row with words. Absent: none.");
  keys.optional("found", &Row::found, text(), "业绩值 of a row with words. Absent: none.");
  keys.required("printed", &Row::printed, number({0, 100}), "评分结果, as printed.");
  keys.optional("standard", &Row::standard, text(), "评分标准, as printed. Absent: none is.");
  keys.optional("note", &Row::note, bilingual<kpi::Text>(), "What does not fit. Absent: all does.");
  return object(std::move(keys));
}

Type<Price> price() {
  Shape<Price> keys;
  keys.required("low", &Price::low, number({0, most_cny}), "CNY.");
  keys.required("typical", &Price::typical, number({0, most_cny}), "CNY; at least 'low'.");
  keys.required("high", &Price::high, number({0, most_cny}), "CNY; at least 'typical'.");
  auto type = object(std::move(keys));
  type.read = [read = type.read](const Node& node, Reading& reading, Price& into) {
    if (!read(node, reading, into)) return false;
    if (into.low <= into.typical && into.typical <= into.high) return true;
    reading.problems.add(node.mark, "this range is out of order; expected low, typical and high "
                                    "from least to greatest");
    return false;
  };
  return type;
}

Type<Line> line() {
  Shape<Line> keys;
  keys.required("id", &Line::id, id(), "What the line is called in 'instead_of'.");
  keys.required("name", &Line::name, bilingual<kpi::Text>(), "As in the accounts.");
  keys.required("cny", &Line::cny, number({0, most_cny}), "What was spent.");
  keys.optional("hardware_jobs", &Line::hardware_jobs, boolean(),
                "It was paid for repairs of hardware and grows with their number. Absent: it does "
                "not.");
  return object(std::move(keys));
}

}  // namespace

Type<Sheet> sheet_type() {
  constexpr std::size_t most_rows = 200;
  Shape<Sheet> keys;
  keys.required("title", &Sheet::title, bilingual<kpi::Text>(), "What stands above it.");
  keys.required("uniform", &Sheet::uniform,
                choice<Uniform>({{"per_point", Uniform::per_point},
                                 {"per_percent_of_target", Uniform::per_percent_of_target},
                                 {"proportional", Uniform::proportional},
                                 {"by_actual", Uniform::by_actual}}),
                "The one rule for numeric rows in the score by rule.");
  keys.required("rows", &Sheet::rows, list(row(), 1, most_rows), "In the order printed.");
  keys.optional("remarks", &Sheet::remarks, list(bilingual<kpi::Text>(), 0, most_rows),
                "What contradicts itself in the report that it belongs to. Absent: nothing.");
  return object(std::move(keys));
}

Type<Books> money_type() {
  constexpr std::size_t most_lines = 1000;
  Shape<Books> keys;
  keys.required("planned", &Books::planned, number({0, most_cny}), "The budget of the year, in CNY.");
  keys.required("lines", &Books::lines, list(line(), 1, most_lines), "What was spent in the year.");
  return object(std::move(keys));
}

Type<Item> cost_type() {
  using namespace std::chrono_literals;
  constexpr auto day = 24h;
  Shape<Item> keys;
  keys.required("name", &Item::name, bilingual<kpi::Text>(), "What is bought, rented or signed.");
  keys.optional("purchase", &Item::purchase, price(), "Paid once. Absent: nothing is.");
  keys.optional("life", &Item::life, lifetime(365 * day, 50 * 365 * day),
                "Over which the purchase is written off. Absent: there is no purchase.");
  keys.optional("yearly", &Item::yearly, price(), "Paid each year. Absent: nothing is.");
  keys.optional("instead_of", &Item::instead_of, list(id(), 0, 100),
                "Lines of 'money' that are not paid any more. Absent: all are.");
  keys.required("source", &Item::source, text(),
                "Where the prices were read, or that they are assumed.");
  auto type = object(std::move(keys));
  type.read = [read = type.read](const Node& node, Reading& reading, Item& into) {
    if (!read(node, reading, into)) return false;
    if (into.purchase.has_value() == into.life.has_value()) return true;
    reading.problems.add(node.mark, "a purchase is written off over its life; expected both "
                                    "'purchase' and 'life', or neither");
    return false;
  };
  return type;
}

}  // namespace headframe::sim::scenario
