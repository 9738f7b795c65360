// The bar with which a run is replayed: previous and next event, play, speed, slider, instant.
#pragma once

#include <QAction>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QSlider>
#include <QTimer>
#include <QToolBar>

#include "viz/link/source.hpp"
#include "viz/models/timecontroller.hpp"

namespace headframe::viz {

class ReplayBar : public QToolBar {
  Q_OBJECT

 public:
  /// Both outlive the bar.
  ReplayBar(Source &source, TimeController &time, QWidget *parent = nullptr);

 protected:
  void changeEvent(QEvent *event) override;

 private:
  void wire();
  void showCursor();
  void retranslate();

  Source &source_;
  TimeController &time_;
  QAction *previous_, *play_, *next_, *whole_, *now_;
  QDoubleSpinBox *speed_;
  QSlider *slider_;
  QLabel *instant_;
  QTimer tick_;
  QElapsedTimer sinceTick_;
};

}  // namespace headframe::viz
