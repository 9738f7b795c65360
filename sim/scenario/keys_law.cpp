// Laws of durations: a map whose `law` decides which other keys it has.
#include "sim/scenario/keys.hpp"

#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;

/// The keys of all laws together; each law reads its own.
struct Numbers {
  rt::Duration value{}, from{}, to{}, mean{}, scale{};
  double shape = 1, sigma = 0;
  std::vector<rt::Duration> values;
  std::vector<math::Law::Part> parts;
};

struct LawKind {
  std::string name;
  Shape<Numbers> keys;  // without `law`
  std::function<math::Law(const Numbers&)> make;
};

Type<rt::Duration> time() { return duration(0s, 10 * 8760h); }
Type<rt::Duration> positive_time() { return duration(1s, 10 * 8760h); }

LawKind fixed() {
  LawKind kind{"fixed", {}, [](const Numbers& n) { return math::Law::fixed(n.value); }};
  kind.keys.required("value", &Numbers::value, time(), "Always this.");
  return kind;
}

LawKind uniform() {
  LawKind kind{"uniform", {}, [](const Numbers& n) { return math::Law::uniform(n.from, n.to); }};
  kind.keys.required("from", &Numbers::from, time(), "The shortest.");
  kind.keys.required("to", &Numbers::to, time(), "The longest.");
  return kind;
}

LawKind exponential() {
  LawKind kind{"exponential", {}, [](const Numbers& n) { return math::Law::exponential(n.mean); }};
  kind.keys.required("mean", &Numbers::mean, positive_time(), "Its mean.");
  return kind;
}

LawKind weibull() {
  LawKind kind{
      "weibull", {}, [](const Numbers& n) { return math::Law::weibull(n.scale, n.shape); }};
  kind.keys.required("shape", &Numbers::shape, number({0.1, 20}), "1 is exponential.");
  kind.keys.required("scale", &Numbers::scale, positive_time(), "63 % are shorter.");
  return kind;
}

LawKind lognormal() {
  LawKind kind{
      "lognormal", {}, [](const Numbers& n) { return math::Law::lognormal(n.mean, n.sigma); }};
  kind.keys.required("mean", &Numbers::mean, positive_time(), "Its mean, not its median.");
  kind.keys.required("sigma", &Numbers::sigma, number({0, 5}),
                     "Standard deviation of the logarithm.");
  return kind;
}

LawKind empirical() {
  constexpr std::size_t most_values = 10'000;
  LawKind kind{"empirical", {}, [](const Numbers& n) { return math::Law::empirical(n.values); }};
  kind.keys.required("values", &Numbers::values, list(time(), 1, most_values),
                     "Each is equally likely.");
  return kind;
}

std::vector<std::string> names_of(const std::vector<LawKind>& kinds) {
  std::vector<std::string> names;
  for (const LawKind& kind : kinds) names.push_back(kind.name);
  return names;
}

bool read_law(const std::vector<LawKind>& kinds, const Node& node, Reading& reading,
              math::Law& into) {
  if (!expect_map(node, reading, "a law: {law: …, …}")) return false;
  Reading own{reading.problems, reading.references, reading.owner, reading.owner_name};
  const Node::Entry* tag = node.find("law");
  if (tag == nullptr) {
    missing_key(own, "law", "one of " + one_of(names_of(kinds)));
    return false;
  }
  std::size_t chosen = 0;
  Reading in_tag{reading.problems, reading.references, tag->mark, "law"};
  if (!read_choice(tag->value, in_tag, names_of(kinds), chosen)) return false;
  Numbers numbers;
  if (!kinds[chosen].keys.read(node, own, numbers, {"law"})) return false;
  if (numbers.from > numbers.to) {
    reading.problems.add(node.mark,
                         "'from' is longer than 'to'; expected it to be at most as long");
    return false;
  }
  into = kinds[chosen].make(numbers);
  return true;
}

Json law_schema(const std::vector<LawKind>& kinds, Completeness completeness) {
  Json alternatives = Json::array();
  for (const LawKind& kind : kinds) {
    Json schema = kind.keys.schema(completeness);
    schema["properties"]["law"] = {{"const", kind.name}};
    // A file that changes one number of a law need not name the law again.
    if (completeness == Completeness::whole)
      schema["required"].insert(schema["required"].begin(), "law");
    alternatives.push_back(schema);
  }
  return {{"anyOf", alternatives}};
}

Type<math::Law> law_of(std::vector<LawKind> list) {
  const auto kinds = std::make_shared<const std::vector<LawKind>>(std::move(list));
  Type<math::Law> type;
  type.expected = "a law: {law: …, …}";
  type.read = [kinds](const Node& node, Reading& reading, math::Law& into) {
    return read_law(*kinds, node, reading, into);
  };
  type.schema = [kinds](Completeness completeness) { return law_schema(*kinds, completeness); };
  return type;  // the keys of laws are explained once, not under every law
}

LawKind mixture(const std::vector<LawKind>& simple) {
  constexpr std::size_t most_parts = 20;
  Shape<math::Law::Part> part;
  part.required("weight", &math::Law::Part::weight, number({1e-6, 1e6}),
                "In proportion to the others.");
  part.required("is", &math::Law::Part::law, law_of(simple), "A law that is no mixture.");
  LawKind kind{"mixture", {}, [](const Numbers& n) { return math::Law::mixture(n.parts); }};
  kind.keys.required("of", &Numbers::parts, list(object(std::move(part)), 1, most_parts),
                     "One of them.");
  return kind;
}

std::vector<LawKind> all_kinds() {
  std::vector<LawKind> kinds{fixed(),   uniform(),   exponential(),
                             weibull(), lognormal(), empirical()};
  kinds.push_back(mixture(kinds));
  return kinds;
}

}  // namespace

Type<math::Law> law() {
  static const Type<math::Law> any = law_of(all_kinds());
  Type<math::Law> type = any;
  type.schema = [](Completeness completeness) {
    return Json{{"$ref", completeness == Completeness::whole ? "#/definitions/whole_law"
                                                             : "#/definitions/law"}};
  };
  return type;
}

Json law_definitions() {
  const auto kinds = all_kinds();
  return {{"law", law_schema(kinds, Completeness::partial)},
          {"whole_law", law_schema(kinds, Completeness::whole)}};
}

}  // namespace headframe::sim::scenario
