#include "viz/views/ledgerview.hpp"

#include <QHeaderView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "viz/models/words.hpp"
#include "viz/views/signs.hpp"
#include "viz/views/tables.hpp"

namespace headframe::viz {
namespace {

/// What is missing of the whole, as a bar from the right.
class ShareDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter *painter, const QStyleOptionViewItem &option,
             const QModelIndex &index) const override {
    const double share = index.data(LedgerModel::shareRole).toDouble();
    const QRect room = option.rect.adjusted(2, 3, -2, -3);
    const int delivered = static_cast<int>(room.width() * share);
    QColor grey = signOf(State::normal).color, red = signOf(State::down).color;
    grey.setAlpha(60);
    painter->fillRect(QRect(room.topLeft(), QSize(delivered, room.height())), grey);
    painter->fillRect(room.adjusted(delivered, 0, 0, 0), QBrush(red, Qt::BDiagPattern));
    QStyledItemDelegate::paint(painter, option, index);
  }
};

}  // namespace

LedgerView::LedgerView(const Desk &desk, QWidget *parent)
    : View(desk, parent), table_(new QTableView(this)), exampleTable_(new QTableView(this)),
      note_(new QLabel(this)), lost_(new QLabel(this)) {
  setFocusProxy(table_);
  layOut();
  wire();
  retranslate();
  reload();
}

void LedgerView::layOut() {
  auto *sorted = new QSortFilterProxyModel(this);
  sorted->setSortRole(Qt::UserRole);
  sorted->setSourceModel(&ledger_);
  table_->setModel(sorted);
  table_->setSortingEnabled(true);
  table_->sortByColumn(LedgerModel::Lost, Qt::DescendingOrder);
  table_->setItemDelegateForColumn(LedgerModel::Share, new ShareDelegate(table_));
  table_->horizontalHeader()->setSectionResizeMode(LedgerModel::Mine, QHeaderView::Stretch);
  for (int column = LedgerModel::Produced; column < LedgerModel::ColumnCount; ++column)
    table_->setColumnWidth(column, 17 * fontMetrics().averageCharWidth());
  exampleTable_->setModel(&examples_);
  exampleTable_->horizontalHeader()->setDefaultSectionSize(20 * fontMetrics().averageCharWidth());
  exampleTable_->horizontalHeader()->setStretchLastSection(true);
  for (int column = 0; column < ExampleModel::Record; ++column)
    exampleTable_->setColumnWidth(column, 20 * fontMetrics().averageCharWidth());
  dress(*table_);
  dress(*exampleTable_);
  note_->setWordWrap(true);
  lost_->setWordWrap(true);
  auto *below = new QWidget(this);
  auto *belowLayout = new QVBoxLayout(below);
  belowLayout->setContentsMargins(0, 0, 0, 0);
  belowLayout->addWidget(lost_);
  belowLayout->addWidget(exampleTable_, 1);
  auto *split = new QSplitter(Qt::Vertical, this);
  split->addWidget(table_);
  split->addWidget(below);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 2);
  auto *layout = new QVBoxLayout(this);
  layout->addWidget(note_);
  layout->addWidget(split, 1);
}

void LedgerView::wire() {
  connect(&time(), &TimeController::rangeChanged, this, &LedgerView::reload);
  connect(&source(), &Source::changed, this, [this](Parts parts) {
    if (parts & (Part::ledger | Part::places)) reload();
  });
  connect(&selection(), &Selection::placeChanged, this, &LedgerView::showExamples);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex &row) {
            if (row.isValid())
              selection().pickMine(row.data(LedgerModel::mineRole).toString().toStdString());
          });
}

void LedgerView::reload() {
  ledger_.show(content(), time().range());
  note_->setText(resolutionWords());
  showExamples();
}

QString LedgerView::resolutionWords() const {
  if (content().ledger.empty())
    return tr("This source keeps no ledger: only a simulated run knows what was really produced.");
  Moment length{};
  for (const auto &bin : content().ledger) length = std::max(length, bin.length);
  QString words = tr("Samples produced in the range, by what became of them; counted in whole steps "
                     "of %1. Pick a mine to see when data was lost and samples to follow.")
                      .arg(duration(length));
  if (ledger_.rowCount() == 0) words += QLatin1Char(' ') + tr("No step begins in this range.");
  return words;
}

QString LedgerView::lostWords(const std::string &mine) const {
  constexpr int listed = 4;
  QStringList stretches;
  int count = 0;
  for (const auto &stretch : content().lost) {
    const bool inside = stretch.begin < time().range().end && stretch.end > time().range().begin;
    if (!inside || (!mine.empty() && stretch.mine != mine)) continue;
    if (++count <= listed)
      stretches << tr("%1 %2 for %3").arg(QString::fromStdString(stretch.mine),
                                          civilTime(content().run.begin_local, stretch.begin),
                                          duration(stretch.end - stretch.begin));
  }
  if (count == 0) return tr("No stretch of data was lost in the range.");
  const QString more = count > listed ? tr(" and %1 more").arg(count - listed) : QString();
  return tr("Lost: %1").arg(stretches.join(QStringLiteral("; "))) + more;
}

void LedgerView::showExamples() {
  const std::string &mine = selection().mine();
  examples_.show(content(), mine, time().range());
  QString words = lostWords(mine);
  if (examples_.rowCount() > 0)
    words += QLatin1Char('\n') + tr("Samples that did not arrive as they were; \"headframe why\" "
                                    "follows one of a run's samples.");
  lost_->setText(words);
}

void LedgerView::retranslate() {
  ledger_.retranslate();
  examples_.retranslate();
  note_->setText(resolutionWords());
  showExamples();
}

QString LedgerView::title() const { return tr("Ledger"); }

}  // namespace headframe::viz
