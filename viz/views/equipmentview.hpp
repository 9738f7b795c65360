// Circuits, servers, UPS and whatever else the list has: a filter, the rows, and the history of the piece
// that is picked.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>

#include "viz/models/equipmentmodel.hpp"
#include "viz/models/facts.hpp"
#include "viz/views/view.hpp"

namespace headframe::viz {

/// Text in name, kind or place; one kind; only what failed in the range.
class EquipmentFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void set(const QString &text, const QString &kind, bool onlyFailed);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

 private:
  QString text_, kind_;
  bool onlyFailed_ = false;
};

class EquipmentView : public View {
  Q_OBJECT

 public:
  EquipmentView(const Desk &desk, QWidget *parent);
  QString title() const override;
  const QAbstractItemModel *rows() const override { return &filter_; }

 protected:
  void retranslate() override;

 private:
  void layOut();
  void wire();
  void reload();
  void applyFilter();
  void fillKinds();
  void showHistory();
  void followSelection();

  EquipmentModel equipment_;
  EquipmentFilter filter_;
  FactsModel history_;
  QLineEdit *text_;
  QComboBox *kind_;
  QCheckBox *onlyFailed_;
  QTableView *table_, *historyTable_;
  QLabel *counts_, *heading_;
};

}  // namespace headframe::viz
