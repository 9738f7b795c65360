#include "viz/views/timelineview.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

constexpr int axisLabels = 5;
constexpr int dragDistance = 5;
const QColor unplannedColor(0xb0, 0x3a, 0x2e), plannedColor(0x3f, 0x6f, 0x9f);

}  // namespace

TimelineView::TimelineView(TimeController &time, QWidget *parent) : QWidget(parent), time_(time) {
  setFocusPolicy(Qt::StrongFocus);
  connect(&time, &TimeController::cursorChanged, this, [this] { update(); });
  connect(&time, &TimeController::rangeChanged, this, [this] { update(); });
}

void TimelineView::show(std::vector<Lane> lanes, std::string beginLocal) {
  lanes_ = std::move(lanes);
  beginLocal_ = std::move(beginLocal);
  updateGeometry();
  update();
}

int TimelineView::labelWidth() const {
  return std::min(width() / 3, 30 * fontMetrics().averageCharWidth());
}

int TimelineView::laneHeight() const { return fontMetrics().height() + 10; }

QSize TimelineView::minimumSizeHint() const {
  const int rows = std::max(1, static_cast<int>(lanes_.size()));
  return {60 * fontMetrics().averageCharWidth(), (rows + 1) * laneHeight() + 8};
}

QSize TimelineView::sizeHint() const { return minimumSizeHint(); }

double TimelineView::xOf(Moment at) const {
  const auto length = static_cast<double>(std::max(time_.length(), Moment{1}).count());
  const double space = width() - labelWidth() - 8;
  return labelWidth() + space * static_cast<double>(at.count()) / length;
}

Moment TimelineView::momentAt(double x) const {
  const double space = std::max(1, width() - labelWidth() - 8);
  const double share = std::clamp((x - labelWidth()) / space, 0.0, 1.0);
  return Moment(std::llround(share * static_cast<double>(time_.length().count())));
}

void TimelineView::paintLane(QPainter &painter, const Lane &lane, int top) const {
  const QRect label(4, top, labelWidth() - 12, laneHeight());
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft,
                   fontMetrics().elidedText(causeWords(lane.cause), Qt::ElideMiddle, label.width()));
  for (const Bar &bar : lane.bars) {
    const double left = xOf(bar.range.begin), right = xOf(bar.range.end);
    const QRectF box(left, top + 4, std::max(2.0, right - left), laneHeight() - 8);
    const QColor color = bar.planned ? plannedColor : unplannedColor;
    painter.fillRect(box, bar.planned ? QBrush(color, Qt::BDiagPattern) : QBrush(color));
    painter.setPen(color);
    painter.drawRect(box);
  }
  paintLetters(painter, lane, top);
}

void TimelineView::paintLetters(QPainter &painter, const Lane &lane, int top) const {
  for (const Bar &bar : lane.bars) {
    const double left = xOf(bar.range.begin);
    const QRectF box(left, top + 4, xOf(bar.range.end) - left, laneHeight() - 8);
    const QString letter = bar.planned ? tr("P") : tr("F");
    if (box.width() < fontMetrics().horizontalAdvance(letter) + 4) continue;
    painter.setPen(bar.planned ? palette().color(QPalette::WindowText) : QColor(Qt::white));
    painter.drawText(box, Qt::AlignCenter, letter);
  }
}

void TimelineView::paintAxis(QPainter &painter) const {
  const int top = static_cast<int>(lanes_.size()) * laneHeight();
  painter.setPen(palette().color(QPalette::WindowText));
  const int space = width() - labelWidth() - 8;
  for (int i = 0; i < axisLabels; ++i) {
    const int x = labelWidth() + space * i / axisLabels;
    const QString text = civilTime(beginLocal_, momentAt(x)).left(10);
    painter.drawLine(x, top, x, top + 4);
    painter.drawText(QRect(x, top + 4, space / axisLabels, laneHeight()), Qt::AlignLeft, text);
  }
}

void TimelineView::paintEvent(QPaintEvent *) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().base());
  if (lanes_.empty()) {
    painter.drawText(rect(), Qt::AlignCenter, tr("No outage in this run"));
    return;
  }
  const Range range = time_.range();
  QColor shade = palette().color(QPalette::Highlight);
  shade.setAlpha(40);
  const double left = xOf(range.begin);
  painter.fillRect(QRectF(left, 0, std::max(1.0, xOf(range.end) - left), height()), shade);
  int top = 0;
  for (const Lane &lane : lanes_) {
    paintLane(painter, lane, top);
    top += laneHeight();
  }
  paintAxis(painter);
  painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
  const double cursor = xOf(time_.cursor());
  painter.drawLine(QPointF(cursor, 0), QPointF(cursor, top));
}

void TimelineView::mousePressEvent(QMouseEvent *event) { pressedAt_ = event->position().x(); }

void TimelineView::mouseReleaseEvent(QMouseEvent *event) {
  const double x = event->position().x();
  if (std::abs(x - pressedAt_) < dragDistance) return time_.setCursor(momentAt(x));
  time_.setRange({momentAt(std::min(x, pressedAt_)), momentAt(std::max(x, pressedAt_))});
}

void TimelineView::keyPressEvent(QKeyEvent *event) {
  const Moment step = time_.length() / 1000;
  switch (event->key()) {
    case Qt::Key_Left: return time_.setCursor(time_.cursor() - step);
    case Qt::Key_Right: return time_.setCursor(time_.cursor() + step);
    case Qt::Key_Escape: return time_.setRange({{}, time_.length()});
    default: QWidget::keyPressEvent(event);
  }
}

}  // namespace headframe::viz
