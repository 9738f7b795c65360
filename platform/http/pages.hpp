// The landing page.
#pragma once

#include <string>

namespace headframe::http {

/// In Chinese and English: what this is, and where to go.
std::string landing_page(const std::string& version);

}  // namespace headframe::http
