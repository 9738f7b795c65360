#include "viz/views/kpiview.hpp"

#include <QHeaderView>
#include <QResizeEvent>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "viz/views/bulletpainter.hpp"
#include "viz/views/kpidelegate.hpp"

namespace headframe::viz {
namespace {

QString htmlOf(const std::vector<Fact> &facts) {
  QString html = QStringLiteral("<table cellspacing='0' cellpadding='3'>");
  for (const Fact &fact : facts)
    html += QStringLiteral("<tr><td style='padding-right:12px'><b>%1</b></td><td>%2</td></tr>")
                .arg(fact.what.toHtmlEscaped(), fact.value.toHtmlEscaped());
  return html + QStringLiteral("</table>");
}

/// Of a column's head, so that it breaks between words only.
int widestWord(const KpiModel &model, int column, const QFontMetrics &font) {
  int widest = 0;
  for (const QString &word :
       model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().split(QLatin1Char(' ')))
    widest = std::max(widest, font.horizontalAdvance(word));
  return widest;
}

}  // namespace

KpiView::KpiView(const Desk &desk, QWidget *parent)
    : View(desk, parent), scope_(new QLabel(this)), table_(new QTableView(this)),
      legend_(new QLabel(this)), meaning_(new QTextBrowser(this)) {
  layOut();
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &KpiView::showMeaning);
  connect(&kpis_, &QAbstractItemModel::modelReset, this, [this] { table_->selectRow(0); });
  connect(&desk.source, &Source::changed, this, [this](Parts parts) {
    if (parts & (Part::figures | Part::run)) reload();
  });
  reload();
  retranslate();
}

void KpiView::layOut() {
  table_->setModel(&kpis_);
  table_->setItemDelegate(new KpiDelegate(kpis_, table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setAlternatingRowColors(true);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
  table_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // or columns jump when it comes
  table_->viewport()->installEventFilter(this);
  QHeaderView *header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setDefaultAlignment(Qt::AlignCenter | static_cast<Qt::Alignment>(Qt::TextWordWrap));
  header->setFixedHeight(2 * fontMetrics().lineSpacing() + 8);
  header->setStretchLastSection(true);
  scope_->setWordWrap(true);
  legend_->setWordWrap(true);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  legend_->setFont(small);
  auto *above = new QWidget(this);
  auto *upper = new QVBoxLayout(above);
  upper->setContentsMargins(0, 0, 0, 0);
  upper->addWidget(table_, 1);
  upper->addWidget(legend_);
  auto *parts = new QSplitter(Qt::Vertical, this);
  parts->addWidget(above);
  parts->addWidget(meaning_);
  parts->setStretchFactor(0, 4);
  parts->setStretchFactor(1, 1);
  parts->setChildrenCollapsible(false);
  auto *layout = new QVBoxLayout(this);
  layout->addWidget(scope_);
  layout->addWidget(parts, 1);
}

QString KpiView::title() const { return tr("Indicators"); }

void KpiView::reload() {
  kpis_.show(content());
  showScope();
  showMeaning();
  fitColumns();
}

void KpiView::retranslate() {
  kpis_.retranslate();
  showScope();
  showMeaning();
  fitColumns();
}

void KpiView::changeEvent(QEvent *event) {
  View::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) showMeaning();
}

bool KpiView::eventFilter(QObject *watched, QEvent *event) {
  if (event->type() == QEvent::Resize &&
      static_cast<QResizeEvent *>(event)->size().width() !=
          static_cast<QResizeEvent *>(event)->oldSize().width())
    fitColumns();
  return View::eventFilter(watched, event);
}

void KpiView::fitColumns() {
  const QAbstractItemView *cells = table_;
  const QFontMetrics heads = table_->horizontalHeader()->fontMetrics();
  std::array<int, KpiModel::ColumnCount> widths{};
  for (int column = 0; column < KpiModel::Bar; ++column) {
    widths[static_cast<std::size_t>(column)] =
        8 + std::max(cells->sizeHintForColumn(column), widestWord(kpis_, column, heads));
    table_->setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
  }
  widths[KpiModel::Bar] = 14 * fontMetrics().averageCharWidth();
  const auto hidden = columnsToHide(widths, table_->viewport()->width());
  for (int column = 0; column < KpiModel::ColumnCount; ++column)
    table_->setColumnHidden(column, std::ranges::count(hidden, column) > 0);
  legend_->setText(hidden.empty() ? bulletLegend() : tr("A wider page shows more columns."));
}

void KpiView::showScope() {
  if (kpis_.rowCount() == 0) {
    const bool live = content().link.phase != LinkState::Phase::recorded;
    scope_->setText(live ? tr("A live platform tells no indicators: they are counted when a run is "
                              "over.")
                         : tr("This run holds no indicators: it was broken off before they were "
                              "counted."));
    return;
  }
  QString words = tr("Figures are of the whole run; the selected range does not narrow them.");
  if (content().schemaVersion < 4)
    words += QLatin1Char(' ') + tr("This run was made by an older release: it does not hold the figures "
                                   "of the report of 2021.");
  scope_->setText(words);
}

void KpiView::showMeaning() {
  meaning_->setHtml(htmlOf(kpis_.meaning(table_->currentIndex().row())));
}

}  // namespace headframe::viz
