// How tables look on every page.
#pragma once

#include <QTableView>

namespace headframe::viz {

/// Whole rows are selected; rows are striped, low, and not numbered.
void dress(QTableView &table);

}  // namespace headframe::viz
