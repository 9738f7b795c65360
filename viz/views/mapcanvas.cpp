#include "viz/views/mapcanvas.hpp"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "viz/models/words.hpp"
#include "viz/views/signs.hpp"

namespace headframe::viz {
namespace {

constexpr int longestName = 22;           // characters
constexpr std::size_t mostNames = 400;    // more find no room on a screen
constexpr int markSize = 16, quietSize = 9, margin = 24, reach = 12, dragDistance = 4;  // pixels
constexpr double zoomStep = 1.25, nearest = 200, farthest = 0.5;         // pixels in a kilometre
constexpr std::array states{MapState::normal, MapState::planned, MapState::late, MapState::down,
                            MapState::unknown};

State signState(MapState state) {
  switch (state) {
    case MapState::normal: return State::normal;
    case MapState::planned: return State::planned;
    case MapState::late: return State::late;
    case MapState::down: return State::down;
    case MapState::unknown: return State::unknown;
  }
  return State::unknown;
}

}  // namespace

MapCanvas::MapCanvas(const MapModel &map, QWidget *parent) : QWidget(parent), map_(map) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
}

void MapCanvas::setLayer(Layer layer, bool shown) {
  layers_ = shown ? layers_ | layer : layers_ & ~layer;
  update();
}

void MapCanvas::setSelected(const std::string &mine) {
  selected_ = mine;
  update();
}

void MapCanvas::fit() {
  const QRectF bounds = map_.bounds();
  if (bounds.isEmpty() || width() <= 2 * margin || height() <= 2 * margin) return;
  scale_ = std::min((width() - 2 * margin) / bounds.width(), (height() - 2 * margin) / bounds.height());
  offset_ = QPointF(width() / 2.0, height() / 2.0) - bounds.center() * scale_;
  fitted_ = true;
  update();
}

void MapCanvas::centreOn(const MapMark &mark) {
  offset_ = QPointF(width() / 2.0, height() / 2.0) - mark.at * scale_;
  fitted_ = false;
  update();
}

void MapCanvas::zoom(QPointF about, double factor) {
  const double scale = std::clamp(scale_ * factor, farthest, nearest);
  offset_ = about - (about - offset_) * (scale / scale_);
  scale_ = scale;
  fitted_ = false;
  update();
}

bool MapCanvas::isShown(const MapMark &mark) const {
  if (mark.kind != "mine") return true;
  return (layers_ & Mines) != 0 && (mark.producing || (layers_ & Stopped) != 0);
}

const MapMark *MapCanvas::markAt(QPointF position) const {
  const MapMark *nearestMark = nullptr;
  double least = reach;
  for (const MapMark &mark : map_.marks()) {
    const QPointF distance = onScreen(mark.at) - position;
    const double length = std::hypot(distance.x(), distance.y());
    if (length > least || !isShown(mark)) continue;
    least = length;
    nearestMark = &mark;
  }
  return nearestMark;
}

QColor MapCanvas::faint(int alpha) const {
  QColor color = palette().color(QPalette::WindowText);
  color.setAlpha(alpha);
  return color;
}

void MapCanvas::paintCounties(QPainter &painter) const {
  painter.setBrush(Qt::NoBrush);
  for (const MapCounty &county : map_.counties()) {
    painter.setPen(faint(90));
    for (const auto &ring : county.rings) {
      QPolygonF outline;
      for (const QPointF &point : ring) {
        const QPointF next = onScreen(point);
        if (!outline.isEmpty() && (outline.back() - next).manhattanLength() < 2) continue;
        outline << next;
      }
      painter.drawPolygon(outline);
    }
    painter.setPen(faint(130));
    const QRectF label(onScreen(county.label) - QPointF(60, 10), QSizeF(120, 20));
    painter.drawText(label, Qt::AlignCenter,
                     language() == Language::chinese ? county.nameZh : county.nameEn);
  }
}

void MapCanvas::paintLines(QPainter &painter) const {
  for (const MapLine &line : map_.lines()) {
    const bool normal = line.state == MapState::normal;
    const QColor color = signOf(signState(line.state)).color;
    painter.setPen(QPen(color, normal ? 2 : 3, normal ? Qt::SolidLine : Qt::DashLine));
    const QPointF from = onScreen(line.from), to = onScreen(line.to);
    painter.drawLine(from, to);
    if (normal) continue;
    const QPointF middle = (from + to) / 2;
    paintSign(painter, QRectF(middle - QPointF(9, 9), QSizeF(18, 18)), signState(line.state));
  }
}

