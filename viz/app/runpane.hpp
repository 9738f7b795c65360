// One source and its pages as docks. The console's window holds one, or two side by side.
#pragma once

#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <map>
#include <string>

#include "viz/app/pages.hpp"

namespace headframe::viz {

class RunPane : public QMainWindow {
  Q_OBJECT

 public:
  /// `source` outlives the pane.
  explicit RunPane(Source &source, QWidget *parent = nullptr);

  Source &source() { return source_; }
  TimeController &time() { return time_; }
  Selection &selection() { return selection_; }
  /// Throws std::out_of_range for a page that does not exist.
  QDockWidget &dock(const std::string &page) { return *docks_.at(page); }
  View &page(const std::string &page) { return *static_cast<View *>(dock(page).widget()); }
  void arrange(const Perspective &perspective);
  /// The page that is seen first from the left; nullptr when all are closed.
  View *firstVisiblePage() const;
  /// Shows the run's title above its pages, so that two panes can be told apart.
  void setTitled(bool titled);
  /// "2021, seed 2021", with a word about an older schema.
  QString description() const;

 protected:
  void changeEvent(QEvent *event) override;

 private:
  void follow(Parts parts);
  void retranslate();

  Source &source_;
  TimeController time_;
  Selection selection_;
  QLabel *heading_;
  std::map<std::string, QDockWidget *> docks_;
};

}  // namespace headframe::viz
