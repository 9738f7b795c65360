#include "viz/models/kpimodel.hpp"

#include <QStringList>
#include <algorithm>

namespace headframe::viz {
namespace {

QString orDash(const QString &text) { return text.isEmpty() ? QStringLiteral("–") : text; }

QString resultWords(sim::record::Verdict verdict) {
  switch (verdict) {
    case sim::record::Verdict::met: return KpiModel::tr("✓ met");
    case sim::record::Verdict::missed: return KpiModel::tr("✗ missed");
    case sim::record::Verdict::not_measured: return KpiModel::tr("? not measured");
  }
  return {};
}

}  // namespace

void KpiModel::show(const Content &content) {
  beginResetModel();
  rows_.clear();
  for (const auto &kpi : content.kpis)
    if (kpi.side == "truth") rows_.push_back({kpi, {}, {}});
  for (Row &row : rows_) {
    for (const auto &kpi : content.kpis)
      if (kpi.side == "belief" && kpi.key == row.truth.key) row.belief = kpi;
    for (const auto &entry : content.expectations)
      if (entry.text.starts_with(row.truth.key + " ")) row.targets.push_back(entry);
  }
  endResetModel();
}

void KpiModel::retranslate() {
  beginResetModel();
  endResetModel();
}

QString KpiModel::reason(const sim::record::Kpi &kpi) const {
  return kpi.value ? QString() : pick(kpi.missing_zh, kpi.missing_en);
}

QString KpiModel::definition(int row) const {
  if (row < 0 || row >= rowCount()) return {};
  const Row &entry = rows_[static_cast<std::size_t>(row)];
  QStringList parts{pick(entry.truth.definition_zh, entry.truth.definition_en)};
  if (const QString why = reason(entry.truth); !why.isEmpty())
    parts << tr("True figure not measured: %1").arg(why);
  if (const QString why = reason(entry.belief); !why.isEmpty())
    parts << tr("Platform's figure not measured: %1").arg(why);
  return parts.join(QStringLiteral("\n"));
}

int KpiModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int KpiModel::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString KpiModel::textOf(const Row &row, int column) const {
  QStringList parts;
  switch (column) {
    case Name: return pick(row.truth.name_zh, row.truth.name_en);
    case Truth: return orDash(figure(row.truth));
    case Belief: return orDash(figure(row.belief));
    case Target:
      for (const auto &entry : row.targets)
        parts << QString::fromStdString(entry.text.substr(row.truth.key.size() + 1));
      return parts.join(QStringLiteral("; "));
    case Result:
      for (const auto &entry : row.targets) parts << resultWords(sim::record::verdict_of(entry));
      return parts.join(QStringLiteral("; "));
    default: return {};
  }
}

QVariant KpiModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row &row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::DisplayRole) return textOf(row, index.column());
  if (role == Qt::ToolTipRole && index.column() == Truth) return reason(row.truth);
  if (role == Qt::ToolTipRole && index.column() == Belief) return reason(row.belief);
  if (role == Qt::TextAlignmentRole && (index.column() == Truth || index.column() == Belief))
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

QVariant KpiModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Name: return tr("Indicator");
    case Truth: return tr("Truth");
    case Belief: return tr("Platform believes");
    case Target: return tr("Wanted");
    case Result: return tr("Result");
    default: return {};
  }
}

}  // namespace headframe::viz
