#include "sim/scenario/type.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <regex>

#include <fmt/format.h>

#include "sim/scenario/suggest.hpp"

namespace headframe::sim::scenario {
namespace {

std::string found(const Node& node, const std::string& expected) {
  return fmt::format("expected {}; found {}", expected, describe(node));
}

bool is_text(const Node& node) {
  return node.kind == Node::Kind::scalar && (node.quoted || plain_kind(node.text) == Plain::text);
}

// Text that YAML takes for a number, a boolean or nothing must be quoted: editors and other readers
// of the file would otherwise see another value than we do.
bool read_text(const Node& node, const Reading& reading, std::string& into, const std::string& expected) {
  if (node.kind == Node::Kind::scalar && !is_text(node)) {
    reading.problems.add(node.mark,
                         fmt::format("{} is not text in YAML; expected {}, in quotes: \"{}\"",
                                     describe(node), expected, node.text));
    return false;
  }
  if (!is_text(node) || node.text.empty()) return wrong_type(node, reading, expected);
  into = node.text;
  return true;
}

bool within(const Node& node, Reading& reading, double value, Bound bound,
            const std::string& minimum, const std::string& maximum) {
  if (value >= bound.minimum && value <= bound.maximum) return true;
  reading.problems.add(node.mark, fmt::format("{} is out of range; expected {} to {}",
                                              describe(node), minimum, maximum));
  return false;
}

bool read_quantity(const Node& node, Reading& reading, const Dimension& dimension,
                   const std::string& expected, Quantity& into) {
  if (node.kind != Node::Kind::scalar) return wrong_type(node, reading, expected);
  auto parsed = parse_quantity(node.text, dimension);
  if (!parsed) {
    reading.problems.add(node.mark, parsed.error());
    return false;
  }
  into = *parsed;
  return true;
}

// A bound as people would write it: in the largest unit that keeps it whole.
std::string in_units(double base, const Dimension& dimension) {
  const Unit* best = &dimension.units.front();
  for (const Unit& unit : dimension.units) {
    const double amount = base / unit.factor;
    if (std::abs(amount) >= 1 && amount == std::floor(amount)) best = &unit;
  }
  return fmt::format("{} {}", base / best->factor, best->name);
}

std::string example_of(const Dimension& dimension) {
  return fmt::format("{}, as in '{}'", dimension.name, dimension.example);
}

Json quantity_schema(const Dimension& dimension) {
  return Json{{"type", "string"}, {"pattern", dimension.pattern()}};
}

template <class Integer>
Type<Integer> whole_number(std::int64_t minimum, std::int64_t maximum) {
  Type<Integer> type;
  type.expected = fmt::format("a whole number from {} to {}", minimum, maximum);
  type.read = [=, expected = type.expected](const Node& node, Reading& reading, Integer& into) {
    if (node.kind != Node::Kind::scalar || node.quoted) return wrong_type(node, reading, expected);
    const auto value = parse_integer(node.text);
    if (!value) return wrong_type(node, reading, expected);
    if (*value < minimum || *value > maximum) {
      reading.problems.add(node.mark, fmt::format("{} is out of range; expected {} to {}",
                                                  describe(node), minimum, maximum));
      return false;
    }
    into = static_cast<Integer>(*value);
    return true;
  };
  type.schema = [=](Completeness) {
    return Json{{"type", "integer"}, {"minimum", minimum}, {"maximum", maximum}};
  };
  return type;
}

bool parse_china_time(const std::string& text, rt::WallTime& into) {
  static const std::regex form("([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})");
  std::smatch part;
  if (text.size() > longest_word || !std::regex_match(text, part, form)) return false;
  auto number_at = [&](std::size_t i) { return std::stoi(part[i].str()); };
  const std::chrono::year_month_day day{std::chrono::year(number_at(1)),
                                        std::chrono::month(static_cast<unsigned>(number_at(2))),
                                        std::chrono::day(static_cast<unsigned>(number_at(3)))};
  const int hour = number_at(4), minute = number_at(5), second = number_at(6);
  if (!day.ok() || hour > 23 || minute > 59 || second > 59) return false;
  const auto local = std::chrono::sys_days(day).time_since_epoch() + std::chrono::hours(hour) +
                     std::chrono::minutes(minute) + std::chrono::seconds(second);
  into.since_epoch = local - std::chrono::hours(8);
  return true;
}

}  // namespace

bool wrong_type(const Node& node, const Reading& reading, const std::string& expected) {
  const bool absent = node.kind == Node::Kind::null && !reading.owner_name.empty();
  reading.problems.add(
      absent ? reading.owner : node.mark,
      absent ? fmt::format("'{}' has no value; expected {}", reading.owner_name, expected)
             : found(node, expected));
  return false;
}

bool expect_map(const Node& node, const Reading& reading, const std::string& expected) {
  return node.kind == Node::Kind::map || wrong_type(node, reading, expected);
}

bool expect_list(const Node& node, const Reading& reading, const std::string& expected) {
  return node.kind == Node::Kind::list || wrong_type(node, reading, expected);
}

void unknown_key(const Node::Entry& entry, const Reading& reading,
                 const std::vector<std::string>& known) {
  reading.problems.add(entry.mark,
                       fmt::format("unknown key '{}'{}", entry.key, hint(entry.key, known)));
}

void missing_key(const Reading& reading, const std::string& key, const std::string& expected) {
  const std::string where =
      reading.owner_name.empty() ? "the scenario" : fmt::format("'{}'", reading.owner_name);
  reading.problems.add(reading.owner,
                       fmt::format("{} lacks the key '{}'; expected {}", where, key, expected));
}

bool valid_name(const Node::Entry& entry, const Reading& reading, const std::string& what) {
  static const std::regex form(name_pattern);
  if (entry.key.size() <= longest_word && std::regex_match(entry.key, form)) return true;
  reading.problems.add(entry.mark,
                       fmt::format("'{}' cannot name a {}; expected lower-case letters, "
                                   "digits and '-'",
                                   entry.key, what));
  return false;
}

void tell_entry(const Node& map, const Node::Entry& entry, const Reading& reading,
                const Problems& wrong, const std::string& what) {
  if (wrong.empty()) return;
  std::vector<std::string> elsewhere;
  for (const Node::Entry& other : map.entries)
    if (other.mark.file && entry.mark.file && *other.mark.file != *entry.mark.file)
      elsewhere.push_back(other.key);
  const std::string near = hint(entry.key, elsewhere);
  if (near.contains("did you mean"))
    reading.problems.add(entry.mark, fmt::format("'{}' is a new {}{}", entry.key, what, near));
  for (const Problem& problem : wrong.in_order()) reading.problems.add(problem.mark, problem.text);
}

std::string choice_of(const std::vector<std::string>& words) {
  return "one of " + one_of(words);
}

bool read_choice(const Node& node, const Reading& reading, const std::vector<std::string>& words,
                 std::size_t& chosen) {
  if (node.kind != Node::Kind::scalar) return wrong_type(node, reading, choice_of(words));
  const auto at = std::ranges::find(words, node.text);
  if (at != words.end() && !is_text(node)) {
    std::string quoted;
    return read_text(node, reading, quoted, choice_of(words));
  }
  if (at == words.end()) {
    const std::string near = hint(node.text, words);
    const std::string all =
        near.contains("did you mean") ? fmt::format(" (one of {})", one_of(words)) : "";
    reading.problems.add(node.mark, fmt::format("unknown value '{}'{}{}", node.text, near, all));
    return false;
  }
  chosen = static_cast<std::size_t>(at - words.begin());
  return true;
}

Type<std::string> text() {
  Type<std::string> type;
  type.expected = "text";
  type.read = [](const Node& node, Reading& reading, std::string& into) {
    return read_text(node, reading, into, "text");
  };
  type.schema = [](Completeness) { return Json{{"type", "string"}, {"minLength", 1}}; };
  return type;
}

Type<std::string> matching(std::string pattern, std::string expected) {
  Type<std::string> type;
  type.expected = expected;
  type.read = [form = std::regex(pattern), expected](const Node& node, Reading& reading,
                                                     std::string& into) {
    if (!read_text(node, reading, into, expected)) return false;
    const bool fits = into.size() <= longest_word && std::regex_match(into, form);
    return fits || wrong_type(node, reading, expected);
  };
  type.schema = [pattern](Completeness) { return Json{{"type", "string"}, {"pattern", pattern}}; };
  return type;
}

Type<bool> boolean() {
  Type<bool> type;
  type.expected = "true or false";
  type.read = [](const Node& node, Reading& reading, bool& into) {
    if (node.kind != Node::Kind::scalar || node.quoted ||
        (node.text != "true" && node.text != "false")) {
      return wrong_type(node, reading, "true or false");
    }
    into = node.text == "true";
    return true;
  };
  type.schema = [](Completeness) { return Json{{"type", "boolean"}}; };
  return type;
}

Type<double> number(Bound bound) {
  Type<double> type;
  type.expected = fmt::format("a number from {} to {}", bound.minimum, bound.maximum);
  type.read = [bound, expected = type.expected](const Node& node, Reading& reading, double& into) {
    const auto value =
        node.kind == Node::Kind::scalar && !node.quoted ? parse_number(node.text) : std::nullopt;
    if (!value) return wrong_type(node, reading, expected);
    into = *value;
    return within(node, reading, into, bound, fmt::format("{}", bound.minimum),
                  fmt::format("{}", bound.maximum));
  };
  type.schema = [bound](Completeness) {
    return Json{{"type", "number"}, {"minimum", bound.minimum}, {"maximum", bound.maximum}};
  };
  return type;
}

Type<double> quantity(const Dimension& dimension, Bound bound) {
  Type<double> type;
  type.expected = example_of(dimension);
  type.read = [&dimension, bound, expected = type.expected](const Node& node, Reading& reading,
                                                            double& into) {
    Quantity value;
    if (!read_quantity(node, reading, dimension, expected, value)) return false;
    into = value.value;
    return within(node, reading, into, bound, in_units(bound.minimum, dimension),
                  in_units(bound.maximum, dimension));
  };
  type.schema = [&dimension](Completeness) { return quantity_schema(dimension); };
  return type;
}

namespace {

Type<rt::Duration> duration_in(const Dimension& dimension, rt::Duration minimum,
                               rt::Duration maximum) {
  const Type<double> nanoseconds = quantity(
      dimension, {static_cast<double>(minimum.count()), static_cast<double>(maximum.count())});
  Type<rt::Duration> type;
  type.expected = nanoseconds.expected;
  type.read = [nanoseconds](const Node& node, Reading& reading, rt::Duration& into) {
    double value = 0;
    if (!nanoseconds.read(node, reading, value)) return false;
    into = rt::Duration(std::llround(value));
    return true;
  };
  type.schema = nanoseconds.schema;
  return type;
}

}  // namespace

Type<rt::Duration> duration(rt::Duration minimum, rt::Duration maximum) {
  return duration_in(duration_dimension(), minimum, maximum);
}

Type<rt::Duration> horizon(rt::Duration minimum, rt::Duration maximum) {
  return duration_in(horizon_dimension(), minimum, maximum);
}

Type<rt::Duration> lifetime(rt::Duration minimum, rt::Duration maximum) {
  return duration_in(lifetime_dimension(), minimum, maximum);
}

Type<std::uint64_t> size(std::uint64_t minimum, std::uint64_t maximum) {
  const Type<double> bytes =
      quantity(size_dimension(), {static_cast<double>(minimum), static_cast<double>(maximum)});
  Type<std::uint64_t> type;
  type.expected = bytes.expected;
  type.read = [bytes](const Node& node, Reading& reading, std::uint64_t& into) {
    double value = 0;
    if (!bytes.read(node, reading, value)) return false;
    into = static_cast<std::uint64_t>(std::llround(value));
    return true;
  };
  type.schema = bytes.schema;
  return type;
}

Type<std::uint32_t> count(std::uint32_t minimum, std::uint32_t maximum) {
  return whole_number<std::uint32_t>(minimum, maximum);
}

Type<std::int32_t> integer(std::int32_t minimum, std::int32_t maximum) {
  return whole_number<std::int32_t>(minimum, maximum);
}

Type<std::uint64_t> large_count(std::uint64_t minimum, std::uint64_t maximum) {
  return whole_number<std::uint64_t>(static_cast<std::int64_t>(minimum),
                                     static_cast<std::int64_t>(maximum));
}

Type<rt::WallTime> china_time() {
  constexpr auto expected = "a civil time of China, as in '2026-03-02 00:00:00'";
  Type<rt::WallTime> type;
  type.expected = expected;
  type.read = [](const Node& node, Reading& reading, rt::WallTime& into) {
    std::string written;
    if (!read_text(node, reading, written, expected)) return false;
    return parse_china_time(written, into) || wrong_type(node, reading, expected);
  };
  type.schema = [](Completeness) {
    return Json{{"type", "string"},
                {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$"}};
  };
  return type;
}

Type<Pace> pace() {
  constexpr auto expected = "'fastest' or a factor from 0.01 to 100000";
  Type<Pace> type;
  type.expected = expected;
  type.read = [](const Node& node, Reading& reading, Pace& into) {
    if (node.kind == Node::Kind::scalar && node.text == "fastest") return true;
    const auto factor =
        node.kind == Node::Kind::scalar && !node.quoted ? parse_number(node.text) : std::nullopt;
    if (!factor || *factor < 0.01 || *factor > 1e5) return wrong_type(node, reading, expected);
    into.factor = *factor;
    return true;
  };
  type.schema = [](Completeness) {
    return Json{
        {"anyOf",
         {{{"const", "fastest"}}, {{"type", "number"}, {"minimum", 0.01}, {"maximum", 1e5}}}}};
  };
  return type;
}

Type<std::string> reference_to(std::string kind) {
  Type<std::string> type = matching(name_pattern, "the name of a " + kind);
  type.read = [read = type.read, kind](const Node& node, Reading& reading, std::string& into) {
    if (!read(node, reading, into)) return false;
    reading.references.push_back({node.mark, kind, into});
    return true;
  };
  return type;
}

Type<Check> check() {
  constexpr auto expected = "a comparison, as in 'samples.lost == 0'";
  Type<Check> type;
  type.expected = expected;
  type.read = [](const Node& node, Reading& reading, Check& into) {
    std::string written;
    if (!read_text(node, reading, written, expected)) return false;
    auto parsed = parse_expression(written, result_figures());
    if (!parsed) {
      Mark mark = node.mark;
      mark.column += static_cast<std::uint32_t>(parsed.error().offset) + (node.quoted ? 1 : 0);
      reading.problems.add(mark, parsed.error().text);
      return false;
    }
    into = {std::move(*parsed), to_string(node.mark)};
    return true;
  };
  type.schema = [](Completeness) { return Json{{"type", "string"}, {"minLength", 1}}; };
  return type;
}

}  // namespace headframe::sim::scenario
