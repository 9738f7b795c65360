#include "sim/table/csv.hpp"

namespace headframe::sim::table {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// Columns count characters: a continuation byte of UTF-8 begins none.
bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
}

class CsvRows final : public Rows {
 public:
  CsvRows(const std::string& file, std::string_view text)
      : file_(std::make_shared<const std::string>(file)), text_(text) {
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
  }

  std::optional<std::vector<Field>> next(scenario::Problems& problems) override {
    std::vector<Field> fields;
    while (at_ < text_.size()) {
      bool more = true;
      while (more) {
        const auto followed = field(fields, problems);
        if (!followed) return std::nullopt;
        more = *followed;
      }
      if (fields.size() > 1 || !fields[0].text.empty()) return fields;
      fields.clear();
    }
    return std::nullopt;
  }

  scenario::Mark mark(std::uint32_t line, std::uint32_t column) const override {
    return {file_, line, column};
  }

 private:
  void advance() {
    if (text_[at_] == '\n') {
      ++line_;
      column_ = 1;
    } else if (begins_character(text_[at_])) {
      ++column_;
    }
    ++at_;
  }

  /// False when the quotes never end.
  bool quoted(Field& field) {
    advance();
    while (at_ < text_.size()) {
      if (text_[at_] == '"') {
        advance();
        if (at_ >= text_.size() || text_[at_] != '"') return true;
      }
      field.text.push_back(text_[at_]);
      advance();
    }
    return false;
  }

  void plain(Field& field) {
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') {
      field.text.push_back(text_[at_]);
      advance();
    }
    if (field.text.ends_with('\r')) field.text.pop_back();
  }

  /// One field and the comma after it, if there is one; true when another field follows, nothing
  /// when it never ends.
  std::optional<bool> field(std::vector<Field>& fields, scenario::Problems& problems) {
    Field& field = fields.emplace_back(Field{{}, line_, column_});
    if (at_ < text_.size() && text_[at_] == '"') {
      if (!quoted(field)) {
        problems.add(mark(field.line, field.column),
                     "the quotes never end; expected a second '\"'");
        return std::nullopt;
      }
      Field rest{{}, line_, column_};
      plain(rest);
      if (!rest.text.empty())
        problems.add(mark(rest.line, rest.column),
                     "text after the closing quotes; expected a comma");
    } else {
      plain(field);
    }
    const bool more = at_ < text_.size() && text_[at_] == ',';
    if (at_ < text_.size()) advance();
    return more;
  }

  std::shared_ptr<const std::string> file_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

}  // namespace

CsvTable::CsvTable(const std::string& file, std::string_view text, const Columns& columns,
                   scenario::Problems& problems)
    : Table(csv_rows(file, text), columns, problems) {}

std::unique_ptr<Rows> csv_rows(const std::string& file, std::string_view text) {
  return std::make_unique<CsvRows>(file, text);
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

}  // namespace headframe::sim::table
