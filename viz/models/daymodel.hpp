// Days with abnormal time, as rows, worst first (viz/models/days.hpp). Sortable by Qt::UserRole.
#pragma once

#include <QAbstractTableModel>
#include <string>
#include <vector>

#include "viz/models/days.hpp"

namespace headframe::viz {

class DayModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Day, Dark, PlatformDown, Abnormal, Cause, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void show(std::vector<DayOfRun> days, std::string beginLocal);
  void retranslate();
  const DayOfRun &day(int row) const { return days_.at(static_cast<std::size_t>(row)); }

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<DayOfRun> days_;
  std::string beginLocal_;
};

}  // namespace headframe::viz
