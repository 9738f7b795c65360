// What a live event of the platform means, for people.
#pragma once

#include <string>

#include "platform/http/client/messages.hpp"

namespace headframe::viz {

struct EventWords {
  std::string zh, en;
};

/// Topics that nobody has given words to stand as they are.
EventWords wordsOf(const http::client::Event &event);

/// Whether it is worth a row in a list of events: arrivals of data are not.
bool isTold(const http::client::Event &event);

}  // namespace headframe::viz
