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
  if (index.column() != KpiModel::Bar) return QStyledItemDelegate::paint(painter, option, index);
  QStyleOptionViewItem plain = option;  // the marks are made for the base, not for the highlight
  plain.state &= ~QStyle::State_Selected;
  if (option.state & QStyle::State_Selected)
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
  QStyledItemDelegate::paint(painter, plain, index);
  if (const auto bullet = kpis_.bullet(index.row()))
    paintBullet(*painter, option.rect, *bullet, option.palette);
}

void ChangeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  if (index.column() == KpiComparison::Judgement && rows_.row(index.row()).change == Change::worse)
    demandAttention(*option);
}

}  // namespace headframe::viz
