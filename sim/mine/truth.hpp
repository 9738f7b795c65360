// What really happened at a mine, told as it happens.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "platform/rt/time.hpp"
#include "sim/mine/samples.hpp"
#include "sim/mine/writer.hpp"

namespace headframe::sim::mine {

/// An installation came into service: what its points are called from now on. `ids[i]` belongs to
/// the point with truth number i.
struct InstallationStarted {
  std::string_view mine;
  rt::Instant at;
  rt::WallTime true_time;
  std::uint32_t number = 0;  // 0 the first one, then counting upgrades
  Dialect dialect = Dialect::gc;
  std::span<const PointRow> points;
};

/// The host is down for an upgrade until `until`.
struct InstallationStopped {
  std::string_view mine;
  rt::Instant at, until;
};

/// A file was written. `samples` are the values it carries (realtime and switch changes; empty for
/// other kinds), sampled at `at`; `stamped` is the time that the file gives them.
struct FileProduced {
  std::string_view mine;
  const File* file = nullptr;
  rt::Instant at;
  rt::WallTime true_time, stamped;
  std::span<const Sample> samples;
  rt::Duration cadence{};  // of the installation's realtime files
};

struct FileSpooled {
  std::string_view mine, name;
  rt::Instant at;
  std::uint64_t spool_files = 0, spool_bytes = 0;  // with this one
};

/// A transfer of the file begins, with a log-in before it where the session is gone. `attempt`
/// counts from 1 since the mine's host was switched on.
struct UploadStarted {
  std::string_view mine, name;
  rt::Instant at;
  std::uint32_t attempt = 1;
};

/// The server has promised the file. `attempts` counts transfers begun, so 2 and more may have left
/// a duplicate at the receiver.
struct FileDelivered {
  std::string_view mine, name;
  rt::Instant at;
  std::uint32_t attempts = 1;
  int reply_code = 0;            // of the reply that promised it …
  std::string_view reply_text;   // … and its last line
};

struct FileAbandoned {
  std::string_view mine, name;
  rt::Instant at;
  enum class Reason { spool_full, refused } reason = Reason::spool_full;
};

struct UploadFailed {
  std::string_view mine, name;
  rt::Instant at;
  std::string_view why;
  bool refused = false;  // the server said no; otherwise the line broke
};

struct AlarmStarted {
  std::string_view mine;
  rt::Instant at;
  rt::WallTime true_time;
  const Alarm* alarm = nullptr;
};
struct AlarmEnded {
  std::string_view mine;
  rt::Instant at;
  rt::WallTime true_time;
  const Alarm* alarm = nullptr;
};

struct PeopleCounted {
  std::string_view mine;
  rt::Instant at;
  std::uint64_t entered = 0, left = 0, below = 0;
};

/// Collectors overload what they care about. Everything an event refers to is valid during the call
/// only. Called on the mine's executor; must not block.
class TruthSink {
 public:
  virtual ~TruthSink() = default;
  virtual void on(const InstallationStarted&) {}
  virtual void on(const InstallationStopped&) {}
  virtual void on(const FileProduced&) {}
  virtual void on(const FileSpooled&) {}
  virtual void on(const UploadStarted&) {}
  virtual void on(const FileDelivered&) {}
  virtual void on(const FileAbandoned&) {}
  virtual void on(const UploadFailed&) {}
  virtual void on(const AlarmStarted&) {}
  virtual void on(const AlarmEnded&) {}
  virtual void on(const PeopleCounted&) {}
};

}  // namespace headframe::sim::mine
