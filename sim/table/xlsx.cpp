#include "sim/table/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <zip.h>

#include "sim/table/xml.hpp"

namespace headframe::sim::table {
namespace {

constexpr std::size_t most_bytes = 64 << 20;  // of one part, unpacked

/// A workbook's parts by name.
class Package {
 public:
  explicit Package(const std::string& file)
      : zip_(zip_open(file.c_str(), ZIP_RDONLY, nullptr), zip_discard) {}

  bool sound() const { return zip_ != nullptr; }

  std::optional<std::string> part(const std::string& name) const {
    zip_stat_t stat;
    if (zip_stat(zip_.get(), name.c_str(), 0, &stat) != 0 || stat.size > most_bytes)
      return std::nullopt;
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> in(
        zip_fopen(zip_.get(), name.c_str(), 0), zip_fclose);
    std::string content(stat.size, '\0');
    if (in == nullptr || zip_fread(in.get(), content.data(), stat.size) !=
                             static_cast<zip_int64_t>(stat.size))
      return std::nullopt;
    return content;
  }

 private:
  std::unique_ptr<zip_t, decltype(&zip_discard)> zip_;
};

std::string value_of(const Attributes& attributes, std::string_view name) {
  const auto at = attributes.find(name);
  return at == attributes.end() ? std::string{} : at->second;
}

std::size_t number_of(const std::string& text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct Workbook {
  std::string first_sheet;  // the name of its part
  bool from_1904 = false;   // dates count from there
  std::vector<std::string> strings;
  std::vector<bool> is_date;  // by style
};

/// Shared strings: each `si` is the texts of its `t`, without those of phonetic runs (`rPh`).
std::vector<std::string> strings_of(const std::string& part) {
  std::vector<std::string> strings;
  bool inside = false, phonetic = false;
  read_xml(part, {[&](const std::string& name, const Attributes&) {
                    if (name == "si") strings.emplace_back();
                    if (name == "rPh") phonetic = true;
                    inside = name == "t";
                  },
                  [&](const std::string& name) {
                    if (name == "rPh") phonetic = false;
                    if (name == "t") inside = false;
                  },
                  [&](std::string_view text) {
                    if (inside && !phonetic && !strings.empty()) strings.back() += text;
                  }});
  return strings;
}

/// Whether a format of numbers shows dates: one of the built-in ones (ECMA-376, 18.8.30, those of
/// Chinese included), or one with letters of a date outside quotes and brackets.
bool shows_dates(std::size_t id, const std::map<std::size_t, std::string>& own) {
  const auto at = own.find(id);
  if (at == own.end())
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
           (id >= 50 && id <= 58);
  bool quoted = false, bracketed = false;
  for (const char c : at->second) {
    if (c == '"') quoted = !quoted;
    if (c == '[' || c == ']') bracketed = c == '[';
    if (!quoted && !bracketed && std::string_view("yYdDhH").find(c) != std::string_view::npos)
      return true;
  }
  return false;
}

std::vector<bool> dates_of(const std::string& styles) {
  std::map<std::size_t, std::string> own;
  std::vector<bool> is_date;
  bool cells = false;
  read_xml(styles, {[&](const std::string& name, const Attributes& a) {
                      if (name == "numFmt")
                        own[number_of(value_of(a, "numFmtId"))] = value_of(a, "formatCode");
                      if (name == "cellXfs") cells = true;
                      if (cells && name == "xf")
                        is_date.push_back(shows_dates(number_of(value_of(a, "numFmtId")), own));
                    },
                    [&](const std::string& name) {
                      if (name == "cellXfs") cells = false;
                    },
                    [](std::string_view) {}});
  return is_date;
}

std::optional<Workbook> workbook_of(const Package& package) {
  Workbook book;
  std::string id;
  const auto ignore = [](const std::string&) {};
  const auto ignore_text = [](std::string_view) {};
  const auto whole = package.part("xl/workbook.xml");
  const auto relations = package.part("xl/_rels/workbook.xml.rels");
  if (!whole || !relations) return std::nullopt;
  read_xml(*whole, {[&](const std::string& name, const Attributes& a) {
                      if (name == "sheet" && id.empty()) id = value_of(a, "id");
                      if (name == "workbookPr") {
                        const std::string since = value_of(a, "date1904");
                        book.from_1904 = since == "1" || since == "true";
                      }
                    },
                    ignore, ignore_text});
  read_xml(*relations, {[&](const std::string& name, const Attributes& a) {
                          if (name != "Relationship" || value_of(a, "Id") != id) return;
                          const std::string target = value_of(a, "Target");
                          book.first_sheet =
                              target.starts_with('/') ? target.substr(1) : "xl/" + target;
                        },
                        ignore, ignore_text});
  if (const auto part = package.part("xl/sharedStrings.xml")) book.strings = strings_of(*part);
  if (const auto part = package.part("xl/styles.xml")) book.is_date = dates_of(*part);
  return book;
}

/// A date as a spreadsheet counts it, in days since the last of 1899 but one, or since 1904.
std::string date_of(double serial, bool from_1904) {
  using namespace std::chrono;
  constexpr double most = 2'958'465;  // the end of the year 9999
  if (!(serial >= 61 || from_1904) || serial > most) return fmt::format("{}", serial);
  const sys_days zero = from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 30);
  const auto length = seconds(static_cast<std::int64_t>(std::llround(serial * 86'400)));
  const auto day = floor<days>(length);
  const year_month_day date{zero + day};
  const hh_mm_ss clock(length - day);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

/// "B17" as row and column; zeros for anything else.
Field placed(const std::string& name) {
  Field field;
  std::size_t at = 0;
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 3; ++at)
    field.column = field.column * 26 + static_cast<std::uint32_t>(name[at] - 'A' + 1);
  std::from_chars(name.data() + at, name.data() + name.size(), field.line);
  return field;
}

/// The cells of one sheet, by row and column.
class Sheet {
 public:
  explicit Sheet(const Workbook& book) : book_(book) {}

  bool read(const std::string& part) {
    return read_xml(part, {[this](const std::string& name, const Attributes& a) { began(name, a); },
                           [this](const std::string& name) { ended(name); },
                           [this](std::string_view text) {
                             if (inside_) text_ += text;
                           }});
  }

  std::map<std::uint32_t, std::map<std::uint32_t, std::string>> rows;

 private:
  void began(const std::string& name, const Attributes& attributes) {
    if (name == "c") {
      cell_ = placed(value_of(attributes, "r"));
      type_ = value_of(attributes, "t");
      style_ = number_of(value_of(attributes, "s"));
      text_.clear();
    }
    if (name == "v" || name == "t") inside_ = true;
  }

  void ended(const std::string& name) {
    if (name == "v" || name == "t") inside_ = false;
    if (name == "c" && !text_.empty()) rows[cell_.line][cell_.column] = shown();
  }

  std::string shown() const {
    if (type_ == "s") {
      const std::size_t at = number_of(text_);
      return at < book_.strings.size() ? book_.strings[at] : std::string{};
    }
    if (type_ == "b") return text_ == "1" ? "true" : "false";
    const bool number = type_.empty() || type_ == "n";
    if (!number || style_ >= book_.is_date.size() || !book_.is_date[style_]) return text_;
    double serial = 0;
    std::from_chars(text_.data(), text_.data() + text_.size(), serial);
    return date_of(serial, book_.from_1904);
  }

  const Workbook& book_;
  Field cell_;
  std::string type_, text_;
  std::size_t style_ = 0;
  bool inside_ = false;
};

class SheetRows final : public Rows {
 public:
  SheetRows(std::string file, Sheet sheet)
      : file_(std::move(file)), rows_(std::move(sheet.rows)), at_(rows_.begin()) {}

  std::optional<std::vector<Field>> next(scenario::Problems&) override {
    if (at_ == rows_.end()) return std::nullopt;
    const auto& [row, cells] = *at_++;
    const auto last = cells.rbegin()->first;
    if (width_ == 0) width_ = last;
    std::vector<Field> fields;
    for (std::uint32_t column = 1; column <= std::max(width_, last); ++column) {
      const auto cell = cells.find(column);
      fields.push_back({cell == cells.end() ? std::string{} : cell->second, row, column});
    }
    return fields;
  }

  scenario::Mark mark(std::uint32_t line, std::uint32_t column) const override {
    return {std::make_shared<const std::string>(file_ + ":" + cell_name(line, column)), 0, 0};
  }

 private:
  std::string file_;
  std::map<std::uint32_t, std::map<std::uint32_t, std::string>> rows_;
  std::map<std::uint32_t, std::map<std::uint32_t, std::string>>::iterator at_;
  std::uint32_t width_ = 0;
};

}  // namespace

std::string cell_name(std::uint32_t row, std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters + std::to_string(row);
}

std::unique_ptr<Rows> xlsx_rows(const std::string& file, scenario::Problems& problems) {
  const Package package(file);
  const auto book = package.sound() ? workbook_of(package) : std::nullopt;
  const auto part = book ? package.part(book->first_sheet) : std::nullopt;
  if (part) {
    Sheet sheet(*book);
    if (sheet.read(*part)) return std::make_unique<SheetRows>(file, std::move(sheet));
  }
  problems.add({std::make_shared<const std::string>(file), 0, 0},
               "no workbook that can be read; expected an .xlsx file without a password, as Excel or "
               "LibreOffice saves it");
  return nullptr;
}

}  // namespace headframe::sim::table
