#include "viz/app/replaybar.hpp"

#include <QEvent>
#include <QSignalBlocker>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

constexpr int sliderSteps = 10'000;
constexpr int tickMilliseconds = 33;

}  // namespace

ReplayBar::ReplayBar(Source &source, TimeController &time, QWidget *parent)
    : QToolBar(parent), source_(source), time_(time), previous_(addAction(QString())),
      play_(addAction(QString())), next_(addAction(QString())), whole_(addAction(QString())),
      now_(addAction(QString())), speed_(new QDoubleSpinBox(this)), slider_(new QSlider(Qt::Horizontal, this)),
      instant_(new QLabel(this)) {
  setObjectName(QStringLiteral("replay"));
  play_->setCheckable(true);
  previous_->setShortcut(Qt::CTRL | Qt::Key_Left);
  next_->setShortcut(Qt::CTRL | Qt::Key_Right);
  play_->setShortcut(Qt::CTRL | Qt::Key_Space);
  whole_->setShortcut(Qt::CTRL | Qt::Key_0);
  now_->setShortcut(Qt::CTRL | Qt::Key_End);
  speed_->setFocusPolicy(Qt::ClickFocus);  // arrow keys belong to the page at first
  speed_->setRange(TimeController::slowest, TimeController::fastest);
  speed_->setDecimals(1);
  speed_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
  speed_->setValue(time.speed());
  speed_->setPrefix(QStringLiteral("× "));
  slider_->setRange(0, sliderSteps);
  addWidget(speed_);
  addWidget(slider_);
  addWidget(instant_);
  tick_.setInterval(tickMilliseconds);
  wire();
  retranslate();
  showCursor();
}

void ReplayBar::wire() {
  connect(previous_, &QAction::triggered, &time_, &TimeController::toPreviousStop);
  connect(next_, &QAction::triggered, &time_, &TimeController::toNextStop);
  connect(play_, &QAction::triggered, &time_, &TimeController::setPlaying);
  connect(whole_, &QAction::triggered, this, [this] { time_.setRange({{}, time_.length()}); });
  connect(now_, &QAction::triggered, &time_, &TimeController::toEnd);
  connect(speed_, &QDoubleSpinBox::valueChanged, &time_, &TimeController::setSpeed);
  connect(slider_, &QSlider::valueChanged, this,
          [this](int step) { time_.setCursor(time_.length() / sliderSteps * step); });
  connect(&time_, &TimeController::cursorChanged, this, &ReplayBar::showCursor);
  connect(&time_, &TimeController::playingChanged, this, [this](bool playing) {
    play_->setChecked(playing);
    playing ? tick_.start() : tick_.stop();
    sinceTick_.start();
  });
  connect(&tick_, &QTimer::timeout, this,
          [this] { time_.advance(std::chrono::milliseconds(sinceTick_.restart())); });
}

void ReplayBar::showCursor() {
  const QSignalBlocker quiet(slider_);
  const Moment step = time_.length() / sliderSteps;
  if (step > Moment{}) slider_->setValue(static_cast<int>(time_.cursor() / step));
  instant_->setText(civilTime(source_.content().run.begin_local, time_.cursor()));
}

void ReplayBar::retranslate() {
  setWindowTitle(tr("Replay"));
  previous_->setText(tr("Previous event"));
  next_->setText(tr("Next event"));
  play_->setText(tr("Play"));
  whole_->setText(tr("Whole run"));
  const bool live = source_.content().link.phase != LinkState::Phase::recorded;
  now_->setText(live ? tr("Now") : tr("End"));
  speed_->setAccessibleName(tr("Speed"));
  slider_->setAccessibleName(tr("Instant"));
}

void ReplayBar::changeEvent(QEvent *event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QToolBar::changeEvent(event);
}

}  // namespace headframe::viz
