// Who is below and where: three shifts of people with cards, areas and readers.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/rt/random.hpp"
#include "platform/rt/time.hpp"
#include "sim/plant/layout.hpp"

namespace headframe::sim::plant {

/// One member of the staff with a card. Names are visibly synthetic.
struct Person {
  std::uint32_t card = 0;      // 1-based within the mine
  std::string name, trade, post, team, birth, education;
  bool leader = false;         // 矿领导带班
  bool special = false;        // 特种作业
  std::uint8_t shift = 0;
  std::uint16_t work_area = 0; // index into Layout::areas
};

/// One stay below. Times of the stages in order: enters the portal, the roadway, the working, then
/// the way back and the portal again; `out` leaves the mine.
struct Trip {
  rt::WallTime in, roadway, work, back, portal, out;
  rt::WallTime astray_begin, astray_end;      // in the restricted area; equal: never
  rt::WallTime distress_begin, distress_end;  // equal: never
};

struct Whereabouts {
  enum class Mark : std::uint8_t { above, at_portal, below, out } mark = Mark::above;
  rt::WallTime entered, left;                 // of the trip; left only when out
  std::uint16_t area = 0, reader = 0;
  rt::WallTime area_since, reader_since;
  bool distress = false;
};

/// How people deviate from the plan, probabilities a shift and person.
struct Habits {
  double absent = 0.06, overtime = 0.0015, astray = 0.0005, distress = 0.0001;
};

/// The staff of one mine. A trip is a function of (person, day); the counters follow by advancing,
/// and are checked against the whereabouts each time: in = out + below.
class People {
 public:
  People(std::string key, const Layout& layout, std::uint64_t seed, rt::WallTime from,
         Habits habits = {});

  /// Never back. Throws std::logic_error when the count of heads does not add up.
  void advance(rt::WallTime t);

  std::span<const Person> staff() const { return staff_; }
  /// One for each of the staff. `out` is shown until the person's next trip begins.
  std::span<const Whereabouts> whereabouts() const { return now_; }
  std::uint64_t entered() const { return entered_; }
  std::uint64_t left() const { return left_; }
  std::uint64_t below() const { return below_; }
  std::span<const std::uint32_t> below_by_area() const { return by_area_; }

 private:
  struct Stay {
    std::int64_t day = 0;  // the local day on which the trip's shift begins
    bool attends = false;
    bool counted_in = false;
    Trip trip;
  };

  void hire(const Layout& layout);
  Stay stay(std::size_t person, std::int64_t day) const;
  rt::WallTime entry(std::size_t person, std::int64_t day) const;
  std::uint64_t first_draw(std::size_t person, std::int64_t day) const;
  void follow(std::size_t person, rt::WallTime t);
  Whereabouts locate(const Person& person, const Trip& trip, rt::WallTime t) const;

  rt::RandomStream stream_;
  Habits habits_;
  std::uint16_t restricted_area_;
  std::vector<Person> staff_;
  std::vector<Stay> stays_;
  std::vector<Whereabouts> now_;
  std::vector<std::uint32_t> by_area_;
  std::uint64_t entered_ = 0, left_ = 0, below_ = 0;
};

}  // namespace headframe::sim::plant
