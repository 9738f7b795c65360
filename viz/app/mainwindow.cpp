#include "viz/app/mainwindow.hpp"

#include <QApplication>
#include <QDragEnterEvent>
#include <QLibraryInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>
#include <QUrl>

#include "viz/app/logindialog.hpp"
#include "viz/app/opening.hpp"
#include "viz/views/kpicompareview.hpp"

namespace headframe::viz {
namespace {

/// The run folder or run.db that is dragged; empty for anything else.
QString draggedRun(const QMimeData &data) {
  const auto urls = data.urls();
  return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

}  // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), stack_(new QStackedWidget(this)), start_(new StartPage(this)),
      splitter_(new QSplitter(this)) {
  if (!chinese_.load(QStringLiteral(":/i18n/console_zh.qm")))
    qFatal("the console was built without its Chinese texts");
  // Qt's own texts are in a package that need not be there; its dialogs are English then.
  [[maybe_unused]] const bool found = chineseOfQt_.load(
      QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  stack_->addWidget(start_);
  stack_->addWidget(splitter_);
  setCentralWidget(stack_);
  setAcceptDrops(true);
  addMenus();
  connect(start_, &StartPage::openAsked, this, &MainWindow::askForRun);
  connect(start_, &StartPage::connectAsked, this, &MainWindow::askForPlatform);
  connect(start_, &StartPage::runChosen, this,
          [this](const QString &name) { trying([&] { open(name); }); });
  start_->setRecent(settings_.recent());
  setTheme(settings_.theme());
  setLanguage(settings_.language());
  retranslate();
  resize(1280, 800);
  restoreGeometry(settings_.geometry());
}

MainWindow::~MainWindow() {
  dropPanes(0);
  QCoreApplication::removeTranslator(&chinese_);
  QCoreApplication::removeTranslator(&chineseOfQt_);
}

std::unique_ptr<Source> MainWindow::sourceOf(const QString &name, const Credentials &credentials) {
  if (!namesPlatform(name)) return openRun(name);
  const Server server = serverOf(name.toStdString());
  Credentials used = credentials;
  if (used.name.empty()) {
    LogInDialog dialog(name, this);
    if (dialog.exec() != QDialog::Accepted) throw std::runtime_error(tr("not logged in").toStdString());
    used = dialog.credentials();
  }
  auto source = std::make_unique<LiveSource>(server, used);
  // Shown from the event loop: the source must not be inside its own work meanwhile.
  connect(source.get(), &LiveSource::refused, this,
          [this, live = source.get()](const QString &trouble, bool passwordExpired) {
            askForCredentials(*live, trouble, passwordExpired);
          }, Qt::QueuedConnection);
  return source;
}

void MainWindow::askForCredentials(LiveSource &source, const QString &trouble,
                                   bool passwordExpired) {
  LogInDialog dialog(QString::fromStdString(source.content().link.server), this);
  dialog.complain(trouble, passwordExpired);
  const QPointer<LiveSource> still(&source);
  if (dialog.exec() == QDialog::Accepted && still) still->logIn(dialog.credentials());
}

void MainWindow::open(const QString &name, const Credentials &credentials) {
  auto source = sourceOf(name, credentials);
  dropPanes(0);
  put(0, std::move(source), name);
}

void MainWindow::openBeside(const QString &name) {
  if (panes_.empty()) return open(name);
  auto source = sourceOf(name, {});
  dropPanes(1);
  put(1, std::move(source), name);
}

void MainWindow::closeSecond() {
  dropPanes(1);
  rebuildBars();
}

void MainWindow::dropPanes(std::size_t kept) {
  delete linkedTime_;
  linkedTime_ = nullptr;
  delete difference_;
  if (kept == 0) {
    delete std::exchange(bar_, nullptr);
    delete std::exchange(linkBar_, nullptr);
  }
  while (panes_.size() > kept) {
    delete panes_.back();
    panes_.pop_back();
    sources_.pop_back();
    names_.pop_back();
  }
}

void MainWindow::put(std::size_t place, std::unique_ptr<Source> source, const QString &name) {
  auto *pane = new RunPane(*source, splitter_);
  splitter_->insertWidget(static_cast<int>(place), pane);
  sources_.push_back(std::move(source));
  panes_.push_back(pane);
  names_.push_back(name);
  settings_.addRecent(name);
  fillRecent();
  stack_->setCurrentWidget(splitter_);
  pane->restoreState(settings_.docks());
  if (namesPlatform(name)) pane->arrange(perspectiveOf("watch"));
  connect(&pane->source(), &Source::changed, this, [this](Parts parts) {
    if (parts & Part::run) statusBar()->showMessage(panes_.front()->description());
  });
  rebuildBars();
}

void MainWindow::rebuildBars() {
  delete std::exchange(bar_, nullptr);
  delete std::exchange(linkBar_, nullptr);
  bar_ = new ReplayBar(*sources_.front(), panes_.front()->time(), this);
  addToolBar(Qt::BottomToolBarArea, bar_);
  linkBar_ = new LinkBar(*sources_.front(), this);
  statusBar()->addPermanentWidget(linkBar_, 1);
  if (panes_.size() > 1) {
    linkedTime_ = new LinkedTime(panes_[0]->time(), panes_[1]->time(), this);
    linkedTime_->setLinked(link_->isChecked());
  }
  for (RunPane *pane : panes_) pane->setTitled(panes_.size() > 1);
  rebuildDifference();
  retranslate();
}

/// The indicators of both runs, below them; their own pages of indicators would only repeat it.
void MainWindow::rebuildDifference() {
  delete difference_;
  if (panes_.size() < 2) return;
  difference_ = new QDockWidget(this);
  difference_->setObjectName(QStringLiteral("difference"));
  difference_->setWidget(new KpiCompareView(*sources_[0], *sources_[1], difference_));
  addDockWidget(Qt::BottomDockWidgetArea, difference_);
  for (RunPane *pane : panes_) pane->dock("kpis").hide();
}

void MainWindow::trying(const std::function<void()> &what) {
  try {
    what();
  } catch (const std::exception &error) {
    QMessageBox::warning(this, tr("Headframe console"), QString::fromUtf8(error.what()));
  }
}

void MainWindow::arrange(const Perspective &perspective) {
  for (RunPane *pane : panes_) pane->arrange(perspective);
  if (!difference_) return;
  // Side by side there is no room for a second column of pages.
  for (RunPane *pane : panes_)
    for (const char *page : perspective.right) pane->dock(page).hide();
  const std::string_view id = perspective.id;
  difference_->setVisible(id == "overview" || id == "kpis");
}

void MainWindow::setTheme(Theme theme) {
  applyTheme(*qApp, theme);
  settings_.setTheme(theme);
}

void MainWindow::setLanguage(Language language) {
  settings_.setLanguage(language);
  for (QTranslator *texts : {&chineseOfQt_, &chinese_}) {
    QCoreApplication::removeTranslator(texts);
    if (language == Language::chinese && !texts->isEmpty()) QCoreApplication::installTranslator(texts);
  }
}

void MainWindow::changeEvent(QEvent *event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event) {
  settings_.setGeometry(saveGeometry());
  if (!panes_.empty()) settings_.setDocks(panes_.front()->saveState());
  QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event) {
  if (!draggedRun(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event) {
  const QString run = draggedRun(*event->mimeData());
  const bool beside = event->modifiers() & Qt::ShiftModifier;
  trying([&] { beside ? openBeside(run) : open(run); });
}

}  // namespace headframe::viz
