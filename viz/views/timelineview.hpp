// Paints lanes of outages over time: one lane a cause, unplanned bars filled, planned ones hatched
// and lettered, and the shared cursor. Click or arrow keys move the cursor, dragging selects the range,
// Escape selects the whole run.
#pragma once

#include <QWidget>
#include <vector>

#include "viz/models/lanes.hpp"
#include "viz/models/timecontroller.hpp"

namespace headframe::viz {

class TimelineView : public QWidget {
  Q_OBJECT

 public:
  /// `time` outlives the view.
  explicit TimelineView(TimeController &time, QWidget *parent = nullptr);
  void show(std::vector<Lane> lanes, std::string beginLocal);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent *event) override;
  void mousePressEvent(QMouseEvent *event) override;
  void mouseReleaseEvent(QMouseEvent *event) override;
  void keyPressEvent(QKeyEvent *event) override;

 private:
  int labelWidth() const;
  int laneHeight() const;
  double xOf(Moment at) const;
  Moment momentAt(double x) const;
  void paintLane(QPainter &painter, const Lane &lane, int top) const;
  void paintLetters(QPainter &painter, const Lane &lane, int top) const;
  void paintAxis(QPainter &painter) const;

  TimeController &time_;
  std::vector<Lane> lanes_;
  std::string beginLocal_;
  double pressedAt_ = 0;
};

}  // namespace headframe::viz
