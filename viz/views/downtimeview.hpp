// Why the platform was down: the timeline by cause above, what each cause took of the selected range
// below, and a button that selects the worst day.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QWidget>

#include "viz/link/source.hpp"
#include "viz/models/causemodel.hpp"
#include "viz/views/timelineview.hpp"

namespace headframe::viz {

class DowntimeView : public QWidget {
  Q_OBJECT

 public:
  /// Both outlive the view.
  DowntimeView(Source &source, TimeController &time, QWidget *parent = nullptr);

 public slots:
  void selectWorstDay();

 protected:
  void changeEvent(QEvent *event) override;

 private:
  void reload();
  void showRange();
  void retranslate();

  Source &source_;
  TimeController &time_;
  std::vector<Lane> lanes_;
  CauseModel causes_;
  TimelineView *timeline_;
  QTableView *table_;
  QLabel *summary_;
  QPushButton *worst_;
};

}  // namespace headframe::viz
