// A decoded file for people and for comparison: the same bytes for the same content, always.
#pragma once

#include <string>
#include <string_view>

#include "platform/wire/records.hpp"

namespace headframe::wire {

std::string_view name_of(Dialect dialect);
std::string_view name_of(FileKind kind);
std::string_view name_of(Outcome outcome);
std::string_view name_of(PointKind kind);
std::string_view name_of(ExceptionType type);

/// Canonical JSON: keys sorted, one space of indentation, UTF-8, times as in the files (UTC+8),
/// absent members left out.
std::string to_json(const DecodedFile& file);

/// A few lines: outcome and reason, counts, deviations, rejections (at most `max_rejections`, and
/// then how many more), with the rules explained in both languages.
std::string to_text(const DecodedFile& file, std::size_t max_rejections = 20);

/// "record 3, field 2, byte 118" with what stands there; without record and field where they are 0.
std::string to_text(const Rejection& rejection);

}  // namespace headframe::wire
