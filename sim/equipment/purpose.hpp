// What a draw is for. The numbers are part of every timeline: a new purpose goes to the end.
#pragma once

#include <cstdint>

namespace headframe::sim::equipment {

enum class Purpose : std::uint32_t {
  life,              // when the component, or the common cause, strikes next
  system,            // which of the systems that vendors deliver the mine gets, by weight
  mode,              // in which way it fails
  leak,              // how long until what it leaks is used up
  flap,              // how long a phase of a flapping component is
  carry,             // whether the battery takes the load
  detection, response, wait, work, closing,
  first_fix,         // whether the work was in vain
  recurrence,        // whether the cause remains
  recurrence_delay,  // how long until it strikes again
  delivery,          // of a spare part
  counted_ones,      // the purposes above are numbered by how often they were asked,
  wave_member,       // those below by the number of the wave
  wave_instant,
  wave_system,       // as `system`
};

inline constexpr auto counted_purposes = static_cast<std::size_t>(Purpose::counted_ones);

}  // namespace headframe::sim::equipment
