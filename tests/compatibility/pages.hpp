// The compatibility matrix for people: a page and a drawing, both printed from the table.
#pragma once

#include <string>

#include "sim/compatibility/matrix.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::tests {

/// docs/compatibility.md, in Chinese and English. `pattern` says what each deviation is.
std::string page(const sim::compatibility::Matrix& matrix, const sim::scenario::Scenario& pattern);
/// docs/compatibility.svg: one row a deviation, one column a receiver and dialect.
std::string drawing(const sim::compatibility::Matrix& matrix,
                    const sim::scenario::Scenario& pattern);

}  // namespace headframe::tests
