#include "sim/study/sheet_workbook.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "sim/report/format.hpp"
#include "sim/study/money_phrases.hpp"
#include "sim/study/valuation.hpp"

namespace headframe::sim::study {
namespace {

enum Column : lxw_col_t { group, indicator, weight, target, actual, printed, ruled, standard, remark };
constexpr std::array<double, 9> widths{12, 24, 8, 12, 26, 10, 10, 30, 36};
constexpr std::array<const char*, 9> headings{
    "一级指标", "三级指标 Indicator", "权重 Weight", "目标值 Target", "业绩值 Actual",
    "按原表 As printed", "按统一规则 By rule", "评分标准 Rule as printed", "依据和说明 Basis, remarks"};
constexpr lxw_row_t first_row = 3;  // of the sheet's rows; from 0
constexpr std::size_t longest_name = 31;  // of a page, in characters

struct Formats {
  lxw_format *title, *plain, *head, *text, *number, *points, *total;
};

Formats formats_of(lxw_workbook* book) {
  Formats made{};
  const auto with_border = [book] {
    lxw_format* format = workbook_add_format(book);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
  };
  made.title = workbook_add_format(book);
  format_set_bold(made.title);
  format_set_font_size(made.title, 14);
  made.plain = workbook_add_format(book);
  made.head = with_border();
  format_set_bold(made.head);
  format_set_align(made.head, LXW_ALIGN_CENTER);
  made.text = with_border();
  made.number = with_border();
  format_set_num_format(made.number, "0.##");
  made.points = with_border();
  format_set_num_format(made.points, "0.00");
  made.total = with_border();
  format_set_bold(made.total);
  format_set_num_format(made.total, "0.00");
  return made;
}

/// The rule as a formula of the row's own cells.
std::string formula_of(const score::Row& row, score::Uniform uniform, lxw_row_t at) {
  const std::string c = fmt::format("C{}", at + 1), d = fmt::format("D{}", at + 1),
                    e = fmt::format("E{}", at + 1);
  const score::Measured& m = *row.measured;
  const bool higher = m.better == score::Better::higher;
  const std::string shorter = higher ? fmt::format("MAX(0,{}-{})", d, e) : fmt::format("MAX(0,{}-{})", e, d);
  const std::string ratio = higher ? fmt::format("IF({1}=0,1,{0}/{1})", e, d)
                                   : fmt::format("IF({1}=0,1,{0}/{1})", d, e);
  const auto rounded = [&c](const std::string& share) {
    return fmt::format("=ROUND({}*MAX(0,MIN(1,{})),2)", c, share);
  };
  if (m.per_point || uniform == score::Uniform::per_point) return rounded("1-" + shorter + "/100");
  if (uniform == score::Uniform::per_percent_of_target)
    return rounded(fmt::format("1-IF({0}=0,IF({1}>0,1,0),{1}/{0})", d, shorter));
  if (uniform == score::Uniform::proportional || m.unit != score::Unit::percent) return rounded(ratio);
  return rounded(higher ? fmt::format("IF({0}>={1},1,{0}/100)", e, d)
                        : fmt::format("IF({0}<={1},1,1-{0}/100)", e, d));
}

/// Spreadsheets do not all make a row as high as its text when they open a file, so it is told.
double height_of(const std::vector<std::pair<lxw_col_t, std::string>>& texts) {
  constexpr double line = 14.5;
  std::size_t lines = 1;
  for (const auto& [column, text] : texts) {
    std::size_t needed = 0;
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t to = std::min(text.find('\n', from), text.size());
      const auto width = static_cast<double>(report::display_width(text.substr(from, to - from)));
      needed += static_cast<std::size_t>(std::max(1.0, std::ceil(width * 1.2 / widths[column])));
      from = to + 1;
    }
    lines = std::max(lines, needed);
  }
  return line * static_cast<double>(lines) + 2;
}

class Page {
 public:
  Page(lxw_worksheet* page, const Formats& formats, const score::Sheet& sheet)
      : page_(page), formats_(formats), sheet_(sheet) {}

  void fill(const std::string& title, const std::string& subtitle,
            const std::vector<std::optional<double>>& values) {
    set_up();
    worksheet_write_string(page_, 0, 0, title.c_str(), formats_.title);
    worksheet_write_string(page_, 1, 0, subtitle.c_str(), formats_.plain);
    std::vector<std::pair<lxw_col_t, std::string>> heads;
    for (lxw_col_t c = 0; c < headings.size(); ++c) {
      worksheet_write_string(page_, first_row - 1, c, headings[c], formats_.head);
      heads.emplace_back(c, headings[c]);
    }
    worksheet_set_row(page_, first_row - 1, height_of(heads), nullptr);
    for (std::size_t i = 0; i < sheet_.rows.size(); ++i)
      write_row(first_row + static_cast<lxw_row_t>(i), sheet_.rows[i], values[i]);
    write_totals(score::total(sheet_, values, sheet_.uniform));
  }

 private:
  void set_up() {
    for (lxw_col_t c = 0; c < widths.size(); ++c)
      worksheet_set_column(page_, c, c, widths[c], nullptr);
    worksheet_set_landscape(page_);
    worksheet_set_paper(page_, 9);  // A4
    worksheet_fit_to_pages(page_, 1, 0);
    worksheet_repeat_rows(page_, first_row - 1, first_row - 1);
    worksheet_freeze_panes(page_, first_row, 2);
    worksheet_set_footer(page_, "&C&P / &N");
  }

