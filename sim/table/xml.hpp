// Private to this room: XML as calls. Expat does the reading.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace headframe::sim::table {

using Attributes = std::map<std::string, std::string, std::less<>>;

/// Names come without their namespace's prefix.
struct XmlEvents {
  std::function<void(const std::string& name, const Attributes&)> begin;
  std::function<void(const std::string& name)> end;
  std::function<void(std::string_view text)> text;  // in pieces
};

/// False when this is no XML, or its entities unfold beyond measure (expat's own limit).
bool read_xml(std::string_view document, const XmlEvents& events);

}  // namespace headframe::sim::table
