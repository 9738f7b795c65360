#include "viz/views/alarmbins.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <utility>

#include "viz/models/words.hpp"
#include "viz/views/signs.hpp"

namespace headframe::viz {

AlarmBins::AlarmBins(TimeController &time, QWidget *parent) : QWidget(parent), time_(time) {
  setFocusPolicy(Qt::StrongFocus);
  connect(&time, &TimeController::cursorChanged, this, [this] { update(); });
}

void AlarmBins::show(std::vector<AlarmBin> bins, std::string beginLocal) {
  bins_ = std::move(bins);
  beginLocal_ = std::move(beginLocal);
  update();
}

QSize AlarmBins::sizeHint() const {
  return {40 * fontMetrics().averageCharWidth(), 5 * fontMetrics().height()};
}

double AlarmBins::left() const { return fontMetrics().horizontalAdvance(QStringLiteral("0000 ")); }

const AlarmBin *AlarmBins::binAt(double x) const {
  if (bins_.empty() || x < left()) return nullptr;
  const double width = (this->width() - left()) / static_cast<double>(bins_.size());
  const auto index = static_cast<std::size_t>((x - left()) / width);
  return index < bins_.size() ? &bins_[index] : nullptr;
}

void AlarmBins::paintEvent(QPaintEvent *) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().base());
  painter.setPen(palette().color(QPalette::WindowText));
  if (bins_.empty()) {
    painter.drawText(rect(), Qt::AlignCenter, tr("No range is chosen"));
    return;
  }
  const Moment width = bins_.front().range.end - bins_.front().range.begin;
  const bool usual = width == binLength;
  int most = usual ? floodLimit + 2 : 1;
  for (const AlarmBin &bin : bins_) most = std::max(most, bin.total);
  const int text = fontMetrics().height();
  const double bottom = height() - 2, room = bottom - text;
  const double step = (this->width() - left()) / static_cast<double>(bins_.size());
  const auto yOf = [&](int count) { return bottom - room * count / most; };
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    int below = 0;
    for (const int level : {1, 2, 3, 0}) {
      const int count = bins_[i].byLevel[level];
      const QRectF bar(left() + step * static_cast<double>(i), yOf(below + count),
                       std::max(1.0, step - 1), yOf(below) - yOf(below + count));
      painter.fillRect(bar, colorOfLevel(level));
      below += count;
    }
    if (usual || bins_[i].most <= floodLimit) continue;
    // A flood within a longer bar: a mark on top of it.
    paintSign(painter, QRectF(left() + step * (static_cast<double>(i) + 0.5) - 4, text + 1, 8, 8),
              State::down);
  }
  painter.drawText(QRectF(0, text - 2, left() - 4, text), Qt::AlignRight, QString::number(most));
  QString heading = tr("Alarms that began, each bar %1").arg(duration(width));
  if (usual) {
    painter.setPen(QPen(signOf(State::down).color, 1, Qt::DashLine));
    painter.drawLine(QPointF(left(), yOf(floodLimit)), QPointF(this->width(), yOf(floodLimit)));
    heading += tr("; dashed: flood, more than %1").arg(floodLimit);
  } else {
    heading += tr("; ▲: more than %1 in some ten minutes").arg(floodLimit);
  }
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(QRectF(left(), 0, this->width() - left(), text), Qt::AlignLeft, heading);
  const Range all{bins_.front().range.begin, bins_.back().range.end};
  const double share = static_cast<double>((time_.cursor() - all.begin).count()) /
                       static_cast<double>((all.end - all.begin).count());
  if (share < 0 || share > 1) return;
  const double x = left() + (this->width() - left()) * share;
  painter.drawLine(QPointF(x, text), QPointF(x, bottom));
}

void AlarmBins::mousePressEvent(QMouseEvent *event) {
  if (const AlarmBin *bin = binAt(event->position().x())) time_.setCursor(bin->range.begin);
}

void AlarmBins::mouseDoubleClickEvent(QMouseEvent *event) {
  if (const AlarmBin *bin = binAt(event->position().x())) time_.setRange(bin->range);
}

void AlarmBins::keyPressEvent(QKeyEvent *event) {
  const bool back = event->key() == Qt::Key_Left, on = event->key() == Qt::Key_Right;
  if (bins_.empty() || (!back && !on)) return QWidget::keyPressEvent(event);
  const Moment step = bins_.front().range.end - bins_.front().range.begin;
  const auto bin = (time_.cursor() - bins_.front().range.begin) / step + (on ? 1 : -1);
  time_.setCursor(bins_.front().range.begin + bin * step);
}

bool AlarmBins::event(QEvent *event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto *help = static_cast<QHelpEvent *>(event);
  if (const AlarmBin *bin = binAt(help->pos().x()))
    QToolTip::showText(help->globalPos(),
                       tr("%1: %2 alarms, of level 1 %3, 2 %4, 3 %5. Double click: this range")
                           .arg(civilTime(beginLocal_, bin->range.begin))
                           .arg(bin->total)
                           .arg(bin->byLevel[1])
                           .arg(bin->byLevel[2])
                           .arg(bin->byLevel[3]),
                       this);
  return true;
}

}  // namespace headframe::viz
