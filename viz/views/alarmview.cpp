#include "viz/views/alarmview.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "viz/models/alarmwords.hpp"
#include "viz/views/leveldelegate.hpp"
#include "viz/views/tables.hpp"

namespace headframe::viz {
namespace {

constexpr int blinkMilliseconds = 500;
constexpr std::size_t mostBins = 180;
constexpr int columnWidths[] = {8, 28, 20, 20, 14, 8, 8, 20, 20, 13, 20};  // characters

}  // namespace

AlarmView::AlarmView(const Desk &desk, QWidget *parent)
    : View(desk, parent), bins_(new AlarmBins(desk.time, this)), table_(new QTableView(this)),
      text_(new QLineEdit(this)), level_(new QComboBox(this)), state_(new QComboBox(this)),
      side_(new QComboBox(this)), reason_(new QComboBox(this)), onlyOpen_(new QCheckBox(this)),
      mute_(new QCheckBox(this)), acknowledge_(new QPushButton(this)),
      silence_(new QPushButton(this)), counts_(new QLabel(this)), reasonLabel_(new QLabel(this)) {
  setFocusProxy(table_);
  layOut();
  retranslate();
  wire();
  reload();
}

void AlarmView::layOut() {
  table_->setModel(&alarms_);
  table_->setItemDelegateForColumn(AlarmModel::Level, new LevelDelegate(alarms_, table_));
  dress(*table_);
  table_->setTextElideMode(Qt::ElideMiddle);  // the end of a point's name tells it from others
  table_->horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
  table_->setSortingEnabled(true);
  table_->horizontalHeader()->setStretchLastSection(true);
  for (int column = 0; column < AlarmModel::Acknowledged; ++column)
    table_->setColumnWidth(column, columnWidths[column] * fontMetrics().averageCharWidth());
  text_->setClearButtonEnabled(true);
  reason_->setEditable(true);
  reason_->setInsertPolicy(QComboBox::NoInsert);
  reason_->hide();
  reasonLabel_->hide();
  auto *bar = new QHBoxLayout;
  bar->addWidget(text_, 1);
  for (QWidget *widget : std::initializer_list<QWidget *>{level_, state_, side_, onlyOpen_})
    bar->addWidget(widget);
  auto *foot = new QHBoxLayout;
  foot->addWidget(acknowledge_);
  foot->addWidget(reasonLabel_);
  foot->addWidget(reason_, 1);
  foot->addWidget(counts_, 1);
  foot->addWidget(silence_);
  foot->addWidget(mute_);
  auto *layout = new QVBoxLayout(this);
  layout->addWidget(bins_);
  layout->addLayout(bar);
  layout->addWidget(table_, 1);
  layout->addLayout(foot);
}

void AlarmView::wire() {
  connect(text_, &QLineEdit::textChanged, this, &AlarmView::applyFilter);
  for (QComboBox *box : {level_, state_, side_})
    connect(box, &QComboBox::activated, this, &AlarmView::applyFilter);
  connect(onlyOpen_, &QCheckBox::toggled, this, &AlarmView::applyFilter);
  connect(&time(), &TimeController::rangeChanged, this, &AlarmView::showRange);
  connect(&time(), &TimeController::cursorChanged, this, [this] {
    if (onlyOpen_->isChecked()) applyFilter();
  });
  connect(&source(), &Source::changed, this, [this](Parts parts) {
    if (parts & (Part::alarms | Part::places)) reload();
  });
  connect(&source(), &Source::acknowledged, this,
          [this](std::int64_t alarm, const QString &trouble) { alarms_.setTrouble(alarm, trouble); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex &row) {
            if (!row.isValid() || row.row() >= alarms_.rowCount()) return;
            selection().pickPoint(alarms_.alarm(row.row()).mine, alarms_.alarm(row.row()).point);
          });
  connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex &row) {
    time().setCursor(alarms_.alarm(row.row()).begin);
  });
  connect(acknowledge_, &QPushButton::clicked, this, &AlarmView::beginAcknowledging);
  // Not key events, which the table takes for a search in its rows; text fields keep their letters.
  const auto shortcut = [this](Qt::Key key, auto action) {
    new QShortcut(QKeySequence(key), this, action, Qt::WidgetWithChildrenShortcut);
  };
  shortcut(Qt::Key_A, [this] { beginAcknowledging(); });
  shortcut(Qt::Key_S, [this] { silence_->click(); });
  shortcut(Qt::Key_Escape, [this] { cancelReason(); });
  connect(reason_->lineEdit(), &QLineEdit::returnPressed, this, &AlarmView::send);
  connect(silence_, &QPushButton::clicked, this, [this] {
    horn_.silence();
    sound_.setSounding(false);
  });
  connect(mute_, &QCheckBox::toggled, this, [this](bool muted) { sound_.setMuted(muted); });
  connect(&blink_, &QTimer::timeout, this, [this] {
    static_cast<LevelDelegate *>(table_->itemDelegateForColumn(AlarmModel::Level))->blink();
    table_->viewport()->update();
  });
  if (content().link.phase != LinkState::Phase::recorded) blink_.start(blinkMilliseconds);
}

