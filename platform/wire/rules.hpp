// Every key that a rejection or a deviation may carry, explained in both languages: what the API,
// lint and the documentation say about an entry of the quarantine.
#pragma once

#include <span>
#include <string_view>

namespace headframe::wire {

struct Rule {
  enum class Effect {
    deviation,  // tolerated, counted and reported
    record,     // the record is rejected
    file,       // nothing of the file counts
  };
  std::string_view key;
  Effect effect;
  std::string_view zh, en;
};

std::span<const Rule> rules();
const Rule* find_rule(std::string_view key);

}  // namespace headframe::wire
