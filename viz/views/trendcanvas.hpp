// Several trends over one time axis, painted: at most two axes of values, gaps as broken lines, limits
// dashed, late data hatched, values at the cursor. A line is told by its letter and its colour.
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "viz/models/timecontroller.hpp"
#include "viz/models/trendlines.hpp"
#include "viz/models/valueaxis.hpp"

namespace headframe::viz {

class TrendCanvas : public QWidget {
  Q_OBJECT

 public:
  struct Shown {
    sim::record::Series series;
    QString name;
    const std::vector<TrendPoint> *points;  // used during the call only
  };

  /// `time` outlives this.
  TrendCanvas(TimeController &time, QWidget *parent);
  /// Lines that were here before only take in what is new.
  void show(const std::vector<Shown> &trends, std::string beginLocal);
  /// What is said when there is nothing to paint.
  void setReason(const QString &reason);
  /// The newest point of a line at the cursor; nullptr: it has none.
  const TrendPoint *atCursor(const std::string &id) const;

  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 signals:
  /// A line was clicked.
  void picked(const std::string &id);

 protected:
  void paintEvent(QPaintEvent *event) override;
  void mousePressEvent(QMouseEvent *event) override;
  void mouseMoveEvent(QMouseEvent *event) override;
  void mouseReleaseEvent(QMouseEvent *event) override;
  void wheelEvent(QWheelEvent *event) override;
  void keyPressEvent(QKeyEvent *event) override;

 private:
  struct Line {
    sim::record::Series series;
    QString name;
    TrendLine line;
    std::size_t color = 0;
    int axis = 0;       // one a unit: 0 left, 1 right, the others are not drawn
    ValueAxis scale{};  // while painting
  };
  enum class Drag { none, zoom, pan };

  bool truth(const Line &line) const { return line.series.side == "truth"; }
  QColor colorOf(const Line &line) const;
  int legendColumns() const;
  QRect plot() const;
  TimeScale scaleOf(const QRect &plot) const;
  void assignColorsAndAxes();
  void fitScales();
  std::optional<Extremes> reach(const Line &line) const;
  void paintLegend(QPainter &painter) const;
  void paintTimeAxis(QPainter &painter, const QRect &plot) const;
  void paintValueAxis(QPainter &painter, const QRect &plot, int axis) const;
  void paintLate(QPainter &painter, const QRect &plot, const Line &line) const;
  void paintLimits(QPainter &painter, const QRect &plot, const Line &line) const;
  void paintLine(QPainter &painter, const QRect &plot, const Line &line) const;
  void paintEnds(QPainter &painter, const QRect &plot) const;
  void paintLetter(QPainter &painter, const QRectF &box, const Line &line) const;
  void paintCursor(QPainter &painter, const QRect &plot) const;
  QString reading(const Line &line) const;
  void pan(Moment step);
  void zoomAbout(Moment about, double factor);
  void pickAt(QPointF place);

  TimeController &time_;
  std::vector<Line> lines_;
  std::string beginLocal_;
  QString reason_;
  Drag drag_ = Drag::none;
  int pressedAt_ = 0, draggedTo_ = 0;
  Range rangeBefore_;
};

}  // namespace headframe::viz
