#include "sim/compare/tell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/format.hpp"
#include "sim/trace/instant.hpp"
#include "sim/trace/reason.hpp"

namespace headframe::sim::compare {
namespace {

using report::Language;

constexpr std::size_t most_rows = 12;  // of one list
constexpr std::size_t digest_shown = 16;
constexpr std::size_t value_shown = 72;  // bytes of a key's value

/// The beginning of a long text, cut between characters.
std::string clipped(const std::string& text) {
  if (text.size() <= value_shown) return text;
  std::size_t end = value_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

class Teller {
 public:
  Teller(const Side& a, const Side& b, const Difference& difference, Language language)
      : a_(a), b_(b), d_(difference), zh_(language == Language::zh) {}

  std::string all() {
    runs();
    if (d_.equal) {
      text_ += say("\n两次运行摘要相同：全部规范事件一致。\n",
                   "\nThe runs are equal: all canonical events have the same digest.\n");
    } else {
      text_ += say("\n两次运行不同。\n", "\nThe runs differ.\n");
    }
    heads();
    keys();
    kpis();
    verdicts();
    downs();
    mines();
    divergence();
    return std::move(text_);
  }

 private:
  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(zh_ ? zh : en);
  }

  void title(std::string_view zh, std::string_view en) {
    text_ += fmt::format("\n{}\n", zh_ ? zh : en);
  }

  void more(std::size_t shown, std::size_t all) {
    if (shown < all) text_ += fmt::format("  … {} {}\n", all - shown, say("项从略", "more"));
  }

  void runs() {
    for (const auto& [letter, side] : {std::pair('A', &a_), std::pair('B', &b_)})
      text_ += fmt::format("{}  {}  {}  {} {}  {} {}\n", letter, side->source, side->scenario,
                           say("种子", "seed"), side->seed, say("摘要", "digest"),
                           side->digest.substr(0, digest_shown));
  }

  void change(const KeyChange& change) {
    text_ += fmt::format("  {}: {} → {}\n", change.key, clipped(change.a.value_or("—")),
                         clipped(change.b.value_or("—")));
  }

  void heads() {
    for (const KeyChange& head : d_.heads) change(head);
  }

  void keys() {
    title("场景", "Scenario");
    if (!d_.keys_known) {
      text_ += say("  不可比：至少一方没有保存场景文件\n",
                   "  not compared: one side does not keep its scenario's files\n");
      return;
    }
    if (d_.keys.empty()) text_ += say("  所有键相同\n", "  all keys are equal\n");
    const std::size_t shown = std::min(d_.keys.size(), most_rows);
    for (std::size_t i = 0; i < shown; ++i) change(d_.keys[i]);
    more(shown, d_.keys.size());
  }

  static std::string value(const KpiChange& change, std::optional<double> number) {
    record::Kpi row;
    row.unit = change.unit;
    row.value = number;
    return report::figure(row);
  }

  static std::string difference(const KpiChange& change) {
    if (!change.a || !change.b) return "—";
    const double by = *change.b - *change.a;
    const std::string size = value(change, std::abs(by));
    return (by < 0 ? "−" : "+") + size;
  }

  std::string trend(Trend trend) const {
    if (trend == Trend::better) return say("↑ 变好", "↑ better");
    if (trend == Trend::worse) return say("↓ 变差", "↓ worse");
    return "·";
  }

  void kpis() {
    title("指标（A、B、差）", "Indicators (A, B, difference)");
    if (d_.kpis.empty()) text_ += say("  全部相同\n", "  all are equal\n");
    std::size_t width = 0;
    for (const KpiChange& k : d_.kpis)
      width = std::max(width, report::display_width(zh_ ? k.name_zh : k.name_en));
    constexpr std::size_t figure_width = 11;
    for (const KpiChange& k : d_.kpis)
      text_ += fmt::format("  {}  {}  {}  {}  {}\n",
                           report::pad_right(zh_ ? k.name_zh : k.name_en, width),
                           report::pad_left(value(k, k.a), figure_width),
                           report::pad_left(value(k, k.b), figure_width),
                           report::pad_left(difference(k), figure_width), trend(k.trend));
  }

  std::string verdict(std::optional<bool> pass) const {
    if (!pass) return "—";
    return *pass ? "✓" : "✗";
  }

  void verdicts() {
    if (d_.verdicts.empty()) return;
    title("结论改变的预期和目标", "Expectations and targets with another verdict");
    for (const VerdictChange& v : d_.verdicts)
      text_ += fmt::format("  {} → {}  {}: {} ({} → {})\n", verdict(v.a), verdict(v.b), v.kind,
                           v.text, v.actual_a.empty() ? "—" : v.actual_a,
                           v.actual_b.empty() ? "—" : v.actual_b);
  }

  void outages(char letter, const Side& side, const std::vector<record::Outage>& outages) {
    const trace::Calendar calendar(side.recorded->run.begin_local);
    const std::size_t shown = std::min(outages.size(), most_rows);
    for (std::size_t i = 0; i < shown; ++i) {
      const kpi::Text clause = trace::clause_of(outages[i], calendar);
      text_ += fmt::format("  {}: {}\n", letter, zh_ ? clause.zh : clause.en);
    }
    more(shown, outages.size());
  }

  void faults(char letter, const std::vector<record::Fault>& faults) {
    const std::size_t shown = std::min(faults.size(), most_rows);
    for (std::size_t i = 0; i < shown; ++i)
      text_ += fmt::format("  {}: {} {} {}\n", letter, faults[i].id, faults[i].root_cause,
                           trace::since_begin(faults[i].failed));
    more(shown, faults.size());
  }

  void downs() {
    if (!d_.outages_a.empty() || !d_.outages_b.empty()) {
      title("只有一方有的停运", "Outages of one run only");
      outages('A', a_, d_.outages_a);
      outages('B', b_, d_.outages_b);
    }
    if (d_.faults_a.empty() && d_.faults_b.empty()) return;
    title("只有一方有的故障", "Faults of one run only");
    faults('A', d_.faults_a);
    faults('B', d_.faults_b);
  }

  static std::string counts(const record::LedgerBin& bin) {
    return fmt::format("{} / {} / {} / {}", report::grouped(bin.produced),
                       report::grouped(bin.late), report::grouped(bin.lost),
                       report::grouped(bin.misconverted));
  }

  void mines() {
    if (d_.mines.empty()) return;
    title("样本不同的煤矿（产生/迟到/丢失/误转换）",
          "Mines whose samples differ (produced / late / lost / misconverted)");
    const std::size_t shown = std::min(d_.mines.size(), most_rows);
    for (std::size_t i = 0; i < shown; ++i)
      text_ += fmt::format("  {}: {} → {}\n", d_.mines[i].mine, counts(d_.mines[i].a),
                           counts(d_.mines[i].b));
    more(shown, d_.mines.size());
  }

  void interval(const Interval& interval) {
    const trace::Calendar calendar(a_.recorded->run.begin_local);
    const std::string begin = interval.begin ? calendar.civil(*interval.begin) : std::string();
    const std::string end = interval.end ? calendar.civil(*interval.end) : std::string();
    if (interval.begin)
      text_ += fmt::format(fmt::runtime(say("  {} 之前的全部规范事件相同\n",
                                            "  all canonical events before {} are the same\n")),
                           begin);
    else
      text_ += say("  从头就可能不同\n", "  they may differ from the first event on\n");
    if (interval.end)
      text_ += fmt::format(
          fmt::runtime(say("  {} 之前已经不同\n", "  before {} they already differ\n")), end);
    else
      text_ += say("  差别在共有检查点之后\n", "  the difference lies behind the last checkpoint that both have\n");
  }

  void event(char letter, const std::optional<Canonical>& event, const Side& side) {
    const trace::Calendar calendar(side.recorded->run.begin_local);
    text_ += event ? fmt::format("  {}: {}  {}\n", letter, calendar.civil(event->at),
                                 describe(*event))
                   : fmt::format("  {}: {}\n", letter, say("没有更多事件", "no further event"));
  }

  void divergence() {
    if (!d_.divergence) return;
    const Divergence& parting = *d_.divergence;
    title("首次分歧", "First divergence");
    if (parting.interval) interval(*parting.interval);
    if (parting.closeness == Closeness::table)
      text_ += say("  事件表中首个不同的事件：\n", "  first row of the tables of events that differs:\n");
    if (parting.closeness == Closeness::event)
      text_ += say("  首个不同的规范事件：\n", "  first canonical event that differs:\n");
    if (parting.closeness != Closeness::interval) {
      event('A', parting.a, a_);
      event('B', parting.b, b_);
      values(parting);
    }
    if (!parting.note.en.empty()) text_ += fmt::format("  {}\n", say(parting.note.zh, parting.note.en));
  }

  void values(const Divergence& parting) {
    if (!parting.a || !parting.b) return;
    const auto found = record_difference(*parting.a, *parting.b);
    if (!found) return;
    const auto number = [](std::optional<double> v) {
      return v ? fmt::format("{:g}", *v) : std::string("—");
    };
    text_ += fmt::format(fmt::runtime(say("  首个不同的记录：第 {} 条，{} 与 {}\n",
                                          "  the first record that differs is {}: {} against {}\n")),
                         found->record, number(found->a), number(found->b));
  }

  const Side& a_;
  const Side& b_;
  const Difference& d_;
  bool zh_;
  std::string text_;
};

}  // namespace

std::string text_of(const Side& a, const Side& b, const Difference& difference,
                    report::Language language) {
  return Teller(a, b, difference, language).all();
}

}  // namespace headframe::sim::compare
