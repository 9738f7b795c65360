#include "viz/app/theme.hpp"

#include <QPalette>
#include <QStyleFactory>

namespace headframe::viz {
namespace {

struct Shades {
  QColor window, base, alternate, button, text, faint, highlight, highlightedText;
};

const Shades lightShades{0xd8d8d8, 0xe8e8e8, 0xdedede, 0xcfcfcf, 0x202020,
                         0x707070, 0x3f6f9f, 0xffffff};
const Shades nightShades{0x24272b, 0x1c1f22, 0x25292d, 0x33383d, 0xd8d8d8,
                         0x8a8f94, 0x4d7fb0, 0xffffff};

QPalette paletteOf(const Shades &shades) {
  QPalette palette;
  palette.setColor(QPalette::Window, shades.window);
  palette.setColor(QPalette::Base, shades.base);
  palette.setColor(QPalette::AlternateBase, shades.alternate);
  palette.setColor(QPalette::Button, shades.button);
  palette.setColor(QPalette::ToolTipBase, shades.base);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                          QPalette::ToolTipText}) {
    palette.setColor(role, shades.text);
    palette.setColor(QPalette::Disabled, role, shades.faint);
  }
  palette.setColor(QPalette::PlaceholderText, shades.faint);
  palette.setColor(QPalette::Highlight, shades.highlight);
  palette.setColor(QPalette::HighlightedText, shades.highlightedText);
  return palette;
}

}  // namespace

void applyTheme(QApplication &application, Theme theme) {
  application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  application.setPalette(paletteOf(theme == Theme::light ? lightShades : nightShades));
}

}  // namespace headframe::viz
