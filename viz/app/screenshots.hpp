// Pictures of every page, for people who check the console's look.
#pragma once

#include <QDir>

#include "viz/app/mainwindow.hpp"

namespace headframe::viz {

/// Writes <page>-<language>-<theme>-<width>.png for every page, both languages, both themes and the
/// widths 1280 and 1920 into the folder, which is made. Throws std::runtime_error when it cannot.
void writeScreenshots(MainWindow &window, const QDir &folder);

}  // namespace headframe::viz
