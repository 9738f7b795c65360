#include "viz/views/kpiview.hpp"

#include <QHeaderView>
#include <QVBoxLayout>

namespace headframe::viz {

KpiView::KpiView(Source &source, QWidget *parent)
    : QWidget(parent), table_(new QTableView(this)), definition_(new QLabel(this)) {
  table_->setModel(&kpis_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->verticalHeader()->hide();
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setSectionResizeMode(KpiModel::Name, QHeaderView::Stretch);
  definition_->setWordWrap(true);
  definition_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  definition_->setMinimumHeight(8 * fontMetrics().lineSpacing());
  auto *layout = new QVBoxLayout(this);
  layout->addWidget(table_, 1);
  layout->addWidget(definition_);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &KpiView::showDefinition);
  connect(&source, &Source::changed, this, [this, &source] { kpis_.show(source.content()); });
  kpis_.show(source.content());
  table_->selectRow(0);
}

void KpiView::setLanguage(Language language) {
  const int row = std::max(0, table_->currentIndex().row());
  kpis_.setLanguage(language);
  table_->selectRow(row);
  showDefinition();
}

void KpiView::showDefinition() {
  definition_->setText(kpis_.definition(table_->currentIndex().row()));
}

}  // namespace headframe::viz
