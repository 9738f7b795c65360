// A YAML document as a tree of values that remember where they were written. Plain scalars keep
// their text: what `010` or `yes` means is decided by the key that reads them, never guessed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/problem.hpp"

namespace headframe::sim::scenario {

struct Node {
  enum class Kind { null, scalar, list, map };
  struct Entry;

  Kind kind = Kind::null;
  std::string text;     // of a scalar
  bool quoted = false;  // a quoted or block scalar is text whatever it looks like
  Mark mark;
  std::vector<Node> items;     // of a list
  std::vector<Entry> entries;  // of a map, in the order written

  const Entry* find(std::string_view key) const;
  Entry* find(std::string_view key);
  /// Follows keys downwards; null when one is absent.
  const Node* at(std::initializer_list<std::string_view> path) const;
};

struct Node::Entry {
  std::string key;
  Mark mark;  // of the key
  Node value;
};

/// What a plain scalar is by YAML 1.2's core schema; editors that know the JSON Schema agree.
/// Longer text is never a number.
inline constexpr std::size_t longest_word = 64;
enum class Plain { null, boolean, integer, decimal, text };
Plain plain_kind(std::string_view text);

/// "a list", "a map", "text", "the number 12" …: how a problem names what it found.
std::string describe(const Node& node);

}  // namespace headframe::sim::scenario
