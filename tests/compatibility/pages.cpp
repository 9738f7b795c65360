#include "tests/compatibility/pages.hpp"

#include <array>

#include <fmt/format.h>

#include "sim/report/html.hpp"

namespace headframe::tests {
namespace {

using sim::compatibility::Cell;
using sim::compatibility::Effect;
using sim::compatibility::Matrix;
using sim::scenario::Dialect;
using sim::scenario::Receiver;
using sim::scenario::Scenario;

struct Column {
  Receiver receiver;
  Dialect dialect;
};
constexpr std::array columns{
    Column{Receiver::of_2014, Dialect::ga}, Column{Receiver::of_2014, Dialect::gb},
    Column{Receiver::of_2014, Dialect::gc}, Column{Receiver::current, Dialect::ga},
    Column{Receiver::current, Dialect::gb}, Column{Receiver::current, Dialect::gc}};

/// Name, fill and letter colour of an effect; a symbol as well, because colour never stands alone.
struct Look {
  std::string_view zh, en, symbol, fill, ink;
};
const Look& look(Effect effect) {
  static constexpr std::array looks{Look{"正常", "fine", "●", "#d5e8dd", "#2b6a4d"},
                                    Look{"误读或缺失", "misconverted", "◐", "#f3ddb8", "#7a4710"},
                                    Look{"全暗", "dark", "○", "#a3262a", "#ffffff"}};
  return looks[static_cast<std::size_t>(effect)];
}

struct Row {
  std::string deviation, zh, en;
};
std::vector<Row> rows_of(const Scenario& pattern) {
  std::vector<Row> rows{{"", "格式本身", "the dialect as it is"}};
  for (const auto& [name, deviation] : pattern.deviations)
    rows.push_back({name, deviation.what.zh, deviation.what.en});
  return rows;
}

/// "1.4 %", with as many decimals as it takes to tell it from 0 and from 100.
std::string percent(double share) {
  if (share == 0 || share == 1) return fmt::format("{:.0f} %", 100 * share);
  return fmt::format("{:.2g} %", 100 * share);
}

std::string figures(const Cell& cell) {
  std::string text;
  if (cell.lost > 0) text += fmt::format("−{}", percent(cell.lost));
  if (cell.misconverted > 0) text += fmt::format("{}≠{}", text.empty() ? "" : " ", percent(cell.misconverted));
  return text;
}

std::string table_cell(const Cell* cell) {
  if (cell == nullptr) return " ";
  std::string text(look(cell->effect()).symbol);
  if (const std::string shares = figures(*cell); !shares.empty()) text += " " + shares;
  if (!cell->why.empty()) text += fmt::format("<br>`{}`", cell->why);
  if (!cell->named.empty()) text += fmt::format("<br>⚑ {}", cell->named);
  return text;
}

constexpr std::string_view head = R"(# 兼容性矩阵 / Compatibility matrix

![热图 / heat map](compatibility.svg)

每个格子是一处煤矿：由纯老格式升级为该列的格式加该行的偏差，平台是真实代码，时间是虚拟的。升级后它遇到瓦斯超限、
馈电异常、传感器断线和分站中断各一次。左三列为 2014 年的接收程序，右三列为本平台的接收程序。

Each cell is a mine that changes from the plain old format to the column's dialect with the row's deviation; the
platform is real code in virtual time. Afterwards it has one over-limit, one feed abnormality, one broken sensor and one
silent substation. The left three columns are the receiver of 2014, the right three the platform's own.

| 符号 sign | 意义 | meaning |
|---|---|---|
| ● | 正常：每个样本都按所写入库 | fine: every sample is stored as it was written |
| ◐ | 误读或缺失：部分样本错误或缺失 | misconverted: some samples are stored wrongly, or are missing |
| ○ | 全暗：一半以上样本丢失 | dark: more than half of the samples are lost |
| −p % | 升级后丢失的样本比例 | share of the samples since the change that are lost |
| ≠p % | 升级后误读的样本比例 | share that are misconverted |
| `rule` | 主要原因（平台的规则或账本的判定） | what most of them fell to: a rule of the platform's, or of the ledger's |
| ⚑ kind | 哨兵首先提示的内容 | what the guard said first |

多个偏差叠加没有测量，部件深度取其中最差的一个。数值由 `scenarios/lib/compatibility.csv` 印出，测试
`compatibility.matrix` 重新测量并比较。要更新：

Several deviations together are not measured; component depth takes the worst of them. The figures are printed from
`scenarios/lib/compatibility.csv`, which the test `compatibility.matrix` measures anew and compares. To renew them:

