#include "viz/link/livesource.hpp"

#include <QUrl>
#include <stdexcept>
#include <utility>

#include "viz/link/livemachine.hpp"

namespace headframe::viz {

Server serverOf(const std::string &url) {
  const auto wrong = [&url](const char *expected) {
    return std::runtime_error("\"" + url + "\" names no platform: expected " + expected);
  };
  const QString text = QString::fromStdString(url);
  const QUrl parsed(text.contains(QLatin1String("://")) ? text : QLatin1String("http://") + text,
                    QUrl::StrictMode);
  if (parsed.scheme() == QLatin1String("https"))
    throw wrong("http://; the platform itself speaks no TLS");
  if (!parsed.isValid() || parsed.scheme() != QLatin1String("http") || parsed.host().isEmpty())
    throw wrong("http://HOST:PORT");
  if (!parsed.path().isEmpty() && parsed.path() != QLatin1String("/"))
    throw wrong("http://HOST:PORT without a path");
  constexpr int usualPort = 8080;
  return {parsed.host().toStdString(), static_cast<std::uint16_t>(parsed.port(usualPort))};
}

LiveSource::LiveSource(const Server &server, Credentials credentials)
    : machine_(std::make_unique<Machine>(*this, server, std::move(credentials))) {}

LiveSource::~LiveSource() = default;

const Content &LiveSource::content() const { return machine_->books().content(); }

void LiveSource::wantTrend(const std::string &id, Range) { machine_->books().wantTrend(id); }

const std::vector<TrendPoint> &LiveSource::trend(const std::string &id) const {
  return machine_->books().trend(id);
}

bool LiveSource::canAcknowledge() const {
  return content().link.phase == LinkState::Phase::live;
}

void LiveSource::acknowledge(std::int64_t alarm, const QString &reason) {
  if (!canAcknowledge()) {
    emit acknowledged(alarm, tr("not connected: nothing was sent"));
    return;
  }
  machine_->acknowledge(alarm, reason.toStdString());
}

void LiveSource::logIn(Credentials credentials) { machine_->logIn(std::move(credentials)); }

}  // namespace headframe::viz
