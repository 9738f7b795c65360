// How a study is carried out.
#include "sim/scenario/keys.hpp"

namespace headframe::sim::scenario {
namespace {

Type<Precision> precision() {
  Shape<Precision> keys;
  keys.required("relative", &Precision::relative, number({0.001, 1}),
                "Of the normal day rate, or of a variant's difference to the first one.");
  keys.required("absolute", &Precision::absolute, number({1e-5, 1}),
                "What is near enough however small the difference is.");
  return object(std::move(keys));
}

Type<Combine> combine() {
  constexpr std::size_t most_parts = 30;
  Shape<Combine> keys;
  keys.required("variants", &Combine::variants,
                list(matching(name_pattern, "the name of a variant"), 2, most_parts),
                "What can be bought together or alone.");
  keys.optional("replicates", &Combine::replicates, count(64, 1'000'000),
                "Of each combination. Absent: 2 000.");
  return object(std::move(keys));
}

Type<Purchase> purchase() {
  constexpr std::size_t most_parts = 30;
  Shape<Purchase> keys;
  keys.required("from", &Purchase::from, china_time(), "When it comes into force.");
  keys.required("buy", &Purchase::buy,
                list(matching(name_pattern, "the name of a variant"), 1, most_parts),
                "What is bought, on top of what was bought before.");
  return object(std::move(keys));
}

}  // namespace

Type<StudyPlan> study_type() {
  constexpr std::uint32_t most = 100'000'000;
  Shape<StudyPlan> keys;
  keys.optional("replicates", &StudyPlan::replicates, count(1, most),
                "How many, or at most how many with a precision. Absent: 10 000.");
  keys.optional("precision", &StudyPlan::precision, precision(),
                "How sure it is to be when it stops. Absent: it runs all replicates.");
  keys.optional("combine", &StudyPlan::combine, combine(),
                "Variants that are tried in every combination, against their cost. Absent: none are.");
  keys.optional("plan", &StudyPlan::plan, list(purchase(), 1, 30),
                "What is bought when; compared with the variants as one more option. Absent: there is no plan.");
  keys.optional("mixes", &StudyPlan::mixes, text(),
                "A file of mixes of causes, in all of which a robust conclusion holds. Absent: none is marked.");
  keys.optional("budget", &StudyPlan::budget, number({0, 1e12}),
                "CNY that may be spent on top in the first year. Absent: there is no limit.");
  return object(std::move(keys));
}

}  // namespace headframe::sim::scenario
