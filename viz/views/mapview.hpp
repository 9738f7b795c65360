// The map page: search, layers, the map, and a line about what is selected.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <vector>

#include "viz/views/mapcanvas.hpp"
#include "viz/views/view.hpp"

namespace headframe::viz {

class MapView : public View {
  Q_OBJECT

 public:
  MapView(const Desk &desk, QWidget *parent);
  QString title() const override;

 protected:
  void retranslate() override;

 private:
  void wire();
  void reload();
  void moveToCursor();
  void findNext();
  void countUp();

  MapModel map_;
  MapCanvas *canvas_;
  QLineEdit *search_;
  QPushButton *fit_;
  std::vector<QToolButton *> layers_;
  QLabel *counts_;
  int found_ = -1;
};

}  // namespace headframe::viz
