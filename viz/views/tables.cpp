#include "viz/views/tables.hpp"

#include <QHeaderView>

namespace headframe::viz {

void dress(QTableView &table) {
  constexpr int air = 8;  // pixels above and below the text together
  table.setSelectionBehavior(QAbstractItemView::SelectRows);
  table.setAlternatingRowColors(true);
  table.verticalHeader()->hide();
  table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + air);
}

}  // namespace headframe::viz
