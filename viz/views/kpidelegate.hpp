// Paints what words alone do not show in tables of indicators: the bar, and results in the colour of
// their sign.
#pragma once

#include <QStyledItemDelegate>

#include "viz/models/kpicomparison.hpp"
#include "viz/models/kpimodel.hpp"

namespace headframe::viz {

/// For the columns Bar and Result of a KpiModel that outlives it.
class KpiDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  KpiDelegate(const KpiModel &kpis, QObject *parent) : QStyledItemDelegate(parent), kpis_(kpis) {}
  void paint(QPainter *painter, const QStyleOptionViewItem &option,
             const QModelIndex &index) const override;

 protected:
  void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

 private:
  const KpiModel &kpis_;
};

/// For the column Judgement of a KpiComparison that outlives it.
class ChangeDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  ChangeDelegate(const KpiComparison &rows, QObject *parent)
      : QStyledItemDelegate(parent), rows_(rows) {}

 protected:
  void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

 private:
  const KpiComparison &rows_;
};

}  // namespace headframe::viz
