#include "viz/views/lanepainter.hpp"

#include <QCoreApplication>
#include <QFontInfo>
#include <algorithm>

#include "viz/views/signs.hpp"

namespace headframe::viz {
namespace {

QString translated(const char *text) { return QCoreApplication::translate("Lanes", text); }

void paintLetter(QPainter &painter, const QRectF &box, const QString &letter, const QColor &color) {
  if (box.width() < painter.fontMetrics().horizontalAdvance(letter) + 4) return;
  const QFont usual = painter.font();
  QFont fitting = usual;
  fitting.setPixelSize(std::min(QFontInfo(usual).pixelSize(), static_cast<int>(box.height()) - 1));
  painter.setFont(fitting);
  painter.setPen(color);
  painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, letter);
  painter.setFont(usual);
}

}  // namespace

void paintBar(QPainter &painter, const QRectF &box, const Bar &bar) {
  const Sign sign = signOf(bar.planned ? State::planned : State::down);
  painter.setPen(sign.color);
  painter.setBrush(bar.planned ? QBrush(sign.color, Qt::BDiagPattern) : QBrush(sign.color));
  painter.drawRect(box);
  const QColor ink = bar.planned ? sign.color : QColor(Qt::white);
  paintLetter(painter, box, bar.open ? sign.letter + QStringLiteral("…") : sign.letter, ink);
}

void paintStage(QPainter &painter, const QRectF &box, Stage::Kind kind) {
  const QColor down = signOf(State::down).color, late = signOf(State::late).color;
  const QColor work = signOf(State::planned).color, done = signOf(State::normal).color;
  const double middle = box.center().y();
  const auto line = [&](const QColor &color, Qt::PenStyle style) {
    painter.setPen(QPen(color, 2, style, Qt::FlatCap));
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle));
  };
  painter.setBrush(Qt::NoBrush);
  switch (kind) {
    case Stage::undetected: line(down, Qt::DotLine); return;
    case Stage::unanswered: line(late, Qt::DashLine); return;
    case Stage::paperwork: line(done, Qt::SolidLine); return;
    case Stage::waiting:
      painter.setPen(late);
      painter.drawRect(box);
      return paintLetter(painter, box, letterOf(kind), late);
    case Stage::work:
      painter.fillRect(box, work);
      return paintLetter(painter, box, letterOf(kind), Qt::white);
  }
}

void paintFailure(QPainter &painter, QPointF tip, bool repeat) {
  constexpr double half = 4;
  const QColor color = signOf(State::down).color;
  painter.setPen(color);
  painter.setBrush(color);
  painter.drawPolygon(QPolygonF{{tip.x() - half, tip.y() - 2 * half},
                                {tip.x() + half, tip.y() - 2 * half}, tip});
  if (!repeat) return;
  painter.setBrush(Qt::NoBrush);
  painter.drawEllipse(QPointF(tip.x(), tip.y() - 1.5 * half), 1.8 * half, 1.8 * half);
}

QString letterOf(Stage::Kind kind) {
  switch (kind) {
    case Stage::undetected: return translated(QT_TRANSLATE_NOOP("Lanes", "U"));
    case Stage::unanswered: return translated(QT_TRANSLATE_NOOP("Lanes", "A"));
    case Stage::waiting: return translated(QT_TRANSLATE_NOOP("Lanes", "W"));
    case Stage::work: return translated(QT_TRANSLATE_NOOP("Lanes", "R"));
    case Stage::paperwork: return translated(QT_TRANSLATE_NOOP("Lanes", "T"));
  }
  return {};
}

QString wordsOf(Stage::Kind kind) {
  switch (kind) {
    case Stage::undetected: return translated(QT_TRANSLATE_NOOP("Lanes", "not noticed"));
    case Stage::unanswered: return translated(QT_TRANSLATE_NOOP("Lanes", "waits for a response"));
    case Stage::waiting: return translated(QT_TRANSLATE_NOOP("Lanes", "waits for crew or parts"));
    case Stage::work: return translated(QT_TRANSLATE_NOOP("Lanes", "repair work"));
    case Stage::paperwork: return translated(QT_TRANSLATE_NOOP("Lanes", "restored, ticket open"));
  }
  return {};
}

}  // namespace headframe::viz
