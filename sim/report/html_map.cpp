#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "sim/report/format.hpp"
#include "sim/report/html.hpp"
#include "sim/report/html_parts.hpp"

namespace headframe::sim::report {
namespace {

constexpr double width = 1040, margin = 14;
/// Degrees of longitude shrink by cos(latitude); this is for 34.6° N, the middle of Zhengzhou.
constexpr double shrink = 0.8231;

struct Frame {
  Position low{180, 90}, high{-180, -90};

  void include(Position p) {
    low = {std::min(low.longitude, p.longitude), std::min(low.latitude, p.latitude)};
    high = {std::max(high.longitude, p.longitude), std::max(high.latitude, p.latitude)};
  }
  double scale() const {
    return (width - 2 * margin) / std::max((high.longitude - low.longitude) * shrink, 1e-3);
  }
  double x(Position p) const { return margin + (p.longitude - low.longitude) * shrink * scale(); }
  double y(Position p) const { return margin + (high.latitude - p.latitude) * scale(); }
  double height() const { return 2 * margin + (high.latitude - low.latitude) * scale(); }
};

struct MineState {
  std::string_view key, zh, en;
};
constexpr std::array states{MineState{"producing", "生产", "producing"},
                            MineState{"construction", "建设", "under construction"},
                            MineState{"rectifying", "整改", "rectifying"},
                            MineState{"stopped", "停产", "stopped"}};

/// Shape and colour both tell the state.
std::string symbol(std::string_view state, double x, double y) {
  if (state == "producing") {
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.2\" fill=\"#2b6a4d\" "
                       "stroke=\"#fff\"/>", x, y);
  }
  if (state == "construction") {
    return fmt::format("<path d=\"M{:.1f} {:.1f} l5 9 h-10 z\" fill=\"#22577a\" stroke=\"#fff\"/>",
                       x, y - 5.5);
  }
  if (state == "rectifying") {
    return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"8\" height=\"8\" fill=\"#9a5b13\" "
                       "stroke=\"#fff\"/>", x - 4, y - 4);
  }
  return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.6\" fill=\"#fff\" "
                     "stroke=\"#7b8794\" stroke-width=\"1.4\"/>", x, y);
}

Frame frame_of(const RunSummary& summary, const std::vector<County>& counties) {
  Frame frame;
  for (const County& county : counties) {
    for (const auto& ring : county.rings) {
      for (const Position point : ring) frame.include(point);
    }
  }
  for (const record::Place& place : summary.places) {
    frame.include({place.longitude, place.latitude});
  }
  return frame;
}

std::string county_shapes(const std::vector<County>& counties, const Frame& frame) {
  std::string shapes;
  for (const County& county : counties) {
    std::string path;
    for (const auto& ring : county.rings) {
      char verb = 'M';
      for (const Position point : simplified(ring, 0.4 / frame.scale())) {
        path += fmt::format("{}{:.1f} {:.1f}", verb, frame.x(point), frame.y(point));
        verb = 'L';
      }
      path += 'Z';
    }
    shapes += fmt::format("<path class=\"county\" d=\"{}\"><title>{}</title></path>\n", path,
                          escape(county.name));
  }
  return shapes;
}

/// Where names stand already, so that none is written over another.
class Labels {
 public:
  /// Takes the room of a name of this width whose middle is at (x, y), in pixels, if it is free.
  bool take(double x, double y, double wide) {
    for (const Label& other : taken_)
      if (std::abs(other.x - x) < (other.wide + wide) / 2 && std::abs(other.y - y) < high) return false;
    taken_.push_back({x, y, wide});
    return true;
  }

 private:
  static constexpr double high = 15;
  struct Label {
    double x = 0, y = 0, wide = 0;
  };
  std::vector<Label> taken_;
};

/// Of the wider of the two languages.
double width_of(std::string_view zh, std::string_view en) {
  constexpr double column = 6.6;
  return column * static_cast<double>(std::max(display_width(zh), display_width(en))) + 8;
}

Labels with_centre(const RunSummary& summary, const Frame& frame) {
  Labels labels;
  for (const record::Place& place : summary.places) {
    if (place.kind != "centre") continue;
    const Position at{place.longitude, place.latitude};
    const double wide = width_of(place.name_zh, place.name_en);
    labels.take(frame.x(at) + 11 + wide / 2, frame.y(at), wide + 22);
  }
  return labels;
}

std::string english_name(const RunSummary& summary, const std::string& county) {
  for (const record::Place& place : summary.places)
    if (place.county == county && !place.county_en.empty()) return place.county_en;
  return county;
}

/// Names for which there is no room are left to the tooltips.
std::string county_names(const RunSummary& summary, const std::vector<County>& counties,
                         const Frame& frame, Labels& labels) {
  std::string names;
  for (const County& county : counties) {
    const std::string english = english_name(summary, county.name);
    const double x = frame.x(county.label), y = frame.y(county.label);
    if (labels.take(x, y, width_of(county.name, english)))
      names += svg_text(x, y, county.name, english, "class=\"soft halo\" text-anchor=\"middle\"");
  }
  return names;
}

std::set<std::string> hit(const RunSummary& summary, std::string_view subject) {
  std::set<std::string> ids;
  for (const record::Outage& outage : summary.outages) {
    if (outage.subject == subject) ids.insert(outage.id);
  }
  return ids;
}

/// The line's name, where along it there is room; nearer to the far end, where lines lie apart.
std::string link_name(const record::Line& line, bool was_down, const Frame& frame, Labels& labels) {
  const Position from{line.from_longitude, line.from_latitude};
  const Position to{line.to_longitude, line.to_latitude};
  const char* mark = was_down ? " ✗" : "";
  const double wide = width_of(line.name_zh + mark, line.name_en + mark);
  for (const double share : {.3, .4, .2, .5, .1, .6}) {
    const double x = frame.x(to) * share + frame.x(from) * (1 - share);
    const double y = frame.y(to) * share + frame.y(from) * (1 - share);
    if (labels.take(x, y, wide))
      return svg_text(x, y, line.name_zh + mark, line.name_en + mark,
                      "class=\"halo\" text-anchor=\"middle\"");
  }
  return {};
}

