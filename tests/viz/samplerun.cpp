#include "samplerun.hpp"

#include <fmt/format.h>

#include <array>

#include "sim/record/writer.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;
using namespace sim::record;

std::string mineOf(int i) { return fmt::format("sample-{:02}", i); }

class Sample {
 public:
  Sample(const std::filesystem::path &path, const SampleSize &size)
      : writer_(path), size_(size), length_(std::chrono::hours(24) * size.days) {}

  void write() {
    run();
    city();
    outages();
    faults();
    happenings();
    figures();
    ledger();
    writer_.finish();
  }

 private:
  /// The i-th of `count` instants, evenly over the run.
  Moment at(int i, int count) const { return length_ / count * i; }

  void run() {
    Run run;
    run.scenario = "sample/a-run-with-something-in-every-table";
    run.title_zh = "郑州市煤矿安全监控系统：各表均有内容的示例运行";
    run.title_en = "Zhengzhou's coal-safety platform: a sample with something in every table";
    run.seed = "20210301";
    run.begin_local = "2021-01-01 00:00:00";
    run.made_at = "2021-12-31 12:00:00";
    run.verdict = "passed";
    run.horizon = run.simulated = length_;
    run.horizon_kind = "full";
    writer_.add(run);
    writer_.add(Note{"assumption", "示例：所有数值均为虚构。", "A sample: every figure is made up."});
  }

  void city() {
    constexpr std::array counties{"新密市", "登封市", "巩义市", "荥阳市"};
    for (int i = 0; i < size_.mines; ++i) {
      Place place;
      place.id = mineOf(i);
      place.kind = "mine";
      place.name_zh = fmt::format("示例集团第{}号煤业有限责任公司", i);
      place.name_en = fmt::format("Sample Group Coal Industry No. {} Ltd", i);
      place.county = counties.at(static_cast<std::size_t>(i) % counties.size());
      place.state = i % 9 == 0 ? "stopped" : "producing";
      place.line = fmt::format("line-{}", i % 4);
      place.synthetic = true;
      place.longitude = 113.0 + 0.05 * (i % 10);
      place.latitude = 34.4 + 0.03 * (i / 10);
      writer_.add(place);
    }
    for (int i = 0; i < 4; ++i)
      writer_.add(Line{fmt::format("line-{}", i), fmt::format("第{}条数据专线", i),
                       fmt::format("Leased line No. {}", i), 113.6, 34.7, 113.0 + 0.1 * i, 34.4});
    constexpr std::array kinds{"server", "ups", "switch", "firewall"};
    for (int i = 0; i < 8; ++i) {
      const std::string kind = kinds.at(static_cast<std::size_t>(i) % kinds.size());
      writer_.add(Equipment{fmt::format("{}-{}", kind, i), kind, fmt::format("第{}台设备", i),
                            fmt::format("Device No. {}", i),
                            i % 3 == 0 ? mineOf(i % size_.mines) : "",
                            -std::chrono::hours(24 * 400 * i), std::chrono::hours(24 * 1500)});
    }
  }

  void outages() {
    constexpr std::array subjects{"platform", "line", "mine", "module", "equipment"};
    constexpr std::array causes{"host", "power/mains/failed", "line/cable/cut", "release/upgrade",
                                "storage/disk/full"};
    for (int i = 0; i < size_.outages; ++i) {
      const auto place = static_cast<std::size_t>(i) % causes.size();
      Outage outage{subjects.at(place), i % 5 == 2 ? mineOf(i % size_.mines) : "host",
                    causes.at(place), i % 7 == 0, at(i, size_.outages), {}};
      if (i + 1 < size_.outages) outage.end = outage.begin + 40min + 7min * (i % 20);
      writer_.add(outage);
      const Moment end = outage.end.value_or(length_);
      writer_.add(AbnormalCause{outage.begin, end, outage.cause, true, true, 1});
    }
    for (std::size_t i = 0; i < causes.size(); ++i)
      writer_.add(CauseOfDowntime{causes.at(i), 40h - 5h * static_cast<int>(i), 20h, 30h, 25h});
  }

