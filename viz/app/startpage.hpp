// What the window shows while nothing is open: what can be done, and the runs that were opened before.
#pragma once

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStringList>
#include <QWidget>

namespace headframe::viz {

class StartPage : public QWidget {
  Q_OBJECT

 public:
  explicit StartPage(QWidget *parent = nullptr);
  /// Runs that are gone are listed all the same, and said to be gone.
  void setRecent(const QStringList &recent);

 signals:
  void openAsked();
  void connectAsked();
  void runChosen(const QString &name);

 protected:
  void changeEvent(QEvent *event) override;

 private:
  void retranslate();

  QLabel *words_, *heading_;
  QPushButton *open_, *connect_;
  QListWidget *list_;
  QStringList recent_;
};

}  // namespace headframe::viz
