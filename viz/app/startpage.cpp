#include "viz/app/startpage.hpp"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "viz/app/opening.hpp"

namespace headframe::viz {

StartPage::StartPage(QWidget *parent)
    : QWidget(parent), words_(new QLabel(this)), heading_(new QLabel(this)),
      open_(new QPushButton(this)), connect_(new QPushButton(this)), list_(new QListWidget(this)) {
  words_->setWordWrap(true);
  auto *buttons = new QHBoxLayout;
  buttons->addWidget(open_);
  buttons->addWidget(connect_);
  buttons->addStretch();
  auto *layout = new QVBoxLayout(this);
  constexpr int wide = 60;
  layout->setContentsMargins(wide, wide, wide, wide);
  layout->addWidget(words_);
  layout->addLayout(buttons);
  layout->addSpacing(wide / 2);
  layout->addWidget(heading_);
  layout->addWidget(list_, 1);
  connect(open_, &QPushButton::clicked, this, &StartPage::openAsked);
  connect(connect_, &QPushButton::clicked, this, &StartPage::connectAsked);
  connect(list_, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
    emit runChosen(item->data(Qt::UserRole).toString());
  });
  retranslate();
}

void StartPage::setRecent(const QStringList &recent) {
  recent_ = recent;
  list_->clear();
  for (const QString &name : recent) {
    const bool there = namesPlatform(name) || QFileInfo::exists(name);
    auto *item = new QListWidgetItem(there ? name : tr("%1 (no longer there)").arg(name), list_);
    item->setData(Qt::UserRole, name);
    if (!there) item->setFlags(Qt::NoItemFlags);
  }
}

void StartPage::retranslate() {
  words_->setText(tr("Drag the folder of a run onto this window, or open one. A run is what "
                     "\"headframe run SCENARIO --out FOLDER\" has written. A running platform is "
                     "watched through the address of its API, http://HOST:PORT."));
  heading_->setText(tr("Opened before"));
  open_->setText(tr("&Open run …"));
  connect_->setText(tr("&Connect to platform …"));
  setRecent(recent_);
}

void StartPage::changeEvent(QEvent *event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace headframe::viz
