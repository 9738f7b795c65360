// The indicators of the run against what the scenario wants and what the self-evaluation of 2021 says,
// and the meaning of the one that is selected.
#pragma once

#include <QLabel>
#include <QTableView>
#include <QTextBrowser>

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
  /// Theme and font are in the texts and the widths of columns.
  void changeEvent(QEvent *event) override;
  /// Of the table, whose width decides which columns there is room for.
  bool eventFilter(QObject *watched, QEvent *event) override;

 private:
  void layOut();
  void reload();
  void showMeaning();
  void showScope();
  /// Gives each column what it needs, and the rest to the bars; hides some when there is no room.
  void fitColumns();

  KpiModel kpis_;
  QLabel *scope_;
  QTableView *table_;
  QLabel *legend_;
  QTextBrowser *meaning_;
};

}  // namespace headframe::viz
