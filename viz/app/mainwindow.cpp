#include "viz/app/mainwindow.hpp"

#include <QApplication>
#include <QEvent>
#include <QMenuBar>
#include <QStatusBar>

namespace headframe::viz {

MainWindow::MainWindow(Source &source, QWidget *parent)
    : QMainWindow(parent), perspectives_(menuBar()->addMenu(QString())),
      look_(menuBar()->addMenu(QString())) {
  if (!chinese_.load(QStringLiteral(":/i18n/console_zh.qm")))
    qFatal("the console was built without its Chinese texts");
  pane_ = new RunPane(source, this);
  setCentralWidget(pane_);
  bar_ = new ReplayBar(source, pane_->time(), this);
  addToolBar(Qt::BottomToolBarArea, bar_);
  addMenus();
  retranslate();
}

MainWindow::~MainWindow() { QCoreApplication::removeTranslator(&chinese_); }

void MainWindow::addMenus() {
  const auto entry = [this](QMenu *menu, const QKeySequence &keys, auto action) {
    QAction *made = menu->addAction(QString());
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, action);
    return made;
  };
  int key = Qt::Key_1;
  for (const Perspective &perspective : perspectives())
    arrange_.push_back(entry(perspectives_, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)),
                             [this, &perspective] { pane_->arrange(perspective); }));
  inChinese_ = entry(look_, {}, [this] { setLanguage(Language::chinese); });
  inEnglish_ = entry(look_, {}, [this] { setLanguage(Language::english); });
  light_ = entry(look_, {}, [this] { setTheme(Theme::light); });
  night_ = entry(look_, {}, [this] { setTheme(Theme::night); });
}

void MainWindow::setTheme(Theme theme) { applyTheme(*qApp, theme); }

void MainWindow::setLanguage(Language language) {
  QCoreApplication::removeTranslator(&chinese_);
  if (language == Language::chinese) QCoreApplication::installTranslator(&chinese_);
}

void MainWindow::retranslate() {
  setWindowTitle(QStringLiteral("%1 – Headframe").arg(pane_->windowTitle()));
  perspectives_->setTitle(tr("&Perspective"));
  look_->setTitle(tr("&Look"));
  for (std::size_t i = 0; i < arrange_.size(); ++i)
    arrange_[i]->setText(titleOf(perspectives()[i]));
  inChinese_->setText(QStringLiteral("中文"));
  inEnglish_->setText(QStringLiteral("English"));
  light_->setText(tr("Light"));
  night_->setText(tr("Night"));
  statusBar()->showMessage(pane_->description());
}

void MainWindow::changeEvent(QEvent *event) {
  if (event->type() == QEvent::LanguageChange && bar_ != nullptr) retranslate();
  QMainWindow::changeEvent(event);
}

}  // namespace headframe::viz
