// Small text rules of HTTP: percent-encoding, targets, UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headframe::http {

/// Nothing when an escape is malformed, or when the result holds a NUL or is not UTF-8.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);
/// Encodes everything but RFC 3986's unreserved characters.
std::string percent_encoded(std::string_view text);
bool is_utf8(std::string_view text);

/// "/a/b?x=1" → {"/a/b", "x=1"}.
std::pair<std::string_view, std::string_view> split_target(std::string_view target);
/// "/a/b" → {"a", "b"}; "/" and "" → {}. An empty segment stays one: "/a/" → {"a", ""}.
std::vector<std::string_view> segments(std::string_view path);

}  // namespace headframe::http
