#include "viz/views/bulletpainter.hpp"

#include <QCoreApplication>
#include <algorithm>

#include "viz/views/signs.hpp"

namespace headframe::viz {
namespace {

/// The middle of a mark, kept wholly within the bar.
double placeOf(const QRectF &bar, double fraction, double half) {
  return std::clamp(bar.left() + fraction * bar.width(), bar.left() + half, bar.right() - half);
}

void paintTruth(QPainter &painter, const QRectF &bar, const Bullet &bullet) {
  const bool missed = bullet.verdict == sim::record::Verdict::missed;
  const QColor color = signOf(missed ? State::late : State::normal).color;
  const double middle = bar.center().y(), thickness = bar.height() * 0.42;
  const QRectF filled(bar.left(), middle - thickness / 2, *bullet.truth * bar.width(), thickness);
  painter.setPen(QPen(color, 1));
  painter.setBrush(missed ? QBrush(color, Qt::BDiagPattern) : QBrush(color));
  painter.drawRect(filled);
}

}  // namespace

void paintBullet(QPainter &painter, const QRectF &box, const Bullet &bullet,
                 const QPalette &palette) {
  const QRectF bar = box.adjusted(6, 2, -6, -2);
  const double size = std::min(10.0, bar.height() * 0.42), half = size / 2;
  const double middle = bar.center().y();
  const QColor ink = palette.color(QPalette::Text);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(palette.color(QPalette::PlaceholderText), 1));
  painter.drawLine(QPointF(bar.left(), middle), QPointF(bar.right(), middle));
  if (bullet.truth) paintTruth(painter, bar, bullet);
  painter.setBrush(palette.color(QPalette::Base));
  painter.setPen(QPen(ink, 1.4));
  if (bullet.belief)
    painter.drawEllipse(QPointF(placeOf(bar, *bullet.belief, half), middle), half * 0.8, half * 0.8);
  if (bullet.reportedActual) {
    const double x = placeOf(bar, *bullet.reportedActual, half), low = bar.bottom();
    painter.drawPolygon(QPolygonF({{x, low - size}, {x + half, low - half}, {x, low},
                                   {x - half, low - half}}));
  }
  if (bullet.reportedTarget) {
    const double x = placeOf(bar, *bullet.reportedTarget, half), top = bar.top();
    painter.drawPolygon(QPolygonF({{x - half, top}, {x + half, top}, {x, top + size}}));
  }
  if (bullet.wanted) {
    painter.setPen(QPen(ink, 2));
    const double x = placeOf(bar, *bullet.wanted, 1);
    painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom()));
  }
  painter.restore();
}

QString bulletLegend() {
  return QCoreApplication::translate(
      "Bullets", "Bars start at zero. ▬ truth, hatched when it misses the scenario's target; ○ platform "
                 "believes; ┃ wanted by the scenario; ▽ target, ◇ actual figure of the report of 2021.");
}

}  // namespace headframe::viz
