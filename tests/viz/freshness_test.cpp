#include <gmock/gmock.h>

#include "viz/models/freshness.hpp"

namespace headframe::viz {
namespace {

using namespace std::chrono_literals;

LinkState at(Moment now, std::vector<Freshness> sources) {
  LinkState link;
  link.now = now;
  link.sources = std::move(sources);
  return link;
}

std::vector<std::string> names(const std::vector<Behind> &behind) {
  std::vector<std::string> names;
  for (const Behind &entry : behind) names.push_back(entry.mine);
  return names;
}

TEST(MostBehind, NamesThoseNeverHeardFirstAndThoseThatMayBeSilentLast) {
  const auto behind = mostBehind(at(1h, {{"closed", 1min, 1min, true},
                                         {"fresh", 59min, 1min, false},
                                         {"never", {}, 1min, false},
                                         {"old", 30min, 1min, false}}));
  EXPECT_THAT(names(behind), testing::ElementsAre("never", "old", "fresh", "closed"));
}

TEST(MostBehind, CallsTooOldWhatIsLongerThanTheMinesOwnLimit) {
  const auto behind = mostBehind(at(1h, {{"at-the-limit", 50min, 10min, false},
                                         {"beyond", 49min, 10min, false},
                                         {"lawful", 1min, 10min, true},
                                         {"no-limit", 2min, {}, false},
                                         {"never", {}, {}, false}}));
  for (const Behind &entry : behind)
    EXPECT_EQ(entry.tooOld, entry.mine == "beyond" || entry.mine == "never") << entry.mine;
}

TEST(MostBehind, TakesAClockThatIsAheadForNow) {
  const auto behind = mostBehind(at(1h, {{"ahead", 2h, 1min, false}}));
  EXPECT_EQ(behind[0].age, Moment{});
  EXPECT_FALSE(behind[0].tooOld);
}

}  // namespace
}  // namespace headframe::viz
