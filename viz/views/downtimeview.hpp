// Why the system was down and what it cost: the timeline of outages and repairs, a sentence about the
// selected range, and below it the causes, the worst days, the cost, and what was picked.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <functional>
#include <vector>

#include "viz/models/attribution.hpp"
#include "viz/models/causemodel.hpp"
#include "viz/models/daymodel.hpp"
#include "viz/models/facts.hpp"
#include "viz/views/timelineview.hpp"
#include "viz/views/view.hpp"

namespace headframe::viz {

class DowntimeView : public View {
  Q_OBJECT

 public:
  DowntimeView(const Desk &desk, QWidget *parent);
  QString title() const override;
  /// Of the tab that is in front.
  const QAbstractItemModel *rows() const override;

 public slots:
  /// The first of viz/models/days.hpp.
  void selectWorstDay();

 protected:
  void retranslate() override;

 private:
  void layOut();
  void wire();
  void reload();
  void showRange();
  void showPicked();
  void selectDay(const DayOfRun &day);
  void pickDevice(const std::string &device);

  Attribution attribution_;
  CauseModel causes_;
  DayModel days_;
  FactsModel toll_, picked_;
  std::function<std::vector<Fact>()> pickedFacts_;  // empty: nothing was picked
  TimelineView *timeline_;
  QTabWidget *tabs_;
  QTableView *causeTable_, *dayTable_, *tollTable_, *pickedTable_;
  QLabel *sentence_, *legend_;
  QPushButton *worst_, *whole_;
};

}  // namespace headframe::viz
