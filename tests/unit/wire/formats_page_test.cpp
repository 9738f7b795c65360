// docs/formats.md prints the tables that the decoders run over; this test keeps the two equal.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "platform/wire/describe.hpp"
#include "platform/wire/dialects/dialects.hpp"
#include "platform/wire/rules.hpp"
#include "platform/wire/tables.hpp"
#include "tests/unit/wire/golden.hpp"

namespace headframe::wire::testing {
namespace {

/// A table cell may not hold the character that ends it.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string{"\\|"} : std::string{c};
  return out;
}

std::string token_rows() {
  std::string out = "\n## Tokens / 文件类型标识\n\n| token | GA | GB | GC | 中文 | English |\n"
                    "|---|---|---|---|---|---|\n";
  const auto mark = [](const TokenRow& row, bool has, Dialect dialect) {
    if (!has) return "";
    return has_layout(row, dialect) ? "yes" : row.non_coal ? "non-coal" : "no layout";
  };
  for (const auto& row : token_table()) {
    out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", row.token,
                       mark(row, row.ga, Dialect::ga), mark(row, row.gb, Dialect::gb),
                       mark(row, row.gc, Dialect::gc), row.zh, row.en);
  }
  return out;
}

std::string layout_rows(std::string_view title, const std::vector<dialects::LayoutPage>& pages) {
  static constexpr std::string_view needs[] = {"required", "may be empty", "not read"};
  std::string out = fmt::format("\n## {}\n", title);
  for (const auto& page : pages) {
    out += fmt::format("\n### {}{}{}: {} fields{}\n\n| # | 中文 | English | |\n|---|---|---|---|\n",
                       page.token, page.variant.empty() ? "" : ", ", page.variant,
                       page.fields.size(), page.closing_semicolon ? ", then `;`" : "");
    for (std::size_t i = 0; i < page.fields.size(); ++i) {
      const auto& field = page.fields[i];
      out += fmt::format("| {} | {} | {} | {} |\n", i + 1, field.zh, field.en,
                         needs[static_cast<int>(field.need)]);
    }
  }
  return out;
}

std::string code_rows() {
  std::string out = "\n## Old sensor types / 旧传感器类型\n\n| old | national | 中文 |\n|---|---|---|\n";
  for (const auto& row : old_sensor_table()) {
    out += fmt::format("| {} | {} | {} |\n", row.code, row.national, row.zh);
  }
  out += "\n## National sensor types / 国标传感器类型\n\n| code | 中文 | English | also written |\n"
         "|---|---|---|---|\n";
  for (const auto& row : sensor_table()) {
    out += fmt::format("| {} | {} | {} | {} |\n", row.code, row.zh, row.en, cell(row.aliases));
  }
  out += "\n## Old status / 旧状态码\n\n| old | national mask | 中文 | English |\n|---|---|---|---|\n";
  for (const auto& row : old_status_table()) {
    out += fmt::format("| {} | {} | {} | {} |\n", row.code, row.mask, row.zh, row.en);
  }
  out += "\n## Exception types / 异常类型\n\n| GA | GB, GC | 中文 | English |\n|---|---|---|---|\n";
  for (const auto& row : exception_table()) {
    const auto code = static_cast<int>(row.type);
    out += fmt::format("| {} | {:03} | {} | {} |\n", row.in_ga ? std::to_string(code) : "", code,
                       row.zh, row.en);
  }
  return out;
}

std::string rule_rows() {
  static constexpr std::string_view effects[] = {"tolerated", "record rejected", "file refused"};
  std::string out = "\n## Rules and deviations / 规则与偏差\n\n| key | effect | 中文 | English |\n"
                    "|---|---|---|---|\n";
  for (const auto& rule : rules()) {
    out += fmt::format("| `{}` | {} | {} | {} |\n", rule.key,
                       effects[static_cast<int>(rule.effect)], cell(rule.zh), cell(rule.en));
  }
  return out;
}

std::string tables_of_the_code() {
  return token_rows() + layout_rows("GA, old / 旧格式", dialects::ga_pages()) +
         layout_rows("GB, 2016–2019 / 升级格式", dialects::gb_pages()) +
         layout_rows("GC, safety / 国标·安全监控", dialects::gc_safety_pages()) +
         layout_rows("GC, personnel / 国标·人员定位", dialects::gc_personnel_pages()) + code_rows() +
         rule_rows();
}

TEST(FormatsPage, prints_the_tables_that_the_decoders_use) {
  const auto page = slurp(HEADFRAME_SOURCE_DIR "/docs/formats.md");
  const std::string_view marker = "<!-- from here on: the code's own tables -->\n";
  const auto at = page.find(marker);
  ASSERT_NE(at, page.npos);
  const auto expected = tables_of_the_code();
  if (page.substr(at + marker.size()) == expected) return;
  const auto scratch = std::filesystem::path{::testing::TempDir()} / "formats.md";
  std::ofstream(scratch, std::ios::binary) << page.substr(0, at + marker.size()) << expected;
  FAIL() << "docs/formats.md differs from the code's tables; as they are: " << scratch;
}

TEST(FormatsPage, every_token_with_a_layout_has_a_page) {
  std::vector<dialects::LayoutPage> pages;
  for (auto&& some : {dialects::ga_pages(), dialects::gb_pages(), dialects::gc_safety_pages(),
                      dialects::gc_personnel_pages()}) {
    pages.insert(pages.end(), some.begin(), some.end());
  }
  const auto described = [&](std::string_view token, Dialect dialect) {
    return std::ranges::any_of(
        pages, [&](const auto& page) { return page.token == token && page.dialect == dialect; });
  };
  for (const auto& row : token_table()) {
    EXPECT_EQ(described(row.token, Dialect::ga), row.ga && has_layout(row, Dialect::ga));
    EXPECT_EQ(described(row.token, Dialect::gb), row.gb && has_layout(row, Dialect::gb));
    EXPECT_EQ(described(row.token, Dialect::gc), row.gc && has_layout(row, Dialect::gc));
  }
}

}  // namespace
}  // namespace headframe::wire::testing
