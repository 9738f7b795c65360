// A platform that runs: its books over the API, and its live events.
#pragma once

#include <memory>
#include <string>

#include "viz/link/source.hpp"

namespace headframe::viz {

struct Server {
  std::string host;
  std::uint16_t port = 8080;
};

/// Reads "http://host:port", "host:port" or "http://host"; throws std::runtime_error that says what was
/// expected. https is refused: the platform speaks plain HTTP behind a proxy of its operators.
Server serverOf(const std::string &url);

struct Credentials {
  std::string name, password;
  std::string newPassword;  // in exchange for a one-time password; empty: keep
};

/// Connects at once, logs in, reads the last 24 hours and then follows the live events. When the link
/// breaks it goes on trying; what could not be caught up stands in `link.missed`, and the books are
/// then read anew, so that nothing is silently stale. A log-in that is refused waits for `logIn`; a
/// session that merely ended is renewed with the same credentials.
class LiveSource : public Source {
  Q_OBJECT

 public:
  LiveSource(const Server &server, Credentials credentials);
  ~LiveSource() override;

  const Content &content() const override;
  void wantTrend(const std::string &id, Range range) override;
  const std::vector<TrendPoint> &trend(const std::string &id) const override;
  bool canAcknowledge() const override;
  void acknowledge(std::int64_t alarm, const QString &reason) override;

  void logIn(Credentials credentials);

 signals:
  /// The platform does not take the credentials: `trouble` in its words. `passwordExpired`: it wants a
  /// new password in exchange for the one-time password.
  void refused(const QString &trouble, bool passwordExpired);

 private:
  class Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace headframe::viz
