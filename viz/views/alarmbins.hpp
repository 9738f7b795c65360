// Alarms that began in each ten minutes, as bars over the range, with the line above which they are a
// flood. Click or arrow keys choose a bin's time.
#pragma once

#include <QWidget>
#include <vector>

#include "viz/models/alarmlist.hpp"
#include "viz/models/timecontroller.hpp"

namespace headframe::viz {

class AlarmBins : public QWidget {
  Q_OBJECT

 public:
  /// `time` outlives the widget.
  explicit AlarmBins(TimeController &time, QWidget *parent = nullptr);
  void show(std::vector<AlarmBin> bins, std::string beginLocal);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent *event) override;
  void mousePressEvent(QMouseEvent *event) override;
  void mouseDoubleClickEvent(QMouseEvent *event) override;
  void keyPressEvent(QKeyEvent *event) override;
  bool event(QEvent *event) override;

 private:
  const AlarmBin *binAt(double x) const;
  double left() const;

  TimeController &time_;
  std::vector<AlarmBin> bins_;
  std::string beginLocal_;
};

}  // namespace headframe::viz