    build/release/bin/compatibility_matrix --write

| 偏差 deviation | 2014 ga | 2014 gb | 2014 gc | 本平台 current ga | current gb | current gc |
|---|---|---|---|---|---|---|
)";

std::string text(double x, double y, std::string_view anchor, int size, std::string_view ink,
                 std::string_view content) {
  return fmt::format(
      "<text x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"{}\" font-size=\"{}\" fill=\"{}\">{}</text>\n",
      x, y, anchor, size, ink, sim::report::escape(content));
}

constexpr double label_width = 430, cell_width = 118, cell_height = 26, top = 76;
constexpr std::string_view ink = "#1f2933", soft = "#5f6c7b";

std::string drawn_cell(const Cell& cell, double x, double y) {
  const Look& l = look(cell.effect());
  return fmt::format("<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" fill=\"{}\"/>\n",
                     x + 1, y + 1, cell_width - 2, cell_height - 2, l.fill) +
         text(x + cell_width / 2, y + 17, "middle", 11, l.ink,
              fmt::format("{} {}", l.symbol, figures(cell)));
}

std::string heads() {
  std::string out = text(label_width + 1.5 * cell_width, 24, "middle", 13, ink, "2014 年接收程序 · receiver of 2014") +
                    text(label_width + 4.5 * cell_width, 24, "middle", 13, ink, "本平台 · current");
  for (std::size_t i = 0; i < columns.size(); ++i)
    out += text(label_width + (static_cast<double>(i) + 0.5) * cell_width, 62, "middle", 12, soft,
                sim::compatibility::name(columns[i].dialect));
  return out;
}

std::string legend(double y) {
  std::string out;
  double x = 8;
  for (const Effect effect : {Effect::fine, Effect::misconverted, Effect::dark}) {
    const Look& l = look(effect);
    out += fmt::format("<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"18\" height=\"14\" fill=\"{}\"/>\n", x,
                       y, l.fill) +
           text(x + 24, y + 12, "start", 12, ink, fmt::format("{} {} · {}", l.symbol, l.zh, l.en));
    x += 210;
  }
  return out + text(x, y + 12, "start", 12, soft, "− 丢失 lost, ≠ 误读 misconverted");
}

}  // namespace

std::string page(const Matrix& matrix, const Scenario& pattern) {
  std::string out(head);
  for (const Row& row : rows_of(pattern)) {
    out += fmt::format("| {}{}<br>{} |", row.deviation.empty() ? "" : "`" + row.deviation + "` ", row.zh, row.en);
    for (const Column& column : columns)
      out += fmt::format(" {} |", table_cell(matrix.find(column.receiver, column.dialect, row.deviation)));
    out += '\n';
  }
  return out;
}

std::string drawing(const Matrix& matrix, const Scenario& pattern) {
  const auto rows = rows_of(pattern);
  const double width = label_width + cell_width * columns.size() + 8;
  const double bottom = top + cell_height * static_cast<double>(rows.size());
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" font-family=\"system-ui, "
      "Noto Sans CJK SC, Noto Sans SC, sans-serif\">\n<rect width=\"100%\" height=\"100%\" "
      "fill=\"#ffffff\"/>\n",
      width, bottom + 40);
  out += heads();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double y = top + cell_height * static_cast<double>(r);
    out += text(8, y + 17, "start", 12, ink, fmt::format("{} · {}", rows[r].zh, rows[r].deviation.empty() ? rows[r].en : rows[r].deviation));
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (const Cell* cell = matrix.find(columns[c].receiver, columns[c].dialect, rows[r].deviation))
        out += drawn_cell(*cell, label_width + cell_width * static_cast<double>(c), y);
  }
  return out + legend(bottom + 14) + "</svg>\n";
}

}  // namespace headframe::tests
