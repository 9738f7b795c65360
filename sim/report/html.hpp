// Small pieces of HTML that all parts of the page share. Whatever comes from a run goes through
// `escape`; a page holds no script and loads nothing.
#pragma once

#include <string>
#include <string_view>

namespace headframe::sim::report {

/// For text and attribute values of HTML and XML. Characters that XML 1.0 forbids become U+FFFD.
std::string escape(std::string_view text);

/// Both languages; the page shows the one that its reader chose. The arguments are plain text.
std::string both(std::string_view zh, std::string_view en);

/// "zh · en" for places that cannot switch, such as tooltips; escaped.
std::string joined(std::string_view zh, std::string_view en);

/// A <text> element in each language at the same place; `attributes` are markup.
std::string svg_text(double x, double y, std::string_view zh, std::string_view en,
                     std::string_view attributes = "");

/// A numbered section with its heading and one sentence that says how to read it.
std::string section(std::string_view id, std::string_view zh, std::string_view en,
                    std::string_view lead_zh, std::string_view lead_en, std::string_view body);

/// A whole document with the switch between languages.
std::string document(std::string_view title_zh, std::string_view title_en, std::string_view body);

/// One entry of a list of class "facts".
std::string fact(std::string_view zh, std::string_view en, std::string_view value);

/// Symbol and word for a verdict: colour never stands alone.
std::string verdict_badge(std::string_view verdict);

/// The style sheet.
std::string_view style();

}  // namespace headframe::sim::report
