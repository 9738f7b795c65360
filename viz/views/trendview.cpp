#include "viz/views/trendview.hpp"

#include <QGridLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "viz/models/words.hpp"

namespace headframe::viz {

TrendView::TrendView(const Desk &desk, QWidget *parent)
    : View(desk, parent),
      search_(new QLineEdit(this)),
      table_(new QTableView(this)),
      hint_(new QLabel(this)),
      clear_(new QPushButton(this)),
      canvas_(new TrendCanvas(desk.time, this)) {
  layOut();
  connect(search_, &QLineEdit::textChanged, &found_, &QSortFilterProxyModel::setFilterFixedString);
  connect(clear_, &QPushButton::clicked, this, &TrendView::clearAll);
  connect(&list_, &TrendList::shownChanged, this, [this] {
    wantPoints();
    takePoints();
  });
  const auto pick = [this](const sim::record::Series *series) {
    if (series != nullptr && !series->mine.empty())
      selection().pickPoint(series->mine, series->point);
  };
  connect(canvas_, &TrendCanvas::picked, this,
          [this, pick](const std::string &id) { pick(list_.series(id)); });
  connect(table_, &QTableView::activated, this, [this, pick](const QModelIndex &index) {
    pick(&list_.seriesOf(found_.mapToSource(index).row()));
  });
  connect(&desk.selection, &Selection::placeChanged, this, &TrendView::followSelection);
  connect(&desk.time, &TimeController::cursorChanged, this, &TrendView::readAtCursor);
  connect(&desk.time, &TimeController::rangeChanged, this, [this] {
    wantPoints();
    sayWhyEmpty();
  });
  connect(&desk.source, &Source::changed, this, &TrendView::take);
  derived_ = derivedTrends(content());
  takeTrends();
  followSelection();
  for (int row = 0; row < list_.rowCount() && list_.seriesOf(row).mine.empty(); ++row)
    list_.setShown(list_.idOf(row), true);
  retranslate();
}

void TrendView::layOut() {
  found_.setSourceModel(&list_);
  found_.setFilterKeyColumn(-1);
  found_.setFilterCaseSensitivity(Qt::CaseInsensitive);
  search_->setClearButtonEnabled(true);
  table_->setModel(&found_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->horizontalHeader()->setStretchLastSection(true);
  const int letter = fontMetrics().averageCharWidth(), line = fontMetrics().height() + 8;
  table_->verticalHeader()->setDefaultSectionSize(line);
  table_->setMinimumHeight(5 * line);
  table_->setColumnWidth(TrendList::Mine, 24 * letter);
  table_->setColumnWidth(TrendList::Trend, 44 * letter);
  table_->setColumnWidth(TrendList::Value, 16 * letter);
  table_->setColumnWidth(TrendList::At, 20 * letter);
  hint_->setWordWrap(true);
  auto *choice = new QWidget(this);
  auto *rows = new QGridLayout(choice);
  rows->setContentsMargins({});
  rows->addWidget(search_, 0, 0);
  rows->addWidget(clear_, 0, 1);
  rows->addWidget(table_, 1, 0, 1, 2);
  auto *splitter = new QSplitter(Qt::Vertical, this);
  splitter->addWidget(canvas_);
  splitter->addWidget(choice);
  splitter->setStretchFactor(0, 1);
  splitter->setSizes({20 * line, 7 * line});
  auto *layout = new QVBoxLayout(this);
  layout->addWidget(splitter, 1);
  layout->addWidget(hint_);
}

void TrendView::take(Parts parts) {
  if (wanting_) return;
  constexpr Parts derivedFrom = Part::run | Part::places | Part::timeline | Part::ledger;
  if (parts & derivedFrom) derived_ = derivedTrends(content());
  if (parts & (derivedFrom | Part::trends)) takeTrends();
}

QString TrendView::title() const { return tr("Trends"); }

void TrendView::retranslate() {
  search_->setPlaceholderText(tr("Search mine, point or name"));
  clear_->setText(tr("Clear"));
  hint_->setText(tr("Drag: zoom. Wheel, + and −: zoom about the pointer or the cursor. Shift+drag, "
                    "Shift+arrows: move. Esc: whole run. Hatched: data that came late. Dotted with a "
                    "hollow letter: the truth."));
  list_.retranslate();
  takePoints();
}

const std::vector<TrendPoint> &TrendView::pointsOf(const std::string &id) const {
  const auto derived = std::ranges::find(
      derived_, id, [](const DerivedTrend &trend) { return trend.series.id; });
  return derived == derived_.end() ? source().trend(id) : derived->points;
}

void TrendView::takeTrends() {
  auto all = content().trends;
  for (const DerivedTrend &trend : derived_) all.push_back(trend.series);
  list_.show(std::move(all), content());
  wantPoints();
  takePoints();
}

void TrendView::wantPoints() {
  if (wanting_) return;
  wanting_ = true;  // a recorded run answers at once, by `changed`
  for (const auto &id : list_.shown()) {
    const auto &offered = content().trends;
    const auto known = std::ranges::find(offered, id, &sim::record::Series::id);
    if (known != offered.end()) source().wantTrend(id, time().range());
  }
  wanting_ = false;
}

void TrendView::takePoints() {
  std::vector<TrendCanvas::Shown> shown;
  for (const auto &id : list_.shown()) {
    const auto *series = list_.series(id);
    if (series == nullptr) continue;
    QString name = trendName(*series);
    const auto place =
        std::ranges::find(content().places, series->mine, &sim::record::Place::id);
    if (place != content().places.end())
      name = tr("%1, %2").arg(pick(place->name_zh, place->name_en), name);
    shown.push_back({*series, name, &pointsOf(id)});
  }
  canvas_->show(shown, content().run.begin_local);
  readAtCursor();
  sayWhyEmpty();
}

void TrendView::readAtCursor() {
  std::vector<std::pair<std::string, std::optional<TrendList::Reading>>> readings;
  for (const auto &id : list_.shown()) {
    std::optional<TrendList::Reading> reading;
    if (const TrendPoint *point = canvas_->atCursor(id))
      reading = {point->value, civilTime(content().run.begin_local, point->at)};
    readings.emplace_back(id, reading);
  }
  list_.setReadings(readings);
}

void TrendView::sayWhyEmpty() {
  if (list_.rowCount() == 0)
    return canvas_->setReason(tr("Nobody offers a trend here: the run recorded none, or the platform "
                                 "has not named its points yet."));
  if (list_.shown().empty()) return canvas_->setReason(tr("Check trends in the list to see them."));
  const bool any = std::ranges::any_of(list_.shown(), [this](const auto &id) {
    const auto &points = pointsOf(id);
    const auto first = std::ranges::lower_bound(points, time().range().begin, {}, &TrendPoint::at);
    return first != points.end() && first->at <= time().range().end;
  });
  canvas_->setReason(any ? QString() : tr("No values in this range."));
}

void TrendView::followSelection() {
  const auto ids = list_.trendsOf(selection().mine(), selection().point());
  if (ids.empty()) return;
  for (int row = 0; row < found_.rowCount(); ++row)
    if (list_.idOf(found_.mapToSource(found_.index(row, 0)).row()) == ids.front())
      table_->selectRow(row);
  if (selection().point().empty()) return;
  for (const auto &id : ids) list_.setShown(id, true);
}

void TrendView::clearAll() {
  const auto before = list_.shown();
  for (const auto &id : before) list_.setShown(id, false);
}

}  // namespace headframe::viz
