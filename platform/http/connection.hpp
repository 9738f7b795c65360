// One connection, from accept to close.
#pragma once

#include <memory>

#include "platform/http/hub.hpp"
#include "platform/rt/stream.hpp"

namespace headframe::http {

/// Answers request after request; a live upgrade takes the connection over. Ends without an error,
/// however the connection ended.
rt::Task<> serve_connection(std::shared_ptr<Hub> hub, rt::Stream stream);

}  // namespace headframe::http
