#include "sim/scenario/combinations.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/scenario/document.hpp"

namespace headframe::sim::scenario {
namespace {

/// What the variant changes, without what only names it.
Node changes_of(const Node& variant) {
  Node changes = variant;
  std::erase_if(changes.entries, [](const Node::Entry& entry) {
    return entry.key == "use" || entry.key == "title" || entry.key == "story";
  });
  return changes;
}

}  // namespace

Combinations::Combinations(const std::string& path, const ReadFile& read) : read_(read) {
  Problems problems;
  auto document = compose(path, read, problems);
  Node::Entry* variants = document ? document->find("variants") : nullptr;
  if (variants == nullptr) throw std::invalid_argument(path + " has no variants");
  variants_ = std::move(variants->value);
  std::erase_if(document->entries, [](const Node::Entry& e) { return e.key == "variants"; });
  document_ = std::move(*document);
}

std::expected<Variant, std::vector<Problem>> Combinations::together(
    const std::vector<std::string>& variants) const {
  Problems problems;
  Node changes;
  changes.kind = Node::Kind::map;
  changes.mark = document_.mark;
  for (const std::string& name : variants)
    unite(changes, changes_of(variants_.find(name)->value), problems);
  Node whole = document_;
  lay_over(whole, std::move(changes));
  auto scenario = problems.empty() ? read_document(whole, read_, problems) : std::nullopt;
  if (!scenario) return std::unexpected(problems.in_order());
  return Variant{fmt::format("{}", fmt::join(variants, "+")), {}, std::move(*scenario)};
}

}  // namespace headframe::sim::scenario
