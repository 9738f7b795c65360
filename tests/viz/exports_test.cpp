#include "viz/app/exports.hpp"

#include <gmock/gmock.h>

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include "desktop.hpp"
#include "viz/link/scriptedsource.hpp"
#include "viz/views/alarmview.hpp"
#include "viz/views/mapview.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

struct APage : testing::Test {
  APage() {
    needDesktop();
    Content content;
    content.run.simulated = 24h;
    Alarm alarm;
    alarm.number = 1;
    alarm.side = "platform";
    alarm.mine = "baiping";
    alarm.kind = "over-limit";
    alarm.begin = 1h;
    content.alarms = {alarm};
    source.emplace(std::move(content));
    time.setRun(24h, {});
    view.emplace(Desk{*source, time, selection}, nullptr);
    view->resize(800, 500);
  }

  QByteArray written(const QString &name) {
    QFile file(folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  QTemporaryDir folder;
  TimeController time;
  Selection selection;
  std::optional<ScriptedSource> source;
  std::optional<AlarmView> view;
};

TEST_F(APage, GoesToTheClipboardAndToAFileAsCsv) {
  ASSERT_TRUE(copyCsv(*view));
  EXPECT_TRUE(QApplication::clipboard()->text().contains("baiping"));
  saveCsv(*view, folder.filePath("alarms.csv"));
  EXPECT_TRUE(written("alarms.csv").startsWith("\xef\xbb\xbf" "Level,State,Mine"));
  EXPECT_TRUE(written("alarms.csv").contains("baiping"));
}

TEST_F(APage, WithoutRowsSaysSo) {
  const MapView map({*source, time, selection}, nullptr);
  EXPECT_FALSE(copyCsv(map));
  EXPECT_THAT([&] { saveCsv(map, folder.filePath("map.csv")); },
              testing::ThrowsMessage<std::runtime_error>(testing::HasSubstr("no rows")));
}

TEST_F(APage, IsAPictureOfItsSize) {
  savePng(*view, folder.filePath("alarms.png"));
  EXPECT_EQ(QImage(folder.filePath("alarms.png")).size(), QSize(800, 500));
}

TEST_F(APage, IsPrintedOnOneSheet) {
  QPrinter printer;
  printer.setOutputFormat(QPrinter::PdfFormat);
  printer.setOutputFileName(folder.filePath("alarms.pdf"));
  printPage(*view, "Alarms", printer);
  EXPECT_TRUE(written("alarms.pdf").startsWith("%PDF"));
  EXPECT_GT(written("alarms.pdf").size(), 5000);
}

TEST_F(APage, IntoAFolderThatIsNotThereNamesTheFile) {
  EXPECT_THAT([&] { savePng(*view, folder.filePath("none/alarms.png")); },
              testing::ThrowsMessage<std::runtime_error>(testing::HasSubstr("none/alarms.png")));
}

}  // namespace
}  // namespace headframe::viz
