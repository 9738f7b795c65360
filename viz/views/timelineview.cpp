#include "viz/views/timelineview.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viz/models/words.hpp"
#include "viz/views/lanepainter.hpp"
#include "viz/views/signs.hpp"

namespace headframe::viz {
namespace {

constexpr int margin = 8, dragDistance = 5, reach = 4;  // pixels
constexpr double zoomStep = 1.25;
constexpr Moment shortestRange = std::chrono::seconds(1);

}  // namespace

TimelineView::TimelineView(TimeController &time, QWidget *parent)
    : QAbstractScrollArea(parent), time_(time) {
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  const auto repaint = [this] { viewport()->update(); };
  connect(&time, &TimeController::cursorChanged, this, repaint);
  connect(&time, &TimeController::rangeChanged, this, repaint);
}

void TimelineView::show(std::vector<Lane> lanes, std::vector<Range> abnormal,
                        std::string beginLocal) {
  const std::string marked =
      marked_ < 0 ? std::string() : lanes_[static_cast<std::size_t>(marked_)].cause;
  lanes_ = std::move(lanes);
  abnormal_ = std::move(abnormal);
  beginLocal_ = std::move(beginLocal);
  markLane(marked);
  updateScrollBar();
  updateGeometry();
}

void TimelineView::markLane(const std::string &cause) {
  const auto found = std::ranges::find(lanes_, cause, &Lane::cause);
  setMarked(found == lanes_.end() ? -1 : static_cast<int>(found - lanes_.begin()));
}

void TimelineView::setMarked(int lane) {
  marked_ = lane;
  if (lane >= 0) {
    const int height = geometryOf().lane, top = lane * height;
    const int room = viewport()->height() - geometryOf().lanesTop();
    const int shown = verticalScrollBar()->value();
    if (top < shown) verticalScrollBar()->setValue(top);
    if (top + height > shown + room) verticalScrollBar()->setValue(top + height - room);
  }
  viewport()->update();
}

TimelineView::Geometry TimelineView::geometryOf() const {
  const int text = fontMetrics().height();
  const int labels = std::min(viewport()->width() / 3, 28 * fontMetrics().averageCharWidth());
  return {labels, text + 4, text + 8, text + 18};
}

TimeScale TimelineView::scaleOf(Range range) const {
  const int left = geometryOf().labels;
  return {range, static_cast<double>(left),
          static_cast<double>(std::max(1, viewport()->width() - left - margin))};
}

Moment TimelineView::tolerance() const {
  const Range range = time_.range();
  return (range.end - range.begin) / std::max(1, viewport()->width()) * reach;
}

const Lane *TimelineView::laneAt(int y) const {
  const Geometry g = geometryOf();
  if (y < g.lanesTop()) return nullptr;
  const auto index =
      static_cast<std::size_t>((y - g.lanesTop() + verticalScrollBar()->value()) / g.lane);
  return index < lanes_.size() ? &lanes_[index] : nullptr;
}

QSize TimelineView::minimumSizeHint() const {
  const Geometry g = geometryOf();
  return {60 * fontMetrics().averageCharWidth(), g.lanesTop() + 3 * g.lane};
}

QSize TimelineView::sizeHint() const {
  constexpr int usual = 10;
  const Geometry g = geometryOf();
  const int rows = std::clamp(static_cast<int>(lanes_.size()), 3, usual);
  return {90 * fontMetrics().averageCharWidth(), g.lanesTop() + rows * g.lane + margin};
}

void TimelineView::updateScrollBar() {
  const Geometry g = geometryOf();
  const int room = viewport()->height() - g.lanesTop();
  verticalScrollBar()->setRange(0,
                                std::max(0, static_cast<int>(lanes_.size()) * g.lane - room));
  verticalScrollBar()->setPageStep(std::max(1, room));
  verticalScrollBar()->setSingleStep(g.lane);
}

void TimelineView::resizeEvent(QResizeEvent *) { updateScrollBar(); }

void TimelineView::paintStrip(QPainter &painter) const {
  const Geometry g = geometryOf();
  const TimeScale whole = scaleOf({{}, time_.length()});
  const QRectF box(whole.left, 2, whole.width, g.strip - 4);
  painter.fillRect(box, palette().alternateBase());
  for (const Range &stretch : abnormal_) {
    const double left = whole.x(stretch.begin), right = whole.x(stretch.end);
    painter.fillRect(QRectF(left, box.top(), std::max(1.5, right - left), box.height()),
                     signOf(State::down).color);
  }
  QColor shade = palette().color(QPalette::Highlight);
  painter.setPen(QPen(shade, 1.5));
  shade.setAlpha(60);
  painter.setBrush(shade);
  const double left = whole.x(time_.range().begin), right = whole.x(time_.range().end);
  painter.drawRect(QRectF(left, 1, std::max(3.0, right - left), g.strip - 3));
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(QRect(4, 0, g.labels - 8, g.strip), Qt::AlignVCenter, tr("Abnormal, whole run"));
}

void TimelineView::paintAxis(QPainter &painter) const {
  const Geometry g = geometryOf();
  const TimeScale scale = scaleOf(time_.range());
  const double distance = fontMetrics().horizontalAdvance(QStringLiteral("2021-12  "));
  QColor grid = palette().color(QPalette::WindowText);
  const QColor ink = grid;
  grid.setAlpha(40);
  for (const Tick &tick : ticksOf(scale, distance, beginLocal_)) {
    const double x = scale.x(tick.at);
    painter.setPen(grid);
    painter.drawLine(QPointF(x, g.strip + g.axis - 4), QPointF(x, viewport()->height()));
    painter.setPen(ink);
    if (x + distance <= viewport()->width() + margin)
      painter.drawText(QPointF(x + 2, g.strip + g.axis - 6), tick.label);
  }
}

void TimelineView::paintLane(QPainter &painter, std::size_t index, int top) const {
  const Geometry g = geometryOf();
  const Lane &lane = lanes_[index];
  const TimeScale scale = scaleOf(time_.range());
  if (static_cast<int>(index) == marked_) {
    QColor shade = palette().color(QPalette::Highlight);
    shade.setAlpha(50);
    painter.fillRect(QRect(0, top, viewport()->width(), g.lane), shade);
  }
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(QRect(4, top, g.labels - 10, g.lane), Qt::AlignVCenter,
                   fontMetrics().elidedText(causeWords(lane.cause), Qt::ElideRight, g.labels - 10));
  painter.save();
  painter.setClipRect(QRectF(scale.left, top, scale.width + 1, g.lane));
  const double half = (g.lane - 6) / 2.0;
  const double barHeight = lane.faults.empty() ? 2 * half : half + 2;
  for (const Bar &bar : lane.bars) {
    const double left = scale.x(bar.range.begin), right = scale.x(bar.range.end);
    if (right < scale.left || left > scale.left + scale.width) continue;
    paintBar(painter, QRectF(left, top + 3, std::max(1.5, right - left), barHeight), bar);
  }
  for (const auto &fault : lane.faults) {
    const double trackTop = top + 3 + barHeight + 1, trackHeight = g.lane - 6 - barHeight - 1;
    for (const Stage &stage : stagesOf(fault, time_.length())) {
      const double left = scale.x(stage.range.begin), right = scale.x(stage.range.end);
      if (right < scale.left || left > scale.left + scale.width) continue;
      paintStage(painter, QRectF(left, trackTop, std::max(1.0, right - left), trackHeight),
                 stage.kind);
    }
    paintFailure(painter, {scale.x(fault.failed), trackTop + trackHeight}, fault.repeat);
  }
  painter.restore();
}

void TimelineView::paintCursor(QPainter &painter) const {
  const Geometry g = geometryOf();
  painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5));
  const double onStrip = scaleOf({{}, time_.length()}).x(time_.cursor());
  painter.drawLine(QPointF(onStrip, 0), QPointF(onStrip, g.strip));
  const TimeScale scale = scaleOf(time_.range());
  const double x = scale.x(time_.cursor());
  if (x >= scale.left - 1 && x <= scale.left + scale.width + 1)
    painter.drawLine(QPointF(x, g.strip), QPointF(x, viewport()->height()));
  if (pressedAt_ < 0 || std::abs(draggedTo_ - pressedAt_) < dragDistance) return;
  QColor shade = palette().color(QPalette::Highlight);
  shade.setAlpha(60);
  const int top = onStrip_ ? 0 : g.strip, height = onStrip_ ? g.strip : viewport()->height();
  painter.fillRect(QRect(std::min(pressedAt_, draggedTo_), top,
                         std::abs(draggedTo_ - pressedAt_), height), shade);
}

