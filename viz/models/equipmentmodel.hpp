// The city's equipment as rows: what it is, where, how old, in what state at an instant, and what it went
// through in a range.
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

enum class RepairState { works, unnoticed, awaitsResponse, awaitsParts, underRepair, ticketOpen };

/// Of the newest fault that had begun at the instant.
RepairState repairStateOf(const std::vector<const sim::record::Fault *> &faults, Moment at);

class EquipmentModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Name, Kind, Place, Age, Life, State, Faults, Repeats, LastFault, Orders, ColumnCount };
  /// Sorting is by Qt::UserRole; the state itself, RepairState as int, is this role of any column.
  static constexpr int stateRole = Qt::UserRole + 1, idRole = Qt::UserRole + 2;
  /// Age by expected life, of the column Age; nothing where one is not known.
  static constexpr int wearRole = Qt::UserRole + 3;

  using QAbstractTableModel::QAbstractTableModel;
  void show(const Content &content, Range range, Moment at);
  void moveTo(Moment at);
  void retranslate();
  int rowOf(const std::string &equipment) const;  // -1: none
  const std::vector<const sim::record::Fault *> &faultsOf(int row) const;

  int rowCount(const QModelIndex &parent = {}) const override;
  int columnCount(const QModelIndex &parent = {}) const override;
  QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    sim::record::Equipment equipment;
    std::vector<const sim::record::Fault *> faults;  // of the whole run, by failure
    int inRange = 0, repeats = 0, openOrders = 0;
    RepairState state = RepairState::works;
  };
  QString textOf(const Row &row, int column) const;
  QVariant sortKey(const Row &row, int column) const;

  std::vector<sim::record::Fault> faults_;
  std::vector<Row> rows_;
  std::map<std::string, std::pair<std::string, std::string>> places_;  // names, zh and en
  std::string beginLocal_;
  Moment at_{};
};

QString repairWords(RepairState state);

}  // namespace headframe::viz
