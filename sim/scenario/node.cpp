#include "sim/scenario/node.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include <fmt/format.h>

namespace headframe::sim::scenario {
namespace {

constexpr std::size_t longest_excerpt = 40;

std::string excerpt(const std::string& text) {
  if (text.size() <= longest_excerpt) return text;
  std::size_t end = longest_excerpt;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

const Node::Entry* Node::find(std::string_view key) const {
  const auto at = std::ranges::find(entries, key, &Entry::key);
  return at == entries.end() ? nullptr : &*at;
}

Node::Entry* Node::find(std::string_view key) {
  const auto at = std::ranges::find(entries, key, &Entry::key);
  return at == entries.end() ? nullptr : &*at;
}

const Node* Node::at(std::initializer_list<std::string_view> path) const {
  const Node* node = this;
  for (const std::string_view key : path) {
    const Entry* entry = node->find(key);
    if (entry == nullptr) return nullptr;
    node = &entry->value;
  }
  return node;
}

Plain plain_kind(std::string_view text) {
  constexpr std::array nulls{"", "~", "null", "Null", "NULL"};
  constexpr std::array booleans{"true", "True", "TRUE", "false", "False", "FALSE"};
  static const std::regex integer("[-+]?[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+");
  static const std::regex decimal(
      "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|"
      "NAN)");
  // std::regex recurses for each character, so that long text would exhaust the stack.
  if (text.size() > longest_word) return Plain::text;
  if (std::ranges::find(nulls, text) != nulls.end()) return Plain::null;
  if (std::ranges::find(booleans, text) != booleans.end()) return Plain::boolean;
  if (std::regex_match(text.begin(), text.end(), integer)) return Plain::integer;
  if (std::regex_match(text.begin(), text.end(), decimal)) return Plain::decimal;
  return Plain::text;
}

std::string describe(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      return "a map";
    case Node::Kind::scalar:
      break;
  }
  const char mark = node.quoted ? '"' : '\'';
  return fmt::format("{}{}{}", mark, excerpt(node.text), mark);
}

}  // namespace headframe::sim::scenario
