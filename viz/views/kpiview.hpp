// The indicators of the run, and the definition of the one that is selected.
#pragma once

#include <QLabel>
#include <QTableView>

#include "viz/models/kpimodel.hpp"
#include "viz/views/view.hpp"

namespace headframe::viz {

class KpiView : public View {
  Q_OBJECT

 public:
  KpiView(const Desk &desk, QWidget *parent);
  QString title() const override;
  const QAbstractItemModel *rows() const override { return &kpis_; }

 protected:
  void retranslate() override;

 private:
  void showDefinition();

  KpiModel kpis_;
  QTableView *table_;
  QLabel *definition_;
};

}  // namespace headframe::viz
