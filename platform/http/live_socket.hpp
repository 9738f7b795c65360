// The WebSocket of one live listener.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "platform/http/hub.hpp"

namespace headframe::http {

using UpgradeRequest = boost::beast::http::request<boost::beast::http::string_body>;

struct Admitted {
  core::Principal who;
  std::string token;
  std::optional<std::uint64_t> since;
  std::string epoch;
};

/// The rights check before the handshake: the request is refused as any other would be.
std::variant<Admitted, Reply> admit_listener(Hub& hub, const Request& request);

/// Sends events until either side ends it. A listener whose token ends, that stays silent, or that
/// falls behind by more than the backlog is told why and cut.
rt::Task<> serve_live(std::shared_ptr<Hub> hub, rt::Stream stream, UpgradeRequest request,
                      Admitted admitted);

}  // namespace headframe::http
