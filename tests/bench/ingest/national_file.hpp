// National real-time files (CDSS), made fast enough that their making does not disturb a measurement.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"

namespace headframe::bench {

/// Written once, then patched for each file: times, values and one alarm.
class NationalFile {
 public:
  /// `mine` is a code of 12 digits.
  NationalFile(std::string mine, int points);

  /// The values follow from the serial number. `alarm` is the number of a point that is over its
  /// limit; below 0: none. Valid until the next call.
  const std::string& content(rt::WallTime at, int serial, int alarm = -1);
  std::string name(rt::WallTime at) const;
  std::string point(int number) const;
  const std::string& mine() const { return mine_; }

 private:
  std::string mine_;
  std::string text_;
  std::size_t header_time_ = 0;
  std::vector<std::size_t> times_;  // of each record; its value and status stand before it
};

/// 410183000000 + number.
std::string mine_code(int number);

}  // namespace headframe::bench
