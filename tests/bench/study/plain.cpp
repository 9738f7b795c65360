#include "tests/bench/study/plain.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <deque>
#include <queue>
#include <random>
#include <vector>

namespace headframe::bench {
namespace {

constexpr double day = 24, year = 365 * day, window = 30 * day;  // hours
constexpr double installed = 7.5 * year;

struct Trade {
  int crews;  // 0: as many as needed
  double wait_mean, wait_sigma, work_mean, work_sigma, recurs;
};
constexpr Trade trades[]{{2, 60, 1.0, 6, 0.8, 0.10}, {1, 84, 1.0, 14, 0.9, 0.38}, {0, 10, 1.0, 6, 0.8, 0}};

struct Sort {
  int count;
  double shape, scale_years;
  int down_when;  // 0: harms nobody
  double age_left;
  int trade;
  bool counted;
};
constexpr Sort sorts[]{{6, 2.0, 8, 2, .5, 0, true},      {1, 1.8, 9, 1, .5, 0, true},
                       {24, 2.2, 9, 2, 0, 0, false},     {2, 1.3, 20, 2, .5, 0, true},
                       {2, 1.3, 20, 2, .5, 0, true},     {2, 1.3, 15, 1, .5, 0, true},
                       {4, 2.0, 9, 0, 0, 0, false},      {1, 1.8, 6, 1, 0, 0, true},
                       {12, 2.5, 8, 4, 0, 0, false},     {8, 1.5, 7, 0, 0, 0, false},
                       {1, 1, 0.3333, 1, 0, 2, true},    {1, 1, 0.3333, 1, 0, 2, true},
                       {1, 1, 0.4545, 1, 0, 1, true},    {12, 1, 4, 1, 0, 1, true}};

struct Part {
  int sort;
  double age, since;                       // at `since`
  double failed = 0, restored = -1e9;      // of the last job
  bool recurs = false, repeats = false;
};

enum class What : std::uint8_t { fail, ready, done };
struct Event {
  double at;
  int part;
  What what;
  bool operator>(const Event& other) const { return at > other.at; }
};

class Year {
 public:
  explicit Year(std::mt19937_64& random) : random_(random) {}

  void run(Figures& sums) {
    for (int s = 0; s < static_cast<int>(std::size(sorts)); ++s)
      for (int i = 0; i < sorts[s].count; ++i) {
        parts_.push_back({s, installed, 0});
        schedule_failure(static_cast<int>(parts_.size()) - 1, life_left(parts_.back()));
      }
    while (!events_.empty()) {
      const Event event = events_.top();
      events_.pop();
      if (event.what == What::fail) fail(event.part, event.at, sums);
      if (event.what == What::ready) ready(event.part, event.at);
      if (event.what == What::done) done(event.part, event.at, sums);
    }
    sums.day_rate += 1 - static_cast<double>(bad_days_.count()) / 365;
  }

 private:
  double uniform() { return std::uniform_real_distribution<double>()(random_); }
  double lognormal(double mean, double sigma) {
    return std::lognormal_distribution<double>(std::log(mean) - sigma * sigma / 2, sigma)(random_);
  }
  void schedule(double at, int part, What what) { events_.push({at, part, what}); }

  double life_left(const Part& part) {
    const Sort& sort = sorts[part.sort];
    const double scale = sort.scale_years * year;
    const double used = std::pow(part.age / scale, sort.shape) - std::log(1 - uniform());
    return scale * std::pow(used, 1 / sort.shape) - part.age;
  }

  void schedule_failure(int p, double at) {
    if (at < year) schedule(at, p, What::fail);
  }

  void fail(int p, double now, Figures& sums) {
    Part& part = parts_[static_cast<std::size_t>(p)];
    const Sort& sort = sorts[part.sort];
    part.age += now - part.since;
    part.repeats = std::exchange(part.recurs, false) && now - part.restored <= window;
    part.failed = now;
    if (sort.counted) {
      ++sums.faults_a_year;
      sums.repeat_share += part.repeats ? 1 : 0;
    }
    if (sort.down_when > 0 && ++down_[part.sort] == sort.down_when) since_[part.sort] = now;
    const Trade& trade = trades[sort.trade];
    schedule(now + lognormal(trade.wait_mean, trade.wait_sigma), p, What::ready);
  }

  void ready(int p, double now) {
    const int trade = sorts[parts_[static_cast<std::size_t>(p)].sort].trade;
    if (trades[trade].crews > 0 && busy_[trade] == trades[trade].crews) return waiting_[trade].push_back(p);
    ++busy_[trade];
    begin(p, now);
  }

  void begin(int p, double now) {
    const Trade& trade = trades[sorts[parts_[static_cast<std::size_t>(p)].sort].trade];
    schedule(now + lognormal(trade.work_mean, trade.work_sigma), p, What::done);
  }

  void done(int p, double now, Figures& sums) {
    Part& part = parts_[static_cast<std::size_t>(p)];
    const Sort& sort = sorts[part.sort];
    if (waiting_[sort.trade].empty()) {
      --busy_[sort.trade];
    } else {
      const int next = waiting_[sort.trade].front();
      waiting_[sort.trade].pop_front();
      begin(next, now);
    }
    if (sort.counted) sums.restoration_h += now - part.failed;
    if (sort.down_when > 0 && down_[part.sort]-- == sort.down_when) spoil(since_[part.sort], now);
    part.restored = part.since = now;
    part.age *= sort.age_left;
    double left = life_left(part);
    const double again = uniform() < trades[sort.trade].recurs ? uniform() * 24 * day : year;
    part.recurs = again <= left;
    schedule_failure(p, now + std::min(left, again));
  }

  void spoil(double from, double to) {
    const auto last = static_cast<std::size_t>(std::min(to, year - 1e-9) / day);
    for (auto d = static_cast<std::size_t>(from / day); d <= last; ++d) bad_days_.set(d);
  }

  std::mt19937_64& random_;
  std::vector<Part> parts_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
  std::deque<int> waiting_[std::size(trades)];
  int busy_[std::size(trades)]{};
  int down_[std::size(sorts)]{};
  double since_[std::size(sorts)]{};
  std::bitset<365> bad_days_;
};

}  // namespace

Figures plain_years(std::size_t years, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Figures sums;
  for (std::size_t i = 0; i < years; ++i) Year(random).run(sums);
  const auto n = static_cast<double>(years);
  return {sums.faults_a_year / n, sums.restoration_h / sums.faults_a_year,
          sums.repeat_share / sums.faults_a_year, sums.day_rate / n};
}

}  // namespace headframe::bench
