#include "sim/table/xml.hpp"

#include <memory>

#include <expat.h>

namespace headframe::sim::table {
namespace {

std::string plain(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.rfind(':');
  return std::string(colon == std::string_view::npos ? whole : whole.substr(colon + 1));
}

const XmlEvents& events_of(void* user) { return *static_cast<const XmlEvents*>(user); }

void XMLCALL began(void* user, const char* name, const char** attributes) {
  Attributes found;
  for (; *attributes != nullptr; attributes += 2) found[plain(attributes[0])] = attributes[1];
  events_of(user).begin(plain(name), found);
}
void XMLCALL ended(void* user, const char* name) { events_of(user).end(plain(name)); }
void XMLCALL told(void* user, const char* text, int length) {
  events_of(user).text({text, static_cast<std::size_t>(length)});
}

}  // namespace

bool read_xml(std::string_view document, const XmlEvents& events) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), XML_ParserFree);
  XmlEvents copy = events;
  XML_SetUserData(parser.get(), &copy);
  XML_SetElementHandler(parser.get(), began, ended);
  XML_SetCharacterDataHandler(parser.get(), told);
  return XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE) !=
         XML_STATUS_ERROR;
}

}  // namespace headframe::sim::table
