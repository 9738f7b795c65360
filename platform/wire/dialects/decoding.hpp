// One file being decoded: its cells, its deviations, its rejections. The dialects are written
// against this and the layouts; nothing outside platform/wire needs it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/wire/decode.hpp"
#include "platform/wire/encoding.hpp"
#include "platform/wire/framing.hpp"

namespace headframe::wire::dialects {

/// Why a field cannot be read: a rule's key, and what was expected in plain words.
struct Fault {
  std::string_view rule;
  std::string expected;
  std::uint32_t field = 0;  // set by checks that concern another field than the one at hand
};
using Checked = std::optional<Fault>;

/// How many cells a record must have.
struct CellCount {
  std::uint32_t fields = 0;
  bool closing_semicolon = false;  // the layout itself ends its records with ';'
};

class Decoding {
 public:
  Decoding(DecodedFile& file, const FileName& name, const DecodeContext& context, const Text& text,
           const Framed& framed);

  const DecodeContext& context() const { return context_; }
  const FileName& name() const { return name_; }
  const std::vector<FramedRecord>& records() const { return framed_.records; }
  std::string_view header_text() const { return framed_.header.text; }
  DecodedFile& file() { return file_; }
  Header& header() { return file_.header; }

  /// Splits a record and counts it. False when it was rejected already, for its number of cells or
  /// because it is torn.
  bool open(const FramedRecord& record, CellCount count);
  /// Splits without judging the count, for layouts that depend on it; then use fit().
  bool open(const FramedRecord& record);
  bool fit(CellCount count);
  /// Makes two cells of one, for a field whose ';' is missing.
  void split_cell(std::uint32_t field, std::size_t at);
  const std::vector<std::string_view>& cells() const { return cells_; }
  Place place() const;

  /// The record became a value: what was tolerated in it counts.
  void accept();
  void reject(std::uint32_t field, const Fault& fault);

  void open_header();
  void refuse_header(std::uint32_t field, const Fault& fault);
  void refuse(Outcome outcome, std::uint32_t field, const Fault& fault, std::string_view found);
  bool refused() const { return file_.outcome != Outcome::accepted; }

  /// Tolerated in the record at hand, or in the file as a whole.
  void deviate(std::string_view key);
  void deviate_file(std::string_view key);

  /// A time of the file on the platform's scale, with the mine's clock offset; the future is a fault.
  Checked read_time(std::string_view cell, rt::WallTime& out);
  /// The same for the header, where a fault ends the file. False: refused.
  bool read_header_time(std::uint32_t field);
  bool read_declared_count(std::uint32_t field);

  /// Ends the file: shares, outcome, deviations. Call once.
  void finish();

 private:
  Place place_of_cell(std::uint32_t field) const;
  void check_declared_count();

  DecodedFile& file_;
  const FileName& name_;
  const DecodeContext& context_;
  const Text& text_;
  const Framed& framed_;
  FieldTolerance tolerance_;
  bool marks_expected_ = false;
  std::uint32_t record_ = 0;  // 0: the header
  FramedRecord current_;
  std::vector<std::string_view> cells_;
  std::vector<std::string_view> pending_;
  std::map<std::string_view, std::uint32_t> deviations_;
};

/// A printable piece of what was found: at most its first 60 bytes, never cut inside a character, in
/// UTF-8 whatever it came from; other bytes as \xNN.
std::string excerpt(std::string_view text);

}  // namespace headframe::wire::dialects