/// Painted once: thousands of marks are then copied from it.
const QPixmap &MapCanvas::signs() {
  if (!signs_.isNull()) return signs_;
  const double ratio = devicePixelRatioF();
  signs_ = QPixmap(QSize(static_cast<int>(states.size()) * (markSize + 4), markSize + 4) * ratio);
  signs_.setDevicePixelRatio(ratio);
  signs_.fill(Qt::transparent);
  QPainter painter(&signs_);
  painter.setFont(font());
  for (std::size_t i = 0; i < states.size(); ++i) {
    const QPointF middle((static_cast<double>(i) + 0.5) * (markSize + 4), (markSize + 4) / 2.0);
    // What is normal keeps quiet: a small disc without a letter.
    const double size = states[i] == MapState::normal ? quietSize : markSize;
    paintSign(painter, QRectF(middle - QPointF(size, size) / 2, QSizeF(size, size)),
              signState(states[i]));
  }
  return signs_;
}

void MapCanvas::paintMarks(QPainter &painter) {
  const QPixmap &atlas = signs();
  const double ratio = atlas.devicePixelRatio(), side = (markSize + 4) * ratio;
  std::vector<QPainter::PixmapFragment> fragments;
  for (const MapMark &mark : map_.marks()) {
    if (mark.kind != "mine" || !isShown(mark)) continue;
    const auto state = static_cast<double>(mark.state);
    const double opacity = mark.producing ? 1 : 0.35;
    fragments.push_back(QPainter::PixmapFragment::create(
        onScreen(mark.at), QRectF(state * side, 0, side, side), 1 / ratio, 1 / ratio, 0, opacity));
  }
  painter.drawPixmapFragments(fragments.data(), static_cast<int>(fragments.size()), atlas);
  for (const MapMark &mark : map_.marks()) {
    if (mark.kind == "mine") continue;
    const QPointF at = onScreen(mark.at);
    const QRectF box(at - QPointF(11, 11), QSizeF(22, 22));
    painter.fillRect(box, palette().base());
    paintSign(painter, box.adjusted(2, 2, -2, -2), signState(mark.state));
    painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
  }
}

void MapCanvas::paintAlarms(QPainter &painter) const {
  painter.setBrush(Qt::NoBrush);
  for (const MapMark &mark : map_.marks()) {
    const QPointF at = onScreen(mark.at);
    if (mark.id == selected_) {
      painter.setPen(QPen(palette().color(QPalette::Highlight), 3));
      painter.drawEllipse(at, markSize, markSize);
    }
    if (mark.alarmLevel == 0 || !isShown(mark)) continue;
    painter.setPen(QPen(colorOfLevel(mark.alarmLevel), 2.5));
    painter.drawEllipse(at, markSize * 0.8, markSize * 0.8);
    painter.drawText(at + QPointF(markSize * 0.7, -markSize * 0.4), QString::number(mark.alarmLevel));
  }
}

void MapCanvas::paintNames(QPainter &painter) const {
  std::vector<const MapMark *> marks;
  for (const MapMark &mark : map_.marks())
    if (isShown(mark) && rect().contains(onScreen(mark.at).toPoint())) marks.push_back(&mark);
  // Whoever needs attention is named first; names that find no room are in the tool tips.
  std::ranges::sort(marks, [this](const MapMark *a, const MapMark *b) {
    const auto rank = [this](const MapMark *mark) {
      return std::tuple(mark->id != selected_, mark->kind == "mine", mark->state == MapState::normal,
                        mark->alarmLevel == 0, !mark->producing, mark->id);
    };
    return rank(a) < rank(b);
  });
  std::vector<QRectF> labels, obstacles{legendBox()};
  std::vector<QString> names;
  for (const MapMark *mark : marks) {
    obstacles.emplace_back(onScreen(mark->at) - QPointF(6, 6), QSizeF(12, 12));
    if (names.size() == mostNames) continue;
    names.push_back(fontMetrics().elidedText(pick(mark->nameZh, mark->nameEn), Qt::ElideMiddle,
                                             longestName * fontMetrics().averageCharWidth()));
    const QSizeF size(fontMetrics().horizontalAdvance(names.back()) + 2, fontMetrics().height());
    const QPointF at = onScreen(mark->at);
    const bool fits = at.x() + markSize * 0.7 + size.width() <= width();
    const double left = fits ? markSize * 0.7 : -markSize * 0.7 - size.width();
    labels.emplace_back(at + QPointF(left, -size.height() / 2), size);
  }
  const std::vector<bool> drawn = withoutOverlaps(labels, obstacles);
  painter.setPen(palette().color(QPalette::WindowText));
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (drawn[i]) painter.drawText(labels[i], Qt::AlignVCenter, names[i]);
}

QString MapCanvas::ringWords() const { return tr("ring: open alarm with its level"); }