void TimelineView::paintEvent(QPaintEvent *) {
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), palette().base());
  paintStrip(painter);
  paintAxis(painter);
  const Geometry g = geometryOf();
  const QRect room(0, g.lanesTop(), viewport()->width(), viewport()->height() - g.lanesTop());
  if (lanes_.empty()) {
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(room, Qt::AlignCenter, tr("No outage and no fault in this run"));
  }
  painter.setClipRect(room);
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const int top = g.lanesTop() + static_cast<int>(i) * g.lane - verticalScrollBar()->value();
    if (top + g.lane > g.lanesTop() && top < viewport()->height()) paintLane(painter, i, top);
  }
  painter.setClipping(false);
  paintCursor(painter);
}

void TimelineView::mousePressEvent(QMouseEvent *event) {
  if (event->button() != Qt::LeftButton) return;
  pressedAt_ = draggedTo_ = static_cast<int>(event->position().x());
  onStrip_ = event->position().y() < geometryOf().strip;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event) {
  if (pressedAt_ < 0) return;
  draggedTo_ = static_cast<int>(event->position().x());
  viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event) {
  if (pressedAt_ < 0) return;
  const TimeScale scale = scaleOf(onStrip_ ? Range{{}, time_.length()} : time_.range());
  const auto x = static_cast<int>(event->position().x());
  const Moment from = scale.at(std::min(x, pressedAt_)), to = scale.at(std::max(x, pressedAt_));
  const bool dragged = std::abs(x - pressedAt_) >= dragDistance;
  pressedAt_ = draggedTo_ = -1;
  viewport()->update();
  if (dragged) return time_.setRange({from, to});
  time_.setCursor(from);
  const Moment half = (time_.range().end - time_.range().begin) / 2;
  if (onStrip_) return time_.setRange({from - half, from + half});
  if (const Lane *lane = laneAt(static_cast<int>(event->position().y())))
    pick(*lane, from);
}

