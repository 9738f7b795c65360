// The console's window: docks with the views, perspectives, the replay bar, language and theme.
#pragma once

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QTranslator>

#include "viz/app/replaybar.hpp"
#include "viz/app/theme.hpp"
#include "viz/models/words.hpp"
#include "viz/views/downtimeview.hpp"
#include "viz/views/kpiview.hpp"

namespace headframe::viz {

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// `source` outlives the window.
  explicit MainWindow(Source &source, QWidget *parent = nullptr);
  ~MainWindow() override;

  void setLanguage(Language language);
  void setTheme(Theme theme);
  /// A perspective is an arrangement of the docks.
  void showDowntime();
  void showKpis();
  void showBoth();
  TimeController &time() { return time_; }
  DowntimeView &downtime() { return *downtime_; }

 protected:
  void changeEvent(QEvent *event) override;

 private:
  void loadRun();
  void addMenus();
  void retranslate();

  Source &source_;
  TimeController time_;
  QTranslator chinese_;
  Language language_ = Language::english;
  DowntimeView *downtime_ = nullptr;
  KpiView *kpis_ = nullptr;
  QDockWidget *downtimeDock_, *kpiDock_;
  ReplayBar *bar_ = nullptr;
  QMenu *perspectives_, *look_;
  QAction *both_, *onlyDowntime_, *onlyKpis_, *inChinese_, *inEnglish_, *light_, *night_;
};

}  // namespace headframe::viz
