// A record's layout as data: which fields, in which order, read into which member. Decoders run over
// these tables and docs/formats.md prints them, so the two cannot differ.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/wire/dialects/decoding.hpp"

namespace headframe::wire::dialects {

enum class Need { required, optional, unread };

template <class Record>
struct Field {
  std::string_view zh, en;
  Need need = Need::unread;
  Checked (*read)(Decoding&, std::string_view cell, Record&) = nullptr;
};

template <class Record>
struct Layout {
  std::span<const Field<Record>> fields;
  bool closing_semicolon = false;
  Checked (*check)(const Record&) = nullptr;  // rules over several fields
};

template <class Record>
Checked read_fields(Decoding& decoding, std::span<const Field<Record>> fields, Record& value) {
  for (std::uint32_t i = 0; i < fields.size(); ++i) {
    const auto& field = fields[i];
    const auto cell = decoding.cells()[i];
    if (field.need == Need::unread) continue;
    if (cell.empty()) {
      if (field.need == Need::optional) continue;
      return Fault{"missing-value", std::string{field.en}, i + 1};
    }
    if (auto fault = field.read(decoding, cell, value)) {
      if (fault->field == 0) fault->field = i + 1;
      return fault;
    }
  }
  return {};
}

/// Reads the cells at hand, already fitted, and ends in exactly one value or one rejection. `value`
/// holds what the layout's fields do not say.
template <class Record>
void read_cells(Decoding& decoding, const Layout<Record>& layout, std::vector<Record>& out,
                Record value = {}) {
  value.place = decoding.place();
  auto fault = read_fields(decoding, layout.fields, value);
  if (!fault && layout.check) fault = layout.check(value);
  if (fault) return decoding.reject(0, *fault);
  decoding.accept();
  out.push_back(std::move(value));
}

template <class Record>
CellCount cells_of(const Layout<Record>& layout) {
  return {static_cast<std::uint32_t>(layout.fields.size()), layout.closing_semicolon};
}

/// Every record of the file by one layout.
template <class Record>
void read_all(Decoding& decoding, const Layout<Record>& layout, std::vector<Record>& out) {
  out.reserve(decoding.records().size());
  for (const auto& record : decoding.records()) {
    if (decoding.open(record, cells_of(layout))) read_cells(decoding, layout, out);
  }
}

}  // namespace headframe::wire::dialects
