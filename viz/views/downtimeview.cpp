#include "viz/views/downtimeview.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include "viz/models/words.hpp"
#include "viz/views/lanepainter.hpp"
#include "viz/views/tables.hpp"

namespace headframe::viz {
namespace {

constexpr int causeRole = Qt::UserRole + 1;

QTableView *tableOf(QAbstractItemModel *model, int wide, QWidget *parent) {
  auto *table = new QTableView(parent);
  table->setModel(model);
  dress(*table);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table->horizontalHeader()->setSectionResizeMode(wide, QHeaderView::Stretch);
  return table;
}

QSortFilterProxyModel *sortable(QAbstractItemModel *model, QObject *parent) {
  auto *sorted = new QSortFilterProxyModel(parent);
  sorted->setSortRole(Qt::UserRole);
  sorted->setSourceModel(model);
  return sorted;
}

}  // namespace

DowntimeView::DowntimeView(const Desk &desk, QWidget *parent)
    : View(desk, parent), timeline_(new TimelineView(desk.time, this)), tabs_(new QTabWidget(this)),
      causeTable_(tableOf(sortable(&causes_, this), CauseModel::Cause, tabs_)),
      dayTable_(tableOf(sortable(&days_, this), DayModel::Cause, tabs_)),
      tollTable_(tableOf(&toll_, 1, tabs_)), pickedTable_(tableOf(&picked_, 1, tabs_)),
      sentence_(new QLabel(this)), legend_(new QLabel(this)), worst_(new QPushButton(this)),
      whole_(new QPushButton(this)) {
  setFocusProxy(timeline_);
  layOut();
  wire();
  retranslate();
  reload();
}

void DowntimeView::layOut() {
  dayTable_->setSortingEnabled(true);
  dayTable_->sortByColumn(-1, Qt::AscendingOrder);  // as the model has them: worst first
  causeTable_->setSortingEnabled(true);
  causeTable_->sortByColumn(CauseModel::FirstIn, Qt::DescendingOrder);
  sentence_->setWordWrap(true);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  sentence_->setMinimumHeight(3 * fontMetrics().lineSpacing());
  legend_->setWordWrap(true);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  legend_->setFont(small);
  for (QTableView *table : {causeTable_, dayTable_, tollTable_, pickedTable_})
    tabs_->addTab(table, QString());
  auto *line = new QHBoxLayout;
  line->addWidget(sentence_, 1);
  auto *buttons = new QVBoxLayout;
  buttons->addWidget(worst_);
  buttons->addWidget(whole_);
  buttons->addStretch();
  line->addLayout(buttons);
  auto *layout = new QVBoxLayout(this);
  layout->addLayout(line);
  layout->addWidget(timeline_, 3);
  layout->addWidget(legend_);
  layout->addWidget(tabs_, 2);
}

void DowntimeView::wire() {
  connect(worst_, &QPushButton::clicked, this, &DowntimeView::selectWorstDay);
  connect(whole_, &QPushButton::clicked, this, [this] { time().setRange({{}, time().length()}); });
  connect(&time(), &TimeController::rangeChanged, this, &DowntimeView::showRange);
  connect(&source(), &Source::changed, this, [this](Parts parts) {
    if (parts & (Part::run | Part::timeline)) reload();
  });
  connect(dayTable_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex &row) {
            const auto *sorted = static_cast<const QSortFilterProxyModel *>(dayTable_->model());
            if (row.isValid()) selectDay(days_.day(sorted->mapToSource(row).row()));
          });
  connect(causeTable_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex &row) {
            timeline_->markLane(row.data(causeRole).toString().toStdString());
          });
  connect(timeline_, &TimelineView::faultPicked, this, [this](const sim::record::Fault &fault) {
    pickedFacts_ = [this, fault] { return factsOfFault(content(), fault); };
    showPicked();
    pickDevice(fault.device);
  });
  connect(timeline_, &TimelineView::outagePicked, this,
          [this](const std::string &cause, const Bar &bar) {
            pickedFacts_ = [this, cause, bar] { return factsOfOutage(content(), cause, bar); };
            showPicked();
            pickDevice(bar.id);
          });
}

void DowntimeView::pickDevice(const std::string &device) { selection().pickEquipment(device); }

void DowntimeView::showPicked() {
  picked_.show(pickedFacts_ ? pickedFacts_() : std::vector<Fact>{});
  if (pickedFacts_) tabs_->setCurrentWidget(pickedTable_);
}

void DowntimeView::reload() {
  const Content &now = content();
  attribution_ = Attribution(now);
  timeline_->show(lanesOf(now.outages, now.faults, now.run.simulated), attribution_.stretches(),
                  now.run.begin_local);
  days_.show(daysByHarm(now, attribution_), now.run.begin_local);
  showRange();
}

void DowntimeView::showRange() {
  const Range range = time().range();
  causes_.show(attribution_.causes(range), range);
  toll_.show(factsOfToll(content(), range));
  QString words = sentenceOf(content(), attribution_, range);
  if (!attribution_.judgedByRule())
    words += QLatin1Char('\n') + tr("Without the rule's verdict (older run, or live): only outages "
                                    "of the platform itself count as abnormal.");
  sentence_->setText(words);
}

void DowntimeView::selectWorstDay() {
  if (days_.rowCount() == 0)
    return sentence_->setText(tr("The system was never abnormal in this run."));
  selectDay(days_.day(0));
  tabs_->setCurrentWidget(causeTable_);
}

void DowntimeView::selectDay(const DayOfRun &day) {
  time().setRange(day.range);
  time().setCursor(day.range.begin);
  timeline_->markLane(day.cause);
}

const QAbstractItemModel *DowntimeView::rows() const {
  return static_cast<const QTableView *>(tabs_->currentWidget())->model();
}

void DowntimeView::retranslate() {
  worst_->setText(tr("&Worst day"));
  worst_->setToolTip(tr("Select the calendar day on which the mines were without data longest; of equal days the\n"
                        "one on which the system was abnormal longest"));
  whole_->setText(tr("Whole &run"));
  tabs_->setTabText(0, tr("Causes"));
  tabs_->setTabText(1, tr("Days by harm"));
  tabs_->setTabText(2, tr("What it cost"));
  tabs_->setTabText(3, tr("Picked"));
  QStringList repair;
  for (const auto kind : {Stage::undetected, Stage::unanswered, Stage::waiting, Stage::work,
                          Stage::paperwork})
    repair << QStringLiteral("%1 %2").arg(letterOf(kind), wordsOf(kind));
  legend_->setText(tr("Bars: filled F down, hatched P planned. ▼ failure, in a ring when it repeats "
                      "an earlier one; then, dotted: %1, dashed: %2, framed: %3, filled: %4, "
                      "grey line: %5.")
                       .arg(repair[0], repair[1], repair[2], repair[3], repair[4]));
  causes_.retranslate();
  days_.retranslate();
  picked_.show(pickedFacts_ ? pickedFacts_() : std::vector<Fact>{});
  showRange();
}

QString DowntimeView::title() const { return tr("Downtime and repair"); }

}  // namespace headframe::viz
