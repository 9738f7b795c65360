#include "viz/models/kpicomparison.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

const QString dash = QStringLiteral("–");

/// With its sign unless rounding hides it; shares differ by percentage points.
QString differenceWords(const std::string &unit, double difference, Change change) {
  const QString size = unit == "share"
                           ? KpiComparison::tr("%1 points").arg(std::abs(difference) * 100, 0, 'f', 1)
                           : figure(unit, std::abs(difference));
  if (change == Change::same) return size;
  return (difference > 0 ? QStringLiteral("+") : QStringLiteral("−")) + size;
}

Change changeOf(const KpiDifference &row) {
  const sim::record::Kpi &a = row.a.truth, &b = row.b.truth;
  if (!row.difference) return Change::incomplete;
  if (a.definition_zh != b.definition_zh || a.definition_en != b.definition_en)
    return Change::otherRule;
  if (figure(a) == figure(b)) return Change::same;
  const Direction told = directionOf(row.a);
  const Direction direction = told == Direction::unknown ? directionOf(row.b) : told;
  if (direction == Direction::unknown) return Change::different;
  return (*row.difference > 0) == (direction == Direction::higher) ? Change::better : Change::worse;
}

QString changeWords(Change change) {
  switch (change) {
    case Change::better: return KpiComparison::tr("✓ better");
    case Change::worse: return KpiComparison::tr("✗ worse");
    case Change::same: return KpiComparison::tr("= same");
    case Change::different: return KpiComparison::tr("≠ different");
    case Change::otherRule: return KpiComparison::tr("! other rule");
    case Change::incomplete: return KpiComparison::tr("? not measured");
  }
  return {};
}

QString shown(const sim::record::Kpi &kpi) { return kpi.value ? figure(kpi) : dash; }

QString reason(const sim::record::Kpi &kpi) {
  return kpi.value ? QString() : pick(kpi.missing_zh, kpi.missing_en);
}

const std::string &keyOf(const KpiDifference &row) { return row.any().key; }

}  // namespace

std::vector<KpiDifference> compareKpis(const Content &a, const Content &b) {
  std::vector<KpiDifference> rows;
  for (Indicator &indicator : indicatorsOf(a)) rows.push_back({std::move(indicator), {}, {}});
  for (Indicator &indicator : indicatorsOf(b)) {
    const auto same = std::ranges::find(rows, indicator.any().key, keyOf);
    if (same == rows.end()) {
      rows.push_back({{}, std::move(indicator), {}});
    } else {
      same->b = std::move(indicator);
    }
  }
  for (KpiDifference &row : rows) {
    if (row.a.truth.value && row.b.truth.value)
      row.difference = *row.b.truth.value - *row.a.truth.value;
    row.change = changeOf(row);
  }
  return rows;
}

QString warningOf(const Content &a, const Content &b) {
  const Moment ofA = a.run.horizon, ofB = b.run.horizon;
  if (ofA == ofB) return {};
  return KpiComparison::tr("The runs last %1 and %2: counts and sums cannot be compared as they stand.")
      .arg(duration(ofA), duration(ofB));
}

void KpiComparison::show(const Content &a, const Content &b) {
  auto rows = compareKpis(a, b);
  if (!rows.empty() && std::ranges::equal(rows, rows_, {}, keyOf, keyOf)) {
    rows_ = std::move(rows);
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    return;
  }
  beginResetModel();
  rows_ = std::move(rows);
  endResetModel();
}

void KpiComparison::retranslate() {
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int KpiComparison::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int KpiComparison::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString KpiComparison::textOf(const KpiDifference &row, int column) const {
  switch (column) {
    case Name: return pick(row.any().name_zh, row.any().name_en);
    case A: return shown(row.a.truth);
    case B: return shown(row.b.truth);
    case Difference:
      return row.difference ? differenceWords(row.any().unit, *row.difference, row.change) : dash;
    case Judgement: return changeWords(row.change);
    default: return {};
  }
}

QString KpiComparison::hintOf(const KpiDifference &row, int column) const {
  const auto definition = [](const sim::record::Kpi &kpi) {
    return pick(kpi.definition_zh, kpi.definition_en);
  };
  switch (column) {
    case Name: return definition(row.any());
    case A: return reason(row.a.truth);
    case B: return reason(row.b.truth);
    case Judgement:
      if (row.change == Change::different)
        return tr("Neither way is the better one, or the runs are too old to say which is.");
      if (row.change == Change::otherRule)
        return tr("A: %1\nB: %2").arg(definition(row.a.truth), definition(row.b.truth));
      return {};
    default: return {};
  }
}

QVariant KpiComparison::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const KpiDifference &row = rows_[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  const bool isFigure = column == A || column == B || column == Difference;
  switch (role) {
    case Qt::DisplayRole: return textOf(row, column);
    case Qt::ToolTipRole: return hintOf(row, column);
    case Qt::TextAlignmentRole:
      return QVariant((isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
  }
}

QVariant KpiComparison::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Indicator");
    case A: return QStringLiteral("A");
    case B: return QStringLiteral("B");
    case Difference: return QStringLiteral("B − A");
    case Judgement: return tr("B is");
    default: return {};
  }
}

}  // namespace headframe::viz