QRectF MapCanvas::legendBox() const {
  int widest = fontMetrics().horizontalAdvance(ringWords());
  for (const MapState state : states)
    widest = std::max(widest, fontMetrics().horizontalAdvance(signOf(signState(state)).words));
  const int lines = static_cast<int>(states.size()) + 2, high = lines * (fontMetrics().height() + 4);
  return QRectF(8, height() - 8 - high, widest + 40, high);
}

void MapCanvas::paintLegend(QPainter &painter) const {
  const QRect box = legendBox().toRect();
  const int line = fontMetrics().height() + 4, widest = box.width() - 40;
  QColor back = palette().color(QPalette::Base);
  back.setAlpha(215);
  painter.fillRect(box, back);
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(box.adjusted(6, 0, 0, 0), Qt::AlignTop, tr("Schematic map"));
  int top = box.top() + line;
  for (const MapState state : states) {
    paintSign(painter, QRectF(box.left() + 6, top + 2, line - 6, line - 6), signState(state));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(box.left() + 30, top, widest, line), Qt::AlignVCenter,
                     signOf(signState(state)).words);
    top += line;
  }
  painter.drawText(QRect(box.left() + 6, top, widest + 30, line), Qt::AlignVCenter, ringWords());
}

void MapCanvas::paintEvent(QPaintEvent *) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().base());
  if (map_.marks().empty()) {
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No place with coordinates is known to this source."));
    return;
  }
  painter.setRenderHint(QPainter::Antialiasing);
  if (layers_ & Counties) paintCounties(painter);
  if (layers_ & Lines) paintLines(painter);
  paintMarks(painter);
  paintAlarms(painter);
  if (layers_ & Names) paintNames(painter);
  paintLegend(painter);
}

void MapCanvas::resizeEvent(QResizeEvent *) {
  if (fitted_) fit();
}

void MapCanvas::wheelEvent(QWheelEvent *event) {
  zoom(event->position(), event->angleDelta().y() > 0 ? zoomStep : 1 / zoomStep);
  event->accept();
}

void MapCanvas::mousePressEvent(QMouseEvent *event) {
  pressed_ = event->button() == Qt::LeftButton;
  pressedAt_ = event->position();
  offsetAtPress_ = offset_;
}

void MapCanvas::mouseMoveEvent(QMouseEvent *event) {
  if (!pressed_ || (event->position() - pressedAt_).manhattanLength() < dragDistance) return;
  offset_ = offsetAtPress_ + event->position() - pressedAt_;
  fitted_ = false;
  update();
}

void MapCanvas::mouseReleaseEvent(QMouseEvent *event) {
  if (!std::exchange(pressed_, false)) return;
  if ((event->position() - pressedAt_).manhattanLength() >= dragDistance) return;
  if (const MapMark *mark = markAt(event->position()); mark != nullptr && mark->kind == "mine")
    emit minePicked(mark->id);
}

void MapCanvas::keyPressEvent(QKeyEvent *event) {
  constexpr double step = 60;
  const QPointF middle(width() / 2.0, height() / 2.0);
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(middle, zoomStep);
    case Qt::Key_Minus: return zoom(middle, 1 / zoomStep);
    case Qt::Key_Home: return fit();
    case Qt::Key_Left: offset_ += QPointF(step, 0); break;
    case Qt::Key_Right: offset_ -= QPointF(step, 0); break;
    case Qt::Key_Up: offset_ += QPointF(0, step); break;
    case Qt::Key_Down: offset_ -= QPointF(0, step); break;
    default: return QWidget::keyPressEvent(event);
  }
  fitted_ = false;
  update();
}

void MapCanvas::changeEvent(QEvent *event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
    signs_ = QPixmap();  // letters and colours
    update();
  }
  QWidget::changeEvent(event);
}

QString MapCanvas::tipOf(const MapMark &mark) const {
  QString tip = pick(mark.nameZh, mark.nameEn) + QStringLiteral(" (%1)").arg(QString::fromStdString(mark.id));
  if (!mark.producing) return tip + QLatin1Char('\n') + tr("does not produce, nothing is due");
  tip += QLatin1Char('\n') + signOf(signState(mark.state)).words;
  if (!mark.cause.empty()) tip += QStringLiteral(": ") + causeWords(mark.cause);
  if (mark.since) tip += QLatin1Char('\n') + tr("since %1").arg(civilTime(beginLocal_, *mark.since));
  if (mark.alarmLevel > 0) tip += QLatin1Char('\n') + tr("open alarm of level %1").arg(mark.alarmLevel);
  return tip;
}

bool MapCanvas::event(QEvent *event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto *help = static_cast<QHelpEvent *>(event);
  const MapMark *mark = markAt(help->pos());
  QToolTip::showText(help->globalPos(), mark == nullptr ? QString() : tipOf(*mark), this);
  return true;
}

}  // namespace headframe::viz
