#include "sim/scenario/variants.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/compose.hpp"
#include "sim/scenario/keys.hpp"
#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

constexpr std::size_t most_variants = 100;

std::vector<std::string> keys_of_scenarios() {
  std::vector<std::string> keys;
  for (const KeyInfo& key : all_keys())
    if (!key.path.contains('.')) keys.push_back(key.path);
  return keys;
}

bool may_say(const Node::Entry& entry, const Reading& reading) {
  static const std::vector<std::string> scenarios = keys_of_scenarios();
  std::vector<std::string> known = variant_keys();
  known.insert(known.begin(), {"title", "use"});
  if (std::ranges::find(known, entry.key) != known.end()) return true;
  if (std::ranges::find(scenarios, entry.key) != scenarios.end())
    reading.problems.add(entry.mark,
                         fmt::format("a variant cannot set '{}', which all variants share; expected "
                                     "it in the file itself",
                                     entry.key));
  else
    unknown_key(entry, reading, known);
  return false;
}

std::vector<std::string> names_of(const Node::Entry* use) {
  std::vector<std::string> names;
  if (use != nullptr)
    for (const Node& name : use->value.items) names.push_back(name.text);
  return names;
}

/// The document as it is in the variant.
Node laid_out(const Node& document, const Node& variant) {
  Node upper = variant;
  std::erase_if(upper.entries, [](const Node::Entry& entry) { return entry.key == "use"; });
  Node whole = document;
  lay_over(whole, std::move(upper));
  return whole;
}

std::optional<Variant> read_variant(const Node::Entry& entry, const Node& document,
                                    const ReadDocument& read, Problems& problems) {
  std::vector<Reference> references;
  Reading reading{problems, references, entry.mark, entry.key};
  if (!valid_name(entry, reading, "variant")) return {};
  if (!expect_map(entry.value, reading, "a map: its title, and what is different")) return {};
  bool good = true;
  for (const Node::Entry& key : entry.value.entries) good = may_say(key, reading) && good;
  if (entry.value.find("title") == nullptr) {
    missing_key(reading, "title", bilingual().expected);
    good = false;
  }
  if (!good) return {};
  Problems wrong;
  auto scenario = read(laid_out(document, entry.value), wrong);
  for (const Problem& problem : wrong.in_order())
    problems.add(problem.mark, fmt::format("{} (in variant '{}')", problem.text, entry.key));
  if (!scenario) return {};
  return Variant{entry.key, names_of(entry.value.find("use")), std::move(*scenario)};
}

}  // namespace

std::vector<Variant> read_variants(const Node& variants, const Node& document,
                                   const ReadDocument& read, Problems& problems) {
  std::vector<Reference> references;
  Reading reading{problems, references, variants.mark, "variants"};
  std::vector<Variant> found;
  if (!expect_map(variants, reading, "a map: the name of each variant, and its keys")) return found;
  if (variants.entries.size() > most_variants) {
    problems.add(variants.mark,
                 fmt::format("more than {} variants; expected fewer", most_variants));
    return found;
  }
  for (const Node::Entry& entry : variants.entries)
    if (auto variant = read_variant(entry, document, read, problems))
      found.push_back(std::move(*variant));
  return found;
}

}  // namespace headframe::sim::scenario
