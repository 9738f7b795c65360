#include "sim/dialect/differences.hpp"

namespace headframe::sim::dialect {
namespace {

template <class T>
void lay(std::optional<T>& base, const std::optional<T>& change) {
  if (change) base = change;
}

template <class Key, class Value>
void lay(std::map<Key, Value>& base, const std::map<Key, Value>& change) {
  for (const auto& [key, value] : change) base[key] = value;
}

}  // namespace

Differences laid_over(Differences base, const Differences& change) {
  lay(base.encoding, change.encoding);
  lay(base.line_break, change.line_break);
  lay(base.end_mark, change.end_mark);
  lay(base.separator, change.separator);
  lay(base.quoted, change.quoted);
  lay(base.header, change.header);
  lay(base.header_trailing_separator, change.header_trailing_separator);
  lay(base.record_trailing_separator, change.record_trailing_separator);
  lay(base.extra_fields, change.extra_fields);
  lay(base.closed_alarm_fused, change.closed_alarm_fused);
  lay(base.switch_changes, change.switch_changes);
  lay(base.file_name, change.file_name);
  lay(base.mine_code, change.mine_code);
  lay(base.tokens, change.tokens);
  lay(base.ids, change.ids);
  lay(base.renumbering, change.renumbering);
  lay(base.status, change.status);
  lay(base.type_codes, change.type_codes);
  lay(base.types_written_as, change.types_written_as);
  lay(base.missing_value, change.missing_value);
  lay(base.clock_offset, change.clock_offset);
  return base;
}

}  // namespace headframe::sim::dialect
