#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "sim/record/writer.hpp"
#include "viz/link/recordedsource.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

struct RunFolder : testing::Test {
  RunFolder() {
    folder = std::filesystem::path(testing::TempDir()) /
             testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  ~RunFolder() override { std::filesystem::remove_all(folder); }

  std::filesystem::path folder;
};

TEST_F(RunFolder, IsReadWithItsOutagesInTheOrderOfTheirBeginning) {
  sim::record::Writer writer(folder / "run.db");
  sim::record::Run run;
  run.simulated = 24h;
  writer.add(run);
  writer.add(sim::record::Outage{"platform", "host", "late", false, 9h, 10h});
  writer.add(sim::record::Outage{"platform", "host", "early", false, 1h, std::nullopt});
  writer.finish();
  const RecordedSource source(folder);
  ASSERT_EQ(source.content().outages.size(), 2u);
  EXPECT_EQ(source.content().outages[0].cause, "early");
  EXPECT_EQ(source.content().run.simulated, sim::record::Moment(24h));
}

TEST_F(RunFolder, WithoutARunSaysWhatWasExpected) {
  EXPECT_THAT([this] { RecordedSource source(folder); },
              ThrowsMessage<std::runtime_error>(HasSubstr("holds no run.db; expected")));
}

TEST_F(RunFolder, ThatIsStillBeingWrittenSaysSo) {
  sim::record::Writer writer(folder / "run.db");
  writer.commit();
  EXPECT_THAT([this] { RecordedSource source(folder); },
              ThrowsMessage<std::runtime_error>(HasSubstr("still being written")));
}

TEST_F(RunFolder, WithADamagedFileNamesTheFile) {
  std::ofstream(folder / "run.db") << std::string(5000, 'x');
  EXPECT_THAT([this] { RecordedSource source(folder); },
              ThrowsMessage<std::runtime_error>(HasSubstr("run.db")));
}

}  // namespace
}  // namespace headframe::viz
