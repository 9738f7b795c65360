#include <gtest/gtest.h>

#include <QStandardItemModel>

#include "viz/models/csv.hpp"

namespace headframe::viz {
namespace {

QString csvOfCell(const QString &text) {
  QStandardItemModel model(1, 1);
  model.setHorizontalHeaderLabels({QStringLiteral("h")});
  model.setItem(0, 0, new QStandardItem(text));
  return csvOf(model).mid(3);
}

TEST(CsvOf, HasALineWithTheHeadersAndOneForEachRow) {
  QStandardItemModel model(2, 2);
  model.setHorizontalHeaderLabels({QStringLiteral("原因"), QStringLiteral("h")});
  model.setItem(0, 0, new QStandardItem(QStringLiteral("市电")));
  model.setItem(0, 1, new QStandardItem(QStringLiteral("1.5")));
  model.setItem(1, 1, new QStandardItem(QStringLiteral("2")));
  EXPECT_EQ(csvOf(model), QStringLiteral("原因,h\r\n市电,1.5\r\n,2\r\n"));
}

TEST(CsvOf, QuotesOnlyWhatWouldBreakALine) {
  EXPECT_EQ(csvOfCell(QStringLiteral("plain; text")), QStringLiteral("plain; text\r\n"));
  EXPECT_EQ(csvOfCell(QStringLiteral("a,b")), QStringLiteral("\"a,b\"\r\n"));
  EXPECT_EQ(csvOfCell(QStringLiteral("say \"no\"")), QStringLiteral("\"say \"\"no\"\"\"\r\n"));
  EXPECT_EQ(csvOfCell(QStringLiteral("一\n二")), QStringLiteral("\"一\n二\"\r\n"));
  EXPECT_EQ(csvOfCell(QStringLiteral("a\rb")), QStringLiteral("\"a\rb\"\r\n"));
}

TEST(CsvOf, QuotesHeadersToo) {
  QStandardItemModel model(0, 1);
  model.setHorizontalHeaderLabels({QStringLiteral("cause, in words")});
  EXPECT_EQ(csvOf(model), QStringLiteral("\"cause, in words\"\r\n"));
}

}  // namespace
}  // namespace headframe::viz
