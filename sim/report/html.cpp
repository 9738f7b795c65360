#include "sim/report/html.hpp"

#include <fmt/format.h>

namespace headframe::sim::report {

std::string escape(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      case '\'': result += "&#39;"; break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        const bool forbidden = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
        if (forbidden) {
          result += "\xef\xbf\xbd";
        } else {
          result += c;
        }
      }
    }
  }
  return result;
}

std::string both(std::string_view zh, std::string_view en) {
  return fmt::format("<span lang=\"zh\">{}</span><span lang=\"en\">{}</span>", escape(zh),
                     escape(en));
}

std::string joined(std::string_view zh, std::string_view en) {
  return escape(zh) + (zh == en ? "" : " · " + escape(en));
}

std::string svg_text(double x, double y, std::string_view zh, std::string_view en,
                     std::string_view attributes) {
  const auto one = [&](std::string_view language, std::string_view text) {
    return fmt::format("<text lang=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>", language, x, y,
                       attributes, escape(text));
  };
  if (zh == en) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>", x, y, attributes,
                       escape(zh));
  }
  return one("zh", zh) + one("en", en);
}

std::string section(std::string_view id, std::string_view zh, std::string_view en,
                    std::string_view lead_zh, std::string_view lead_en, std::string_view body) {
  const auto lead =
      lead_en.empty() ? "" : fmt::format("<p class=\"lead\">{}</p>\n", both(lead_zh, lead_en));
  return fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}{}</section>\n", id, both(zh, en), lead,
                     body);
}

std::string fact(std::string_view zh, std::string_view en, std::string_view value) {
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", both(zh, en), escape(value));
}

std::string document(std::string_view title_zh, std::string_view title_en, std::string_view body) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n"
      "<input type=\"radio\" name=\"language\" id=\"show-zh\" checked>"
      "<input type=\"radio\" name=\"language\" id=\"show-en\">\n"
      "<nav aria-label=\"language\"><label for=\"show-zh\">中文</label>"
      "<label for=\"show-en\">English</label></nav>\n<main>\n{}</main>\n</body>\n</html>\n",
      joined(title_zh, title_en), style(), body);
}

std::string verdict_badge(std::string_view verdict) {
  if (verdict == "passed") {
    return fmt::format("<strong class=\"badge good\">✓ {}</strong>",
                       both("全部预期满足", "all expectations met"));
  }
  if (verdict == "failed") {
    return fmt::format("<strong class=\"badge bad\">✗ {}</strong>",
                       both("有预期未满足", "an expectation failed"));
  }
  return fmt::format("<strong class=\"badge\">· {}</strong>",
                     both("没有预期可判定", "nothing was expected"));
}

}  // namespace headframe::sim::report
