#include "viz/views/kpidelegate.hpp"

#include <QApplication>

#include "viz/views/bulletpainter.hpp"
#include "viz/views/signs.hpp"

namespace headframe::viz {
namespace {

void demandAttention(QStyleOptionViewItem &option) {
  option.palette.setColor(QPalette::Text, signOf(State::late).color);
  option.font.setBold(true);
}

}  // namespace

void KpiDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  if (index.column() == KpiModel::Result &&
      kpis_.verdict(index.row()) == sim::record::Verdict::missed)
    demandAttention(*option);
}

void KpiDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const {
  QStyledItemDelegate::paint(painter, option, index);
  if (index.column() != KpiModel::Bar) return;
  if (const auto bullet = kpis_.bullet(index.row()))
    paintBullet(*painter, option.rect, *bullet, option.palette);
}

void ChangeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  if (index.column() == KpiComparison::Judgement && rows_.row(index.row()).change == Change::worse)
    demandAttention(*option);
}

}  // namespace headframe::viz
