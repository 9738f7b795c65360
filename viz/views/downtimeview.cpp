#include "viz/views/downtimeview.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include "viz/models/words.hpp"

namespace headframe::viz {

DowntimeView::DowntimeView(const Desk &desk, QWidget *parent)
    : View(desk, parent), timeline_(new TimelineView(desk.time, this)),
      table_(new QTableView(this)), summary_(new QLabel(this)), worst_(new QPushButton(this)) {
  auto *sorted = new QSortFilterProxyModel(this);
  sorted->setSortRole(Qt::UserRole);
  sorted->setSourceModel(&causes_);
  table_->setModel(sorted);
  table_->setSortingEnabled(true);
  table_->sortByColumn(CauseModel::Platform, Qt::DescendingOrder);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->verticalHeader()->hide();
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setSectionResizeMode(CauseModel::Cause, QHeaderView::Stretch);
  summary_->setWordWrap(true);
  auto *line = new QHBoxLayout;
  line->addWidget(summary_, 1);
  line->addWidget(worst_);
  auto *layout = new QVBoxLayout(this);
  layout->addWidget(timeline_);
  layout->addLayout(line);
  layout->addWidget(table_, 1);
  connect(worst_, &QPushButton::clicked, this, &DowntimeView::selectWorstDay);
  connect(&desk.time, &TimeController::rangeChanged, this, &DowntimeView::showRange);
  connect(&desk.source, &Source::changed, this, [this](Parts parts) {
    if (parts & Part::timeline) reload();
  });
  retranslate();
  reload();
}

void DowntimeView::reload() {
  lanes_ = lanesOf(content().outages, content().run.simulated);
  timeline_->show(lanes_, content().run.begin_local);
  showRange();
}

void DowntimeView::showRange() {
  const Range range = time().range();
  const std::string &begin = content().run.begin_local;
  causes_.show(causesIn(lanes_, range), range);
  summary_->setText(tr("%1 to %2: platform down for %3")
                        .arg(civilTime(begin, range.begin), civilTime(begin, range.end),
                             duration(platformDown(lanes_, range))));
}

void DowntimeView::selectWorstDay() {
  const auto &run = content().run;
  const auto day = worstDay(lanes_, timeOfDay(run.begin_local), run.horizon);
  if (!day) return summary_->setText(tr("The platform was never down in this run"));
  time().setRange(*day);
  time().setCursor(day->begin);
}

void DowntimeView::retranslate() {
  worst_->setText(tr("&Worst day"));
  worst_->setToolTip(tr("Select the calendar day in which the platform was down longest"));
  causes_.retranslate();
  showRange();
}

QString DowntimeView::title() const { return tr("Downtime by cause"); }

}  // namespace headframe::viz
