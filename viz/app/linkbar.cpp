#include "viz/app/linkbar.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QStringList>
#include <algorithm>

#include "viz/models/freshness.hpp"
#include "viz/models/words.hpp"
#include "viz/views/signs.hpp"

namespace headframe::viz {

LinkBar::LinkBar(Source &source, QWidget *parent)
    : QWidget(parent), source_(source), phase_(new QLabel(this)), behind_(new QLabel(this)),
      omitted_(new QLabel(this)), missed_(new QLabel(this)), noted_(new QPushButton(this)) {
  phase_->setObjectName(QStringLiteral("phase"));
  omitted_->setObjectName(QStringLiteral("omitted"));
  missed_->setObjectName(QStringLiteral("missed"));
  auto *layout = new QHBoxLayout(this);
  layout->setContentsMargins(6, 0, 6, 0);
  layout->addWidget(phase_);
  layout->addWidget(behind_);
  layout->addWidget(omitted_);
  layout->addWidget(missed_, 1);
  layout->addWidget(noted_);
  connect(noted_, &QPushButton::clicked, this, [this] {
    missedNoted_ = source_.content().link.missed.size();
    show();
  });
  connect(&source, &Source::changed, this, [this](Parts parts) {
    if (parts & Part::link) show();
  });
  show();
}

QString LinkBar::phaseWords() const {
  const LinkState &link = source_.content().link;
  const std::string &begin = source_.content().run.begin_local;
  const QString server = QString::fromStdString(link.server);
  const QString trouble = QString::fromStdString(link.trouble);
  switch (link.phase) {
    case LinkState::Phase::recorded: return tr("Recorded run");
    case LinkState::Phase::connecting: return tr("Connecting to %1 …").arg(server);
    case LinkState::Phase::live:
      return tr("● Live: %1 at %2").arg(QString::fromStdString(link.user), server);
    case LinkState::Phase::broken:
      return tr("▲ No connection to %1 since %2: %3. Trying again.")
          .arg(server, civilTime(begin, link.brokenSince.value_or(link.now)), trouble);
    case LinkState::Phase::refused: return tr("▲ %1 refuses: %2").arg(server, trouble);
  }
  return {};
}

QString LinkBar::behindWords() const {
  const auto behind = mostBehind(source_.content().link);
  if (behind.empty()) return {};
  const auto late = std::ranges::count_if(behind, &Behind::tooOld);
  const Behind &worst = behind.front();
  const QString age = worst.age ? duration(*worst.age) : tr("never heard");
  return tr("%1 of %2 mines too far behind; most: %3, %4")
      .arg(late)
      .arg(behind.size())
      .arg(QString::fromStdString(worst.mine), age);
}

QString LinkBar::behindList() const {
  constexpr std::size_t listed = 40;
  QStringList lines;
  for (const Behind &entry : mostBehind(source_.content().link)) {
    if (lines.size() == listed) {
      lines << QStringLiteral("…");
      break;
    }
    lines << QStringLiteral("%1 %2  %3").arg(signOf(entry.tooOld ? State::down : State::normal).letter,
                                             QString::fromStdString(entry.mine),
                                             entry.age ? duration(*entry.age) : tr("never heard"));
  }
  return lines.join(QLatin1Char('\n'));
}

QString LinkBar::missedWords() const {
  const Content &content = source_.content();
  const auto &missed = content.link.missed;
  if (missed.size() <= missedNoted_) return {};
  const Missed &last = missed.back();
  const QString at = civilTime(content.run.begin_local, last.at);
  if (last.reason == "restarted")
    return tr("▲ %1 platform restarted: events missed").arg(at);
  return tr("▲ %1 events %2 to %3 missed")
      .arg(at)
      .arg(last.from)
      .arg(last.to);
}

/// What a user without all rights, or after very many events, does not see.
QString LinkBar::omittedWords() const {
  const LinkState &link = source_.content().link;
  QStringList words;
  if (!link.withheld.empty())
    words << tr("▲ %1 lists withheld: no right").arg(link.withheld.size());
  if (link.eventsDropped > 0) words << tr("oldest %1 events dropped").arg(link.eventsDropped);
  return words.join(QStringLiteral("; "));
}

void LinkBar::show() {
  const LinkState &link = source_.content().link;
  phase_->setText(phaseWords());
  behind_->setText(behindWords());
  behind_->setToolTip(behindList());
  omitted_->setText(omittedWords());
  QStringList withheld;
  for (const std::string &path : link.withheld) withheld << QString::fromStdString(path);
  omitted_->setToolTip(withheld.join(QLatin1Char('\n')));
  missed_->setText(missedWords());
  missed_->setToolTip(tr("Live events that the platform could no longer tell. Its books were read "
                         "anew: alarms, outages and trends are complete."));
  noted_->setText(tr("&Noted"));
  noted_->setVisible(link.missed.size() > missedNoted_);
  setVisible(link.phase != LinkState::Phase::recorded);
}

void LinkBar::changeEvent(QEvent *event) {
  if (event->type() == QEvent::LanguageChange) show();
  QWidget::changeEvent(event);
}

}  // namespace headframe::viz
