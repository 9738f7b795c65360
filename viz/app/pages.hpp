// The pages that exist and the perspectives they are arranged in. A new page is a line here.
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "viz/views/view.hpp"

namespace headframe::viz {

struct Page {
  const char *id;  // stable: settings, pictures and perspectives name pages by it
  View *(*make)(const Desk &desk, QWidget *parent);
};

const std::vector<Page> &pages();

/// An arrangement of pages: those on the left, and those stacked on the right of them. The last has the
/// keyboard.
struct Perspective {
  const char *id;
  const char *title;  // to be translated in the context "Perspectives"
  std::vector<const char *> left, right;
};

/// Those that the console brings along; what a user has saved is apart (settings).
const std::vector<Perspective> &perspectives();
/// Throws std::out_of_range for one that does not exist.
const Perspective &perspectiveOf(const std::string &id);
QString titleOf(const Perspective &perspective);

}  // namespace headframe::viz
