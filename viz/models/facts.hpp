// Facts in words: what a range cost, the story of a fault or an outage; and a table of them.
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <vector>

#include "viz/models/attribution.hpp"
#include "viz/models/lanes.hpp"
#include "viz/models/toll.hpp"

namespace headframe::viz {

struct Fact {
  QString what, value;
  bool operator==(const Fact &) const = default;
};

/// What the range cost, in the language of the moment. Money is among it when the run kept accounts,
/// and the run's reason when it did not.
std::vector<Fact> factsOfToll(const Content &content, Range range);
std::vector<Fact> factsOfFault(const Content &content, const sim::record::Fault &fault);
std::vector<Fact> factsOfOutage(const Content &content, const std::string &cause, const Bar &bar);

/// One sentence: how long the system was abnormal in the range, what began first, what it hung on, and
/// what it cost.
QString sentenceOf(const Content &content, const Attribution &attribution, Range range);

class FactsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;
  void show(std::vector<Fact> facts);

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<Fact> facts_;
};

}  // namespace headframe::viz
