// The run's indicators as a table: the truth, what the platform believes, what the scenario wants, and
// what the self-evaluation of 2021 says. A figure that was not measured shows a dash and, as its tool
// tip, the reason.
#pragma once

#include <QAbstractTableModel>
#include <array>
#include <optional>
#include <vector>

#include "viz/models/facts.hpp"
#include "viz/models/indicators.hpp"

namespace headframe::viz {

class KpiModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, Truth, Belief, Target, Result, ReportTarget, ReportActual, Bar, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  /// Rows stay where they are as long as the source tells the same indicators.
  void show(const Content &content);
  /// After the application's language has changed.
  void retranslate();
  /// What a row's figure means: definition, source, targets, what the report says, and the reasons for
  /// what was not measured.
  std::vector<Fact> meaning(int row) const;
  /// Nothing for a row without a bar.
  std::optional<Bullet> bullet(int row) const;
  /// The gravest of the row's targets; absent: it has none.
  std::optional<sim::record::Verdict> verdict(int row) const;

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString textOf(const Indicator &row, int column) const;
  QString hintOf(const Indicator &row, int column) const;

  std::vector<Indicator> rows_;
  Moment horizon_{};
};

/// Of columns of these widths those that must be hidden for the others to fit: first the bars, which
/// repeat figures, then both of the report's, which stand in the meaning of a row too.
std::vector<int> columnsToHide(const std::array<int, KpiModel::ColumnCount> &widths, int available);

}  // namespace headframe::viz
