#include "viz/models/csv.hpp"

#include <QStringList>

namespace headframe::viz {
namespace {

QString field(QString text) {
  const bool plain = !text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) &&
                     !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\r'));
  if (plain) return text;
  return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

}  // namespace

QString csvOf(const QAbstractItemModel &model) {
  QString csv;
  const auto add = [&](auto text) {
    QStringList fields;
    for (int column = 0; column < model.columnCount(); ++column) fields << field(text(column));
    csv += fields.join(QLatin1Char(',')) + QLatin1String("\r\n");
  };
  add([&](int column) { return model.headerData(column, Qt::Horizontal).toString(); });
  for (int row = 0; row < model.rowCount(); ++row)
    add([&](int column) { return model.index(row, column).data().toString(); });
  return csv;
}

}  // namespace headframe::viz
