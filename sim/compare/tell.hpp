// A difference as text for a person, in one language, and as JSON for a program.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "sim/compare/difference.hpp"
#include "sim/report/text.hpp"

namespace headframe::sim::compare {

std::string text_of(const Side& a, const Side& b, const Difference& difference,
                    report::Language language);

/// Both languages where words are the program's own; null where a side does not know.
nlohmann::ordered_json json_of(const Side& a, const Side& b, const Difference& difference);

}  // namespace headframe::sim::compare
