#include "viz/models/indicators.hpp"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

Indicator &rowOf(std::vector<Indicator> &rows, const std::string &key) {
  const auto found =
      std::ranges::find_if(rows, [&key](const Indicator &row) { return row.any().key == key; });
  return found == rows.end() ? rows.emplace_back() : *found;
}

QString glyphOf(const std::string &relation) {
  if (relation == ">=") return QStringLiteral("≥");
  if (relation == "<=") return QStringLiteral("≤");
  return QString::fromStdString(relation);
}

/// The least of 1, 2, 2.5 and 5 times a power of ten that is not below `value`.
double roundEnd(double value) {
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 2.5, 5.0})
    if (step * power >= value) return step * power;
  return 10 * power;
}

double endOf(double largest, const std::string &unit) {
  if (unit == "share" && largest > 0.5) return std::max(1.0, largest);
  return roundEnd(std::max(largest * 1.05, 1e-9));
}

}  // namespace

std::vector<Indicator> indicatorsOf(const Content &content) {
  std::vector<Indicator> rows;
  for (const auto &kpi : content.kpis) {
    Indicator &row = rowOf(rows, kpi.key);
    (kpi.side == "belief" ? row.belief : row.truth) = kpi;
  }
  for (Indicator &row : rows)
    for (const auto &entry : content.expectations)
      if (entry.text.starts_with(row.any().key + " ")) row.targets.push_back(entry);
  return rows;
}

std::optional<Wanted> wantedOf(const sim::record::Expectation &target, const std::string &key) {
  static const QRegularExpression bound(
      QStringLiteral("^(\\S+) (>=|<=|>|<) (-?[0-9.]+)(?: ?(%))?(?: ?(?:h|d|s))?$"));
  const auto match = bound.match(QString::fromStdString(target.text));
  bool isNumber = false;
  const double value = match.captured(3).toDouble(&isNumber);
  if (!isNumber || match.captured(1) != QString::fromStdString(key)) return {};
  return Wanted{match.captured(2).toStdString(), match.captured(4).isEmpty() ? value : value / 100};
}

Direction directionOf(const Indicator &indicator) {
  const std::string &better = indicator.any().better;
  if (better == "higher") return Direction::higher;
  if (better == "lower") return Direction::lower;
  for (const auto &target : indicator.targets) {
    if (target.kind != "target") continue;  // a demand such as "> 0" only guards the run
    if (const auto wanted = wantedOf(target, indicator.any().key))
      return wanted->relation.starts_with('>') ? Direction::higher : Direction::lower;
  }
  return Direction::unknown;
}

QString targetWords(const sim::record::Expectation &target, const sim::record::Kpi &kpi) {
  const auto wanted = wantedOf(target, kpi.key);
  if (!wanted) return QString::fromStdString(target.text);
  return glyphOf(wanted->relation) + QLatin1Char(' ') + figure(kpi.unit, wanted->value);
}

QString targetBrief(const sim::record::Expectation &target, const sim::record::Kpi &kpi) {
  static const QRegularExpression ratio(QStringLiteral("^\\S+ / \\S+ (>=|<=|>|<) (.+)$"));
  const auto match = ratio.match(QString::fromStdString(target.text));
  if (!match.hasMatch()) return targetWords(target, kpi);
  return QCoreApplication::translate("Indicators", "ratio %1 %2")
      .arg(glyphOf(match.captured(1).toStdString()), match.captured(2));
}

bool isYear(Moment horizon) {
  using std::chrono::days;
  return horizon >= days(364) && horizon <= days(366);
}

std::optional<Bullet> bulletOf(const Indicator &indicator, Moment horizon) {
  const sim::record::Kpi &kpi = indicator.any();
  Bullet bullet;
  bullet.truth = indicator.truth.value;
  bullet.belief = indicator.belief.value;
  if (!kpi.reported_for_year || isYear(horizon)) {
    bullet.reportedTarget = kpi.reported_target;
    bullet.reportedActual = kpi.reported_actual;
  }
  for (const auto &target : indicator.targets) {
    const auto wanted = wantedOf(target, kpi.key);
    if (!wanted || wanted->value == 0 || bullet.wanted) continue;
    bullet.wanted = wanted->value;
    bullet.verdict = sim::record::verdict_of(target);
  }
  if (!bullet.truth && !bullet.belief) return {};
  if (!bullet.wanted && !bullet.reportedTarget && !bullet.reportedActual) return {};
  double largest = 0;
  for (const auto &figure : {bullet.truth, bullet.belief, bullet.wanted, bullet.reportedTarget,
                             bullet.reportedActual})
    largest = std::max(largest, figure.value_or(0));
  bullet.end = endOf(largest, kpi.unit);
  const auto place = [end = bullet.end](std::optional<double> &figure) {
    if (figure) figure = std::clamp(*figure / end, 0.0, 1.0);
  };
  place(bullet.truth);
  place(bullet.belief);
  place(bullet.wanted);
  place(bullet.reportedTarget);
  place(bullet.reportedActual);
  return bullet;
}

}  // namespace headframe::viz
