#include "viz/models/causemodel.hpp"

#include <utility>

#include "viz/models/words.hpp"

namespace headframe::viz {

void CauseModel::show(std::vector<CauseInRange> causes, Range range) {
  beginResetModel();
  rows_ = std::move(causes);
  range_ = range;
  endResetModel();
}

void CauseModel::retranslate() {
  beginResetModel();
  endResetModel();
}

int CauseModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int CauseModel::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

double CauseModel::share(const CauseInRange &row) const {
  const Moment length = range_.end - range_.begin;
  if (length <= Moment{}) return 0;
  return static_cast<double>(row.platform.count()) / static_cast<double>(length.count());
}

QVariant CauseModel::textOf(const CauseInRange &row, int column) const {
  switch (column) {
    case Cause: return causeWords(row.cause);
    case Outages: return row.outages;
    case Present: return duration(row.present);
    case Platform: return duration(row.platform);
    case Share: return QStringLiteral("%1 %").arg(share(row) * 100, 0, 'f', 1);
    default: return {};
  }
}

QVariant CauseModel::sortKey(const CauseInRange &row, int column) const {
  switch (column) {
    case Present: return static_cast<qlonglong>(row.present.count());
    case Platform: return static_cast<qlonglong>(row.platform.count());
    case Share: return share(row);
    default: return textOf(row, column);
  }
}

QVariant CauseModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const CauseInRange &row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole: return textOf(row, index.column());
    case Qt::UserRole: return sortKey(row, index.column());
    case Qt::ToolTipRole:
      return index.column() == Cause ? QString::fromStdString(row.cause) : QVariant();
    case Qt::TextAlignmentRole:
      return index.column() == Cause ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                                     : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
  }
}

QVariant CauseModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Cause: return tr("Cause");
    case Outages: return tr("Outages");
    case Present: return tr("Present");
    case Platform: return tr("Platform down");
    case Share: return tr("Of range");
    default: return {};
  }
}

}  // namespace headframe::viz
