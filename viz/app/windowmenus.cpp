// The menus of the console's window and what their entries do.
#include <QApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QPrintDialog>
#include <QStatusBar>

#include "viz/app/exports.hpp"
#include "viz/app/mainwindow.hpp"

namespace headframe::viz {

QAction *MainWindow::entry(QMenu *menu, const char *text, const QKeySequence &keys,
                           std::function<void()> action) {
  QAction *made = menu->addAction(QString());
  made->setShortcut(keys);
  connect(made, &QAction::triggered, this, [this, action = std::move(action)] { trying(action); });
  entries_.push_back({made, text});
  return made;
}

void MainWindow::addMenus() {
  file_ = menuBar()->addMenu(QString());
  perspectives_ = menuBar()->addMenu(QString());
  look_ = menuBar()->addMenu(QString());
  help_ = menuBar()->addMenu(QString());
  addFileMenu();
  addPerspectiveMenu();
  entry(look_, nullptr, {}, [this] { setLanguage(Language::chinese); })->setText(QStringLiteral("中文"));
  entry(look_, nullptr, {}, [this] { setLanguage(Language::english); })->setText(QStringLiteral("English"));
  look_->addSeparator();
  entry(look_, QT_TR_NOOP("&Light"), {}, [this] { setTheme(Theme::light); });
  entry(look_, QT_TR_NOOP("&Night"), {}, [this] { setTheme(Theme::night); });
  entry(help_, QT_TR_NOOP("&Keys"), Qt::Key_F1, [this] { showKeys(); });
  entry(help_, QT_TR_NOOP("&About"), {}, [this] { showAbout(); });
}

void MainWindow::addFileMenu() {
  entry(file_, QT_TR_NOOP("&Open run …"), QKeySequence::Open, [this] { askForRun(); });
  entry(file_, QT_TR_NOOP("Open run &beside …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        [this] { askForRunBeside(); });
  entry(file_, QT_TR_NOOP("&Connect to platform …"), QKeySequence(Qt::CTRL | Qt::Key_K),
        [this] { askForPlatform(); });
  recent_ = file_->addMenu(QString());
  entry(file_, QT_TR_NOOP("Close the &second"), QKeySequence(Qt::CTRL | Qt::Key_W), [this] {
    if (panes_.size() > 1) closeSecond();
  });
  entry(file_, QT_TR_NOOP("&Read anew"), Qt::Key_F5, [this] { reload(); });
  link_ = entry(file_, QT_TR_NOOP("&Link time"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] {
    if (linkedTime_ != nullptr) linkedTime_->setLinked(link_->isChecked());
  });
  link_->setCheckable(true);
  link_->setChecked(true);
  file_->addSeparator();
  entry(file_, QT_TR_NOOP("Copy page as CS&V"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copyPage(); });
  entry(file_, QT_TR_NOOP("Save page as CSV …"), {}, [this] { savePageAsCsv(); });
  entry(file_, QT_TR_NOOP("Save page as P&NG …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        [this] { savePageAsPng(); });
  entry(file_, QT_TR_NOOP("&Print page …"), QKeySequence::Print, [this] { printPageInFront(); });
  file_->addSeparator();
  entry(file_, QT_TR_NOOP("&Quit"), QKeySequence::Quit, [this] { close(); });
}

void MainWindow::addPerspectiveMenu() {
  int key = Qt::Key_1;
  for (const Perspective &perspective : perspectives()) {
    const auto keys = QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++));
    entry(perspectives_, nullptr, keys, [this, &perspective] { arrange(perspective); });
    entries_.back().action->setData(QString::fromLatin1(perspective.id));
  }
  perspectives_->addSeparator();
  entry(perspectives_, QT_TR_NOOP("&Save arrangement …"), {}, [this] { savePerspective(); });
  connect(perspectives_, &QMenu::aboutToShow, this, &MainWindow::fillPerspectives);
}

/// The user's own arrangements, below the fixed entries: shown on a click, deleted with Shift.
void MainWindow::fillPerspectives() {
  for (QAction *action : perspectives_->actions())
    if (action->property("own").toBool()) delete action;
  for (const QString &name : settings_.perspectives()) {
    QAction *action = perspectives_->addAction(name);
    action->setProperty("own", true);
    action->setToolTip(tr("With Shift: delete"));
    connect(action, &QAction::triggered, this, [this, name] {
      if (QApplication::keyboardModifiers() & Qt::ShiftModifier)
        return settings_.removePerspective(name);
      for (RunPane *pane : panes_) pane->restoreState(settings_.perspective(name));
    });
  }
}

void MainWindow::fillRecent() {
  recent_->clear();
  for (const QString &name : settings_.recent()) {
    QAction *action = recent_->addAction(name);
    connect(action, &QAction::triggered, this, [this, name] { trying([&] { open(name); }); });
  }
  recent_->setEnabled(!recent_->isEmpty());
}

void MainWindow::askForRun() {
  const QString run = QFileDialog::getExistingDirectory(this, tr("Folder of a run"));
  if (!run.isEmpty()) trying([&] { open(run); });
}

void MainWindow::askForRunBeside() {
  const QString run = QFileDialog::getExistingDirectory(this, tr("Folder of a run"));
  if (!run.isEmpty()) openBeside(run);
}

void MainWindow::askForPlatform() {
  const QString address = QInputDialog::getText(this, tr("Connect to platform"), tr("Address"),
                                                QLineEdit::Normal, QStringLiteral("http://localhost:8080"));
  if (!address.isEmpty()) trying([&] { open(address); });
}

void MainWindow::reload() {
  if (panes_.empty()) return;
  const std::vector<QString> names = names_;
  open(names.front());
  if (names.size() > 1) openBeside(names[1]);
}

View *MainWindow::pageInFront() {
  for (QWidget *widget = QApplication::focusWidget(); widget != nullptr;
       widget = widget->parentWidget())
    if (auto *view = qobject_cast<View *>(widget)) return view;
  for (RunPane *pane : panes_)
    if (View *view = pane->firstVisiblePage()) return view;
  throw std::runtime_error(tr("No page is open.").toStdString());
}

void MainWindow::copyPage() {
  const bool copied = copyCsv(*pageInFront());
  statusBar()->showMessage(copied ? tr("Copied: %1").arg(pageInFront()->title())
                                  : tr("This page has no rows to copy."));
}

void MainWindow::savePageAsCsv() {
  View *page = pageInFront();
  const QString path = QFileDialog::getSaveFileName(this, tr("Save page as CSV"),
                                                    page->title() + QStringLiteral(".csv"));
  if (!path.isEmpty()) saveCsv(*page, path);
}

void MainWindow::savePageAsPng() {
  View *page = pageInFront();
  const QString path = QFileDialog::getSaveFileName(this, tr("Save page as PNG"),
                                                    page->title() + QStringLiteral(".png"));
  if (!path.isEmpty()) savePng(*page, path);
}

void MainWindow::printPageInFront() {
  View *page = pageInFront();
  QPrinter printer;
  printer.setPageOrientation(QPageLayout::Landscape);
  QPrintDialog dialog(&printer, this);
  if (dialog.exec() != QDialog::Accepted) return;
  printPage(*page, QStringLiteral("%1 – %2").arg(page->title(), windowTitle()), printer);
}

void MainWindow::savePerspective() {
  if (panes_.empty()) return;
  const QString name = QInputDialog::getText(this, tr("Save arrangement"), tr("Name"));
  if (!name.isEmpty()) settings_.savePerspective(name, panes_.front()->saveState());
}

void MainWindow::showKeys() {
  QStringList lines;
  for (const QAction *action : findChildren<QAction *>())
    if (!action->shortcut().isEmpty() && !action->text().isEmpty())
      lines << QStringLiteral("%1  %2").arg(action->shortcut().toString(QKeySequence::NativeText),
                                            action->text().remove(QLatin1Char('&')));
  lines << tr("Timeline: ← → cursor, ↑ ↓ lane, + − zoom, Esc whole run");
  QMessageBox::information(this, tr("Keys"), lines.join(QLatin1Char('\n')));
}

void MainWindow::showAbout() {
  QMessageBox::about(this, tr("Headframe console"),
                     tr("Shows runs of Headframe and running platforms. Built with Qt %1.")
                         .arg(QString::fromLatin1(qVersion())));
}

void MainWindow::retranslate() {
  setWindowTitle(panes_.empty()
                     ? tr("Headframe console")
                     : QStringLiteral("%1 – Headframe").arg(panes_.front()->windowTitle()));
  if (difference_) difference_->setWindowTitle(tr("Indicators of both runs"));
  file_->setTitle(tr("&File"));
  perspectives_->setTitle(tr("&Perspective"));
  look_->setTitle(tr("&Look"));
  help_->setTitle(tr("&Help"));
  recent_->setTitle(tr("Opened be&fore"));
  for (const Entry &entry : entries_)
    if (entry.text != nullptr) entry.action->setText(tr(entry.text));
  for (const Perspective &perspective : perspectives())
    for (const Entry &entry : entries_)
      if (entry.action->data().toString() == QLatin1String(perspective.id))
        entry.action->setText(titleOf(perspective));
  fillRecent();
  if (!panes_.empty()) statusBar()->showMessage(panes_.front()->description());
}

}  // namespace headframe::viz
