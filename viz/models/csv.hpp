// Rows of a model as comma-separated values.
#pragma once

#include <QAbstractItemModel>
#include <QString>

namespace headframe::viz {

/// RFC 4180: a line with the headers and one for each row, ended by CR LF; a field with a comma, a quote
/// or a line feed is quoted. The texts are those that are shown.
QString csvOf(const QAbstractItemModel &model);

}  // namespace headframe::viz
