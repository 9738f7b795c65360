// A mine that sends files to the guard, one after the other.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "platform/core/guard/guard.hpp"
#include "platform/wire/civil_time.hpp"
#include "platform/wire/decode.hpp"

namespace headframe::core::testing {

inline const std::string code = "410183000001";

class Mine {
 public:
  wire::Mapping mapping;
  rt::Duration clock_error{};
  rt::WallTime now = wire::parse_civil("2021-06-14 08:00:00").value();
  GuardState guard;

  std::string stamp() const { return wire::format_civil(now + clock_error); }
  std::string compact() const { return wire::format_compact(now + clock_error); }
  std::string header() const { return code + ";示例煤矿;" + stamp(); }

  /// Sends a file that arrives now; half a minute passes.
  std::vector<GuardEvent> send(const std::string& name, const std::string& bytes) {
    wire::DecodeContext context;
    context.mapping = mapping;
    context.received_at = now;
    const auto decoded = wire::decode(wire::parse_file_name(name), bytes, context);
    auto events = observe(guard, {name, decoded, now, mapping.clock_offset});
    now = now + std::chrono::seconds{30};
    all.insert(all.end(), events.begin(), events.end());
    return events;
  }
  std::vector<GuardEvent> send_national(const std::string& token, const std::string& body) {
    return send(fmt::format("{}_{}_{}.txt", code, token, compact()), body);
  }
  std::vector<GuardEvent> send_values(const std::string& value, const std::string& tail = "") {
    return send_national("CDSS", fmt::format("{}~{}01MN0001000003;环境瓦斯;工作面;{};%;0;{}{}~||",
                                             header(), code, value, stamp(), tail));
  }
  /// Files whose value changes from one to the next.
  void send_moving(int files, const std::string& tail = "") {
    for (int i = 0; i < files; ++i) send_values(fmt::format("0.{}", 31 + count_++ % 60), tail);
  }

  std::vector<GuardEvent> of(GuardKind kind, GuardEvent::Phase phase) const {
    std::vector<GuardEvent> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&](const GuardEvent& event) {
      return event.finding.kind == kind && event.phase == phase;
    });
    return found;
  }
  std::size_t raised(GuardKind kind) const { return of(kind, GuardEvent::Phase::raised).size(); }
  std::size_t cleared(GuardKind kind) const { return of(kind, GuardEvent::Phase::cleared).size(); }
  const GuardFinding& open(GuardKind kind, const std::string& subject = "") const {
    return guard.open.at({kind, subject});
  }

  std::vector<GuardEvent> all;

 private:
  int count_ = 0;
};

}  // namespace headframe::core::testing
