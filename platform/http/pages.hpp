// The pages outside the API: the landing page, health, and figures for Prometheus.
#pragma once

#include <string>
#include <vector>

#include "platform/core/metrics.hpp"

namespace headframe::http {

/// In Chinese and English: what this is, and where to go.
std::string landing_page(const std::string& version);

/// Prometheus text format 0.0.4, metrics of one name together in the order of their first mention.
std::string prometheus_text(const std::vector<core::Metric>& metrics);

}  // namespace headframe::http
