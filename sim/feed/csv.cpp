#include "sim/feed/csv.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/suggest.hpp"

namespace headframe::sim::feed {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
const std::string nothing;

/// Columns count characters: a continuation byte of UTF-8 begins none.
bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
}

}  // namespace

CsvTable::CsvTable(const std::string& file, std::string_view text, const Columns& columns,
                   scenario::Problems& problems)
    : file_(std::make_shared<const std::string>(file)), text_(text), problems_(problems) {
  if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
  header(columns);
}

void CsvTable::problem(std::uint32_t line, std::uint32_t column, std::string text) {
  problems_.add({file_, line, column}, std::move(text));
}

void CsvTable::advance() {
  if (text_[at_] == '\n') {
    ++line_;
    column_ = 1;
  } else if (begins_character(text_[at_])) {
    ++column_;
  }
  ++at_;
}

/// False when the quotes never end.
bool CsvTable::quoted(Field& field) {
  advance();
  while (at_ < text_.size()) {
    if (text_[at_] == '"') {
      advance();
      if (at_ >= text_.size() || text_[at_] != '"') return true;
    }
    field.text.push_back(text_[at_]);
    advance();
  }
  problem(field.line, field.column, "the quotes never end; expected a second '\"'");
  return false;
}

void CsvTable::plain(Field& field) {
  while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') {
    field.text.push_back(text_[at_]);
    advance();
  }
  if (field.text.ends_with('\r')) field.text.pop_back();
}

/// One field and the comma after it, if there is one; true when another field follows.
bool CsvTable::field(std::vector<Field>& fields) {
  Field& field = fields.emplace_back(Field{{}, line_, column_});
  if (at_ < text_.size() && text_[at_] == '"') {
    if (!quoted(field)) sound_ = false;
    Field rest{{}, line_, column_};
    plain(rest);
    if (!rest.text.empty())
      problem(rest.line, rest.column, "text after the closing quotes; expected a comma");
  } else {
    plain(field);
  }
  const bool more = at_ < text_.size() && text_[at_] == ',';
  if (at_ < text_.size()) advance();
  return more;
}

/// The fields of the next line that is not empty; none at the end of the text.
std::vector<CsvTable::Field> CsvTable::row() {
  std::vector<Field> fields;
  while (at_ < text_.size()) {
    while (field(fields)) {
    }
    if (fields.size() > 1 || !fields[0].text.empty()) break;
    fields.clear();
  }
  return fields;
}

void CsvTable::header(const Columns& columns) {
  std::vector<std::string> known = columns.required;
  known.insert(known.end(), columns.optional.begin(), columns.optional.end());
  place_.resize(known.size());
  const std::vector<Field> names = row();
  width_ = names.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Field& name = names[i];
    const auto found = std::ranges::find(known, name.text);
    if (found == known.end()) {
      problem(name.line, name.column,
              fmt::format("unknown column '{}'{}", name.text, scenario::hint(name.text, known)));
      sound_ = false;
      continue;
    }
    auto& place = place_[static_cast<std::size_t>(found - known.begin())];
    if (place)
      problem(name.line, name.column, fmt::format("a second column '{}'; expected one", name.text));
    if (place) sound_ = false;
    place = i;
  }
  for (std::size_t i = 0; i < columns.required.size(); ++i) {
    if (place_[i]) continue;
    problem(1, 1,
            fmt::format("no column '{}'; expected the columns {}", known[i],
                        fmt::format("{}", scenario::one_of(columns.required))));
    sound_ = false;
  }
}

bool CsvTable::next() {
  while (sound_) {
    fields_ = row();
    if (fields_.empty() || !sound_) return false;
    if (fields_.size() == width_) return true;
    problem(fields_[0].line, fields_[0].column,
            fmt::format("{} fields; expected {}, as the header has", fields_.size(), width_));
  }
  return false;
}

const std::string& CsvTable::operator[](std::size_t column) const {
  return place_[column] ? fields_[*place_[column]].text : nothing;
}

scenario::Mark CsvTable::mark(std::size_t column) const {
  const Field& field = fields_[place_[column].value_or(0)];
  return {file_, field.line, field.column};
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result.push_back('"');
    result.push_back(c);
  }
  return result + '"';
}

}  // namespace headframe::sim::feed
