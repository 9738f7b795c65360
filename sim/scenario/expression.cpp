#include "sim/scenario/expression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/quantity.hpp"
#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

constexpr std::size_t deepest_nesting = 32;

bool word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.';
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

class Parser {
 public:
  Parser(std::string_view text, const std::vector<std::string>& figures)
      : text_(text), figures_(figures) {}

  Expression comparison() {
    Expression parsed;
    parsed.text = std::string(text_);
    parsed.left = sum();
    parsed.relation = relation();
    parsed.right = sum();
    if (parsed.relation == Relation::between) {
      if (word() != "and") fail("expected 'and' and the upper end, as in 'between 0.9 and 1'");
      take_word();
      parsed.upper = sum();
    }
    if (!at_end())
      fail(fmt::format("'{}' follows a complete comparison; expected its end", text_.substr(at_)));
    return parsed;
  }

 private:
  [[noreturn]] void fail(std::string text) const { throw ExpressionError{at_, std::move(text)}; }

  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool at_end() {
    skip_blanks();
    return at_ == text_.size();
  }
  bool take(std::string_view token) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  std::string_view word() {
    skip_blanks();
    std::size_t end = at_;
    while (end < text_.size() && word_char(text_[end])) ++end;
    return text_.substr(at_, end - at_);
  }
  void take_word() { at_ += word().size(); }

  Relation relation() {
    constexpr std::array<std::pair<std::string_view, Relation>, 6> signs{
        {{"<=", Relation::at_most},
         {">=", Relation::at_least},
         {"==", Relation::equal},
         {"!=", Relation::unequal},
         {"<", Relation::less},
         {">", Relation::greater}}};
    for (const auto& [sign, relation] : signs) {
      if (take(sign)) return relation;
    }
    if (word() == "between") {
      take_word();
      return Relation::between;
    }
    fail("expected a comparison: <, <=, ==, !=, >=, > or 'between a and b'");
  }

  static Term joined(Term::Kind kind, Term a, Term b) {
    Term term;
    term.kind = kind;
    term.parts = {std::move(a), std::move(b)};
    return term;
  }

  Term sum() {
    Term term = product();
    while (true) {
      if (take("+")) {
        term = joined(Term::Kind::add, std::move(term), product());
      } else if (take("-")) {
        term = joined(Term::Kind::subtract, std::move(term), product());
      } else {
        return term;
      }
    }
  }

  Term product() {
    Term term = factor();
    while (true) {
      if (take("*")) {
        term = joined(Term::Kind::multiply, std::move(term), factor());
      } else if (take("/")) {
        term = joined(Term::Kind::divide, std::move(term), factor());
      } else {
        return term;
      }
    }
  }

  Term factor() {
    if (++depth_ > deepest_nesting) fail("nested too deeply; expected a simpler expression");
    Term term = primary();
    --depth_;
    return term;
  }

  Term primary() {
    if (take("(")) {
      Term term = sum();
      if (!take(")")) fail("expected ')'");
      return term;
    }
    if (take("-")) {
      Term term;
      term.kind = Term::Kind::negate;
      term.parts = {factor()};
      return term;
    }
    const std::string_view name = word();
    if (name.empty()) fail("expected a figure or a number");
    return digit(name.front()) ? number(name) : figure(name);
  }

  Term number(std::string_view digits) {
    const auto value = parse_number(digits);
    if (!value) fail(fmt::format("'{}' is not a number; expected one such as 0.95", digits));
    take_word();
    Term term;
    term.number = take("%") ? *value / 100 : *value;
    return term;
  }

  Term figure(std::string_view name) {
    if (std::ranges::find(figures_, name) == figures_.end()) {
      fail(fmt::format("unknown figure '{}'{}", name, hint(name, figures_)));
    }
    take_word();
    Term term;
    term.kind = Term::Kind::figure;
    term.figure = std::string(name);
    return term;
  }

  std::string_view text_;
  const std::vector<std::string>& figures_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

struct Unmeasured {
  std::string why;
};

double value_of(const Term& term, const Figures& figures) {
  auto part = [&](std::size_t i) { return value_of(term.parts.at(i), figures); };
  switch (term.kind) {
    case Term::Kind::number:
      return term.number;
    case Term::Kind::add:
      return part(0) + part(1);
    case Term::Kind::subtract:
      return part(0) - part(1);
    case Term::Kind::multiply:
      return part(0) * part(1);
    case Term::Kind::negate:
      return -part(0);
    case Term::Kind::divide: {
      const double divisor = part(1);
      if (divisor == 0) throw Unmeasured{"division by zero"};
      return part(0) / divisor;
    }
    case Term::Kind::figure:
      break;
  }
  const auto measured = figures(term.figure);
  if (!measured) throw Unmeasured{fmt::format("{} was not measured", term.figure)};
  return *measured;
}

bool same(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool holds(Relation relation, double left, double right, double upper) {
  switch (relation) {
    case Relation::less:
      return left < right && !same(left, right);
    case Relation::at_most:
      return left <= right || same(left, right);
    case Relation::equal:
      return same(left, right);
    case Relation::unequal:
      return !same(left, right);
    case Relation::at_least:
      return left >= right || same(left, right);
    case Relation::greater:
      return left > right && !same(left, right);
    case Relation::between:
      return holds(Relation::at_least, left, right, 0) && holds(Relation::at_most, left, upper, 0);
  }
  std::unreachable();
}

}  // namespace

std::expected<Expression, ExpressionError> parse_expression(
    std::string_view text, const std::vector<std::string>& figures) {
  try {
    return Parser(text, figures).comparison();
  } catch (const ExpressionError& error) {
    return std::unexpected(error);
  }
}

const std::vector<std::string>& result_figures() {
  static const std::vector<std::string> figures{"normal_day_rate",
                                                "time_availability",
                                                "mine_data_service",
                                                "network_day_rate",
                                                "mean_restoration_h",
                                                "mean_response_h",
                                                "mean_up_time_d",
                                                "repeat_fault_share",
                                                "faults",
                                                "down_days",
                                                "maintenance_days",
                                                "coverage",
                                                "upload_rate",
                                                "patrol_rate",
                                                "report_rate",
                                                "om_cost_cny",
                                                "alarms_true",
                                                "alarms_missed",
                                                "alarms_false",
                                                "alarm_delay_p99_s",
                                                "samples.produced",
                                                "samples.delivered",
                                                "samples.late",
                                                "samples.duplicated",
                                                "samples.misconverted",
                                                "samples.lost",
                                                "samples.suppressed",
                                                "believed.faults",
                                                "believed.mean_restoration_h",
                                                "believed.mean_response_h",
                                                "believed.repeat_fault_share"};
  return figures;
}

Verdict evaluate(const Expression& expression, const Figures& figures) {
  Verdict verdict;
  try {
    verdict.actual = value_of(expression.left, figures);
    const double right = value_of(expression.right, figures);
    const double upper =
        expression.relation == Relation::between ? value_of(expression.upper, figures) : 0;
    verdict.pass = holds(expression.relation, *verdict.actual, right, upper);
  } catch (const Unmeasured& unmeasured) {
    verdict.why = unmeasured.why;
  }
  return verdict;
}

}  // namespace headframe::sim::scenario