void TimelineView::pick(const Lane &lane, Moment at) {
  setMarked(static_cast<int>(&lane - lanes_.data()));
  emit lanePicked(lane.cause);
  const Hit hit = hitAt(lane, at, tolerance(), time_.length());
  if (hit.fault)
    emit faultPicked(lane.faults[*hit.fault]);
  else if (hit.bar)
    emit outagePicked(lane.cause, lane.bars[*hit.bar]);
}

void TimelineView::zoomAbout(Moment about, double factor) {
  const Range range = zoomed(time_.range(), about, factor);
  if (range.end - range.begin >= shortestRange) time_.setRange(range);
}

void TimelineView::wheelEvent(QWheelEvent *event) {
  const int turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
  const Range range = time_.range();
  if (event->modifiers() & Qt::ControlModifier) {
    zoomAbout(scaleOf(range).at(event->position().x()), turned > 0 ? 1 / zoomStep : zoomStep);
  } else if (event->modifiers() & Qt::ShiftModifier) {
    const Moment step = (range.end - range.begin) / (turned > 0 ? -8 : 8);
    if (range.begin + step >= Moment{} && range.end + step <= time_.length())
      time_.setRange({range.begin + step, range.end + step});
  } else {
    QAbstractScrollArea::wheelEvent(event);
  }
  event->accept();
}

void TimelineView::keyPressEvent(QKeyEvent *event) {
  const Range range = time_.range();
  const Moment step = (range.end - range.begin) / 200;
  const int last = static_cast<int>(lanes_.size()) - 1;
  switch (event->key()) {
    case Qt::Key_Left: return time_.setCursor(time_.cursor() - step);
    case Qt::Key_Right: return time_.setCursor(time_.cursor() + step);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAbout(time_.cursor(), 1 / zoomStep);
    case Qt::Key_Minus: return zoomAbout(time_.cursor(), zoomStep);
    case Qt::Key_Escape: return time_.setRange({{}, time_.length()});
    case Qt::Key_Up:
    case Qt::Key_Down: {
      if (last < 0) return;
      const int next = std::clamp(marked_ + (event->key() == Qt::Key_Up ? -1 : 1), 0, last);
      return pick(lanes_[static_cast<std::size_t>(next)], time_.cursor());
    }
    default: QAbstractScrollArea::keyPressEvent(event);
  }
}

QString TimelineView::tipAt(QPoint position) const {
  const Lane *lane = laneAt(position.y());
  if (lane == nullptr) return {};
  if (position.x() < geometryOf().labels) return causeWords(lane->cause);
  const Moment at = scaleOf(time_.range()).at(position.x());
  const Hit hit = hitAt(*lane, at, tolerance(), time_.length());
  if (hit.bar) {
    const Bar &bar = lane->bars[*hit.bar];
    return tr("%1 %2: %3 to %4, %5")
        .arg(subjectWords(bar.subject), QString::fromStdString(bar.id),
             civilTime(beginLocal_, bar.range.begin),
             bar.open ? tr("not ended") : civilTime(beginLocal_, bar.range.end),
             duration(bar.range.end - bar.range.begin));
  }
  if (!hit.fault) return causeWords(lane->cause);
  const auto &fault = lane->faults[*hit.fault];
  QString tip = tr("%1 failed at %2")
                    .arg(QString::fromStdString(fault.device), civilTime(beginLocal_, fault.failed));
  for (const Stage &stage : stagesOf(fault, time_.length()))
    tip += QStringLiteral("\n%1: %2").arg(wordsOf(stage.kind),
                                          duration(stage.range.end - stage.range.begin));
  return tip;
}

bool TimelineView::viewportEvent(QEvent *event) {
  if (event->type() == QEvent::ToolTip) {
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), tipAt(help->pos()), viewport());
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace headframe::viz
