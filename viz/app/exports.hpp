// A page as something to take away: rows as CSV, the picture as PNG, a printed sheet.
#pragma once

#include <QPrinter>
#include <QString>

#include "viz/views/view.hpp"

namespace headframe::viz {

/// Puts the page's rows on the clipboard; false when it has none.
bool copyCsv(const View &page);
/// Throw std::runtime_error that names the file and says why it could not be written; a page without
/// rows likewise.
void saveCsv(const View &page, const QString &path);
void savePng(View &page, const QString &path);
/// One sheet: `heading` above the picture, which fills it as far as its shape allows.
void printPage(View &page, const QString &heading, QPrinter &printer);

}  // namespace headframe::viz
