// Makes one document of a scenario file, the scenario it is based on, and the fragments it uses.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sim/scenario/node.hpp"

namespace headframe::sim::scenario {

/// The content of a file, or nothing when it cannot be read.
using ReadFile = std::function<std::optional<std::string>(const std::string& path)>;

/// Files of this machine, up to 16 MB each.
std::optional<std::string> read_disk_file(const std::string& path);

/// A file that another one names. It is looked for beside that one, then in each folder above.
struct NamedFile {
  std::string path, content;
};
std::optional<NamedFile> find_named_file(const std::string& from, const std::string& name,
                                         const ReadFile& read);
/// What an author is told when there is none.
std::string no_such_file(const std::string& name);

/// Adds what `other` says. What both say differently is a problem that names both places; what was
/// written in one place is one thing.
void unite(Node& with, Node other, Problems& problems);

/// `use: [a.yaml, b.yaml]` brings fragments, which must not contradict each other; `base: c.yaml`
/// is a whole scenario. Later wins: base, fragments, the file itself. Maps merge key by key;
/// anything else, lists included, replaces what was there. Named files are looked for beside the
/// file that names them, then in each folder above. Every value keeps the mark of the file it was
/// written in. A variant's fragments are laid under its own keys; its `use` stays, for the names.
/// Nothing when a file is missing or is no YAML, or when files name each other in a
/// circle: what could be read would seem to lack half of its keys.
std::optional<Node> compose(const std::string& path, const ReadFile& read, Problems& problems);

/// Lays `upper` over `lower`: maps merge key by key, anything else is replaced.
void lay_over(Node& lower, Node upper);

}  // namespace headframe::sim::scenario
