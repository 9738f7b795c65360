// Paints an alarm's level as a filled square with its number; while it waits for an acknowledgement the
// square is empty every other half second.
#pragma once

#include <QStyledItemDelegate>

#include "viz/models/alarmmodel.hpp"

namespace headframe::viz {

class LevelDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  /// `alarms` outlives the delegate and is the model of its view.
  LevelDelegate(const AlarmModel &alarms, QObject *parent)
      : QStyledItemDelegate(parent), alarms_(alarms) {}
  void paint(QPainter *painter, const QStyleOptionViewItem &option,
             const QModelIndex &index) const override;
  void blink() { dark_ = !dark_; }

 private:
  const AlarmModel &alarms_;
  bool dark_ = false;
};

}  // namespace headframe::viz
