// The indicators of two runs and what the second differs by.
#pragma once

#include <QLabel>
#include <QTableView>

#include "viz/models/kpicomparison.hpp"

namespace headframe::viz {

/// Follows both sources by itself. No View, because it belongs to no single desk; it offers the same.
class KpiCompareView : public QWidget {
  Q_OBJECT

 public:
  /// Both outlive it.
  KpiCompareView(Source &a, Source &b, QWidget *parent = nullptr);

  /// In the language of the moment.
  QString title() const;
  /// The rows as they are shown, for copying as CSV.
  const QAbstractItemModel *rows() const { return &comparison_; }

 protected:
  void changeEvent(QEvent *event) override;

 private:
  void layOut();
  void reload();
  void retranslate();

  Source &a_, &b_;
  KpiComparison comparison_;
  QLabel *heads_;
  QTableView *table_;
};

}  // namespace headframe::viz
