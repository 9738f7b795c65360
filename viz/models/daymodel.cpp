#include "viz/models/daymodel.hpp"

#include <utility>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

Moment durationOf(const DayOfRun &day, int column) {
  switch (column) {
    case DayModel::Dark: return day.dark;
    case DayModel::PlatformDown: return day.platformDown;
    default: return day.abnormal;
  }
}

}  // namespace

void DayModel::show(std::vector<DayOfRun> days, std::string beginLocal) {
  beginResetModel();
  days_ = std::move(days);
  beginLocal_ = std::move(beginLocal);
  endResetModel();
}

void DayModel::retranslate() {
  beginResetModel();
  endResetModel();
}

int DayModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(days_.size());
}

int DayModel::columnCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant DayModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const DayOfRun &day = days_[static_cast<std::size_t>(index.row())];
  const bool isDuration = index.column() != Day && index.column() != Cause;
  if (role == Qt::TextAlignmentRole && isDuration)
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  if (role == Qt::UserRole && isDuration)
    return static_cast<qlonglong>(durationOf(day, index.column()).count());
  if (role != Qt::DisplayRole && role != Qt::UserRole) return {};
  switch (index.column()) {
    case Day: return civilTime(beginLocal_, day.range.begin).left(10);
    case Cause: return causeWords(day.cause);
    default: return duration(durationOf(day, index.column()));
  }
}

QVariant DayModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::ToolTipRole && section == Dark) return tr("Summed over the mines");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Day: return tr("Day");
    case Dark: return tr("Mines without data");
    case PlatformDown: return tr("Platform down");
    case Abnormal: return tr("Abnormal");
    case Cause: return tr("Mainly by");
    default: return {};
  }
}

}  // namespace headframe::viz
