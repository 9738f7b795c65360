#include "viz/views/mapview.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace headframe::viz {
namespace {

constexpr std::array layerOrder{MapCanvas::Counties, MapCanvas::Lines, MapCanvas::Mines,
                                MapCanvas::Stopped, MapCanvas::Names};

}  // namespace

MapView::MapView(const Desk &desk, QWidget *parent)
    : View(desk, parent), canvas_(new MapCanvas(map_, this)), search_(new QLineEdit(this)),
      fit_(new QPushButton(this)), counts_(new QLabel(this)) {
  auto *bar = new QHBoxLayout;
  bar->addWidget(search_, 1);
  for (const MapCanvas::Layer layer : layerOrder) {
    auto *button = new QToolButton(this);
    button->setCheckable(true);
    button->setChecked(layer != MapCanvas::Stopped);
    connect(button, &QToolButton::toggled, canvas_,
            [this, layer](bool shown) { canvas_->setLayer(layer, shown); });
    layers_.push_back(button);
    bar->addWidget(button);
  }
  bar->addWidget(fit_);
  counts_->setWordWrap(true);
  auto *layout = new QVBoxLayout(this);
  layout->addLayout(bar);
  layout->addWidget(canvas_, 1);
  layout->addWidget(counts_);
  search_->setClearButtonEnabled(true);
  setFocusProxy(canvas_);
  wire();
  retranslate();
  reload();
}

void MapView::wire() {
  connect(search_, &QLineEdit::returnPressed, this, &MapView::findNext);
  connect(fit_, &QPushButton::clicked, canvas_, &MapCanvas::fit);
  connect(canvas_, &MapCanvas::minePicked, this,
          [this](const std::string &mine) { selection().pickMine(mine); });
  connect(&selection(), &Selection::placeChanged, this,
          [this] { canvas_->setSelected(selection().mine()); });
  connect(&time(), &TimeController::cursorChanged, this, &MapView::moveToCursor);
  connect(&source(), &Source::changed, this, [this](Parts parts) {
    if (parts & (Part::places | Part::timeline | Part::alarms | Part::link)) reload();
  });
}

void MapView::reload() {
  const bool first = map_.marks().empty();
  map_.show(content());
  canvas_->setBeginLocal(content().run.begin_local);
  if (first) canvas_->fit();
  moveToCursor();
}

void MapView::moveToCursor() {
  map_.moveTo(time().cursor());
  canvas_->update();
  countUp();
}

void MapView::countUp() {
  const auto in = [this](MapState state) {
    return std::ranges::count_if(map_.marks(), [state](const MapMark &mark) {
      return mark.kind == "mine" && mark.producing && mark.state == state;
    });
  };
  QString words = tr("Mines at the cursor: %1 normal, %2 down, %3 late, %4 planned")
                      .arg(in(MapState::normal))
                      .arg(in(MapState::down))
                      .arg(in(MapState::late))
                      .arg(in(MapState::planned));
  if (in(MapState::unknown) > 0) words += tr(", %1 unknown").arg(in(MapState::unknown));
  if (map_.unplaced() > 0) words += tr("; %1 without coordinates").arg(map_.unplaced());
  counts_->setText(words);
}

void MapView::findNext() {
  found_ = nextMatch(map_.marks(), search_->text().trimmed(), found_);
  if (found_ < 0) return counts_->setText(tr("No place is called \"%1\".").arg(search_->text()));
  const MapMark &mark = map_.marks()[static_cast<std::size_t>(found_)];
  selection().pickMine(mark.id);
  canvas_->centreOn(mark);
}

void MapView::retranslate() {
  search_->setPlaceholderText(tr("Find a mine, Enter: next"));
  const std::array texts{tr("Counties"), tr("Circuits"), tr("Mines"), tr("Not producing"), tr("Names")};
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    layers_[i]->setText(texts[i]);
    const auto keys = QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)));
    layers_[i]->setShortcut(keys);
    layers_[i]->setToolTip(tr("Layer, %1").arg(keys.toString(QKeySequence::NativeText)));
  }
  fit_->setText(tr("All"));
  fit_->setToolTip(tr("Show everything (Home)"));
  countUp();
}

QString MapView::title() const { return tr("Map"); }

}  // namespace headframe::viz
