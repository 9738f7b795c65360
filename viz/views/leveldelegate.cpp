#include "viz/views/leveldelegate.hpp"

#include <QPainter>

#include "viz/views/signs.hpp"

namespace headframe::viz {

void LevelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const {
  if (option.state & QStyle::State_Selected)
    painter->fillRect(option.rect, option.palette.highlight());
  const Alarm &alarm = alarms_.alarm(index.row());
  const bool waits = !alarm.state.empty() && stateOf(alarm) == AlarmState::unacknowledged;
  const bool hollow = waits && dark_;
  const int side = option.rect.height() - 6;
  const QRect box(option.rect.center().x() - side / 2, option.rect.top() + 3, side, side);
  const QColor color = colorOfLevel(alarm.level);
  painter->save();
  painter->setPen(QPen(color, 2));
  painter->setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(color));
  painter->drawRect(box);
  painter->setPen(hollow ? color : QColor(Qt::white));
  painter->drawText(box, Qt::AlignCenter, index.data().toString());
  painter->restore();
}

}  // namespace headframe::viz
