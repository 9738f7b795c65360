#include "sim/scenario/yaml.hpp"

#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "sim/scenario/utf8.hpp"

namespace headframe::sim::scenario {
namespace {

constexpr std::size_t deepest_nesting = 64;

struct TooDeep {
  Mark mark;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

// yaml-cpp counts from 0, and columns in bytes; people count from 1, and characters.
class Marks {
 public:
  Marks(std::string_view text, const std::string& file)
      : file_(std::make_shared<const std::string>(file)), lines_(lines_of(text)) {}

  Mark operator()(const YAML::Mark& mark) const {
    if (mark.is_null()) return {file_, 0, 0};
    const auto line = static_cast<std::size_t>(mark.line);
    std::uint32_t column = 1;
    if (line < lines_.size()) {
      const auto bytes = std::min(static_cast<std::size_t>(mark.column), lines_[line].size());
      for (const char c : lines_[line].substr(0, bytes)) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++column;
      }
    }
    return {file_, static_cast<std::uint32_t>(line + 1), column};
  }

 private:
  std::shared_ptr<const std::string> file_;
  std::vector<std::string_view> lines_;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const Marks& marks, Problems& problems) : marks_(marks), problems_(problems) {}

  Node take_root() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    Node node;
    node.mark = marks_(mark);
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    problems_.add(marks_(mark),
                  "aliases (*name) are not supported; expected the value itself, or "
                  "a fragment named under 'use'");
    Node node;
    node.mark = marks_(mark);
    add(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = value;
    node.quoted = tag == "!";  // yaml-cpp's non-specific tag of quoted and block scalars
    node.mark = marks_(mark);
    if (!node.quoted && plain_kind(value) == Plain::null) node.kind = Node::Kind::null;
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::list);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    Node node;
    std::optional<Node> key;  // of a map, read and waiting for its value
  };

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == 0) return;
    problems_.add(marks_(mark),
                  "anchors (&name) are not supported; expected plain values, or a "
                  "fragment named under 'use'");
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    problems_.add(marks_(mark),
                  fmt::format("tag '{}' is not supported; expected a plain value", tag));
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            Node::Kind kind) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (open_.size() >= deepest_nesting) throw TooDeep{marks_(mark)};
    Frame frame;
    frame.node.kind = kind;
    frame.node.mark = marks_(mark);
    open_.push_back(std::move(frame));
  }

  void close() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node));
  }

  void add(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = open_.back();
    if (frame.node.kind == Node::Kind::list) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key) {
      frame.key = std::move(node);
    } else {
      add_entry(frame, std::move(node));
    }
  }

  void add_entry(Frame& frame, Node value) {
    const Node key = *std::exchange(frame.key, std::nullopt);
    if (key.kind != Node::Kind::scalar) {
      problems_.add(key.mark, fmt::format("a key must be text; found {}", describe(key)));
      return;
    }
    if (const Node::Entry* first = frame.node.find(key.text)) {
      problems_.add(key.mark,
                    fmt::format("duplicate key '{}'; first written in line {}, expected once",
                                key.text, first->mark.line));
      return;
    }
    frame.node.entries.push_back({key.text, key.mark, std::move(value)});
  }

  const Marks& marks_;
  Problems& problems_;
  Node root_;
  std::vector<Frame> open_;
};

}  // namespace

std::optional<Node> parse_yaml(std::string_view text, const std::string& file, Problems& problems) {
  if (const auto wrong = wrong_encoding(text, file)) {
    problems.add(wrong->mark, wrong->text);
    return {};
  }
  const Marks marks(text, file);
  TreeBuilder builder(marks, problems);
  std::istringstream input{std::string(text)};
  try {
    YAML::Parser parser(input);
    if (!parser.HandleNextDocument(builder)) {
      problems.add(marks(YAML::Mark()), "the file is empty; expected a map of keys");
      return {};
    }
    if (TreeBuilder ignored(marks, problems); parser.HandleNextDocument(ignored)) {
      problems.add(ignored.take_root().mark,
                   "a second document starts here; expected one in a file");
    }
    return builder.take_root();
  } catch (const YAML::ParserException& error) {
    problems.add(marks(error.mark), fmt::format("not YAML: {}", error.msg));
  } catch (const TooDeep& error) {
    problems.add(error.mark, fmt::format("nested more than {} levels deep; expected a flatter file",
                                         deepest_nesting));
  }
  return {};
}

}  // namespace headframe::sim::scenario
