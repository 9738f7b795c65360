// Instants of a run as people write and read them: civil time in China, or the time since the run
// began.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/record/rows.hpp"

namespace headframe::sim::trace {

/// Turns instants of a run into civil time and back.
class Calendar {
 public:
  /// `begin_local` as run.db has it: "2021-07-05T00:00:00+08:00". Throws std::runtime_error for
  /// anything else.
  explicit Calendar(std::string_view begin_local);

  /// "2021-07-05 01:00:12", with up to three decimals where the second is not whole.
  std::string civil(record::Moment at) const;

  /// "YYYY-MM-DD HH:MM[:SS]" (also with T), "HH:MM[:SS]" of the first day, or "+3h12m30s" since the
  /// begin (any of d, h, m, s, in this order, each at most once). Nothing when it is none of them.
  std::optional<record::Moment> parse(std::string_view text) const;

  /// The forms that parse() takes, with an example inside this run.
  std::string expected() const;

 private:
  std::optional<record::Moment> parse_civil(std::string_view text) const;

  std::int64_t begin_s_ = 0;  // local civil seconds since 1970-01-01
};

/// "+3h12m", "+3h12m30.250s": the time since the begin in the form that parse() takes.
std::string since_begin(record::Moment at);

}  // namespace headframe::sim::trace
