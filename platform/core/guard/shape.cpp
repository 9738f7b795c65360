#include <algorithm>

#include <fmt/format.h>

#include "platform/core/guard/watches.hpp"
#include "platform/wire/describe.hpp"
#include "platform/wire/encoding.hpp"

namespace headframe::core {

namespace {

using wire::Dialect;
using wire::FileKind;

/// Layouts that mix records of several lengths say nothing by the length of the first.
bool has_one_length(const wire::DecodedFile& file) {
  if (file.kind == FileKind::point_definitions) return file.dialect == Dialect::gc;
  return file.dialect != Dialect::gb ||
         (file.kind != FileKind::cumulative && file.kind != FileKind::exceptions);
}

std::string framing_of(const wire::Shape& shape) {
  using enum wire::Shape::LineBreaks;
  const auto* breaks = shape.line_breaks == crlf ? "CRLF"
                       : shape.line_breaks == lf ? "LF"
                                                 : "no line breaks";
  const auto* end = shape.end_mark == wire::Shape::EndMark::none    ? "no end mark"
                    : shape.end_mark == wire::Shape::EndMark::glued ? "|| glued"
                                                                    : "|| on its own line";
  return fmt::format("{}, {}", breaks, end);
}

struct Aspect {
  GuardKind kind;
  std::string subject, value;
};

/// What the file shows; aspects that it does not reach (it was refused earlier) are left out.
std::vector<Aspect> aspects_of(const wire::DecodedFile& file) {
  std::vector<Aspect> aspects;
  const auto& shape = file.shape;
  const auto encoding = shape.encoding;
  if (encoding != wire::Encoding::ascii && encoding != wire::Encoding::unreadable) {
    aspects.push_back({GuardKind::encoding_changed, file.token,
                       std::string{wire::name_of(encoding)}});
  }
  if (shape.header_fields == 0) return aspects;
  // An empty GB file has no line to break, so only files with records show their framing.
  if (file.records > 0) {
    aspects.push_back({GuardKind::framing_changed, file.token, framing_of(shape)});
  }
  aspects.push_back({GuardKind::framing_changed, std::string{wire::name_of(file.kind)},
                     fmt::format("dialect {}", wire::name_of(file.dialect))});
  aspects.push_back({GuardKind::header_changed, file.token,
                     fmt::format("{} fields", shape.header_fields)});
  if (shape.record_fields != 0 && has_one_length(file)) {
    aspects.push_back({GuardKind::field_count_changed, file.token,
                       fmt::format("{}", shape.record_fields)});
  }
  return aspects;
}

std::string joined(const std::set<std::string>& values) {
  return fmt::format("{}", fmt::join(values, " or "));
}

/// What a person would approve so that files of the new kind are read. A change is proposed only for
/// what the file was refused for: a tolerance of the field count does not cure a wrong separator.
std::optional<wire::Mapping> proposal_for(const Aspect& aspect, const AspectMemory& memory,
                                          const wire::DecodedFile& file,
                                          const std::string& refused_for) {
  wire::Mapping change;
  if (aspect.kind == GuardKind::encoding_changed) {
    change.encoding = file.shape.encoding;
    return change;
  }
  if (aspect.kind != GuardKind::field_count_changed || memory.usual.empty() ||
      refused_for != "field-count")
    return {};
  const auto before = std::stoul(*memory.usual.begin());
  const auto after = std::size_t{file.shape.record_fields};
  auto& tolerance = change.tolerances[file.token];
  (after > before ? tolerance.extra : tolerance.missing) =
      static_cast<std::uint32_t>(std::max(before, after) - std::min(before, after));
  return change;
}

void take_usual(const Watch& watch, const Aspect& aspect, AspectMemory& memory) {
  memory.unusual_refused = 0;
  if (++memory.usual_in_a_row >= watch.limits.settled_files) {
    memory.unusual.clear();
    memory.unusual_accepted = 0;
    watch.findings.clear(aspect.kind, aspect.subject);
  }
}

void take_unusual(const Watch& watch, const Aspect& aspect, AspectMemory& memory) {
  const auto& file = watch.seen.decoded;
  const bool counted = counts(file);
  memory.usual_in_a_row = 0;
  if (memory.unusual != aspect.value) memory.unusual_accepted = memory.unusual_refused = 0;
  memory.unusual = aspect.value;
  if (counted && ++memory.unusual_accepted >= watch.limits.settled_files) {
    memory.usual.insert(aspect.value);
    return watch.findings.clear(aspect.kind, aspect.subject);
  }
  const auto* first = file.rejections.empty() ? &file.why : &file.rejections.front();
  auto& finding = watch.findings.raise(
      aspect.kind, aspect.subject, counted ? GuardSeverity::notice : GuardSeverity::critical,
      {joined(memory.usual), aspect.value, first->found, first->place.record});
  if (counted || ++memory.unusual_refused < watch.limits.proposal_files) return;
  if (auto change = proposal_for(aspect, memory, file, first->rule))
    watch.findings.propose(finding, *std::move(change));
}

}  // namespace

/// A mine may use several shapes at once (GB writes its end mark both ways), so what counts is
/// whether a shape was ever usual. A new one becomes usual after enough accepted files.
void watch_shape(const Watch& watch) {
  const auto& file = watch.seen.decoded;
  if (file.outcome == wire::Outcome::unknown_type || file.outcome == wire::Outcome::no_layout ||
      file.outcome == wire::Outcome::incomplete) {
    return;
  }
  for (const auto& aspect : aspects_of(file)) {
    auto& memory = watch.state.aspects[{aspect.kind, aspect.subject}];
    const bool learning = memory.accepted_files < watch.limits.learning_files;
    if (counts(file)) {
      ++memory.accepted_files;
      if (learning) memory.usual.insert(aspect.value);
    }
    if (memory.usual.contains(aspect.value)) {
      take_usual(watch, aspect, memory);
    } else if (!memory.usual.empty()) {
      take_unusual(watch, aspect, memory);
    }
  }
}

}  // namespace headframe::core
