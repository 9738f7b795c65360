// The two looks of the console: light grey after ISA-101, and night.
#pragma once

#include <QApplication>

namespace headframe::viz {

enum class Theme { light, night };

void applyTheme(QApplication &application, Theme theme);

}  // namespace headframe::viz
