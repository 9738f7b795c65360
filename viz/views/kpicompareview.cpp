#include "viz/views/kpicompareview.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

#include "viz/models/words.hpp"
#include "viz/views/kpidelegate.hpp"

namespace headframe::viz {
namespace {

QString nameOf(const Content &content) {
  const QString title = pick(content.run.title_zh, content.run.title_en);
  return title.isEmpty() ? QString::fromStdString(content.run.scenario) : title;
}

}  // namespace

KpiCompareView::KpiCompareView(Source &a, Source &b, QWidget *parent)
    : QWidget(parent), a_(a), b_(b), heads_(new QLabel(this)), table_(new QTableView(this)) {
  layOut();
  for (Source *source : {&a_, &b_})
    connect(source, &Source::changed, this, [this](Parts parts) {
      if (parts & (Part::figures | Part::run)) reload();
    });
  reload();
}

void KpiCompareView::layOut() {
  table_->setModel(&comparison_);
  table_->setItemDelegate(new ChangeDelegate(comparison_, table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setAlternatingRowColors(true);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setSectionResizeMode(KpiComparison::Name, QHeaderView::Stretch);
  heads_->setWordWrap(true);
  auto *layout = new QVBoxLayout(this);
  layout->addWidget(heads_);
  layout->addWidget(table_, 1);
}

QString KpiCompareView::title() const { return tr("Indicators of two runs"); }

void KpiCompareView::reload() {
  comparison_.show(a_.content(), b_.content());
  retranslate();
}

void KpiCompareView::retranslate() {
  comparison_.retranslate();
  QString words = tr("A: %1. B: %2. Figures are the true ones of the whole runs.")
                      .arg(nameOf(a_.content()), nameOf(b_.content()));
  if (const QString warning = warningOf(a_.content(), b_.content()); !warning.isEmpty())
    words += QLatin1Char('\n') + warning;
  if (comparison_.rowCount() == 0)
    words += QLatin1Char('\n') + tr("Neither of them holds indicators.");
  heads_->setText(words);
}

void KpiCompareView::changeEvent(QEvent *event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace headframe::viz
