// Why the platform was down: the timeline by cause above, what each cause took of the selected range
// below, and a button that selects the worst day.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "viz/models/causemodel.hpp"
#include "viz/views/timelineview.hpp"
#include "viz/views/view.hpp"

namespace headframe::viz {

class DowntimeView : public View {
  Q_OBJECT

 public:
  DowntimeView(const Desk &desk, QWidget *parent);
  QString title() const override;
  const QAbstractItemModel *rows() const override { return table_->model(); }

 public slots:
  void selectWorstDay();

 protected:
  void retranslate() override;

 private:
  void reload();
  void showRange();

  std::vector<Lane> lanes_;
  CauseModel causes_;
  TimelineView *timeline_;
  QTableView *table_;
  QLabel *summary_;
  QPushButton *worst_;
};

}  // namespace headframe::viz
