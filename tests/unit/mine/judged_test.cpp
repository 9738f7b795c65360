// Writers and the platform's decoders share no table: here each judges the other.
#include <gtest/gtest.h>

#include <map>

#include "platform/wire/decode.hpp"
#include "sim/mine/monitor.hpp"

namespace headframe::sim::mine {
namespace {

using namespace std::chrono_literals;

const rt::WallTime morning = plant::from_local(18'792, 6 * 3600 + 12);

struct Pit {
  explicit Pit(Dialect dialect, const Differences& differences = {}) {
    description.code = "410185000001";
    description.name = "登封模拟01矿";
    description.approved_people = 60;
    installation.dialect = dialect;
    installation.differences = differences;
    plant.plan(plant::EpisodeKind::burst, 0, {morning + 40min, morning + 60min, 7});
    plant.plan(plant::EpisodeKind::feed_stuck, 0, {morning + 39min, morning + 50min, 0.1});
    plant.plan(plant::EpisodeKind::fan_stop, 1, {morning + 70min, morning + 90min, 5});
    plant.plan_broken(3, {morning + 20min, morning + 30min});
    plant.plan_substation_out(1, {morning + 100min, morning + 110min, 0.9});
    monitor = std::make_unique<Monitor>(description, installation,
                                        Underground{plant, people, weather});
  }

  /// Three hours in steps of half a minute, all jobs as their periods say.
  template <class Each>
  void run(Each each) {
    for (auto t = morning; t < morning + 3h; t = t + 30s)
      for (int j = 0; j < jobs; ++j) {
        const rt::Duration period = monitor->period(static_cast<Job>(j));
        if (period <= 0s || (t - morning) % period != 0s) continue;
        const Now now{t, t + installation.differences.clock_offset.value_or(0s)};
        for (const auto& written : monitor->run(static_cast<Job>(j), now).files) each(written, t);
      }
  }

  MineDescription description;
  Installation installation;
  plant::Layout layout = plant::make_layout({plant::GasClass::high, 1, 2, 60, 80, true});
  plant::Weather weather{3};
  plant::Mine plant{"410185000001", layout, 3};
  plant::People people{"410185000001", layout, 3, morning};
  std::unique_ptr<Monitor> monitor;
};

wire::DecodedFile decoded(const File& file, rt::WallTime t) {
  wire::DecodeContext context;
  context.received_at = t + 1s;
  return wire::decode(wire::parse_file_name(file.name), file.bytes, context);
}

class Judged : public testing::TestWithParam<Dialect> {};

TEST_P(Judged, every_file_is_read_without_a_rejection_and_every_kind_occurs) {
  Pit pit(GetParam());
  std::map<FileKind, int> kinds;
  std::size_t rejected = 0;
  pit.run([&](const Output::Written& written, rt::WallTime t) {
    const auto file = decoded(written.file, t);
    ++kinds[written.file.kind];
    if (file.outcome == wire::Outcome::accepted) return;
    if (rejected++ > 3) return;
    const auto& r = file.rejections.empty() ? file.why : file.rejections.front();
    ADD_FAILURE() << written.file.name << ": " << r.rule << ", expected " << r.expected << ", found "
                  << r.found << " in record " << r.place.record << " field " << r.place.field << "\n"
                  << written.file.bytes.substr(0, 600);
  });
  EXPECT_EQ(rejected, 0U);
  for (const FileKind k : {FileKind::definitions, FileKind::realtime, FileKind::statistics,
                           FileKind::exceptions, FileKind::cards, FileKind::areas, FileKind::readers,
                           FileKind::positions, FileKind::reader_states, FileKind::overcrowding})
    EXPECT_GT(kinds[k], 0) << static_cast<int>(k);
  EXPECT_EQ(kinds[FileKind::realtime], 360);
}

TEST_P(Judged, samples_come_out_as_they_went_in) {
  Pit pit(GetParam());
  std::map<std::string, std::uint32_t> truth;
  for (const PointRow& row : pit.monitor->points().rows) truth[row.id] = row.truth;
  std::size_t compared = 0, missing = 0;
  pit.run([&](const Output::Written& written, rt::WallTime t) {
    if (written.file.kind != FileKind::realtime) return;
    const auto file = decoded(written.file, t);
    ASSERT_EQ(file.samples.size(), written.samples.size());
    for (std::size_t i = 0; i < file.samples.size(); ++i) {
      const wire::Sample& got = file.samples[i];
      const Sample& sent = written.samples[i];
      ASSERT_EQ(truth.at(got.point), sent.point);
      ASSERT_EQ(got.value.has_value(), sent.has_value);
      if (sent.has_value) ASSERT_EQ(*got.value, sent.value);
      ASSERT_EQ(got.status, sent.status) << got.point;
      ASSERT_EQ(got.time, t);
      missing += sent.has_value ? 0 : 1;
      ++compared;
    }
  });
  EXPECT_GT(compared, 20'000U);
  if (GetParam() == Dialect::gc) EXPECT_GT(missing, 0U);
}

INSTANTIATE_TEST_SUITE_P(Dialects, Judged,
                         testing::Values(Dialect::ga, Dialect::gb, Dialect::gc),
                         [](const auto& param) {
                           return std::string(param.param == Dialect::ga   ? "ga"
                                              : param.param == Dialect::gb ? "gb"
                                                                           : "gc");
                         });

TEST(JudgedDeviation, shipped_gb_defect_is_recognised) {
  Differences defect;
  defect.closed_alarm_fused = true;
  Pit pit(Dialect::gb, defect);
  std::size_t seen = 0;
  pit.run([&](const Output::Written& written, rt::WallTime t) {
    if (written.file.kind != FileKind::exceptions) return;
    const auto file = decoded(written.file, t);
    seen += file.rejections.size();
    for (const auto& d : file.deviations) seen += d.records;
  });
  EXPECT_GT(seen, 0U);
}

}  // namespace
}  // namespace headframe::sim::mine
