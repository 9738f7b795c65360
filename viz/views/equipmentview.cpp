#include "viz/views/equipmentview.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "viz/models/words.hpp"
#include "viz/views/signs.hpp"
#include "viz/views/tables.hpp"

namespace headframe::viz {
namespace {

constexpr int columnWidths[] = {24, 20, 16, 10, 14, 30, 19, 13, 20, 15};  // characters

State signOfRepair(int state) {
  switch (static_cast<RepairState>(state)) {
    case RepairState::works:
    case RepairState::ticketOpen: return State::normal;
    default: return State::down;  // the words beside it say how far its repair is
  }
}

/// The sign of the state before its words.
class StateDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter *painter, const QStyleOptionViewItem &option,
             const QModelIndex &index) const override {
    QStyleOptionViewItem words = option;
    const int side = option.rect.height();
    words.rect.setLeft(option.rect.left() + side);
    QStyledItemDelegate::paint(painter, words, index);
    const QRectF box(option.rect.left() + 4, option.rect.top() + 4, side - 8, side - 8);
    paintSign(*painter, box, signOfRepair(index.data(EquipmentModel::stateRole).toInt()));
  }
};

/// The age over a bar that is full at the usual life, and framed in amber beyond it.
class AgeDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter *painter, const QStyleOptionViewItem &option,
             const QModelIndex &index) const override {
    const QVariant wear = index.data(EquipmentModel::wearRole);
    if (wear.isValid()) {
      const bool worn = wear.toDouble() > 1;
      QColor color = signOf(worn ? State::late : State::normal).color;
      QRect bar = option.rect.adjusted(2, 3, -2, -3);
      bar.setWidth(static_cast<int>(bar.width() * std::min(1.0, wear.toDouble())));
      painter->setPen(worn ? QPen(color, 1.5) : QPen(Qt::NoPen));
      color.setAlpha(70);
      painter->setBrush(color);
      painter->drawRect(bar);
    }
    QStyledItemDelegate::paint(painter, option, index);
  }
};

}  // namespace

void EquipmentFilter::set(const QString &text, const QString &kind, bool onlyFailed) {
  text_ = text;
  kind_ = kind;
  onlyFailed_ = onlyFailed;
  invalidateFilter();
}

bool EquipmentFilter::filterAcceptsRow(int row, const QModelIndex &) const {
  const auto text = [&](int column) { return sourceModel()->index(row, column).data().toString(); };
  if (!kind_.isEmpty() && text(EquipmentModel::Kind) != kind_) return false;
  if (onlyFailed_ && text(EquipmentModel::Faults) == QLatin1String("0")) return false;
  if (text_.isEmpty()) return true;
  for (const int column : {EquipmentModel::Name, EquipmentModel::Kind, EquipmentModel::Place})
    if (text(column).contains(text_, Qt::CaseInsensitive)) return true;
  return false;
}

EquipmentView::EquipmentView(const Desk &desk, QWidget *parent)
    : View(desk, parent), text_(new QLineEdit(this)), kind_(new QComboBox(this)),
      onlyFailed_(new QCheckBox(this)), table_(new QTableView(this)),
      historyTable_(new QTableView(this)), counts_(new QLabel(this)), heading_(new QLabel(this)) {
  setFocusProxy(table_);
  layOut();
  wire();
  retranslate();
  reload();
}

void EquipmentView::layOut() {
  filter_.setSourceModel(&equipment_);
  filter_.setSortRole(Qt::UserRole);
  table_->setModel(&filter_);
  table_->setSortingEnabled(true);
  table_->sortByColumn(EquipmentModel::Faults, Qt::DescendingOrder);
  table_->setItemDelegateForColumn(EquipmentModel::State, new StateDelegate(table_));
  table_->setItemDelegateForColumn(EquipmentModel::Age, new AgeDelegate(table_));
  for (int column = 0; column < EquipmentModel::ColumnCount; ++column)
    table_->setColumnWidth(column, columnWidths[column] * fontMetrics().averageCharWidth());
  historyTable_->setModel(&history_);
  historyTable_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  for (QTableView *table : {table_, historyTable_}) {
    dress(*table);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->horizontalHeader()->setStretchLastSection(true);
  }
  text_->setClearButtonEnabled(true);
  auto *bar = new QHBoxLayout;
  bar->addWidget(text_, 1);
  bar->addWidget(kind_);
  bar->addWidget(onlyFailed_);
  auto *below = new QWidget(this);
  auto *belowLayout = new QVBoxLayout(below);
  belowLayout->setContentsMargins(0, 0, 0, 0);
  belowLayout->addWidget(heading_);
  belowLayout->addWidget(historyTable_);
  auto *split = new QSplitter(Qt::Vertical, this);
  split->addWidget(table_);
  split->addWidget(below);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 1);
  auto *layout = new QVBoxLayout(this);
  layout->addLayout(bar);
  layout->addWidget(split, 1);
  layout->addWidget(counts_);
}

