// A map with a fixed set of keys, bound to the members of a struct.
#pragma once

#include <algorithm>
#include <memory>

#include "sim/scenario/type.hpp"

namespace headframe::sim::scenario {

template <class T>
class Shape {
 public:
  template <class M>
  Shape& required(std::string name, M T::* member, Type<M> type, std::string what) {
    return add<M>(
        std::move(name), true, [member](T& owner) -> M& { return owner.*member; }, std::move(type),
        std::move(what));
  }
  /// Absent keeps the member as the struct initialises it; `what` says what that means.
  template <class M>
  Shape& optional(std::string name, M T::* member, Type<M> type, std::string what) {
    return add<M>(
        std::move(name), false, [member](T& owner) -> M& { return owner.*member; }, std::move(type),
        std::move(what));
  }
  template <class M>
  Shape& optional(std::string name, std::optional<M> T::* member, Type<M> type, std::string what) {
    return add<M>(
        std::move(name), false, [member](T& owner) -> M& { return (owner.*member).emplace(); },
        std::move(type), std::move(what));
  }
  /// A member that is reached through a function.
  template <class M, class Access>
  Shape& through(std::string name, bool is_required, Access access, Type<M> type,
                 std::string what) {
    return add<M>(std::move(name), is_required, std::move(access), std::move(type),
                  std::move(what));
  }

  /// Reads `node` into `into`, skipping the keys in `elsewhere`, which somebody else reads.
  bool read(const Node& node, Reading& reading, T& into,
            const std::vector<std::string>& elsewhere = {}) const {
    if (!expect_map(node, reading, "a map of keys")) return false;
    bool good = true;
    for (const Node::Entry& entry : node.entries) {
      if (std::ranges::find(elsewhere, entry.key) != elsewhere.end()) continue;
      const auto key = std::ranges::find(keys_, entry.key, &Key::name);
      if (key == keys_.end()) {
        unknown_key(entry, reading, names(elsewhere));
        good = false;
        continue;
      }
      Reading inner{reading.problems, reading.references, entry.mark, entry.key};
      good = key->read(entry.value, inner, into) && good;
    }
    for (const Key& key : keys_) {
      if (!key.required || node.find(key.name) != nullptr) continue;
      missing_key(reading, key.name, key.expected);
      good = false;
    }
    return good;
  }

  Json schema(Completeness completeness) const {
    Json properties = Json::object();
    Json needed = Json::array();
    for (const Key& key : keys_) {
      properties[key.name] = key.schema(completeness);
      properties[key.name]["description"] = key.what;
      if (key.required) needed.push_back(key.name);
    }
    Json schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
    if (completeness == Completeness::whole && !needed.empty()) schema["required"] = needed;
    return schema;
  }

  void list_keys(const std::string& path, std::vector<KeyInfo>& into) const {
    for (const Key& key : keys_) {
      const std::string below = path.empty() ? key.name : path + "." + key.name;
      into.push_back({below, key.required, key.expected, key.what});
      key.keys(below, into);
    }
  }

 private:
  struct Key {
    std::string name;
    bool required;
    std::string expected, what;
    std::function<bool(const Node&, Reading&, T&)> read;
    std::function<Json(Completeness)> schema;
    std::function<void(const std::string&, std::vector<KeyInfo>&)> keys;
  };

  template <class M, class Access>
  Shape& add(std::string name, bool is_required, Access access, Type<M> type, std::string what) {
    auto read = [access, read_value = type.read](const Node& node, Reading& reading, T& owner) {
      return read_value(node, reading, access(owner));
    };
    keys_.push_back({std::move(name), is_required, type.expected, std::move(what), std::move(read),
                     type.schema, type.keys});
    return *this;
  }

  std::vector<std::string> names(const std::vector<std::string>& elsewhere) const {
    std::vector<std::string> all = elsewhere;
    for (const Key& key : keys_) all.push_back(key.name);
    return all;
  }

  std::vector<Key> keys_;
};

template <class T>
Type<T> object(Shape<T> keys) {
  const auto shape = std::make_shared<const Shape<T>>(std::move(keys));
  Type<T> type;
  type.expected = "a map of keys";
  type.read = [shape](const Node& node, Reading& reading, T& into) {
    return shape->read(node, reading, into);
  };
  type.schema = [shape](Completeness completeness) { return shape->schema(completeness); };
  type.keys = [shape](const std::string& path, std::vector<KeyInfo>& into) {
    shape->list_keys(path, into);
  };
  return type;
}

}  // namespace headframe::sim::scenario
