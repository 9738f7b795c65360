// Causes of downtime within a range, as rows: cause, outages, time present, time in which the platform
// was down, and that time's part of the range. Sortable by Qt::UserRole.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "viz/models/lanes.hpp"

namespace headframe::viz {

class CauseModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Cause, Outages, Present, Platform, Share, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void show(std::vector<CauseInRange> causes, Range range);
  /// After the application's language has changed.
  void retranslate();

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVariant textOf(const CauseInRange &row, int column) const;
  QVariant sortKey(const CauseInRange &row, int column) const;
  double share(const CauseInRange &row) const;

  std::vector<CauseInRange> rows_;
  Range range_;
};

}  // namespace headframe::viz
