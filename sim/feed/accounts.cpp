#include "sim/feed/accounts.hpp"
#include "sim/table/csv.hpp"

#include <algorithm>

#include <fmt/format.h>


namespace headframe::sim::feed {
namespace {

constexpr std::size_t code_digits = 12;

bool names_mines(const std::string& text) {
  return text == "*" || (text.size() == code_digits &&
                         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }));
}

/// A line break would end the command that carries it.
bool fits_a_command(const std::string& text) {
  return text.find_first_of("\r\n") == std::string::npos;
}

}  // namespace

const LogIn* Accounts::find(const std::string& mine) const {
  auto found = rows_.find(mine);
  if (found == rows_.end()) found = rows_.find("*");
  return found == rows_.end() ? nullptr : &found->second;
}

std::string Accounts::text() const {
  std::string result = "mine,user,password\n";
  for (const auto& [mine, log_in] : rows_)
    result += fmt::format("{},{},{}\n", table::csv_field(mine), table::csv_field(log_in.user),
                          table::csv_field(log_in.password));
  return result;
}

std::expected<Accounts, std::vector<scenario::Problem>> read_accounts(const std::string& file,
                                                                      const std::string& text) {
  enum { mine, user, password };
  scenario::Problems problems;
  Accounts result;
  table::CsvTable table(file, text, {{"mine", "user", "password"}, {}}, problems);
  while (table.next()) {
    if (!names_mines(table[mine]))
      problems.add(table.mark(mine),
                   fmt::format("'{}' is no mine; expected a code of 12 digits, or * "
                               "for all mines without a row",
                               table[mine]));
    else if (result.has(table[mine]))
      problems.add(table.mark(mine), fmt::format("a second row for {}; expected one", table[mine]));
    if (table[user].empty() || !fits_a_command(table[user]))
      problems.add(table.mark(user), "no user; expected a name without line breaks");
    if (!fits_a_command(table[password]))
      problems.add(table.mark(password), "a line break; expected a password without any");
    result.add(table[mine], {table[user], table[password], scenario::to_string(table.mark(user))});
  }
  if (problems.empty() && result.size() == 0)
    problems.add({std::make_shared<const std::string>(file), 1, 1},
                 "no account; expected the header mine,user,password and a row for each mine");
  if (!problems.empty()) return std::unexpected(problems.in_order());
  return result;
}

}  // namespace headframe::sim::feed
