// The console's window: one source or two side by side, menus, the replay bar, and what is said of a live
// link. Menus are in windowmenus.cpp.
#pragma once

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTranslator>
#include <functional>
#include <memory>
#include <vector>

#include "viz/app/linkbar.hpp"
#include "viz/app/replaybar.hpp"
#include "viz/app/runpane.hpp"
#include "viz/app/settings.hpp"
#include "viz/app/startpage.hpp"
#include "viz/app/theme.hpp"
#include "viz/link/livesource.hpp"
#include "viz/models/linkedtime.hpp"
#include "viz/models/words.hpp"

namespace headframe::viz {

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget *parent = nullptr);
  ~MainWindow() override;

  /// Opens a run, or connects to a platform, in place of all that is open. Throws std::runtime_error in
  /// words for people; what was open stays then.
  void open(const QString &name, const Credentials &credentials = {});
  /// The same, at the side of the first; in place of what stood there.
  void openBeside(const QString &name);
  void closeSecond();

  void setLanguage(Language language);
  void setTheme(Theme theme);
  void arrange(const Perspective &perspective);
  std::size_t paneCount() const { return panes_.size(); }
  RunPane &pane(std::size_t index = 0) { return *panes_.at(index); }
  Settings &settings() { return settings_; }

 protected:
  void changeEvent(QEvent *event) override;
  void closeEvent(QCloseEvent *event) override;
  void dragEnterEvent(QDragEnterEvent *event) override;
  void dropEvent(QDropEvent *event) override;

 private:
  std::unique_ptr<Source> sourceOf(const QString &name, const Credentials &credentials);
  void askForCredentials(LiveSource &source, const QString &trouble, bool passwordExpired);
  void put(std::size_t place, std::unique_ptr<Source> source, const QString &name);
  void dropPanes(std::size_t kept);
  void rebuildBars();
  void rebuildDifference();
  /// Does it, and shows the words of an error in a box instead of throwing.
  void trying(const std::function<void()> &what);

  void askForRun();
  void askForRunBeside();
  void askForPlatform();
  void reload();
  View *pageInFront();
  void copyPage();
  void savePageAsCsv();
  void savePageAsPng();
  void printPageInFront();
  void savePerspective();
  void showKeys();
  void showAbout();

  void addMenus();
  void addFileMenu();
  void addPerspectiveMenu();
  void fillPerspectives();
  void fillRecent();
  void retranslate();
  QAction *entry(QMenu *menu, const char *text, const QKeySequence &keys,
                 std::function<void()> action);

  Settings settings_;
  QTranslator chinese_, chineseOfQt_;
  std::vector<std::unique_ptr<Source>> sources_;
  std::vector<RunPane *> panes_;
  std::vector<QString> names_;
  QStackedWidget *stack_;
  StartPage *start_;
  QSplitter *splitter_;
  ReplayBar *bar_ = nullptr;
  LinkBar *linkBar_ = nullptr;
  LinkedTime *linkedTime_ = nullptr;
  QPointer<QDockWidget> difference_;  // while two are open

  struct Entry {
    QAction *action;
    const char *text;
  };
  std::vector<Entry> entries_;
  QMenu *file_, *recent_, *perspectives_, *look_, *help_;
  QAction *link_ = nullptr;
};

}  // namespace headframe::viz
