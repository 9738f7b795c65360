#include "viz/models/freshness.hpp"

#include <algorithm>
#include <tuple>

namespace headframe::viz {

std::vector<Behind> mostBehind(const LinkState &link) {
  std::vector<std::pair<bool, Behind>> ranked;  // may be silent
  for (const Freshness &source : link.sources) {
    Behind behind{source.mine, {}, false};
    if (source.newest) behind.age = std::max(link.now - *source.newest, Moment{});
    const bool limited = source.silenceLimit > Moment{};
    behind.tooOld = !source.mayBeSilent &&
                    (!behind.age || (limited && *behind.age > source.silenceLimit));
    ranked.emplace_back(source.mayBeSilent, std::move(behind));
  }
  std::ranges::sort(ranked, [](const auto &a, const auto &b) {
    const Moment ageA = a.second.age.value_or(Moment::max());
    const Moment ageB = b.second.age.value_or(Moment::max());
    return std::tie(a.first, ageB, a.second.mine) < std::tie(b.first, ageA, b.second.mine);
  });
  std::vector<Behind> behind;
  for (auto &[silent, entry] : ranked) behind.push_back(std::move(entry));
  return behind;
}

}  // namespace headframe::viz
