#include "viz/views/trendcanvas.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <utility>

namespace headframe::viz {
namespace {

constexpr int dragDistance = 5, reachOfClick = 8;  // pixels
constexpr double zoomStep = 1.25;
constexpr Moment shortestRange = std::chrono::seconds(1);

}  // namespace

TrendCanvas::TrendCanvas(TimeController &time, QWidget *parent) : QWidget(parent), time_(time) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  const auto repaint = [this] { update(); };
  connect(&time, &TimeController::cursorChanged, this, repaint);
  connect(&time, &TimeController::rangeChanged, this, repaint);
}

void TrendCanvas::show(const std::vector<Shown> &trends, std::string beginLocal) {
  beginLocal_ = std::move(beginLocal);
  std::vector<Line> before = std::exchange(lines_, {});
  for (const Shown &trend : trends) {
    const auto known = std::ranges::find(before, trend.series.id,
                                         [](const Line &line) { return line.series.id; });
    Line line = known == before.end() ? Line{} : std::move(*known);
    if (known != before.end()) before.erase(known);
    line.series = trend.series;
    line.name = trend.name;
    line.line.update(*trend.points, trend.series.cadence);
    lines_.push_back(std::move(line));
  }
  assignColorsAndAxes();
  update();
}

void TrendCanvas::assignColorsAndAxes() {
  std::vector<std::string> units, places;
  for (Line &line : lines_) {
    units.push_back(line.series.unit);
    const std::string place = line.series.point.empty()
                                  ? line.series.id
                                  : line.series.mine + "/" + line.series.point;
    const auto known = std::ranges::find(places, place);
    line.color = static_cast<std::size_t>(known - places.begin());
    if (known == places.end()) places.push_back(place);
  }
  const auto axes = axesOfUnits(units);
  for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].axis = axes[i];
}

void TrendCanvas::setReason(const QString &reason) {
  reason_ = reason;
  update();
}

const TrendPoint *TrendCanvas::atCursor(const std::string &id) const {
  const auto found =
      std::ranges::find(lines_, id, [](const Line &line) { return line.series.id; });
  return found == lines_.end() ? nullptr : found->line.at(time_.cursor());
}

QSize TrendCanvas::minimumSizeHint() const {
  return {50 * fontMetrics().averageCharWidth(), 12 * fontMetrics().lineSpacing()};
}

QSize TrendCanvas::sizeHint() const {
  return {120 * fontMetrics().averageCharWidth(), 24 * fontMetrics().lineSpacing()};
}

std::optional<Extremes> TrendCanvas::reach(const Line &line) const {
  auto found = line.line.extremes(time_.range());
  if (!found)  // the line may still cross the range, between two points outside it
    if (const TrendPoint *point = line.line.at(time_.range().begin))
      found = Extremes{point->value, point->value};
  if (!found) return found;
  for (const auto &limit : {line.series.low_limit, line.series.high_limit})
    if (limit) found = Extremes{std::min(found->low, *limit), std::max(found->high, *limit)};
  return found;
}

void TrendCanvas::fitScales() {
  std::vector<std::optional<Extremes>> ofUnits(lines_.size());
  for (const Line &line : lines_) {
    const auto own = reach(line);
    if (!own) continue;
    auto &sum = ofUnits[static_cast<std::size_t>(line.axis)];
    sum = sum ? Extremes{std::min(sum->low, own->low), std::max(sum->high, own->high)} : *own;
  }
  for (Line &line : lines_) {
    const auto &extent = ofUnits[static_cast<std::size_t>(line.axis)];
    line.scale = extent ? roundedAxis(extent->low, extent->high) : ValueAxis{};
  }
}

void TrendCanvas::pan(Moment step) {
  const Range range = time_.range();
  step = std::clamp(step, -range.begin, time_.length() - range.end);
  if (step != Moment{}) time_.setRange({range.begin + step, range.end + step});
}

void TrendCanvas::zoomAbout(Moment about, double factor) {
  const Range range = zoomed(time_.range(), about, factor);
  if (range.end - range.begin >= shortestRange) time_.setRange(range);
}

void TrendCanvas::mousePressEvent(QMouseEvent *event) {
  if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
  const bool pans =
      event->button() == Qt::MiddleButton || (event->modifiers() & Qt::ShiftModifier);
  drag_ = pans ? Drag::pan : Drag::zoom;
  rangeBefore_ = time_.range();
  pressedAt_ = draggedTo_ = static_cast<int>(event->position().x());
}

void TrendCanvas::mouseMoveEvent(QMouseEvent *event) {
  if (drag_ == Drag::none) return;
  draggedTo_ = static_cast<int>(event->position().x());
  if (drag_ == Drag::zoom) return update();
  const Moment length = rangeBefore_.end - rangeBefore_.begin;
  const Moment wanted =
      rangeBefore_.begin + length / std::max(1, plot().width()) * (pressedAt_ - draggedTo_);
  pan(wanted - time_.range().begin);
}

void TrendCanvas::mouseReleaseEvent(QMouseEvent *event) {
  const Drag drag = std::exchange(drag_, Drag::none);
  if (drag == Drag::none) return;
  update();
  const TimeScale scale = scaleOf(plot());
  const auto x = static_cast<int>(event->position().x());
  if (std::abs(x - pressedAt_) < dragDistance) {
    time_.setCursor(scale.at(x));
    return pickAt(event->position());
  }
  if (drag == Drag::zoom)
    time_.setRange({scale.at(std::min(x, pressedAt_)), scale.at(std::max(x, pressedAt_))});
}

void TrendCanvas::pickAt(QPointF place) {
  const QRect area = plot();
  if (!area.contains(place.toPoint())) return;
  fitScales();
  double nearest = reachOfClick;
  const Line *found = nullptr;
  for (const Line &line : lines_) {
    const TrendPoint *point = line.line.at(time_.cursor());
    if (point == nullptr) continue;
    const double away =
        std::abs(line.scale.y(point->value, area.top(), area.bottom()) - place.y());
    if (away > nearest) continue;
    nearest = away;
    found = &line;
  }
  if (found != nullptr) emit picked(found->series.id);
}

void TrendCanvas::wheelEvent(QWheelEvent *event) {
  const int turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
  const Range range = time_.range();
  if (event->modifiers() & Qt::ShiftModifier)
    pan((range.end - range.begin) / (turned > 0 ? -8 : 8));
  else
    zoomAbout(scaleOf(plot()).at(event->position().x()), turned > 0 ? 1 / zoomStep : zoomStep);
  event->accept();
}

void TrendCanvas::keyPressEvent(QKeyEvent *event) {
  const Range range = time_.range();
  const bool pans = event->modifiers() & Qt::ShiftModifier;
  const Moment step = (range.end - range.begin) / (pans ? 8 : 200);
  const int sign = event->key() == Qt::Key_Left ? -1 : 1;
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
      return pans ? pan(sign * step) : time_.setCursor(time_.cursor() + sign * step);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAbout(time_.cursor(), 1 / zoomStep);
    case Qt::Key_Minus: return zoomAbout(time_.cursor(), zoomStep);
    case Qt::Key_Escape: return time_.setRange({{}, time_.length()});
    default: QWidget::keyPressEvent(event);
  }
}

}  // namespace headframe::viz
