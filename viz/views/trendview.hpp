// Trends: a list to search and check, and their lines. Follows the selected mine and point.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>

#include "viz/models/derivedtrends.hpp"
#include "viz/models/trendlist.hpp"
#include "viz/views/trendcanvas.hpp"
#include "viz/views/view.hpp"

namespace headframe::viz {

class TrendView : public View {
  Q_OBJECT

 public:
  TrendView(const Desk &desk, QWidget *parent);
  QString title() const override;
  /// The list as it is filtered, with what each line says at the cursor.
  const QAbstractItemModel *rows() const override { return &found_; }

 protected:
  void retranslate() override;

 private:
  void layOut();
  void take(Parts parts);
  void takeTrends();
  void takePoints();
  void wantPoints();
  void readAtCursor();
  void followSelection();
  void sayWhyEmpty();
  void clearAll();
  const std::vector<TrendPoint> &pointsOf(const std::string &id) const;

  TrendList list_;
  QSortFilterProxyModel found_;
  std::vector<DerivedTrend> derived_;
  QLineEdit *search_;
  QTableView *table_;
  QLabel *hint_;
  QPushButton *clear_;
  TrendCanvas *canvas_;
  bool wanting_ = false;
};

}  // namespace headframe::viz
