// The trends that can be shown, as rows to be checked, by mine, point and side; and what those that are
// shown say at the cursor. A check mark outlives a refresh of the rows.
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

/// "CH4, platform": the name in the language of the moment, with its side when it has one.
QString trendName(const sim::record::Series &series);
/// The unit in the language of the moment; units of measure stay as they are.
QString unitWords(const std::string &unit);

class TrendList : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Mine, Trend, Value, At, Unit, ColumnCount };
  /// So many lines can still be told apart.
  static constexpr std::size_t mostShown = 8;

  struct Reading {
    double value = 0;
    QString at;
  };

  using QAbstractTableModel::QAbstractTableModel;
  /// Rows are only replaced when the trends differ from those of the last time.
  void show(std::vector<sim::record::Series> trends, const Content &content);
  void setReadings(const std::vector<std::pair<std::string, std::optional<Reading>>> &readings);
  void retranslate();

  /// Ids, in the order in which they were checked.
  const std::vector<std::string> &shown() const { return shown_; }
  const sim::record::Series *series(const std::string &id) const;
  /// Whether it is shown afterwards: no more than `mostShown` are, and no unknown ones.
  bool setShown(const std::string &id, bool shown);
  /// Of a mine's point, both sides; without a point those of the mine; empty: none.
  std::vector<std::string> trendsOf(const std::string &mine, const std::string &point) const;
  const std::string &idOf(int row) const { return rows_[static_cast<std::size_t>(row)].series.id; }
  const sim::record::Series &seriesOf(int row) const {
    return rows_[static_cast<std::size_t>(row)].series;
  }

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  bool setData(const QModelIndex &index, const QVariant &value, int role) override;
  Qt::ItemFlags flags(const QModelIndex &index) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 signals:
  void shownChanged();

 private:
  struct Row {
    sim::record::Series series;
    std::string mineZh, mineEn;
    std::optional<Reading> reading;
  };
  QString textOf(const Row &row, int column) const;
  bool isShown(const std::string &id) const;

  std::vector<Row> rows_;
  std::vector<std::string> shown_;
};

}  // namespace headframe::viz