  void write_row(lxw_row_t at, const score::Row& row, const std::optional<double>& value) {
    std::vector<std::pair<lxw_col_t, std::string>> texts;
    const auto text = [&](Column column, const std::string& what) {
      worksheet_write_string(page_, at, column, what.c_str(), formats_.text);
      texts.emplace_back(column, what);
    };
    text(group, row.group);
    text(indicator, row.name.zh + "\n" + row.name.en);
    worksheet_write_number(page_, at, weight, row.weight, formats_.points);
    if (row.measured) {
      worksheet_write_number(page_, at, target, row.measured->target, formats_.number);
      worksheet_write_number(page_, at, actual, value.value_or(row.measured->actual), formats_.number);
    } else {
      text(target, row.wanted);
      text(actual, row.found);
    }
    const auto as_printed = score::as_printed(row, value, sheet_.uniform);
    const auto by_rule = score::by_rule(row, value, sheet_.uniform);
    worksheet_write_number(page_, at, printed, as_printed.score, formats_.points);
    if (row.measured)
      worksheet_write_formula_num(page_, at, ruled, formula_of(row, sheet_.uniform, at).c_str(),
                                  formats_.points, by_rule.score);
    else
      worksheet_write_number(page_, at, ruled, by_rule.score, formats_.points);
    text(standard, row.standard);
    const auto basis = score::words(as_printed.basis), rule = score::words(by_rule.basis);
    text(remark, fmt::format("{} / {}{}", basis.zh, rule.zh, row.note ? "\n" + row.note->zh : ""));
    worksheet_set_row(page_, at, height_of(texts), nullptr);
  }

  void write_totals(const score::Total& total) {
    const auto last = first_row + static_cast<lxw_row_t>(sheet_.rows.size());
    worksheet_write_string(page_, last, indicator, "总计 Total", formats_.head);
    worksheet_write_string(page_, last + 1, indicator, "评价等级 Grade", formats_.head);
    const auto sum = [&](Column column, char letter, double value) {
      worksheet_write_formula_num(page_, last, column,
                                  fmt::format("=ROUND(SUM({0}{1}:{0}{2}),2)", letter, first_row + 1, last).c_str(),
                                  formats_.total, value);
    };
    double weights = 0;
    for (const score::Row& row : sheet_.rows) weights += row.weight;
    sum(weight, 'C', weights);
    sum(printed, 'F', total.as_printed);
    sum(ruled, 'G', total.by_rule);
    for (const auto& [column, letter, value] :
         {std::tuple(printed, 'F', total.as_printed), std::tuple(ruled, 'G', total.by_rule)})
      worksheet_write_formula_str(
          page_, last + 1, column,
          fmt::format("=IF({0}{1}>=90,\"优秀\",IF({0}{1}>=80,\"良\",IF({0}{1}>=60,\"中\",\"差\")))", letter,
                      last + 1)
              .c_str(),
          formats_.head, score::grade(value).zh.c_str());
  }

  lxw_worksheet* page_;
  const Formats& formats_;
  const score::Sheet& sheet_;
};

/// A page's name may not have these characters, nor be longer than 31, nor be there already.
std::string page_name(const std::string& title, std::set<std::string>& taken) {
  std::string name;
  std::size_t length = 0;
  for (std::size_t i = 0; i < title.size() && length < longest_name - 3; ++length) {
    const auto lead = static_cast<unsigned char>(title[i]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const std::string character = title.substr(i, bytes);
    name += bytes == 1 && std::string_view("[]:*?/\\'").contains(character[0]) ? "-" : character;
    i += bytes;
  }
  std::string unique = name;
  for (int n = 2; !taken.insert(unique).second; ++n) unique = fmt::format("{} {}", name, n);
  return unique;
}

void write_remarks(lxw_worksheet* page, const Formats& formats, const score::Sheet& sheet,
                   const Study& study) {
  worksheet_set_column(page, 0, 1, 80, nullptr);
  lxw_row_t at = 0;
  const auto line = [&](const kpi::Text& text) {
    worksheet_set_row(page, at, 44, nullptr);
    worksheet_write_string(page, at, 0, text.zh.c_str(), formats.text);
    worksheet_write_string(page, at++, 1, text.en.c_str(), formats.text);
  };
  line(how_scored(sheet));
  line(unexplained_rows(sheet));
  for (const score::Text& remark : sheet.remarks) line(remark);
  line({"重现：" + study.command, "To make it again: " + study.command});
  worksheet_set_landscape(page);
  worksheet_set_paper(page, 9);
  worksheet_fit_to_pages(page, 1, 0);
}

}  // namespace

void write_workbook(const Study& study, const std::filesystem::path& file) {
  const score::Sheet& sheet = *study.scenario.sheet;
  lxw_workbook* book = workbook_new(file.c_str());
  if (book == nullptr) throw std::runtime_error("cannot write " + file.string());
  const Formats formats = formats_of(book);
  std::set<std::string> taken;
  const auto page = [&](const std::string& title) {
    return workbook_add_worksheet(book, page_name(title, taken).c_str());
  };
  Page(page("原自评价"), formats, sheet)
      .fill(sheet.title.zh, "原自评价（按报告所印） As handed in",
            std::vector<std::optional<double>>(sheet.rows.size()));
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    const scenario::Bilingual& title = study.options[i].title;
    Page(page(title.zh), formats, sheet)
        .fill(sheet.title.zh, fmt::format("方案 Option: {} / {}", title.zh, title.en),
              sheet_of(study, i)->actual);
  }
  write_remarks(page("说明 Remarks"), formats, sheet, study);
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
    throw std::runtime_error(fmt::format("cannot write {}: {}", file.string(), lxw_strerror(error)));
}

}  // namespace headframe::sim::study
