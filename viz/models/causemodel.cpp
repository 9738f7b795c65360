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
  return static_cast<double>(row.firstIn.count()) / static_cast<double>(length.count());
}

QVariant CauseModel::textOf(const CauseInRange &row, int column) const {
  switch (column) {
    case Cause: return causeWords(row.cause);
    case Outages: return row.outages;
    case FirstIn: return duration(row.firstIn);
    case Decisive: return duration(row.decisive);
    case Present: return duration(row.present);
    case Proportional: return duration(row.proportional);
    case Share: return QStringLiteral("%1 %").arg(share(row) * 100, 0, 'f', 1);
    default: return {};
  }
}

QVariant CauseModel::sortKey(const CauseInRange &row, int column) const {
  switch (column) {
    case FirstIn: return static_cast<qlonglong>(row.firstIn.count());
    case Decisive: return static_cast<qlonglong>(row.decisive.count());
    case Present: return static_cast<qlonglong>(row.present.count());
    case Proportional: return static_cast<qlonglong>(row.proportional.count());
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
    case Qt::UserRole + 1: return QString::fromStdString(row.cause);
    case Qt::ToolTipRole:
      return index.column() == Cause ? QString::fromStdString(row.cause) : QVariant();
    case Qt::TextAlignmentRole:
      return index.column() == Cause ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                                     : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
  }
}

QVariant CauseModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::ToolTipRole) return explanation(section);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Cause: return tr("Cause");
    case Outages: return tr("Outages");
    case FirstIn: return tr("First");
    case Decisive: return tr("Decisive");
    case Present: return tr("At work");
    case Proportional: return tr("Shared");
    case Share: return tr("Of range");
    default: return {};
  }
}

QString CauseModel::explanation(int section) const {
  switch (section) {
    case FirstIn: return tr("It had begun before the others at work; these times add up to the "
                            "abnormal time");
    case Decisive: return tr("Without it the system would have been normal");
    case Present: return tr("It was at work, alone or not");
    case Proportional: return tr("Each moment is shared equally among the causes at work; these "
                                 "times add up to the abnormal time");
    case Share: return tr("The first column of times as a part of the range");
    default: return {};
  }
}

}  // namespace headframe::viz
