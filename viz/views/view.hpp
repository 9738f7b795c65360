// What every page of the console is: a widget that shows one source at the shared instant and range.
#pragma once

#include <QAbstractItemModel>
#include <QEvent>
#include <QWidget>

#include "viz/link/source.hpp"
#include "viz/models/selection.hpp"
#include "viz/models/timecontroller.hpp"

namespace headframe::viz {

/// What the pages of one source share. All outlive the pages.
struct Desk {
  Source &source;
  TimeController &time;
  Selection &selection;
};

/// Follows the source, the instant, the range and the selection by itself. Whatever it paints is in
/// colours of the palette and of viz/views/signs.hpp, so that a change of theme needs only a repaint.
class View : public QWidget {
  Q_OBJECT

 public:
  View(const Desk &desk, QWidget *parent) : QWidget(parent), desk_(desk) {}

  /// In the language of the moment.
  virtual QString title() const = 0;
  /// The rows as they are shown now, sorted and filtered, for copying as CSV; nullptr: has none.
  virtual const QAbstractItemModel *rows() const { return nullptr; }

 protected:
  Source &source() const { return desk_.source; }
  const Content &content() const { return desk_.source.content(); }
  TimeController &time() const { return desk_.time; }
  Selection &selection() const { return desk_.selection; }

  /// Sets all texts anew. Called when the language changes; a page calls it once itself when it is
  /// complete.
  virtual void retranslate() = 0;
  void changeEvent(QEvent *event) override {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
  }

 private:
  Desk desk_;
};

}  // namespace headframe::viz
