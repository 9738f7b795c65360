// headframe-scenario-keys: what the loader knows, for the files that must agree with it.
//   schema       the JSON Schema, as kept in scenarios/schema.json
//   keys         every key, one a line: path, required or optional, what is expected, what it means
//   json FILE    the file alone (no base, no fragments) as JSON, to be judged by the schema
#include <iostream>
#include <string_view>

#include "sim/scenario/compose.hpp"
#include "sim/scenario/keys.hpp"
#include "sim/scenario/yaml.hpp"

namespace {

using namespace headframe::sim::scenario;

Json plain_json(const Node& node) {
  switch (plain_kind(node.text)) {
    case Plain::boolean:
      return node.text == "true";
    case Plain::integer:
    case Plain::decimal:
      // What YAML takes for a number and JSON does not (010, .5) stays text, and fails the schema.
      return Json::accept(node.text) ? Json::parse(node.text) : Json(node.text);
    case Plain::null:
      return nullptr;
    case Plain::text:
      break;
  }
  return node.text;
}

Json to_json(const Node& node) {
  Json result;
  switch (node.kind) {
    case Node::Kind::null:
      break;
    case Node::Kind::scalar:
      result = node.quoted ? Json(node.text) : plain_json(node);
      break;
    case Node::Kind::list:
      result = Json::array();
      for (const Node& item : node.items) result.push_back(to_json(item));
      break;
    case Node::Kind::map:
      result = Json::object();
      for (const Node::Entry& entry : node.entries) result[entry.key] = to_json(entry.value);
      break;
  }
  return result;
}

int print_json(const std::string& file) {
  Problems problems;
  const auto content = read_disk_file(file);
  if (!content) {
    std::cerr << file << ": cannot be read\n";
    return 2;
  }
  const auto document = parse_yaml(*content, file, problems);
  for (const Problem& problem : problems.in_order()) std::cerr << to_string(problem) << '\n';
  if (!document || !problems.empty()) return 2;
  std::cout << to_json(*document).dump() << '\n';
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command == "schema" && argc == 2) {
    std::cout << json_schema().dump(2) << '\n';
  } else if (command == "keys" && argc == 2) {
    for (const KeyInfo& key : all_keys()) {
      std::cout << key.path << '\t' << (key.required ? "required" : "optional") << '\t'
                << key.expected << '\t' << key.what << '\n';
    }
  } else if (command == "json" && argc == 3) {
    return print_json(argv[2]);
  } else {
    std::cerr << "usage: headframe-scenario-keys schema | keys | json FILE\n";
    return 2;
  }
  return 0;
}
