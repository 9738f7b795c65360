// How states look on every page: a shape, a letter and a colour each, so that colour never stands
// alone. Grey is normal (ISA-101): only what needs attention has a colour.
#pragma once

#include <QChar>
#include <QColor>
#include <QPainter>
#include <QString>
#include <cstddef>

namespace headframe::viz {

enum class State {
  normal,    // grey disc
  planned,   // blue square, hatched where there is room: maintenance, lawful silence
  late,      // amber diamond: data comes, but not in time or not as it was
  down,      // red triangle: dark, failed
  unknown,   // hollow disc: nobody says
};

struct Sign {
  QColor color;
  QString letter;  // in the language of the moment
  QString words;
};

/// Colours are chosen for both themes: each stands out from the light and the night base by at least
/// 3 : 1 (WCAG 2.1, 1.4.11).
Sign signOf(State state);

/// The state's shape with its letter in it when it is large enough for a letter.
void paintSign(QPainter &painter, const QRectF &box, State state);

/// 1 is the gravest; 0 and unknown levels look like the least grave.
QColor colorOfLevel(int level);

/// Of the n-th line of a chart, from 0; eight can be told apart, then they begin again. None is a
/// state's. A line has a letter as well.
QColor colorOfLine(std::size_t line);

}  // namespace headframe::viz