void AlarmView::reload() {
  alarms_.show(content());
  const bool live = content().link.phase != LinkState::Phase::recorded;
  if (live) sound_.setSounding(horn_.hear(content().alarms));
  silence_->setEnabled(live);
  showRange();
}

void AlarmView::showRange() {
  bins_->show(binsOf(content().alarms, time().range(), mostBins), content().run.begin_local);
  applyFilter();
}

void AlarmView::applyFilter() {
  AlarmFilter filter;
  filter.text = text_->text().trimmed();
  if (level_->currentIndex() > 0) filter.level = level_->currentIndex();
  if (state_->currentIndex() > 0)
    filter.state = static_cast<AlarmState>(state_->currentIndex() - 1);
  filter.side = side_->currentData().toString().toStdString();
  filter.range = time().range();
  if (onlyOpen_->isChecked()) filter.open = time().cursor();
  alarms_.setFilter(filter);
  countUp();
}

void AlarmView::countUp() {
  const auto waiting = std::ranges::count_if(content().alarms, [](const Alarm &alarm) {
    const AlarmState state = stateOf(alarm);
    return alarm.side == "platform" &&
           (state == AlarmState::unacknowledged || state == AlarmState::returned);
  });
  if (content().alarms.empty()) return counts_->setText(tr("This source has told no alarm yet."));
  const QString shown = tr("%1 of %2 shown").arg(alarms_.rowCount()).arg(alarms_.known());
  counts_->setText(content().link.phase == LinkState::Phase::recorded
                       ? shown
                       : tr("%1; %2 wait for an acknowledgement").arg(shown).arg(waiting));
}

std::vector<std::int64_t> AlarmView::chosen() const {
  std::vector<std::int64_t> numbers;
  for (const QModelIndex &row : table_->selectionModel()->selectedRows())
    numbers.push_back(alarms_.alarm(row.row()).number);
  return numbers;
}

void AlarmView::beginAcknowledging() {
  if (!source().canAcknowledge())
    return counts_->setText(content().link.phase == LinkState::Phase::recorded
                                ? tr("A recorded run cannot be changed: nothing to acknowledge.")
                                : tr("Not connected: nothing can be acknowledged now."));
  if (chosen().empty())
    for (int row = 0; row < alarms_.rowCount() && chosen().empty(); ++row)
      if (stateOf(alarms_.alarm(row)) == AlarmState::unacknowledged) table_->selectRow(row);
  if (chosen().empty()) return counts_->setText(tr("No alarm waits for an acknowledgement."));
  toAcknowledge_ = chosen();  // rows that come meanwhile change nothing
  reasonLabel_->setText(tr("Reason for %1, then Enter:").arg(toAcknowledge_.size()));
  reasonLabel_->show();
  reason_->show();
  counts_->hide();
  reason_->setFocus();
  reason_->lineEdit()->selectAll();
}

void AlarmView::send() {
  const QString reason = reason_->currentText().trimmed();
  if (reason.isEmpty()) return;
  if (reason_->findText(reason) < 0) reason_->insertItem(0, reason);
  for (const std::int64_t alarm : toAcknowledge_) {
    alarms_.setTrouble(alarm, {});
    source().acknowledge(alarm, reason);
  }
  reason_->hide();
  reasonLabel_->hide();
  counts_->show();
  table_->setFocus();
}

void AlarmView::cancelReason() {
  if (!reason_->isVisible()) return;
  reason_->hide();
  reasonLabel_->hide();
  counts_->show();
  table_->setFocus();
}

void AlarmView::retranslate() {
  const auto fill = [](QComboBox *box, const QStringList &texts) {
    const int index = std::max(0, box->currentIndex());
    box->clear();
    box->addItems(texts);
    box->setCurrentIndex(index);
  };
  text_->setPlaceholderText(tr("Filter: mine, point, kind"));
  fill(level_, {tr("All levels"), tr("Level 1"), tr("Level 2"), tr("Level 3"), tr("Level 4")});
  QStringList states{tr("All states")};
  for (const auto state : {AlarmState::unacknowledged, AlarmState::acknowledged,
                           AlarmState::returned, AlarmState::lasts, AlarmState::closed})
    states << stateWords(state);
  fill(state_, states);
  fill(side_, {tr("Both sides"), tr("Platform's alarms"), tr("True over-limits")});
  side_->setItemData(1, QStringLiteral("platform"));
  side_->setItemData(2, QStringLiteral("true"));
  onlyOpen_->setText(tr("&Open at the cursor"));
  acknowledge_->setText(tr("Acknowledge (A)"));
  silence_->setText(tr("Silence (S)"));
  mute_->setText(tr("&Mute"));
  mute_->setToolTip(sound_.player().isEmpty() ? tr("Sounds with the desktop's beep")
                                              : tr("Sounds through %1").arg(sound_.player()));
  reasonLabel_->setText(tr("Reason for %1, then Enter:").arg(toAcknowledge_.size()));
  fill(reason_, {tr("called the mine"), tr("known, being repaired"), tr("test or calibration"),
                 tr("told the duty leader")});
  alarms_.retranslate();
  countUp();
}

QString AlarmView::title() const { return tr("Alarms"); }

}  // namespace headframe::viz
