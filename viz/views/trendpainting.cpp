// How the trend canvas looks; what it does is in trendcanvas.cpp.
#include <QLineF>
#include <QList>
#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>
#include <span>

#include "viz/models/trendlist.hpp"
#include "viz/models/words.hpp"
#include "viz/views/signs.hpp"
#include "viz/views/trendcanvas.hpp"

namespace headframe::viz {
namespace {

constexpr int margin = 8;
constexpr std::size_t dense = 400;   // columns from which edges are no longer smoothed
constexpr double narrowest = 3;      // pixels of a late band

/// From left to right: where a column comes in, its extremes, where it leaves.
QPolygonF outlineOf(std::span<const TrendColumn> columns, const ValueAxis &axis, const QRect &plot) {
  QPolygonF outline;
  outline.reserve(static_cast<qsizetype>(4 * columns.size()));
  const auto add = [&](double x, double value) {
    outline << QPointF(x, axis.y(value, plot.top(), plot.bottom()));
  };
  for (const TrendColumn &column : columns) {
    add(column.x, column.first);
    if (column.low == column.high) continue;
    add(column.x, column.low);
    add(column.x, column.high);
    add(column.x, column.last);
  }
  return outline;
}

/// The same where columns stand on neighbouring pixels: one upright line each, which reaches to where
/// the column before has ended. Half the ink of the outline.
QList<QLineF> uprightsOf(std::span<const TrendColumn> columns, const ValueAxis &axis,
                         const QRect &plot) {
  QList<QLineF> lines;
  lines.reserve(static_cast<qsizetype>(columns.size()));
  const auto y = [&](double value) { return axis.y(value, plot.top(), plot.bottom()); };
  const TrendColumn *before = nullptr;
  for (const TrendColumn &column : columns) {
    double low = column.low, high = column.high;
    if (before != nullptr && column.x - before->x > 1.5) {
      lines << QLineF(before->x, y(before->last), column.x, y(column.first));
    } else if (before != nullptr) {
      low = std::min(low, before->last);
      high = std::max(high, before->last);
    }
    lines << QLineF(column.x, y(high), column.x, y(low));
    before = &column;
  }
  return lines;
}

}  // namespace

QColor TrendCanvas::colorOf(const Line &line) const { return colorOfLine(line.color); }

int TrendCanvas::legendColumns() const {
  constexpr int usual = 56;  // characters
  return std::clamp(width() / (usual * fontMetrics().averageCharWidth()), 1, 2);
}

QRect TrendCanvas::plot() const {
  const int text = fontMetrics().lineSpacing(), columns = legendColumns();
  const int rows = (static_cast<int>(lines_.size()) + columns - 1) / columns;
  const int axis = 10 * fontMetrics().averageCharWidth();
  const bool right = std::ranges::any_of(lines_, [](const Line &line) { return line.axis == 1; });
  const int top = margin + (rows + 1) * (text + 2) + 4;
  return QRect(QPoint(axis, top), QPoint(width() - (right ? axis : 3 * margin),
                                         height() - text - margin));
}

TimeScale TrendCanvas::scaleOf(const QRect &plot) const {
  return {time_.range(), static_cast<double>(plot.left()),
          static_cast<double>(std::max(1, plot.width()))};
}

QString TrendCanvas::reading(const Line &line) const {
  const TrendPoint *point = line.line.at(time_.cursor());
  if (point == nullptr) return tr("no value yet");
  QString text = QStringLiteral("%1 %2").arg(QString::number(point->value, 'g', 6),
                                             unitWords(line.series.unit));
  const Moment age = time_.cursor() - point->at;
  if (line.line.gapLimit() > Moment{} && age > line.line.gapLimit())
    text = tr("gap; last %1 at %2").arg(text, civilTime(beginLocal_, point->at));
  if (point->late) text = tr("%1 (late)").arg(text);
  return text;
}

void TrendCanvas::paintLetter(QPainter &painter, const QRectF &box, const Line &line) const {
  const auto index = static_cast<char16_t>(&line - lines_.data());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colorOf(line), 1.5));
  painter.setBrush(truth(line) ? palette().base() : QBrush(colorOf(line)));
  painter.drawEllipse(box);
  QFont font = painter.font();
  font.setPixelSize(static_cast<int>(box.height() * 0.7));
  font.setBold(true);
  painter.setFont(font);
  painter.setPen(truth(line) ? colorOf(line) : QColor(Qt::white));
  painter.drawText(box, Qt::AlignCenter, QString(QChar(u'A' + index)));
  painter.restore();
}

