#include "viz/views/signs.hpp"

#include <QCoreApplication>
#include <QPolygonF>
#include <algorithm>
#include <array>

namespace headframe::viz {
namespace {

QString translated(const char *text) { return QCoreApplication::translate("Signs", text); }

constexpr double letterFits = 11;  // pixels

QPolygonF triangle(const QRectF &box) {
  return {{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()};
}

QPolygonF diamond(const QRectF &box) {
  return {{box.center().x(), box.top()}, {box.right(), box.center().y()},
          {box.center().x(), box.bottom()}, {box.left(), box.center().y()}};
}

}  // namespace

Sign signOf(State state) {
  switch (state) {
    case State::normal:
      return {QColor(0x78, 0x80, 0x86), translated(QT_TRANSLATE_NOOP("Signs", "N")),
              translated(QT_TRANSLATE_NOOP("Signs", "normal"))};
    case State::planned:
      return {QColor(0x3f, 0x76, 0xb0), translated(QT_TRANSLATE_NOOP("Signs", "P")),
              translated(QT_TRANSLATE_NOOP("Signs", "planned"))};
    case State::late:
      return {QColor(0xb0, 0x6a, 0x10), translated(QT_TRANSLATE_NOOP("Signs", "L")),
              translated(QT_TRANSLATE_NOOP("Signs", "late or altered"))};
    case State::down:
      return {QColor(0xc4, 0x3c, 0x38), translated(QT_TRANSLATE_NOOP("Signs", "F")),
              translated(QT_TRANSLATE_NOOP("Signs", "down"))};
    case State::unknown:
      return {QColor(0x78, 0x80, 0x86), translated(QT_TRANSLATE_NOOP("Signs", "?")),
              translated(QT_TRANSLATE_NOOP("Signs", "unknown"))};
  }
  return {};
}

void paintSign(QPainter &painter, const QRectF &box, State state) {
  const Sign sign = signOf(state);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(sign.color, 1.5));
  painter.setBrush(state == State::unknown ? QBrush(Qt::NoBrush) : QBrush(sign.color));
  if (state == State::down) {
    painter.drawPolygon(triangle(box));
  } else if (state == State::late) {
    painter.drawPolygon(diamond(box));
  } else if (state == State::planned) {
    painter.drawRect(box);
  } else {
    painter.drawEllipse(box);
  }
  if (std::min(box.width(), box.height()) >= letterFits) {
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(box.height() * 0.62));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(state == State::unknown ? sign.color : QColor(Qt::white));
    const QRectF inside = state == State::down ? box.adjusted(0, box.height() * 0.25, 0, 0) : box;
    painter.drawText(inside, Qt::AlignCenter, sign.letter);
  }
  painter.restore();
}

QColor colorOfLevel(int level) {
  switch (level) {
    case 1: return {0xc4, 0x3c, 0x38};
    case 2: return {0xb0, 0x6a, 0x10};
    case 3: return {0x8a, 0x7a, 0x10};
    default: return {0x3f, 0x76, 0xb0};
  }
}

QColor colorOfLine(std::size_t line) {
  static const std::array colors{QColor(0x2f, 0x7c, 0xc4), QColor(0x1f, 0x8a, 0x70),
                                 QColor(0x9a, 0x5f, 0xc0), QColor(0x8a, 0x76, 0x4a),
                                 QColor(0xc0, 0x58, 0x9a), QColor(0x4f, 0x86, 0x3a),
                                 QColor(0x5c, 0x74, 0xc8), QColor(0x5a, 0x80, 0x8c)};
  return colors.at(line % colors.size());
}

}  // namespace headframe::viz
