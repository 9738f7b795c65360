// Answers as text for a person, in one language, and as JSON for a program, in both.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "sim/report/text.hpp"
#include "sim/trace/answer.hpp"

namespace headframe::sim::trace {

std::string text_of(const SampleAnswer& answer, report::Language language);
std::string text_of(const MinuteAnswer& answer, report::Language language);

/// `question` is "sample", "alarm" or "minute"; instants are civil time under `…_at` and nanoseconds
/// since the run began under `…_ns`.
nlohmann::ordered_json json_of(const SampleAnswer& answer);
nlohmann::ordered_json json_of(const MinuteAnswer& answer);

/// What became of a sample, in one sentence.
kpi::Text outcome_of(const Journey& journey);
/// Why, in one sentence; empty when nothing stood in the way.
kpi::Text reason_of(const OnRecord& record, const Calendar& calendar);
/// The minute in one paragraph.
kpi::Text paragraph_of(const Minute& minute, const Calendar& calendar);

}  // namespace headframe::sim::trace
