#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "viz/models/causemodel.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

QString cell(const QAbstractItemModel &model, int row, int column) {
  return model.index(row, column).data().toString();
}

TEST(CauseModel, ShowsEachCauseWithItsPartOfTheRange) {
  CauseModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.show({{"power/mains/failed", 2, 5h, 1h, 3h, 2h}}, {0h, 12h});
  EXPECT_EQ(cell(model, 0, CauseModel::Cause), "Power (mains): failed");
  EXPECT_EQ(cell(model, 0, CauseModel::FirstIn), "3.0 h");
  EXPECT_EQ(cell(model, 0, CauseModel::Share), "25.0 %");
}

TEST(CauseModel, SortsByTimeAndNotByItsText) {
  CauseModel model;
  model.show({{"a", 1, 20h, 20h, 20h, 20h}, {"b", 1, 3h, 3h, 3h, 3h}}, {0h, 24h});
  EXPECT_GT(model.index(0, CauseModel::FirstIn).data(Qt::UserRole).toLongLong(),
            model.index(1, CauseModel::FirstIn).data(Qt::UserRole).toLongLong());
}

}  // namespace
}  // namespace headframe::viz
