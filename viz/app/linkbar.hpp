// What there is to say of a live link: its phase, who is logged in, how far behind the sources are,
// what is not shown for want of a right, and what was missed; that stays until somebody has taken note of it.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "viz/link/source.hpp"

namespace headframe::viz {

class LinkBar : public QWidget {
  Q_OBJECT

 public:
  /// `source` outlives the bar.
  explicit LinkBar(Source &source, QWidget *parent = nullptr);

 protected:
  void changeEvent(QEvent *event) override;

 private:
  void show();
  QString phaseWords() const;
  QString behindWords() const;
  QString behindList() const;
  QString missedWords() const;
  QString omittedWords() const;

  Source &source_;
  QLabel *phase_, *behind_, *omitted_, *missed_;
  QPushButton *noted_;
  std::size_t missedNoted_ = 0;
};

}  // namespace headframe::viz
