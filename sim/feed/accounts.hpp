// The accounts under which the mines of a feed log in: a CSV file with the columns mine, user,
// password.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "sim/scenario/problem.hpp"

namespace headframe::sim::feed {

struct LogIn {
  std::string user, password;
  std::string written_at;  // file:line:column
};

/// By the mine's code of 12 digits.
class Accounts {
 public:
  /// The mine's own row, or else the row of the mine "*", which stands for every other mine; null
  /// when there is neither.
  const LogIn* find(const std::string& mine) const;
  void add(std::string mine, LogIn log_in) { rows_[std::move(mine)] = std::move(log_in); }
  bool has(const std::string& mine) const { return rows_.contains(mine); }
  std::size_t size() const { return rows_.size(); }
  /// The file, ordered by mine.
  std::string text() const;

 private:
  std::map<std::string, LogIn> rows_;
};

/// `file` is for messages; all problems of the file are told at once.
std::expected<Accounts, std::vector<scenario::Problem>> read_accounts(const std::string& file,
                                                                      const std::string& text);

}  // namespace headframe::sim::feed
