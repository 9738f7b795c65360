// Alarms as rows that pass a filter. Fed in batches: while the same alarms pass in the same order only
// their cells change, so that selection and place stay; rows come and go one by one otherwise.
#pragma once

#include <QAbstractTableModel>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "viz/models/alarmlist.hpp"

namespace headframe::viz {

class AlarmModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Level, State, Mine, Point, Kind, Value, Limit, Began, Ended, SeenAfter, Judged,
                Acknowledged, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;
  void show(const Content &content);
  void setFilter(const AlarmFilter &filter);
  const AlarmFilter &filter() const { return filter_; }
  /// What the platform said against the last acknowledgement of this alarm; empty: nothing.
  void setTrouble(std::int64_t alarm, const QString &trouble);
  void retranslate();

  const Alarm &alarm(int row) const { return alarms_[rows_[static_cast<std::size_t>(row)]]; }
  std::size_t known() const { return alarms_.size(); }

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 private:
  void indexTexts();
  void filterAnew();
  void takeAnew(std::vector<std::uint32_t> rows);
  std::vector<std::uint32_t> wanted() const;
  QString mineWords(const std::string &mine) const;
  QString textOf(const Alarm &alarm, int column) const;
  bool before(const Alarm &a, const Alarm &b) const;

  std::vector<Alarm> alarms_;
  SearchTexts texts_;
  std::unordered_map<std::int64_t, QString> textsKnown_;  // by the alarm's number
  std::map<std::string, std::pair<std::string, std::string>> mines_;  // names, zh and en
  std::map<std::int64_t, QString> troubles_;
  std::string beginLocal_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::int64_t> numbers_;  // of the rows, to tell which stayed
  AlarmFilter filter_;
  int sortColumn_ = -1;  // as the content has them
  Qt::SortOrder sortOrder_ = Qt::DescendingOrder;
};

}  // namespace headframe::viz
