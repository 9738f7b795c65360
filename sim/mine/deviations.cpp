#include "sim/mine/description.hpp"

namespace headframe::sim::mine {
namespace {

struct Switch {
  std::string_view key;
  bool Deviations::*member;
};

constexpr Switch switches[] = {
    {"trailing-semicolon", &Deviations::trailing_semicolon},
    {"no-end-mark", &Deviations::no_end_mark},
    {"end-mark-on-own-line", &Deviations::end_mark_on_own_line},
    {"header-trailing-semicolon", &Deviations::header_trailing_semicolon},
    {"closed-alarm-fused", &Deviations::closed_alarm_fused},
    {"line-breaks", &Deviations::line_breaks},
    {"full-width-semicolon", &Deviations::full_width_semicolon},
    {"json-quoted", &Deviations::json_quoted},
    {"switch-changes-by-analogy", &Deviations::switch_changes_by_analogy},
    {"swapped-gas-codes", &Deviations::swapped_gas_codes},
};

}  // namespace

bool set_deviation(Deviations& deviations, std::string_view key) {
  for (const Switch& s : switches)
    if (s.key == key) return deviations.*s.member = true;
  return false;
}

std::vector<std::string_view> deviation_keys() {
  std::vector<std::string_view> keys;
  for (const Switch& s : switches) keys.push_back(s.key);
  return keys;
}

}  // namespace headframe::sim::mine