std::string links(const RunSummary& summary, const Frame& frame, Labels& labels) {
  const auto down = hit(summary, "line");
  std::string result;
  for (const record::Line& line : summary.lines) {
    const Position from{line.from_longitude, line.from_latitude};
    const Position to{line.to_longitude, line.to_latitude};
    const bool was_down = down.contains(line.id);
    result += fmt::format("<path class=\"link{}\" d=\"M{:.1f} {:.1f} L{:.1f} {:.1f}\"><title>{}"
                          "</title></path>\n",
                          was_down ? " hit" : "", frame.x(from), frame.y(from), frame.x(to),
                          frame.y(to), joined(line.name_zh, line.name_en));
    result += link_name(line, was_down, frame, labels);
  }
  return result;
}

std::string places(const RunSummary& summary, const Frame& frame) {
  const auto down = hit(summary, "mine");
  std::string result;
  for (const record::Place& place : summary.places) {
    const double x = frame.x({place.longitude, place.latitude});
    const double y = frame.y({place.longitude, place.latitude});
    if (place.kind == "centre") {
      result += fmt::format("<path d=\"M{:.1f} {:.1f} l8 8 l-8 8 l-8 -8 z\" fill=\"#1f2933\" "
                            "stroke=\"#fff\"/>", x, y - 8);
      result += svg_text(x + 11, y + 4, place.name_zh, place.name_en, "class=\"halo\"");
      continue;
    }
    const auto note = place.synthetic ? " (" + joined("合成", "synthetic") + ")" : std::string();
    result += fmt::format("<g>{}{}<title>{}{}</title></g>\n",
                          down.contains(place.id)
                              ? fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"8\" "
                                            "fill=\"none\" stroke=\"#a3262a\" stroke-width=\"1.6\" "
                                            "stroke-dasharray=\"3 2\"/>", x, y)
                              : "",
                          symbol(place.state, x, y), joined(place.name_zh, place.name_en), note);
  }
  return result;
}

std::string legend(const RunSummary& summary) {
  std::string items;
  for (const MineState& state : states) {
    const auto count = std::count_if(
        summary.places.begin(), summary.places.end(), [&](const record::Place& place) {
          return place.kind == "mine" && place.state == state.key;
        });
    items += fmt::format("<li><svg viewBox=\"-9 -7 18 14\">{}</svg>{}: {}</li>",
                         symbol(state.key, 0, 0), both(state.zh, state.en), count);
  }
  items += fmt::format("<li><svg viewBox=\"-9 -7 18 14\"><circle r=\"6\" fill=\"none\" "
                       "stroke=\"#a3262a\" stroke-width=\"1.6\" stroke-dasharray=\"3 2\"/></svg>{}"
                       "</li>", both("本矿有停机", "the mine itself was down"));
  items += fmt::format("<li><svg viewBox=\"-9 -7 18 14\"><path class=\"link hit\" d=\"M-9 0 H9\"/>"
                       "</svg>{}</li>", both("✗ 线路有中断", "✗ the line was down"));
  return "<ul class=\"legend\">" + items + "</ul>\n";
}

/// Mines of each county by state, because symbols overlap where mines stand close together.
std::string county_table(const RunSummary& summary) {
  std::set<std::string> counties;
  for (const record::Place& place : summary.places) {
    if (place.kind == "mine") counties.insert(place.county);
  }
  std::string rows;
  for (const std::string& county : counties) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th>",
                        both(county, english_name(summary, county)));
    for (const MineState& state : states) {
      const auto count = std::count_if(
          summary.places.begin(), summary.places.end(), [&](const record::Place& place) {
            return place.kind == "mine" && place.county == county && place.state == state.key;
          });
      rows += fmt::format("<td class=\"number\">{}</td>", count);
    }
    rows += "</tr>\n";
  }
  std::string heads;
  for (const MineState& state : states) {
    heads += fmt::format("<th class=\"number\">{}</th>", both(state.zh, state.en));
  }
  return fmt::format("<table><thead><tr><th>{}</th>{}</tr></thead><tbody>\n{}</tbody></table>\n",
                     both("县（市、区）", "County"), heads, rows);
}

}  // namespace

std::string map_section(const RunSummary& summary, const std::vector<County>& counties) {
  if (summary.places.empty()) return {};
  const Frame frame = frame_of(summary, counties);
  Labels labels = with_centre(summary, frame);
  const std::string lines = links(summary, frame, labels);
  const auto body = fmt::format(
      "{}<figure><svg viewBox=\"0 0 {} {:.0f}\" role=\"img\" aria-label=\"{}\">{}{}{}{}{}</svg>"
      "<figcaption>{}</figcaption></figure>\n{}",
      legend(summary), width, frame.height(), joined("示意图", "Schematic map"),
      county_shapes(counties, frame), lines,
      county_names(summary, counties, frame, labels), places(summary, frame),
      svg_text(width - margin, frame.height() - margin, "示意图", "Schematic map",
               "class=\"soft\" text-anchor=\"end\""),
      both("示意图：县界经过简化，线路画成直线；合成矿井的位置是虚构的。",
           "Schematic map: county borders are simplified, lines are drawn straight, and the "
           "positions of synthetic mines are invented."),
      county_table(summary));
  return section("map", "矿井与线路（示意图）", "Mines and lines (schematic map)", "", "", body);
}

}  // namespace headframe::sim::report