  void faults() {
    for (int i = 0; i < size_.faults; ++i) {
      const Moment failed = at(i, size_.faults) + 3min;
      Fault fault{fmt::format("fault-{}", i), "server-0", "hardware", "数据库服务器无响应", "disk",
                  i % 5 == 0, failed, failed + 10min, failed + 25min, failed + 50min,
                  failed + 3h, failed + 5h};
      if (i % 6 == 5) fault.restored = fault.ticket_closed = std::nullopt;
      writer_.add(fault);
    }
  }

  void happenings() {
    for (int i = 0; i < size_.events; ++i)
      writer_.add(Event{at(i, size_.events), "host", i % 2 == 0 ? "crash" : "restart", "host",
                        fmt::format("主机第{}次停机：不间断电源电池耗尽", i),
                        fmt::format("the host went down for the {}th time: battery was empty", i)});
    constexpr std::array kinds{"over-limit", "power-cut", "sensor-fault", "silence"};
    for (int i = 0; i < size_.alarms; ++i) {
      Alarm alarm{i % 4 == 0 ? "true" : "platform", mineOf(i % size_.mines),
                  fmt::format("{}A{:02}", i, i % 16), i % 4 == 0 ? "raised" : "true",
                  at(i, size_.alarms), {}, at(i, size_.alarms) + 40s,
                  kinds.at(static_cast<std::size_t>(i) % kinds.size()), 1 + i % 4, 1.25, 1.0};
      if (i + 2 < size_.alarms) alarm.end = alarm.begin + 4min;
      writer_.add(alarm);
    }
  }

  void figures() {
    constexpr std::array keys{"normal_day_rate", "restoration", "faults", "data_integrity"};
    constexpr std::array units{"share", "hours", "count", "share"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
      for (const char *side : {"truth", "belief"}) {
        Kpi kpi{keys.at(i), side, units.at(i), 0.81 + static_cast<double>(i), "", "", "系统正常运行日率",
                "Rate of days of normal operation", "正常日数除以全部日数", "normal days over all days"};
        if (i == 3) {
          kpi.value.reset();
          kpi.missing_zh = "平台没有这一数据";
          kpi.missing_en = "the platform has no such data";
        }
        kpi.better = "higher";
        kpi.source = "2021";
        kpi.reported_target = 0.95;
        kpi.reported_actual = 0.93;
        writer_.add(kpi);
      }
    }
    writer_.add(Expectation{"expect", "normal_day_rate at least 90 %", "81 %", false});
    writer_.add(Expectation{"target", "restoration at most 4 h", "1.8 h", true});
    writer_.add(Series{"sample/CH4", "回采工作面上隅角甲烷", "methane at the upper corner", "%", mineOf(0),
                       "CH4-1", "truth", 15min, {}, 1.0});
    for (int i = 0; i < 200; ++i)
      writer_.add(SeriesPoint{"sample/CH4", at(i, 200), 0.3 + 0.01 * (i % 80), i % 40 == 7});
  }

  void ledger() {
    const Moment bin = length_ / size_.binsOfAMine;
    for (int i = 0; i < size_.binsOfAMine; ++i)
      for (int mine = 0; mine < size_.mines; ++mine)
        writer_.add(LedgerBin{mineOf(mine), bin * i, bin, 6000, 5980, 12, 0, 3, 5, 0});
    writer_.add(LostInterval{mineOf(1), length_ / 3, length_ / 3 + 2h});
    writer_.add(Example{"late", "line-down", mineOf(1), "CH4-1", "file.txt", 3, length_ / 3,
                        0.41, 0.41});
  }

  Writer writer_;
  SampleSize size_;
  Moment length_;
};

}  // namespace

void writeSampleRun(const std::filesystem::path &path, const SampleSize &size) {
  Sample(path, size).write();
}

}  // namespace headframe::viz
