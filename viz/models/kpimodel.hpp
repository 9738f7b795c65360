// The run's indicators: name, from truth, as the platform believes, and the target that the scenario
// names. A figure that was not measured shows a dash and, as its tool tip, the reason.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "viz/link/source.hpp"
#include "viz/models/words.hpp"

namespace headframe::viz {

class KpiModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, Truth, Belief, Target, Result, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void show(const Content &content);
  /// After the application's language has changed.
  void retranslate();
  /// The definition of a row's figure, with the reasons for what was not measured.
  QString definition(int row) const;

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    sim::record::Kpi truth, belief;                // belief.key is empty when no one believes
    std::vector<sim::record::Expectation> targets;
  };
  QString textOf(const Row &row, int column) const;
  QString reason(const sim::record::Kpi &kpi) const;

  std::vector<Row> rows_;
};

}  // namespace headframe::viz
