#include "sim/study/report_mixes.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/report/format.hpp"
#include "sim/report/html.hpp"
#include "sim/study/options.hpp"
#include "sim/study/report_html_parts.hpp"
#include "sim/study/robustness.hpp"

namespace headframe::sim::study {
namespace {

using report::both;
using Json = nlohmann::ordered_json;

kpi::Text name_of(Unknown unknown) {
  switch (unknown) {
    case Unknown::hardware: return {"硬件故障率", "rate of hardware failures"};
    case Unknown::software: return {"软件故障率", "rate of software failures"};
    case Unknown::line: return {"线路故障率", "rate of line failures"};
    case Unknown::upgrade: return {"煤矿升级的频率", "rate of mines' upgrades"};
    case Unknown::redundancy: return {"中心硬件的冗余是否有效", "whether the centre's redundancy works"};
    case Unknown::count: break;
  }
  return {};
}

kpi::Text mark_of(const Hold& hold) {
  if (!hold.robust) return {"取决于原因构成", "depends on the mix"};
  switch (*hold.robust) {
    case Standing::better: return {"稳健：更好", "robust: better"};
    case Standing::worse: return {"稳健：更差", "robust: worse"};
    case Standing::same: return {"稳健：相同", "robust: the same"};
    case Standing::unclear: break;
  }
  return {};
}

std::string range_text(const Hold& hold) {
  return fmt::format("{:+.2f} … {:+.2f}", 100 * hold.low, 100 * hold.high);
}

/// An option that contains another is no single one.
std::string best_count(const Study& study, std::size_t option) {
  for (const Option& part : study.options)
    if (contains(study.options[option], part)) return "—";
  return fmt::format("{}/{}", times_best(study.options, *study.carried, option),
                     study.carried->mixes.size());
}

/// The unknown that is most worth knowing, when any is worth a hundredth of a point.
std::optional<std::size_t> most_worth(const Value& value) {
  const auto at = std::ranges::max_element(value.of);
  if (*at < 1e-4) return std::nullopt;
  return static_cast<std::size_t>(at - value.of.begin());
}

kpi::Text worth_text(const Study& study) {
  const Value value = value_of_information(study.options, *study.carried);
  const auto most = most_worth(value);
  kpi::Text text{
      fmt::format("知道真实的原因构成，选择单项平均可多得 {:.2f} 个百分点", 100 * value.of_everything),
      fmt::format("To know the true mix would be worth {:.2f} points on average to who chooses one option",
                  100 * value.of_everything)};
  if (!most) return {text.zh + "，其中没有哪一个未知量单独值得了解。", text.en + "; no unknown alone is worth knowing."};
  const auto name = name_of(static_cast<Unknown>(*most));
  text.zh += fmt::format("；最值得了解的是{}（{:.2f} 个百分点，与前两项之差的秩相关 {:+.2f}）。", name.zh,
                         100 * value.of[*most], value.correlation[*most]);
  text.en += fmt::format("; the {} is most worth knowing ({:.2f} points; rank correlation with the gap of "
                         "the two best {:+.2f}).", name.en, 100 * value.of[*most],
                         value.correlation[*most]);
  return text;
}

constexpr std::string_view how_zh =
    "每种原因构成都符合观察到的指标，观察不能区分它们。Δ 的范围取自全部构成；只有全部构成一致时才标为稳健。";
constexpr std::string_view how_en =
    "Each mix of causes gives the observed figures, which cannot tell them apart. The range of Δ is that "
    "over all mixes; robust is what all of them agree on.";

}  // namespace

kpi::Text robust_text(const Study& study) {
  if (!study.carried) return {};
  const Answer answer = answer_of(study.options, study.results);
  if (!answer.best_single) return {};
  const std::size_t best = *answer.best_single, mixes = study.carried->mixes.size();
  const std::size_t times = times_best(study.options, *study.carried, best);
  const auto& title = study.options[best].title;
  if (times == mixes)
    return {fmt::format("稳健：在全部 {} 种原因构成下，“{}”都是单项中最多的。", mixes, title.zh),
            fmt::format("Robust: in all {} mixes of causes \"{}\" brings the most of the single ones. ", mixes,
                        title.en)};
  return {fmt::format("不稳健：“{}”只在 {} 种原因构成中的 {} 种里是单项中最多的。", title.zh, mixes, times),
          fmt::format("Not robust: \"{}\" brings the most of the single ones in {} of {} mixes of causes only. ",
                      title.en, times, mixes)};
}

std::string mixes_table(const Study& study, const Words& words) {
  if (!study.carried) return {};
  std::string text = fmt::format(
      fmt::runtime(words("\n{} 种原因构成下的 Δ（正常日率，百分点；每种 {} 次）\n",
                         "\nΔ of the normal day rate under {} mixes of causes (points; {} replicates each)\n")),
      study.carried->mixes.size(), study.carried->replicates);
  std::size_t width = 0;
  for (const Option& option : study.options)
    width = std::max(width, report::display_width(words(option.title)));
  for (std::size_t i = 1; i < study.options.size(); ++i) {
    const Hold hold = hold_of(*study.carried, i);
    text += fmt::format(fmt::runtime(words("  {}  {}  {}；单项第一 {}\n", "  {}  {}  {}; best single in {}\n")),
                        report::pad_right(words(study.options[i].title), width),
                        report::pad_left(range_text(hold), 16), words(mark_of(hold)),
                        best_count(study, i));
  }
  return text + std::string(words(how_zh, how_en)) + "\n" + words(worth_text(study)) + "\n";
}

std::string mixes_section(const Study& study) {
  if (!study.carried) return {};
  std::string rows;
  for (std::size_t i = 1; i < study.options.size(); ++i) {
    const Hold hold = hold_of(*study.carried, i);
    const kpi::Text mark = mark_of(hold);
    rows += fmt::format("<tr>{}<td class=\"number\">{}</td><td class=\"mark\">{}{}</td>"
                        "<td class=\"number\">{}</td></tr>\n",
                        row_head(study.options[i].title), range_text(hold),
                        hold.robust ? "✓ " : "? ", both(mark.zh, mark.en), best_count(study, i));
  }
  const kpi::Text worth = worth_text(study), robust = robust_text(study);
  return report::section(
      "mixes", "结论是否稳健", "Which conclusions are robust", how_zh, how_en,
      fmt::format("<p><strong>{}</strong> {}</p>\n", both(robust.zh, robust.en), both(worth.zh, worth.en)) +
          table(column("方案", "Option") + column("Δ 的范围，百分点", "Range of Δ, points") +
                    column("标记", "Mark") + column("单项第一", "Best single"), rows));
}

Json mixes_json(const Study& study) {
  if (!study.carried) return nullptr;
  Json json{{"replicates", study.carried->replicates}};
  json["mixes"] = Json::array();
  for (std::size_t m = 0; m < study.carried->mixes.size(); ++m) {
    const Mix& mix = study.carried->mixes[m];
    Json entry{{"id", mix.id}};
    for (std::size_t u = 0; u < unknowns; ++u)
      entry[std::string(key_of(static_cast<Unknown>(u)))] = mix.is[u];
    for (std::size_t i = 1; i < study.options.size(); ++i)
      entry["normal_day_rate_gain"][study.options[i].id] = study.carried->gains[m][i].value;
    json["mixes"].push_back(std::move(entry));
  }
  for (std::size_t i = 1; i < study.options.size(); ++i) {
    const Hold hold = hold_of(*study.carried, i);
    json["variants"][study.options[i].id] = {
        {"low", hold.low}, {"high", hold.high}, {"robust", hold.robust.has_value()},
        {"times_best_single", times_best(study.options, *study.carried, i)}};
  }
  const Value value = value_of_information(study.options, *study.carried);
  json["value_of_information"]["everything"] = value.of_everything;
  for (std::size_t u = 0; u < unknowns; ++u)
    json["value_of_information"][std::string(key_of(static_cast<Unknown>(u)))] = {
        {"gain", value.of[u]}, {"rank_correlation", value.correlation[u]}};
  return json;
}

}  // namespace headframe::sim::study
