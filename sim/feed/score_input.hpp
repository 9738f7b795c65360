// Reads what score() compares: a feed's ledger, and the other side's export.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "sim/feed/score.hpp"
#include "sim/scenario/compose.hpp"

namespace headframe::sim::feed {

template <class T>
using Read = std::expected<T, std::vector<scenario::Problem>>;

/// The ledger that a feed has left in `folder`, also of one that was interrupted. `read` reads its
/// files.
Read<SentLedger> read_sent_ledger(const std::string& folder, const scenario::ReadFile& read);

/// The other side's export: CSV with the columns mine, point, time, value and, if it has them,
/// status (the national mask as a number) and received_at. Times as "2026-03-02 08:30:00", with "T"
/// or an offset if wanted; without one they are at UTC+8. `file` is for messages.
Read<std::vector<StoredSample>> read_export(const std::string& file, const std::string& text);

}  // namespace headframe::sim::feed
