// Canonical events as two runs are compared by them, and what differs between two of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/record/rows.hpp"

namespace headframe::sim::compare {

struct Canonical {
  record::Moment at{};
  std::string node, kind, payload;
  friend bool operator==(const Canonical&, const Canonical&) = default;
};

/// One line without instant: "410185000001 file: 410185000001_CDSS_….txt, 20 samples". A payload that
/// is no text is shown as far as it is, with its length.
std::string describe(const Canonical& event);

/// Of two events of kind "file" with one name: the first record whose point, status or value differs,
/// and both values. Nothing for anything else.
struct RecordDifference {
  std::size_t record = 0;  // 1 is the first
  std::optional<double> a, b;
};
std::optional<RecordDifference> record_difference(const Canonical& a, const Canonical& b);

/// The index of the first event in which two lists differ; nothing when they are equal.
std::optional<std::size_t> first_difference(const std::vector<Canonical>& a,
                                            const std::vector<Canonical>& b);

}  // namespace headframe::sim::compare
