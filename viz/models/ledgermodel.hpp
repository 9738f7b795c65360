// Truth beside belief, mine by mine: what became of the samples that were produced in a range.
#pragma once

#include <QAbstractTableModel>
#include <map>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

/// Sums over whole bins that begin in the range, one row a mine, by name; the last row is all of them.
std::vector<sim::record::LedgerBin> ledgerOf(const std::vector<sim::record::LedgerBin> &bins,
                                             Range range);

class LedgerModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Mine, Produced, Delivered, Share, Late, Duplicated, Misconverted, Lost, Suppressed,
                ColumnCount };
  static constexpr int mineRole = Qt::UserRole + 1;   // empty: all mines
  static constexpr int shareRole = Qt::UserRole + 2;  // of the column Share, 0 to 1

  using QAbstractTableModel::QAbstractTableModel;
  void show(const Content &content, Range range);
  void retranslate();

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<sim::record::LedgerBin> rows_;
  std::map<std::string, std::pair<std::string, std::string>> names_;  // zh and en
};

/// Samples that did not arrive as they were, so that someone can follow one: of one mine or of all, of one
/// outcome or of all.
class ExampleModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Outcome, Rule, Mine, Point, At, True, Stored, File, Record, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void show(const Content &content, const std::string &mine, Range range);
  void retranslate();

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<sim::record::Example> rows_;
  std::string beginLocal_;
};

/// "late", "lost", … in the language of the moment.
QString outcomeWords(const std::string &outcome);

}  // namespace headframe::viz
