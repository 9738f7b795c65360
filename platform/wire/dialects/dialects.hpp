// The dialects' entry points and what documentation needs to know of them.
#pragma once

#include <string_view>
#include <vector>

#include "platform/wire/dialects/decoding.hpp"
#include "platform/wire/dialects/layout.hpp"

namespace headframe::wire::dialects {

struct FieldName {
  std::string_view zh, en;
  Need need;
};

/// One layout as a person reads it.
struct LayoutPage {
  Dialect dialect;
  std::string_view token, variant;  // variant is empty for the only or usual layout
  std::vector<FieldName> fields;
  bool closing_semicolon = false;
};

template <class Record>
LayoutPage page_of(Dialect dialect, std::string_view token, std::string_view variant,
                   const Layout<Record>& layout) {
  LayoutPage page{dialect, token, variant, {}, layout.closing_semicolon};
  for (const auto& field : layout.fields) page.fields.push_back({field.zh, field.en, field.need});
  return page;
}

/// Each reads header and records of its tokens into decoding.file().
void decode_ga(Decoding& decoding);
void decode_gb(Decoding& decoding);
void decode_gc_safety(Decoding& decoding);
void decode_gc_personnel(Decoding& decoding);

std::vector<LayoutPage> ga_pages();
std::vector<LayoutPage> gb_pages();
std::vector<LayoutPage> gc_safety_pages();
std::vector<LayoutPage> gc_personnel_pages();

}  // namespace headframe::wire::dialects
