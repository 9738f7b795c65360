// The indicators of two runs beside each other: A, B, what B differs by, and whether that is better or
// worse by the indicator's own meaning. Figures are those of the truth.
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "viz/models/indicators.hpp"

namespace headframe::viz {

enum class Change {
  better, worse, same,
  different,     // which way is the better one is not said
  otherRule,     // the runs apply different rules to the figure: it cannot be judged
  incomplete,    // not measured, or not known, on one side
};

struct KpiDifference {
  Indicator a, b;                    // an empty one where a run does not tell the indicator
  std::optional<double> difference;  // B less A, in the unit of the figure
  Change change = Change::incomplete;

  const sim::record::Kpi &any() const { return a.any().key.empty() ? b.any() : a.any(); }
};

/// In the order of `a`, then what only `b` tells. A difference that rounding would hide is the same.
std::vector<KpiDifference> compareKpis(const Content &a, const Content &b);

/// Why sums of the two runs cannot be compared; empty: they can.
QString warningOf(const Content &a, const Content &b);

class KpiComparison : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, A, B, Difference, Judgement, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  /// Rows stay where they are as long as the same indicators are told.
  void show(const Content &a, const Content &b);
  /// After the application's language has changed.
  void retranslate();
  /// Throws std::out_of_range for a row that does not exist.
  const KpiDifference &row(int row) const { return rows_.at(static_cast<std::size_t>(row)); }

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString textOf(const KpiDifference &row, int column) const;
  QString hintOf(const KpiDifference &row, int column) const;

  std::vector<KpiDifference> rows_;
};

}  // namespace headframe::viz
