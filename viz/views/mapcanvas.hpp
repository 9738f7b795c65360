// Paints the map: counties, circuits, mines and the centre, with states by shape, letter and colour.
//
// Wheel, +, −: zoom. Drag, arrows: move. Home: everything. Click: selects the mine.
#pragma once

#include <QPixmap>
#include <QWidget>
#include <array>
#include <map>
#include <string>

#include "viz/models/mapmodel.hpp"

namespace headframe::viz {

class MapCanvas : public QWidget {
  Q_OBJECT

 public:
  enum Layer { Counties = 1, Lines = 2, Mines = 4, Stopped = 8, Names = 16 };

  /// `map` outlives the canvas.
  explicit MapCanvas(const MapModel &map, QWidget *parent = nullptr);
  void setBeginLocal(std::string beginLocal) { beginLocal_ = std::move(beginLocal); }
  void setLayer(Layer layer, bool shown);
  void setSelected(const std::string &mine);
  void fit();
  /// Brings the mark to the middle.
  void centreOn(const MapMark &mark);
  QSize minimumSizeHint() const override { return {260, 200}; }
  QSize sizeHint() const override { return {640, 480}; }

 signals:
  void minePicked(const std::string &mine);

 protected:
  void paintEvent(QPaintEvent *event) override;
  void resizeEvent(QResizeEvent *event) override;
  void wheelEvent(QWheelEvent *event) override;
  void mousePressEvent(QMouseEvent *event) override;
  void mouseMoveEvent(QMouseEvent *event) override;
  void mouseReleaseEvent(QMouseEvent *event) override;
  void keyPressEvent(QKeyEvent *event) override;
  void changeEvent(QEvent *event) override;
  bool event(QEvent *event) override;

 private:
  QPointF onScreen(QPointF kilometres) const { return kilometres * scale_ + offset_; }
  void zoom(QPointF about, double factor);
  bool isShown(const MapMark &mark) const;
  const MapMark *markAt(QPointF position) const;
  QString tipOf(const MapMark &mark) const;
  QColor faint(int alpha) const;

  void paintCounties(QPainter &painter) const;
  void paintLines(QPainter &painter) const;
  void paintMarks(QPainter &painter);
  void paintAlarms(QPainter &painter) const;
  void paintNames(QPainter &painter) const;
  QString ringWords() const;
  QRectF legendBox() const;
  void paintLegend(QPainter &painter) const;
  const QPixmap &signs();

  const MapModel &map_;
  std::string beginLocal_, selected_;
  int layers_ = Counties | Lines | Mines | Names;
  double scale_ = 1;  // pixels in a kilometre
  QPointF offset_, pressedAt_, offsetAtPress_;
  bool fitted_ = true, pressed_ = false;
  QPixmap signs_;  // one sign a state, side by side
};

}  // namespace headframe::viz
