// Where something was written, and what is wrong with it: file:line:column, the sentence, and what
// was expected instead.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace headframe::sim::scenario {

/// A place in a file. Lines and columns count from 1; columns count characters, not bytes. Line 0
/// means the file as a whole.
struct Mark {
  std::shared_ptr<const std::string> file;  // as it was named by who asked for it
  std::uint32_t line = 0, column = 0;
};

/// "scenarios/a.yaml:12:3", or the file's name alone.
std::string to_string(const Mark& mark);

struct Problem {
  Mark mark;
  std::string text;  // "unknown key 'horizn'; did you mean 'horizon'?"
};

/// "file:line:column: text"
std::string to_string(const Problem& problem);

/// Collects everything that is wrong, so that an author sees it in one go: the first thousand
/// problems and the number of the others.
class Problems {
 public:
  void add(Mark mark, std::string text);
  bool empty() const { return found_.empty(); }
  std::size_t size() const { return found_.size(); }
  /// Grouped by file in the order in which files first had a problem, then by line and column.
  std::vector<Problem> in_order() const;

 private:
  std::vector<Problem> found_;
  std::size_t left_out_ = 0;
};

}  // namespace headframe::sim::scenario