void TrendCanvas::paintLegend(QPainter &painter) const {
  const int text = fontMetrics().lineSpacing() + 2, columns = legendColumns();
  const int wide = (width() - 2 * margin) / columns;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line &line = lines_[i];
    const int left = margin + static_cast<int>(i) % columns * wide;
    const int top = margin + static_cast<int>(i) / columns * text;
    paintLetter(painter, QRectF(left, top + 1, text - 3, text - 3), line);
    painter.setPen(palette().color(QPalette::WindowText));
    const QString own = line.axis > 1 ? tr(" [own scale]") : QString();
    const QString words = QStringLiteral("%1%2: %3").arg(line.name, own, reading(line));
    const QRect room(left + text + 4, top, wide - text - 12, text);
    painter.drawText(room, Qt::AlignVCenter,
                     fontMetrics().elidedText(words, Qt::ElideMiddle, room.width()));
  }
}

void TrendCanvas::paintTimeAxis(QPainter &painter, const QRect &plot) const {
  const TimeScale scale = scaleOf(plot);
  const double distance = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00  "));
  const QColor ink = palette().color(QPalette::WindowText);
  QColor grid = ink;
  grid.setAlpha(40);
  for (const Tick &tick : ticksOf(scale, distance, beginLocal_)) {
    const double x = scale.x(tick.at);
    painter.setPen(grid);
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 4));
    painter.setPen(ink);
    const int wide = fontMetrics().horizontalAdvance(tick.label);
    const double left = std::clamp(x - wide / 2.0, 0.0, static_cast<double>(width() - wide));
    painter.drawText(QPointF(left, plot.bottom() + 4 + fontMetrics().ascent()), tick.label);
  }
}

void TrendCanvas::paintValueAxis(QPainter &painter, const QRect &plot, int axis) const {
  const auto line = std::ranges::find(lines_, axis, &Line::axis);
  if (line == lines_.end()) return;
  const QColor ink = palette().color(QPalette::WindowText);
  QColor grid = ink;
  grid.setAlpha(28);
  const int text = fontMetrics().lineSpacing();
  for (const ValueTick &tick : ticksOf(line->scale, std::max(2, plot.height() / (2 * text)))) {
    const double y = line->scale.y(tick.value, plot.top(), plot.bottom());
    painter.setPen(grid);
    if (axis == 0) painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(ink);
    const int wide = plot.left() - 6;
    const QRectF box(axis == 0 ? 0 : plot.right() + 6, y - text / 2.0, wide, text);
    painter.drawText(box, Qt::AlignVCenter | (axis == 0 ? Qt::AlignRight : Qt::AlignLeft),
                     tick.label);
  }
  const int half = width() / 2 - margin;
  const QRect head(axis == 0 ? margin : width() - margin - half, plot.top() - text - 6, half, text);
  painter.drawText(head, axis == 0 ? Qt::AlignLeft : Qt::AlignRight,
                   unitWords(line->series.unit));
}

void TrendCanvas::paintLate(QPainter &painter, const QRect &plot, const Line &line) const {
  const TimeScale scale = scaleOf(plot);
  const Sign sign = signOf(State::late);
  QColor shade = sign.color;
  shade.setAlpha(110);
  double painted = -1;
  for (const Range &stretch : line.line.late(time_.range())) {
    const double right = std::max(scale.x(stretch.end), scale.x(stretch.begin) + narrowest);
    const double left = std::max(scale.x(stretch.begin), painted);
    if (right <= painted || right - left < 1) continue;
    painted = right;
    const QRectF band(left, plot.top(), right - left, plot.height());
    painter.fillRect(band, QBrush(shade, Qt::BDiagPattern));
    const double size = fontMetrics().height();
    if (band.width() >= size)
      paintSign(painter, QRectF(band.center().x() - size / 2, plot.top() + 2, size, size),
                State::late);
  }
}

