#include "viz/models/kpimodel.hpp"

#include <QStringList>
#include <algorithm>
#include <numeric>
#include <utility>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

using sim::record::Kpi;
using sim::record::Verdict;

const QString dash = QStringLiteral("–");

QString resultWords(Verdict verdict) {
  switch (verdict) {
    case Verdict::met: return KpiModel::tr("✓ met");
    case Verdict::missed: return KpiModel::tr("✗ missed");
    case Verdict::not_measured: return KpiModel::tr("? not measured");
  }
  return {};
}

QString reason(const Kpi &kpi) {
  return kpi.value ? QString() : pick(kpi.missing_zh, kpi.missing_en);
}

QString shown(const Kpi &kpi) { return kpi.value ? figure(kpi) : dash; }

/// Empty where the report does not name the indicator at all.
QString reported(const Kpi &kpi, const std::optional<double> &value) {
  if (value) return figure(kpi.unit, *value);
  return kpi.reported_target || kpi.reported_actual ? dash : QString();
}

bool sameKeys(const std::vector<Indicator> &a, const std::vector<Indicator> &b) {
  return std::ranges::equal(a, b, {}, [](const Indicator &row) { return row.any().key; },
                            [](const Indicator &row) { return row.any().key; });
}

}  // namespace

std::vector<int> columnsToHide(const std::array<int, KpiModel::ColumnCount> &widths,
                               int available) {
  std::vector<int> hidden;
  int needed = std::accumulate(widths.begin(), widths.end(), 0);
  for (const std::vector<int> &next : {std::vector<int>{KpiModel::Bar},
                                       {KpiModel::ReportTarget, KpiModel::ReportActual}}) {
    if (needed <= available) break;
    for (const int column : next) needed -= widths[static_cast<std::size_t>(column)];
    hidden.insert(hidden.end(), next.begin(), next.end());
  }
  return hidden;
}

void KpiModel::show(const Content &content) {
  auto rows = indicatorsOf(content);
  horizon_ = content.run.horizon;
  if (!rows.empty() && sameKeys(rows, rows_)) {
    rows_ = std::move(rows);
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    return;
  }
  beginResetModel();
  rows_ = std::move(rows);
  endResetModel();
}

void KpiModel::retranslate() {
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

std::vector<Fact> KpiModel::meaning(int row) const {
  if (row < 0 || row >= rowCount()) return {};
  const Indicator &entry = rows_[static_cast<std::size_t>(row)];
  const Kpi &kpi = entry.any();
  std::vector<Fact> facts;
  const auto add = [&facts](const QString &what, const QString &value) {
    if (!value.isEmpty()) facts.push_back({what, value});
  };
  add(tr("Definition"), pick(kpi.definition_zh, kpi.definition_en));
  add(tr("Source of the formula"), QString::fromStdString(kpi.source));
  for (const auto &target : entry.targets)
    add(target.kind == "expect" ? tr("The scenario demands") : tr("The scenario wants"),
        QStringLiteral("%1 – %2").arg(targetWords(target, kpi),
                                      resultWords(sim::record::verdict_of(target))));
  add(tr("The report of 2021"), pick(kpi.reported_zh, kpi.reported_en));
  if (kpi.reported_for_year && !isYear(horizon_))
    add(tr("Not compared"), tr("The report's figures are sums of a year, and this run is none."));
  add(tr("True figure not measured"), reason(entry.truth));
  add(tr("Platform's figure not measured"), reason(entry.belief));
  return facts;
}

std::optional<Bullet> KpiModel::bullet(int row) const {
  if (row < 0 || row >= rowCount()) return {};
  return bulletOf(rows_[static_cast<std::size_t>(row)], horizon_);
}

std::optional<Verdict> KpiModel::verdict(int row) const {
  if (row < 0 || row >= rowCount()) return {};
  std::optional<Verdict> gravest;
  for (const auto &target : rows_[static_cast<std::size_t>(row)].targets) {
    const Verdict verdict = sim::record::verdict_of(target);
    if (!gravest || verdict == Verdict::missed || *gravest == Verdict::met) gravest = verdict;
  }
  return gravest;
}

int KpiModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int KpiModel::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString KpiModel::textOf(const Indicator &row, int column) const {
  const Kpi &kpi = row.any();
  QStringList parts;
  switch (column) {
    case Name: return pick(kpi.name_zh, kpi.name_en);
    case Truth: return shown(row.truth);
    case Belief: return shown(row.belief);
    case Target:
      for (const auto &entry : row.targets) parts << targetBrief(entry, kpi);
      return parts.join(QStringLiteral("; "));
    case Result:
      for (const auto &entry : row.targets) parts << resultWords(sim::record::verdict_of(entry));
      return parts.join(QStringLiteral("; "));
    case ReportTarget: return reported(kpi, kpi.reported_target);
    case ReportActual: return reported(kpi, kpi.reported_actual);
    default: return {};
  }
}

QString KpiModel::hintOf(const Indicator &row, int column) const {
  QStringList parts;
  switch (column) {
    case Name: return QString::fromStdString(row.any().key);
    case Truth: return reason(row.truth);
    case Belief: return reason(row.belief);
    case Target:
      for (const auto &entry : row.targets) parts << targetWords(entry, row.any());
      return parts.join(QLatin1Char('\n'));
    case Bar:
      if (const auto bullet = bulletOf(row, horizon_))
        return tr("The bar ends at %1.").arg(figure(row.any().unit, bullet->end));
      return {};
    case ReportTarget:
    case ReportActual: return pick(row.any().reported_zh, row.any().reported_en);
    default: return {};
  }
}

QVariant KpiModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Indicator &row = rows_[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  const bool isFigure = column != Name && column != Result && column != Bar;
  switch (role) {
    case Qt::DisplayRole: return textOf(row, column);
    case Qt::ToolTipRole: return hintOf(row, column);
    case Qt::TextAlignmentRole:
      return QVariant((isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
  }
}

QVariant KpiModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Indicator");
    case Truth: return tr("Truth");
    case Belief: return tr("Platform believes");
    case Target: return tr("Wanted");
    case Result: return tr("Result");
    case ReportTarget: return tr("Report's target");
    case ReportActual: return tr("Report's actual");
    case Bar: return tr("Side by side");
    default: return {};
  }
}

}  // namespace headframe::viz
