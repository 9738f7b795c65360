#include "sim/scenario/compose.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/scenario/yaml.hpp"

namespace headframe::sim::scenario {
namespace {

constexpr std::size_t most_folders_above = 8;
constexpr std::uintmax_t largest_file = 16'000'000;

bool same_place(const Mark& a, const Mark& b) {
  return a.file && b.file && *a.file == *b.file && a.line == b.line && a.column == b.column;
}

void unite(Node& with, Node other, const std::string& key, const Mark& key_mark,
           Problems& problems) {
  if (with.kind == Node::Kind::map && other.kind == Node::Kind::map) {
    for (Node::Entry& entry : other.entries) {
      if (Node::Entry* there = with.find(entry.key)) {
        unite(there->value, std::move(entry.value), entry.key, entry.mark, problems);
      } else {
        with.entries.push_back(std::move(entry));
      }
    }
  } else if (!same_place(with.mark, other.mark)) {
    problems.add(key_mark,
                 fmt::format("'{}' is already set by another fragment at {}; expected fragments "
                             "that do not contradict each other",
                             key, to_string(with.mark)));
  }
}

class Composer {
 public:
  Composer(const ReadFile& read, Problems& problems) : read_(read), problems_(problems) {}

  Node document(const std::string& path, const std::string& content, bool fragment) {
    open_.push_back(path);
    auto own = parse_yaml(content, path, problems_);
    if (own && own->kind != Node::Kind::map) {
      problems_.add(own->mark, fmt::format("expected a map of keys; found {}", describe(*own)));
      own.reset();
    }
    complete_ = complete_ && own.has_value();
    Node whole = own ? assemble(path, std::move(*own), fragment) : Node();
    open_.pop_back();
    return whole;
  }

  bool complete() const { return complete_; }

 private:
  Node assemble(const std::string& path, Node own, bool fragment) {
    Node lower;
    lower.kind = Node::Kind::map;
    lower.mark = own.mark;
    if (const Node::Entry* base = own.find("base")) {
      if (fragment) {
        problems_.add(base->mark, "a fragment cannot have a 'base'; expected 'use'");
      } else if (auto loaded = named_file(path, base->value, false)) {
        lay_over(lower, std::move(*loaded));
      }
    }
    if (const Node::Entry* use = own.find("use")) lay_over(lower, fragments(path, *use));
    std::erase_if(own.entries, [](const Node::Entry& entry) {
      return entry.key == "base" || entry.key == "use";
    });
    if (Node::Entry* variants = own.find("variants"))
      for (Node::Entry& variant : variants->value.entries) add_fragments(path, variant.value);
    lay_over(lower, std::move(own));
    return lower;
  }

  /// A variant is written like a file: its fragments lie below its own keys.
  void add_fragments(const std::string& path, Node& variant) {
    const Node::Entry* use = variant.find("use");
    if (use == nullptr) return;
    Node lower = fragments(path, *use);
    lay_over(lower, std::move(variant));
    variant = std::move(lower);
  }

  Node fragments(const std::string& path, const Node::Entry& use) {
    Node united;
    united.kind = Node::Kind::map;
    united.mark = use.value.mark;
    if (use.value.kind != Node::Kind::list) {
      problems_.add(use.mark, "'use' needs a list of files, as in [lib/zhengzhou/mines.yaml]");
      return united;
    }
    for (const Node& name : use.value.items) {
      auto loaded = named_file(path, name, true);
      if (loaded) unite(united, std::move(*loaded), "", name.mark, problems_);
    }
    return united;
  }

  std::optional<Node> named_file(const std::string& from, const Node& name, bool fragment) {
    if (name.kind != Node::Kind::scalar) {
      problems_.add(name.mark,
                    fmt::format("expected the name of a file; found {}", describe(name)));
      return {};
    }
    const auto found = find_named_file(from, name.text, read_);
    if (!found) {
      problems_.add(name.mark, no_such_file(name.text));
      complete_ = false;
      return {};
    }
    if (std::ranges::find(open_, found->path) != open_.end()) {
      std::vector<std::string> circle = open_;
      circle.push_back(found->path);
      problems_.add(name.mark,
                    fmt::format("files name each other in a circle: {}; expected an end",
                                fmt::join(circle, " → ")));
      complete_ = false;
      return {};
    }
    return document(found->path, found->content, fragment);
  }

  const ReadFile& read_;
  Problems& problems_;
  std::vector<std::string> open_;  // files being read, outermost first
  bool complete_ = true;
};

}  // namespace

void unite(Node& with, Node other, Problems& problems) {
  const Mark mark = other.mark;
  unite(with, std::move(other), "", mark, problems);
}

void lay_over(Node& lower, Node upper) {
  if (lower.kind != Node::Kind::map || upper.kind != Node::Kind::map) {
    lower = std::move(upper);
    return;
  }
  lower.mark = upper.mark;
  for (Node::Entry& entry : upper.entries) {
    if (Node::Entry* below = lower.find(entry.key)) {
      below->mark = entry.mark;
      lay_over(below->value, std::move(entry.value));
    } else {
      lower.entries.push_back(std::move(entry));
    }
  }
}

std::optional<std::string> read_disk_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return {};
  if (std::filesystem::file_size(path, error) > largest_file || error) return {};
  std::ifstream input(path, std::ios::binary);
  std::ostringstream content;
  content << input.rdbuf();
  if (!input) return {};
  return std::move(content).str();
}

std::optional<NamedFile> find_named_file(const std::string& from, const std::string& name,
                                         const ReadFile& read) {
  std::filesystem::path folder = std::filesystem::path(from).parent_path();
  for (std::size_t i = 0; i <= most_folders_above; ++i, folder /= "..") {
    std::string candidate = (folder / name).lexically_normal().string();
    if (auto content = read(candidate)) return NamedFile{std::move(candidate), std::move(*content)};
  }
  return {};
}

std::string no_such_file(const std::string& name) {
  return fmt::format("no file '{}'; expected it beside this file or in a folder above", name);
}

std::optional<Node> compose(const std::string& path, const ReadFile& read, Problems& problems) {
  const std::string normal = std::filesystem::path(path).lexically_normal().string();
  const auto content = read(normal);
  if (!content) {
    problems.add({std::make_shared<const std::string>(path), 0, 0},
                 "cannot be read; expected a scenario file of at most 16 MB");
    return {};
  }
  Composer composer(read, problems);
  Node document = composer.document(normal, *content, false);
  if (!composer.complete()) return {};
  return document;
}

}  // namespace headframe::sim::scenario
