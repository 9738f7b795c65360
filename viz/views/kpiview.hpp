// The indicators of the run, and the definition of the one that is selected.
#pragma once

#include <QLabel>
#include <QTableView>
#include <QWidget>

#include "viz/link/source.hpp"
#include "viz/models/kpimodel.hpp"

namespace headframe::viz {

class KpiView : public QWidget {
  Q_OBJECT

 public:
  /// `source` outlives the view.
  explicit KpiView(Source &source, QWidget *parent = nullptr);
  void setLanguage(Language language);

 private:
  void showDefinition();

  KpiModel kpis_;
  QTableView *table_;
  QLabel *definition_;
};

}  // namespace headframe::viz
