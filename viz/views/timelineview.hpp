// Paints outages and repairs over time: the whole run as a strip on top, with the selected range as its
// window; below it the range with an axis of civil time and one lane a cause. In a lane, outages are
// bars and faults are tracks of the stages of their repair; each has a form and a letter of its own.
//
// Click: cursor and what lies there. Drag: range. Ctrl+wheel: zoom about the pointer; Shift+wheel: move.
// Left, Right: cursor; Up, Down: lane; +, −: zoom about the cursor; Escape: whole run.
#pragma once

#include <QAbstractScrollArea>
#include <vector>

#include "viz/models/lanes.hpp"
#include "viz/models/timeaxis.hpp"
#include "viz/models/timecontroller.hpp"

namespace headframe::viz {

class TimelineView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  /// `time` outlives the view.
  explicit TimelineView(TimeController &time, QWidget *parent = nullptr);
  /// `abnormal`: stretches to be painted on the strip, by time.
  void show(std::vector<Lane> lanes, std::vector<Range> abnormal, std::string beginLocal);
  /// The lane of this cause is marked and brought into view; none when there is no such lane.
  void markLane(const std::string &cause);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  /// What was clicked or reached by the keyboard.
  void lanePicked(const std::string &cause);
  void outagePicked(const std::string &cause, const headframe::viz::Bar &bar);
  void faultPicked(const sim::record::Fault &fault);

 protected:
  void paintEvent(QPaintEvent *event) override;
  void resizeEvent(QResizeEvent *event) override;
  void mousePressEvent(QMouseEvent *event) override;
  void mouseMoveEvent(QMouseEvent *event) override;
  void mouseReleaseEvent(QMouseEvent *event) override;
  void wheelEvent(QWheelEvent *event) override;
  void keyPressEvent(QKeyEvent *event) override;
  bool viewportEvent(QEvent *event) override;

 private:
  struct Geometry {
    int labels = 0, strip = 0, axis = 0, lane = 0;  // width of names; heights
    int lanesTop() const { return strip + axis; }
  };
  Geometry geometryOf() const;
  TimeScale scaleOf(Range range) const;
  Moment tolerance() const;
  const Lane *laneAt(int y) const;
  void setMarked(int lane);
  void pick(const Lane &lane, Moment at);
  void zoomAbout(Moment about, double factor);
  void updateScrollBar();
  QString tipAt(QPoint position) const;

  void paintStrip(QPainter &painter) const;
  void paintAxis(QPainter &painter) const;
  void paintLane(QPainter &painter, std::size_t index, int top) const;
  void paintCursor(QPainter &painter) const;

  TimeController &time_;
  std::vector<Lane> lanes_;
  std::vector<Range> abnormal_;
  std::string beginLocal_;
  int marked_ = -1;
  int pressedAt_ = -1, draggedTo_ = -1;  // x of the pointer; -1: no button is down
  bool onStrip_ = false;
};

}  // namespace headframe::viz
