// The console's window: the run, perspectives, the replay bar, language and theme.
#pragma once

#include <QMainWindow>
#include <QMenu>
#include <QTranslator>
#include <vector>

#include "viz/app/replaybar.hpp"
#include "viz/app/runpane.hpp"
#include "viz/app/theme.hpp"
#include "viz/models/words.hpp"

namespace headframe::viz {

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// `source` outlives the window.
  explicit MainWindow(Source &source, QWidget *parent = nullptr);
  ~MainWindow() override;

  void setLanguage(Language language);
  void setTheme(Theme theme);
  RunPane &pane() { return *pane_; }

 protected:
  void changeEvent(QEvent *event) override;

 private:
  void addMenus();
  void retranslate();

  QTranslator chinese_;
  RunPane *pane_ = nullptr;
  ReplayBar *bar_ = nullptr;
  QMenu *perspectives_, *look_;
  std::vector<QAction *> arrange_;  // in the order of perspectives()
  QAction *inChinese_, *inEnglish_, *light_, *night_;
};

}  // namespace headframe::viz
