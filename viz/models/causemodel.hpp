// Causes of abnormal time within a range, as rows: cause, outages, the four ways of giving it its part
// (viz/models/attribution.hpp), and the part of the range in which it was first. Sortable by
// Qt::UserRole; Qt::UserRole + 1 is the cause as it is recorded.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "viz/models/attribution.hpp"

namespace headframe::viz {

class CauseModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Cause, Outages, FirstIn, Decisive, Present, Proportional, Share, ColumnCount };

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
  QString explanation(int section) const;
  double share(const CauseInRange &row) const;

  std::vector<CauseInRange> rows_;
  Range range_;
};

}  // namespace headframe::viz
