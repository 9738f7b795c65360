#include "viz/app/mainwindow.hpp"

#include <QApplication>
#include <QEvent>
#include <QMenuBar>
#include <QStatusBar>

namespace headframe::viz {

MainWindow::MainWindow(Source &source, QWidget *parent)
    : QMainWindow(parent), source_(source), downtimeDock_(new QDockWidget(this)),
      kpiDock_(new QDockWidget(this)), perspectives_(menuBar()->addMenu(QString())),
      look_(menuBar()->addMenu(QString())) {
  if (!chinese_.load(QStringLiteral(":/i18n/console_zh.qm")))
    qFatal("the console was built without its Chinese texts");
  loadRun();
  connect(&source, &Source::changed, this, &MainWindow::loadRun);
  downtime_ = new DowntimeView(source, time_, downtimeDock_);
  kpis_ = new KpiView(source, kpiDock_);
  bar_ = new ReplayBar(source, time_, this);
  downtimeDock_->setObjectName(QStringLiteral("downtime"));
  kpiDock_->setObjectName(QStringLiteral("kpis"));
  downtimeDock_->setWidget(downtime_);
  kpiDock_->setWidget(kpis_);
  addDockWidget(Qt::LeftDockWidgetArea, downtimeDock_);
  addDockWidget(Qt::RightDockWidgetArea, kpiDock_);
  addToolBar(Qt::BottomToolBarArea, bar_);
  addMenus();
  retranslate();
}

MainWindow::~MainWindow() { QCoreApplication::removeTranslator(&chinese_); }

void MainWindow::loadRun() {
  const Content &content = source_.content();
  std::vector<Moment> stops;
  for (const auto &event : content.events) stops.push_back(event.at);
  time_.setRun(content.run.simulated, std::move(stops));
}

void MainWindow::addMenus() {
  const auto entry = [this](QMenu *menu, const QKeySequence &keys, auto action) {
    QAction *made = menu->addAction(QString());
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, action);
    return made;
  };
  both_ = entry(perspectives_, Qt::CTRL | Qt::Key_1, [this] { showBoth(); });
  onlyDowntime_ = entry(perspectives_, Qt::CTRL | Qt::Key_2, [this] { showDowntime(); });
  onlyKpis_ = entry(perspectives_, Qt::CTRL | Qt::Key_3, [this] { showKpis(); });
  inChinese_ = entry(look_, {}, [this] { setLanguage(Language::chinese); });
  inEnglish_ = entry(look_, {}, [this] { setLanguage(Language::english); });
  light_ = entry(look_, {}, [this] { setTheme(Theme::light); });
  night_ = entry(look_, {}, [this] { setTheme(Theme::night); });
}

void MainWindow::showBoth() {
  downtimeDock_->show();
  kpiDock_->show();
}

void MainWindow::showDowntime() {
  downtimeDock_->show();
  kpiDock_->hide();
}

void MainWindow::showKpis() {
  downtimeDock_->hide();
  kpiDock_->show();
}

void MainWindow::setTheme(Theme theme) { applyTheme(*qApp, theme); }

void MainWindow::setLanguage(Language language) {
  language_ = language;
  QCoreApplication::removeTranslator(&chinese_);
  if (language == Language::chinese) QCoreApplication::installTranslator(&chinese_);
  kpis_->setLanguage(language);
  retranslate();
}

void MainWindow::retranslate() {
  const auto &content = source_.content();
  setWindowTitle(QStringLiteral("%1 – Headframe")
                     .arg(pick(language_, content.run.title_zh, content.run.title_en)));
  downtimeDock_->setWindowTitle(tr("Downtime by cause"));
  kpiDock_->setWindowTitle(tr("Indicators"));
  perspectives_->setTitle(tr("&Perspective"));
  look_->setTitle(tr("&Look"));
  both_->setText(tr("Downtime and indicators"));
  onlyDowntime_->setText(tr("Downtime"));
  onlyKpis_->setText(tr("Indicators"));
  inChinese_->setText(QStringLiteral("中文"));
  inEnglish_->setText(QStringLiteral("English"));
  light_->setText(tr("Light"));
  night_->setText(tr("Night"));
  QString status = tr("%1, seed %2").arg(QString::fromStdString(content.run.scenario),
                                          QString::fromStdString(content.run.seed));
  if (content.schemaVersion < sim::record::schema_version)
    status += tr("; written by an older release (schema %1): some tables may be empty")
                  .arg(content.schemaVersion);
  statusBar()->showMessage(status);
}

void MainWindow::changeEvent(QEvent *event) {
  if (event->type() == QEvent::LanguageChange && bar_ != nullptr) retranslate();
  QMainWindow::changeEvent(event);
}

}  // namespace headframe::viz
