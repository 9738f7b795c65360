#include <gtest/gtest.h>

#include <QFile>
#include <filesystem>
#include <fstream>

#include "viz/app/settings.hpp"

namespace headframe::viz {
namespace {

struct SettingsFile : testing::Test {
  SettingsFile() {
    file = std::filesystem::path(testing::TempDir()) /
           (std::string("console-") +
            testing::UnitTest::GetInstance()->current_test_info()->name() + ".ini");
    std::filesystem::remove(file);
    qputenv("HEADFRAME_CONSOLE_SETTINGS", QByteArray::fromStdString(file.string()));
  }
  ~SettingsFile() override {
    qunsetenv("HEADFRAME_CONSOLE_SETTINGS");
    std::filesystem::remove(file);
  }

  std::filesystem::path file;
};

TEST_F(SettingsFile, KeepsLanguageAndThemeUntilTheNextStart) {
  {
    Settings settings;
    settings.setLanguage(Language::english);
    settings.setTheme(Theme::night);
  }
  EXPECT_TRUE(std::filesystem::exists(file));
  const Settings again;
  EXPECT_EQ(again.language(), Language::english);
  EXPECT_EQ(again.theme(), Theme::night);
}

TEST_F(SettingsFile, ListsTheRunsOpenedLastNewestFirstEachOnce) {
  Settings settings;
  for (int i = 0; i < Settings::recentLimit + 3; ++i)
    settings.addRecent(QStringLiteral("run-%1").arg(i));
  settings.addRecent(QStringLiteral("run-5"));
  const QStringList recent = settings.recent();
  ASSERT_EQ(recent.size(), Settings::recentLimit);
  EXPECT_EQ(recent.front(), QStringLiteral("run-5"));
  EXPECT_EQ(recent.count(QStringLiteral("run-5")), 1);
  EXPECT_FALSE(recent.contains(QStringLiteral("run-2")));
}

TEST_F(SettingsFile, KeepsArrangementsByNamesInAnyWriting) {
  const QString name = QStringLiteral("夜班/值守 = 1, \"two\"");
  const QByteArray docks("\0\xff docks", 8);
  {
    Settings settings;
    settings.savePerspective(name, docks);
    settings.savePerspective(QStringLiteral("other"), "x");
  }
  Settings again;
  EXPECT_TRUE(again.perspectives().contains(name));
  EXPECT_EQ(again.perspective(name), docks);
  again.removePerspective(name);
  EXPECT_EQ(again.perspectives(), QStringList{QStringLiteral("other")});
  EXPECT_TRUE(again.perspective(name).isEmpty());
}

TEST_F(SettingsFile, ThatIsDamagedIsAsIfThereWereNone) {
  std::ofstream(file) << "[perspect\x01\x02\xff\nlanguage=klingon\n"
                         "theme=@Variant(\\0\\0\nrecent=@\n";
  Settings settings;
  EXPECT_EQ(settings.theme(), Theme::light);
  EXPECT_TRUE(settings.perspectives().isEmpty());
  settings.addRecent(QStringLiteral("run"));
  EXPECT_EQ(settings.recent().front(), QStringLiteral("run"));
}

}  // namespace
}  // namespace headframe::viz
