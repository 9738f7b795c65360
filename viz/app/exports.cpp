#include "viz/app/exports.hpp"

#include <QApplication>
#include <QClipboard>
#include <QPainter>
#include <QSaveFile>
#include <stdexcept>

#include "viz/models/csv.hpp"

namespace headframe::viz {
namespace {

[[noreturn]] void cannotWrite(const QString &path, const QString &why) {
  throw std::runtime_error((path + QLatin1String(": ") + why).toStdString());
}

}  // namespace

bool copyCsv(const View &page) {
  if (page.rows() == nullptr) return false;
  QApplication::clipboard()->setText(csvOf(*page.rows()));
  return true;
}

void saveCsv(const View &page, const QString &path) {
  if (page.rows() == nullptr) cannotWrite(path, View::tr("this page has no rows"));
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) cannotWrite(path, file.errorString());
  const QByteArray mark("\xef\xbb\xbf");  // so that spreadsheets read it as UTF-8
  file.write(mark + csvOf(*page.rows()).toUtf8());
  if (!file.commit()) cannotWrite(path, file.errorString());
}

void savePng(View &page, const QString &path) {
  if (!page.grab().save(path, "PNG")) cannotWrite(path, View::tr("it could not be written"));
}

void printPage(View &page, const QString &heading, QPrinter &printer) {
  QPainter painter;
  if (!painter.begin(&printer)) cannotWrite(printer.outputFileName(), View::tr("it could not be printed"));
  const QPixmap picture = page.grab();
  const QRect sheet = painter.viewport();
  const int line = painter.fontMetrics().height() * 2;
  painter.drawText(QRect(0, 0, sheet.width(), line), Qt::AlignLeft | Qt::AlignVCenter, heading);
  const QSize room(sheet.width(), sheet.height() - line);
  const QSize size = picture.size().scaled(room, Qt::KeepAspectRatio);
  painter.drawPixmap(QRect(QPoint(0, line), size), picture);
  painter.end();
}

}  // namespace headframe::viz
