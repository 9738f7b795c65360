// How a key's value is checked, stored and described: small types that combine. One table made of
// them is the loader, the JSON Schema and the list of keys that the reference must explain.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/rt/time.hpp"
#include "sim/scenario/expression.hpp"
#include "sim/scenario/node.hpp"
#include "sim/scenario/quantity.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::scenario {

using Json = nlohmann::ordered_json;

/// A name that must exist elsewhere; checked when everything has been read.
struct Reference {
  Mark mark;
  /// "link", "node", "mine", "system", "county", "deviation", "supply", "cause", "team", "repair"
  std::string kind;
  std::string name;
};

/// What one pass over a document collects, and whose value is being read.
struct Reading {
  Problems& problems;
  std::vector<Reference>& references;
  Mark owner;              // of the key or list element that holds the value
  std::string owner_name;  // "mines.baiping"
};

/// A key as the reference and the schema present it.
struct KeyInfo {
  std::string path;  // "mines.capacity"; names that authors choose are left out
  bool required = false;
  std::string expected;  // "a duration, as in '30 s'"
  std::string what;
};

/// Whether a map may be incomplete, because another file completes it. Elements of lists are whole.
enum class Completeness { partial, whole };

template <class T>
struct Type {
  std::string expected;  // "a duration, as in '30 s'"
  /// Stores the value and returns true, or notes problems.
  std::function<bool(const Node&, Reading&, T&)> read;
  std::function<Json(Completeness)> schema;
  /// Adds the keys below this value; `path` is the value's own.
  std::function<void(const std::string& path, std::vector<KeyInfo>&)> keys =
      [](const std::string&, std::vector<KeyInfo>&) {};
};

struct Bound {
  double minimum, maximum;
};

Type<std::string> text();  // at least one character
Type<std::string> matching(std::string pattern, std::string expected);
Type<bool> boolean();
Type<double> number(Bound bound);
Type<double> quantity(const Dimension& dimension, Bound bound);  // bound in base units
Type<std::uint32_t> count(std::uint32_t minimum, std::uint32_t maximum);
Type<std::int32_t> integer(std::int32_t minimum, std::int32_t maximum);
Type<std::uint64_t> large_count(std::uint64_t minimum, std::uint64_t maximum);
Type<std::uint64_t> size(std::uint64_t minimum, std::uint64_t maximum);
Type<rt::Duration> duration(rt::Duration minimum, rt::Duration maximum);
Type<rt::Duration> horizon(rt::Duration minimum, rt::Duration maximum);   // "5 y" as well
Type<rt::Duration> lifetime(rt::Duration minimum, rt::Duration maximum);  // "8 y"
Type<rt::WallTime> china_time();  // "2026-03-02 00:00:00", in UTC+8
Type<Pace> pace();
Type<std::string> reference_to(std::string kind);
Type<Check> check();

/// Shared by every map-shaped type.
bool expect_map(const Node& node, const Reading& reading, const std::string& expected);
bool expect_list(const Node& node, const Reading& reading, const std::string& expected);
bool wrong_type(const Node& node, const Reading& reading, const std::string& expected);
void unknown_key(const Node::Entry& entry, const Reading& reading,
                 const std::vector<std::string>& known);
void missing_key(const Reading& reading, const std::string& key, const std::string& expected);
bool valid_name(const Node::Entry& entry, const Reading& reading, const std::string& what);
/// `wrong` is what was found below an entry of `map` that cannot be read. When its name is new in its
/// file and near one that another file defines, it was probably meant to be that: said first.
void tell_entry(const Node& map, const Node::Entry& entry, const Reading& reading,
                const Problems& wrong, const std::string& what);
std::string choice_of(const std::vector<std::string>& words);  // "one of a, b"
bool read_choice(const Node& node, const Reading& reading, const std::vector<std::string>& words,
                 std::size_t& chosen);
inline constexpr const char* name_pattern = "^[a-z0-9][a-z0-9-]*$";
inline constexpr std::size_t most_names = 10'000;

/// One word out of a closed list.
template <class E>
Type<E> choice(std::vector<std::pair<std::string, E>> options) {
  std::vector<std::string> words;
  for (const auto& [word, value] : options) words.push_back(word);
  Type<E> type;
  type.expected = choice_of(words);
  type.read = [options, words](const Node& node, Reading& reading, E& into) {
    std::size_t chosen = 0;
    if (!read_choice(node, reading, words, chosen)) return false;
    into = options[chosen].second;
    return true;
  };
  type.schema = [words](Completeness) { return Json{{"enum", words}}; };
  return type;
}

template <class T>
Type<std::vector<T>> list(Type<T> element, std::size_t minimum, std::size_t maximum) {
  Type<std::vector<T>> type;
  type.expected = minimum == maximum ? "a list of " + std::to_string(minimum) + " elements"
                                     : "a list of " + std::to_string(minimum) + " to " +
                                           std::to_string(maximum) + " elements";
  type.read = [element, minimum, maximum, expected = type.expected](
                  const Node& node, Reading& reading, std::vector<T>& into) {
    if (!expect_list(node, reading, expected)) return false;
    if (node.items.size() < minimum || node.items.size() > maximum) {
      reading.problems.add(node.mark, "the list has " + std::to_string(node.items.size()) +
                                          " elements; expected " + expected);
      return false;
    }
    bool good = true;
    for (const Node& item : node.items) {
      Reading inner{reading.problems, reading.references, item.mark, reading.owner_name};
      T value{};
      good = element.read(item, inner, value) && good;
      into.push_back(std::move(value));
    }
    return good;
  };
  type.schema = [element, minimum, maximum](Completeness) {
    return Json{{"type", "array"},
                {"items", element.schema(Completeness::whole)},
                {"minItems", minimum},
                {"maxItems", maximum}};
  };
  type.keys = element.keys;
  return type;
}

/// A map from names that the author chooses.
template <class T>
Type<std::map<std::string, T>> named(Type<T> element, std::string what) {
  Type<std::map<std::string, T>> type;
  type.expected = "a map: the name of each " + what + ", and its keys";
  type.read = [element, what, expected = type.expected](const Node& node, Reading& reading,
                                                        std::map<std::string, T>& into) {
    if (!expect_map(node, reading, expected)) return false;
    if (node.entries.size() > most_names) {
      reading.problems.add(node.mark,
                           "more than " + std::to_string(most_names) + " names; expected fewer");
      return false;
    }
    bool good = true;
    for (const Node::Entry& entry : node.entries) {
      good = valid_name(entry, reading, what) && good;
      Problems wrong;
      Reading inner{wrong, reading.references, entry.mark, entry.key};
      good = element.read(entry.value, inner, into[entry.key]) && good;
      tell_entry(node, entry, reading, wrong, what);
    }
    return good;
  };
  type.schema = [element](Completeness completeness) {
    return Json{{"type", "object"},
                {"propertyNames", {{"pattern", name_pattern}}},
                {"additionalProperties", element.schema(completeness)}};
  };
  type.keys = element.keys;
  return type;
}

}  // namespace headframe::sim::scenario
