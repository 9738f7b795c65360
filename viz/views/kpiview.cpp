#include "viz/views/kpiview.hpp"

#include <QHeaderView>
#include <QVBoxLayout>

namespace headframe::viz {

KpiView::KpiView(const Desk &desk, QWidget *parent)
    : View(desk, parent), table_(new QTableView(this)), definition_(new QLabel(this)) {
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
  connect(&desk.source, &Source::changed, this, [this](Parts parts) {
    if (parts & Part::figures) kpis_.show(content());
  });
  kpis_.show(content());
  table_->selectRow(0);
}

QString KpiView::title() const { return tr("Indicators"); }

void KpiView::retranslate() {
  const int row = std::max(0, table_->currentIndex().row());
  kpis_.retranslate();
  table_->selectRow(row);
  showDefinition();
}

void KpiView::showDefinition() {
  definition_->setText(kpis_.definition(table_->currentIndex().row()));
}

}  // namespace headframe::viz
