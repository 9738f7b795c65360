#include "viz/app/runpane.hpp"

#include <QEvent>
#include <utility>
#include <vector>

#include "viz/models/words.hpp"

namespace headframe::viz {

RunPane::RunPane(Source &source, QWidget *parent)
    : QMainWindow(parent), source_(source), heading_(new QLabel(this)) {
  heading_->setMargin(4);
  heading_->setWordWrap(true);
  setMenuWidget(heading_);
  setWindowFlags(Qt::Widget);
  setDockOptions(AllowNestedDocks | AllowTabbedDocks | AnimatedDocks);
  follow(everything);
  connect(&source, &Source::changed, this, &RunPane::follow);
  for (const Page &page : pages()) {
    auto *dock = new QDockWidget(this);
    dock->setObjectName(QLatin1String(page.id));
    dock->setWidget(page.make({source_, time_, selection_}, dock));
    addDockWidget(Qt::LeftDockWidgetArea, dock);
    docks_[page.id] = dock;
  }
  retranslate();
  arrange(perspectives().front());
}

void RunPane::follow(Parts parts) {
  if (!(parts & (Part::run | Part::timeline))) return;
  const Content &content = source_.content();
  std::vector<Moment> stops;
  for (const auto &event : content.events) stops.push_back(event.at);
  const bool live = content.link.phase != LinkState::Phase::recorded;
  if (!live || time_.length() == Moment{}) time_.setRun(content.run.simulated, std::move(stops));
  else time_.grow(content.run.simulated, std::move(stops));
  if (live && time_.cursor() == Moment{}) time_.toEnd();
}

void RunPane::arrange(const Perspective &perspective) {
  for (auto &[id, dock] : docks_) {
    removeDockWidget(dock);
    dock->setFloating(false);
  }
  QDockWidget *above = nullptr;
  for (const char *id : perspective.left) {
    QDockWidget &placed = dock(id);
    addDockWidget(Qt::LeftDockWidgetArea, &placed);
    if (above != nullptr) splitDockWidget(above, &placed, Qt::Vertical);
    placed.show();
    above = &placed;
  }
  for (const char *id : perspective.right) {
    addDockWidget(Qt::RightDockWidgetArea, &dock(id));
    dock(id).show();
  }
  // Its keys are at hand: the page that the perspective is about stands last.
  page(perspective.right.empty() ? perspective.left.back() : perspective.right.back()).setFocus();
}

View *RunPane::firstVisiblePage() const {
  for (const Page &page : pages()) {
    const QDockWidget *dock = docks_.at(page.id);
    if (dock->isVisible() && !dock->visibleRegion().isEmpty())
      return static_cast<View *>(dock->widget());
  }
  return nullptr;
}

void RunPane::setTitled(bool titled) { heading_->setVisible(titled); }

QString RunPane::description() const {
  const Content &content = source_.content();
  QString words = tr("%1, seed %2").arg(QString::fromStdString(content.run.scenario),
                                         QString::fromStdString(content.run.seed));
  if (content.schemaVersion < sim::record::schema_version)
    words += tr("; written by an older release (schema %1): some tables may be empty")
                 .arg(content.schemaVersion);
  return words;
}

void RunPane::retranslate() {
  const Content &content = source_.content();
  setWindowTitle(pick(content.run.title_zh, content.run.title_en));
  heading_->setText(QStringLiteral("<b>%1</b>　%2").arg(windowTitle().toHtmlEscaped(),
                                                        description().toHtmlEscaped()));
  for (auto &[id, dock] : docks_)
    dock->setWindowTitle(static_cast<View *>(dock->widget())->title());
}

void RunPane::changeEvent(QEvent *event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QMainWindow::changeEvent(event);
}

}  // namespace headframe::viz
