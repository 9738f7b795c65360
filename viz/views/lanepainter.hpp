// How outages and stages of repair look, in lanes and in the legend.
#pragma once

#include <QPainter>

#include "viz/models/lanes.hpp"
#include "viz/models/timeaxis.hpp"

namespace headframe::viz {

void paintBar(QPainter &painter, const QRectF &box, const Bar &bar);
void paintStage(QPainter &painter, const QRectF &box, Stage::Kind kind);
/// The instant of failure; a repeated fault has a ring as well.
void paintFailure(QPainter &painter, QPointF tip, bool repeat);

QString letterOf(Stage::Kind kind);
QString wordsOf(Stage::Kind kind);

}  // namespace headframe::viz
