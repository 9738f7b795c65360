#include "sim/table/table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/suggest.hpp"

namespace headframe::sim::table {
namespace {

const std::string nothing;

}  // namespace

Table::Table(std::unique_ptr<Rows> rows, const Columns& columns, scenario::Problems& problems)
    : rows_(std::move(rows)), problems_(problems) {
  header(columns);
}

void Table::problem(const Field& at, std::string text) {
  problems_.add(rows_->mark(at.line, at.column), std::move(text));
}

void Table::header(const Columns& columns) {
  std::vector<std::string> known = columns.required;
  known.insert(known.end(), columns.optional.begin(), columns.optional.end());
  place_.resize(known.size());
  auto names = rows_->next(problems_);
  if (!names) names.emplace();
  width_ = names->size();
  if (width_ == 0 || other_separator(names->front())) {
    if (width_ == 0) problem({{}, 1, 1}, "nothing; expected a line with the columns' names");
    sound_ = false;
    return;
  }
  for (std::size_t i = 0; i < width_; ++i) {
    const Field& name = (*names)[i];
    const auto other = columns.also.find(name.text);
    const auto found =
        std::ranges::find(known, other == columns.also.end() ? name.text : other->second);
    if (found == known.end()) {
      problem(name, fmt::format("unknown column '{}'{}", name.text, scenario::hint(name.text, known)));
      sound_ = false;
      continue;
    }
    auto& place = place_[static_cast<std::size_t>(found - known.begin())];
    if (place) problem(name, fmt::format("a second column '{}'; expected one", name.text));
    if (place) sound_ = false;
    place = i;
  }
  require(columns.required);
}

/// What some spreadsheets write for a comma; told once, instead of every column that is missing.
bool Table::other_separator(const Field& heading) {
  if (width_ != 1) return false;
  for (const char* const separator : {";", "\t"}) {
    if (!heading.text.contains(separator)) continue;
    problem(heading, fmt::format("columns are separated by {}; expected commas",
                                 *separator == ';' ? "';'" : "tabs"));
    return true;
  }
  return false;
}

void Table::require(const std::vector<std::string>& required) {
  for (std::size_t i = 0; i < required.size(); ++i) {
    if (place_[i]) continue;
    problem({{}, 1, 1}, fmt::format("no column '{}'; expected the columns {}", required[i],
                                    scenario::one_of(required)));
    sound_ = false;
  }
}

bool Table::next() {
  while (sound_) {
    auto row = rows_->next(problems_);
    if (!row) return false;
    fields_ = std::move(*row);
    if (fields_.size() == width_) return true;
    problem(fields_[0],
            fmt::format("{} fields; expected {}, as the header has", fields_.size(), width_));
  }
  return false;
}

const std::string& Table::operator[](std::size_t column) const {
  return place_[column] ? fields_[*place_[column]].text : nothing;
}

scenario::Mark Table::mark(std::size_t column) const {
  const Field& field = fields_[place_[column].value_or(0)];
  return rows_->mark(field.line, field.column);
}

}  // namespace headframe::sim::table