void TrendCanvas::paintLimits(QPainter &painter, const QRect &plot, const Line &line) const {
  const auto same = [&](const Line &other) {  // the other side of the same point
    return other.color == line.color && other.series.high_limit == line.series.high_limit &&
           other.series.low_limit == line.series.low_limit;
  };
  if (&*std::ranges::find_if(lines_, same) != &line) return;
  const auto paint = [&](double limit, const QString &words) {
    const double y = line.scale.y(limit, plot.top(), plot.bottom());
    painter.setPen(QPen(signOf(State::down).color, 1, Qt::DashLine));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QPointF(plot.left() + 4, y - 3), words);
  };
  const QString letter(QChar(u'A' + static_cast<char16_t>(&line - lines_.data())));
  if (line.series.high_limit)
    paint(*line.series.high_limit,
          tr("%1: alarm at %2 or more").arg(letter, QString::number(*line.series.high_limit)));
  if (line.series.low_limit)
    paint(*line.series.low_limit,
          tr("%1: alarm at %2 or less").arg(letter, QString::number(*line.series.low_limit)));
}

void TrendCanvas::paintLine(QPainter &painter, const QRect &plot, const Line &line) const {
  const auto columns = line.line.columns(scaleOf(plot));
  painter.setRenderHint(QPainter::Antialiasing, columns.size() < dense);
  painter.setPen(QPen(colorOf(line), columns.size() < dense ? 1.6 : 1,
                      truth(line) ? Qt::DotLine : Qt::SolidLine));
  painter.setBrush(colorOf(line));
  for (std::size_t from = 0, to = 0; from < columns.size(); from = to) {
    for (to = from + 1; to < columns.size() && !columns[to].broken;) ++to;
    const std::span part{columns.data() + from, to - from};
    if (columns.size() >= dense) {
      painter.drawLines(uprightsOf(part, line.scale, plot));
      continue;
    }
    const QPolygonF outline = outlineOf(part, line.scale, plot);
    if (outline.size() == 1)
      painter.drawEllipse(outline.front(), 2, 2);
    else
      painter.drawPolyline(outline);
  }
  painter.setRenderHint(QPainter::Antialiasing, false);
}

void TrendCanvas::paintEnds(QPainter &painter, const QRect &plot) const {
  const double size = fontMetrics().height();
  std::vector<QRectF> taken;
  for (const Line &line : lines_) {
    const TrendPoint *last = line.line.at(time_.range().end);
    if (last == nullptr) continue;
    const double place = std::max(scaleOf(plot).x(last->at) + 3, plot.left() + 0.0);
    const double y = line.scale.y(last->value, plot.top(), plot.bottom()) - size / 2;
    QRectF box(std::min(place, plot.right() + 1 - size),
               std::clamp(y, plot.top() + 0.0, plot.bottom() - size), size, size);
    const auto overlaps = [&](const QRectF &other) { return other.intersects(box); };
    while (std::ranges::any_of(taken, overlaps)) box.translate(-size - 1, 0);
    taken.push_back(box);
    paintLetter(painter, box, line);
  }
}

void TrendCanvas::paintCursor(QPainter &painter, const QRect &plot) const {
  const QColor ink = palette().color(QPalette::WindowText);
  const TimeScale scale = scaleOf(plot);
  const double x = scale.x(time_.cursor());
  if (x >= plot.left() - 1 && x <= plot.right() + 1) {
    painter.setPen(QPen(ink, 1.5));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    for (const Line &line : lines_)
      if (const TrendPoint *point = line.line.at(time_.cursor())) {
        painter.setBrush(colorOf(line));
        painter.drawEllipse(QPointF(x, line.scale.y(point->value, plot.top(), plot.bottom())), 3, 3);
      }
  }
  if (drag_ != Drag::zoom) return;
  QColor shade = palette().color(QPalette::Highlight);
  shade.setAlpha(60);
  painter.fillRect(QRect(std::min(pressedAt_, draggedTo_), plot.top(),
                         std::abs(draggedTo_ - pressedAt_), plot.height()), shade);
}

void TrendCanvas::paintEvent(QPaintEvent *) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().base());
  if (lines_.empty() || !reason_.isEmpty()) {
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect room = lines_.empty() ? rect() : plot();
    painter.drawText(room.adjusted(margin, margin, -margin, -margin),
                     Qt::AlignCenter | Qt::TextWordWrap, reason_);
    if (lines_.empty()) return;
  }
  fitScales();
  const QRect area = plot();
  paintLegend(painter);
  paintTimeAxis(painter, area);
  paintValueAxis(painter, area, 0);
  paintValueAxis(painter, area, 1);
  painter.setClipRect(area.adjusted(0, 0, 1, 1));
  for (const Line &line : lines_) paintLate(painter, area, line);
  for (const Line &line : lines_) paintLimits(painter, area, line);
  for (const Line &line : lines_) paintLine(painter, area, line);
  paintEnds(painter, area);
  paintCursor(painter, area);
}

}  // namespace headframe::viz
