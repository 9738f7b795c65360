// The one application of the test program, without a display: widgets need it.
#pragma once

#include <QApplication>

namespace headframe::viz {

inline void needDesktop() {
  if (QCoreApplication::instance() != nullptr) return;
  qputenv("QT_QPA_PLATFORM", "offscreen");
  static int arguments = 1;
  static char name[] = "viz_test";
  static char *words[] = {name, nullptr};
  // Never destroyed: at the program's end its parts may be gone before it.
  static auto *application = new QApplication(arguments, words);
  static_cast<void>(application);
}

}  // namespace headframe::viz
