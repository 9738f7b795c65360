#include <gmock/gmock.h>

#include <QAbstractItemModelTester>

#include "viz/models/equipmentmodel.hpp"
#include "viz/models/ledgermodel.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

Content plant() {
  Content content;
  content.run.begin_local = "2021-01-01 00:00:00";
  content.run.simulated = 1000h;
  sim::record::Equipment server;
  server.id = "server/server-3";
  server.kind = "server";
  server.name_en = "server-3";
  server.installed = -8766h;
  server.expected_life = 17532h;
  content.equipment = {server};
  sim::record::Fault fault;
  fault.device = "server/server-3";
  fault.failed = 10h;
  fault.detected = 20h;
  fault.responded = 30h;
  fault.repair_started = 40h;
  fault.restored = 50h;
  fault.ticket_closed = 60h;
  content.faults = {fault, fault};
  content.faults[1].device = "disk/disk-1";
  content.faults[1].failed = 500h;
  content.faults[1].repeat = true;
  return content;
}

QString cell(const QAbstractItemModel &model, int row, int column) {
  return model.index(row, column).data().toString();
}

TEST(Equipment, GoesThroughTheStagesOfItsRepair) {
  EquipmentModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.show(plant(), {0h, 1000h}, 0h);
  const auto stateAt = [&](Moment at) {
    model.moveTo(at);
    return static_cast<RepairState>(model.index(0, 0).data(EquipmentModel::stateRole).toInt());
  };
  EXPECT_EQ(stateAt(5h), RepairState::works);
  EXPECT_EQ(stateAt(15h), RepairState::unnoticed);
  EXPECT_EQ(stateAt(25h), RepairState::awaitsResponse);
  EXPECT_EQ(stateAt(35h), RepairState::awaitsParts);
  EXPECT_EQ(stateAt(45h), RepairState::underRepair);
  EXPECT_EQ(stateAt(55h), RepairState::ticketOpen);
  EXPECT_EQ(stateAt(65h), RepairState::works);
}

TEST(Equipment, AgesWithTheCursorAgainstItsUsualLife) {
  EquipmentModel model;
  model.show(plant(), {0h, 1000h}, 0h);
  EXPECT_EQ(cell(model, 0, EquipmentModel::Age), "1.0 y");
  EXPECT_DOUBLE_EQ(model.index(0, EquipmentModel::Age).data(EquipmentModel::wearRole).toDouble(), 0.5);
  model.moveTo(8766h);
  EXPECT_EQ(cell(model, 0, EquipmentModel::Age), "2.0 y");
}

TEST(Equipment, CountsTheFaultsOfTheRangeAndNamesWhatOnlyFailed) {
  EquipmentModel model;
  model.show(plant(), {0h, 100h}, 0h);
  ASSERT_EQ(model.rowCount(), 2);  // the disk is in no list
  EXPECT_EQ(cell(model, 0, EquipmentModel::Faults), "1");
  EXPECT_EQ(cell(model, 1, EquipmentModel::Faults), "0");
  model.show(plant(), {100h, 1000h}, 0h);
  EXPECT_EQ(cell(model, 1, EquipmentModel::Repeats), "1");
  EXPECT_EQ(model.rowOf("disk/disk-1"), 1);
}

TEST(LedgerSums, AreOfWholeBinsThatBeginInTheRange) {
  const auto rows = ledgerOf({{"a", 0h, 1h, 100, 90, 4, 3, 2, 1, 0},
                              {"b", 1h, 1h, 50, 50},
                              {"a", 2h, 1h, 10, 10}},
                             {0h, 2h});
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].mine, "a");
  EXPECT_EQ(rows[0].produced, 100);
  EXPECT_EQ(rows[2].mine, "");  // all of them
  EXPECT_EQ(rows[2].produced, 150);
  EXPECT_EQ(rows[2].lost, 1);
  EXPECT_TRUE(ledgerOf({}, {0h, 2h}).empty());
}

TEST(LedgerModel, ShowsTheShareThatArrived) {
  Content content;
  content.ledger = {{"a", 0h, 1h, 200, 150}};
  LedgerModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.show(content, {0h, 1h});
  EXPECT_EQ(cell(model, 0, LedgerModel::Share), "75.00 %");
  EXPECT_EQ(cell(model, 1, LedgerModel::Mine), "All mines");
}

TEST(Examples, AreThoseOfTheMineInTheRange) {
  Content content;
  content.examples = {{"lost", "", "a", "p", "f", 1, 1h, 0.5, {}},
                      {"late", "", "b", "p", "f", 1, 1h, 0.5, 0.5},
                      {"lost", "", "a", "p", "f", 1, 9h, 0.5, {}}};
  ExampleModel model;
  const QAbstractItemModelTester tester(&model, Mode::Fatal);
  model.show(content, "a", {0h, 2h});
  ASSERT_EQ(model.rowCount(), 1);
  EXPECT_EQ(cell(model, 0, ExampleModel::Stored), "–");
  model.show(content, "", {0h, 2h});
  EXPECT_EQ(model.rowCount(), 2);
}

}  // namespace
}  // namespace headframe::viz