void EquipmentView::wire() {
  connect(text_, &QLineEdit::textChanged, this, &EquipmentView::applyFilter);
  connect(kind_, &QComboBox::activated, this, &EquipmentView::applyFilter);
  connect(onlyFailed_, &QCheckBox::toggled, this, &EquipmentView::applyFilter);
  connect(&time(), &TimeController::rangeChanged, this, &EquipmentView::reload);
  connect(&time(), &TimeController::cursorChanged, this,
          [this](Moment at) { equipment_.moveTo(at); });
  connect(&source(), &Source::changed, this, [this](Parts parts) {
    if (parts & Part::places) reload();  // a live source's events change none of the rows
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex &row) {
            if (row.isValid())
              selection().pickEquipment(row.data(EquipmentModel::idRole).toString().toStdString());
          });
  connect(&selection(), &Selection::equipmentChanged, this, &EquipmentView::followSelection);
}

void EquipmentView::reload() {
  equipment_.show(content(), time().range(), time().cursor());
  fillKinds();
  applyFilter();
  followSelection();
}

void EquipmentView::fillKinds() {
  QStringList kinds;
  for (int row = 0; row < equipment_.rowCount(); ++row)
    kinds << equipment_.index(row, EquipmentModel::Kind).data().toString();
  kinds.removeDuplicates();
  kinds.sort();
  kinds.prepend(tr("All kinds"));
  const QString chosen = kind_->currentText();
  kind_->clear();
  kind_->addItems(kinds);
  kind_->setCurrentIndex(std::max(0, kind_->findText(chosen)));
}

void EquipmentView::applyFilter() {
  filter_.set(text_->text().trimmed(), kind_->currentIndex() > 0 ? kind_->currentText() : QString(),
              onlyFailed_->isChecked());
  counts_->setText(equipment_.rowCount() == 0
                       ? tr("This source names no equipment, and nothing has failed.")
                       : tr("%1 of %2 shown").arg(filter_.rowCount()).arg(equipment_.rowCount()));
}

void EquipmentView::followSelection() {
  const int row = equipment_.rowOf(selection().equipment());
  const QModelIndex shown = filter_.mapFromSource(equipment_.index(row, 0));
  if (row >= 0 && shown.isValid() && shown.row() != table_->currentIndex().row()) {
    table_->setCurrentIndex(shown);
    table_->scrollTo(shown);
  }
  showHistory();
}

void EquipmentView::showHistory() {
  const int row = equipment_.rowOf(selection().equipment());
  heading_->setText(row < 0 ? tr("Pick a piece of equipment to see what it went through")
                            : tr("Faults and repairs of %1")
                                  .arg(equipment_.index(row, EquipmentModel::Name).data().toString()));
  std::vector<Fact> facts;
  if (row >= 0)
    for (const sim::record::Fault *fault : equipment_.faultsOf(row)) {
      const auto end = fault->restored.value_or(content().run.simulated);
      QStringList words{causeWords(causeOf(*fault)), duration(end - fault->failed)};
      if (fault->repeat) words << tr("repeats an earlier one");
      for (const Stage &stage : stagesOf(*fault, content().run.simulated))
        if (stage.kind == Stage::waiting)
          words << tr("waited for crew or parts %1").arg(duration(stage.range.end - stage.range.begin));
      facts.push_back({civilTime(content().run.begin_local, fault->failed), words.join(QStringLiteral(", "))});
    }
  history_.show(std::move(facts));
}

void EquipmentView::retranslate() {
  text_->setPlaceholderText(tr("Filter: name, kind, place"));
  onlyFailed_->setText(tr("Only what &failed in the range"));
  equipment_.retranslate();
  fillKinds();
  applyFilter();
  showHistory();
}

QString EquipmentView::title() const { return tr("Network and equipment"); }

}  // namespace headframe::viz
