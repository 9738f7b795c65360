// The passive side of a data connection.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "platform/rt/runtime.hpp"
#include "platform/wire/ftp/config.hpp"

namespace headframe::wire::ftp {

/// Hands out the ports of the configured range in turn.
class PortRange {
 public:
  explicit PortRange(const Config& config)
      : first_(config.first_passive_port), last_(config.last_passive_port), next_(first_) {}

  /// How many ports are worth trying, and the next of them.
  std::size_t size() const { return static_cast<std::size_t>(last_ - first_) + 1; }
  std::uint16_t next();

 private:
  std::uint16_t first_, last_, next_;
};

/// Listens for one data connection at a time.
class DataPort {
 public:
  using Stranger = std::function<void(const std::string& address)>;

  DataPort(rt::Runtime& runtime, const Config& config, PortRange& ports)
      : runtime_(runtime), config_(config), ports_(ports) {}

  /// Listens on a new port, giving up the old one. Throws SystemError when none is free.
  std::uint16_t open();
  bool is_open() const { return listener_.is_open(); }
  /// Waits for a connection from `peer`; resets all others and tells `stranger`. The port is closed
  /// afterwards. Throws SystemError: timed_out after the configured wait, operation_aborted after
  /// close().
  rt::Task<rt::Stream> accept(std::string peer, Stranger stranger);
  void close();

 private:
  rt::Runtime& runtime_;
  const Config& config_;
  PortRange& ports_;
  rt::Listener listener_;                  // no accept() has begun on it
  rt::Listener* accepted_from_ = nullptr;  // belongs to the accept() that is running
};

}  // namespace headframe::wire::ftp
