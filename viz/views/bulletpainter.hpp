// The bar on which an indicator's figures stand side by side. Each figure has a shape of its own, so
// that colour never stands alone.
#pragma once

#include <QPainter>
#include <QPalette>
#include <QString>

#include "viz/models/indicators.hpp"

namespace headframe::viz {

/// Paints into `box`: a filled bar for the truth, hatched and amber when it misses the scenario's
/// target; a ring for what the platform believes; an upright line for what the scenario wants; an open
/// triangle from above for the report's target, a diamond from below for its actual figure.
void paintBullet(QPainter &painter, const QRectF &box, const Bullet &bullet, const QPalette &palette);

/// The same shapes in words, in the language of the moment.
QString bulletLegend();

}  // namespace headframe::viz
