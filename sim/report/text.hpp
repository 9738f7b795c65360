// The result of several runs side by side, for a terminal.
#pragma once

#include <span>
#include <string>

#include "sim/report/summary.hpp"

namespace headframe::sim::report {

enum class Language { zh, en };

struct TextOptions {
  Language language = Language::en;
  bool colour = false;  // the caller has looked at the terminal and at NO_COLOR
};

/// One column per run: verdict, figures ("truth (belief)" where the two differ), then expectations
/// that failed, missed targets, and why figures are missing.
std::string text_report(std::span<const RunSummary> runs, const TextOptions& options);

}  // namespace headframe::sim::report
