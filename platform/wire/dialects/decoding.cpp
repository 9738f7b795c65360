#include "platform/wire/dialects/decoding.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/wire/civil_time.hpp"
#include "platform/wire/number.hpp"

namespace headframe::wire::dialects {

namespace {

constexpr std::size_t max_cells = 256;
constexpr std::string_view full_width_semicolon = "；";

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

void append_escaped(std::string& out, char c) {
  out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
}

void append_printable(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x20 || byte == 0x7F) return append_escaped(out, c);
  out += c;
}

}  // namespace

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 60;
  auto end = std::min(text.size(), longest);
  while (end > 0 && end < text.size() && is_continuation(text[end])) --end;
  std::string out;
  for (auto rest = text.substr(0, end); !rest.empty();) {
    const auto good = first_bad_utf8(rest).value_or(rest.size());
    for (const char c : rest.substr(0, good)) append_printable(out, c);
    if (good < rest.size()) append_escaped(out, rest[good]);
    rest.remove_prefix(std::min(good + 1, rest.size()));
  }
  return end < text.size() ? out + "…" : out;
}

Decoding::Decoding(DecodedFile& file, const FileName& name, const DecodeContext& context,
                   const Text& text, const Framed& framed)
    : file_(file), name_(name), context_(context), text_(text), framed_(framed) {
  const auto& tolerances = context.mapping.tolerances;
  if (const auto found = tolerances.find(file.token); found != tolerances.end()) {
    tolerance_ = found->second;
  }
  marks_expected_ = framed.header.marked ||
                    std::ranges::any_of(framed.records, [](const auto& r) { return r.marked; });
}

bool Decoding::open(const FramedRecord& record) {
  ++record_;
  file_.records = record_;
  current_ = record;
  pending_.clear();
  split_cells(record.text, cells_, max_cells);
  if (record_ == 1) file_.shape.record_fields = static_cast<std::uint32_t>(cells_.size());
  const bool last = record_ == framed_.records.size();
  if (!record.marked && marks_expected_ && !(framed_.bare_end && last)) {
    reject(0, {"torn-record", "~ at the end of the record"});
    return false;
  }
  return true;
}

bool Decoding::open(const FramedRecord& record, CellCount count) {
  return open(record) && fit(count);
}

bool Decoding::fit(CellCount count) {
  const auto wanted = std::size_t{count.fields};
  const bool closed = cells_.size() == wanted + 1 && cells_.back().empty();
  if (closed) {
    cells_.pop_back();
    if (!count.closing_semicolon) deviate("trailing-semicolon");
  }
  if (cells_.size() == wanted) return true;
  if (cells_.size() > wanted && cells_.size() <= wanted + tolerance_.extra) {
    cells_.resize(wanted);
    deviate("extra-fields");
    return true;
  }
  if (cells_.size() < wanted && cells_.size() + tolerance_.missing >= wanted) {
    cells_.resize(wanted, current_.text.substr(current_.text.size()));
    deviate("missing-fields");
    return true;
  }
  const bool full_width = current_.text.find(full_width_semicolon) != std::string_view::npos;
  const auto found = cells_.size() > max_cells ? fmt::format("more than {}", max_cells)
                                               : fmt::format("{}", cells_.size());
  reject(0, {full_width ? "full-width-semicolon" : "field-count",
             fmt::format("{} fields, not {}", wanted, found)});
  return false;
}

void Decoding::split_cell(std::uint32_t field, std::size_t at) {
  const auto fused = cells_[field - 1];
  cells_[field - 1] = fused.substr(0, at);
  cells_.insert(cells_.begin() + field, fused.substr(at));
}

Place Decoding::place() const { return {record_, 0, text_.file_offset(current_.offset)}; }

Place Decoding::place_of_cell(std::uint32_t field) const {
  if (field == 0 || field > cells_.size()) return place();
  const auto offset = static_cast<std::size_t>(cells_[field - 1].data() - text_.utf8().data());
  return {record_, field, text_.file_offset(offset)};
}

void Decoding::accept() {
  for (const auto key : pending_) ++deviations_[key];
}

void Decoding::reject(std::uint32_t field, const Fault& fault) {
  const auto where = fault.field != 0 ? fault.field : field;
  const bool whole = where == 0 || where > cells_.size();
  file_.rejections.push_back({place_of_cell(where), std::string{fault.rule}, fault.expected,
                              excerpt(whole ? current_.text : cells_[where - 1])});
}

void Decoding::open_header() {
  record_ = 0;
  current_ = framed_.header;
  split_cells(current_.text, cells_, max_cells);
  file_.shape.header_fields = static_cast<std::uint32_t>(cells_.size());
}

void Decoding::refuse(Outcome outcome, std::uint32_t field, const Fault& fault,
                      std::string_view found) {
  file_.outcome = outcome;
  file_.why = {place_of_cell(field), std::string{fault.rule}, fault.expected, excerpt(found)};
}

void Decoding::refuse_header(std::uint32_t field, const Fault& fault) {
  const bool full_width = current_.text.find(full_width_semicolon) != std::string_view::npos;
  const bool whole = field == 0 || field > cells_.size();
  const Fault told = full_width && fault.rule != "future-time"
                         ? Fault{"full-width-semicolon", "; between fields"}
                         : fault;
  refuse(Outcome::refused, field, told, whole ? current_.text : cells_[field - 1]);
}

void Decoding::deviate(std::string_view key) {
  if (record_ == 0) return deviate_file(key);
  if (std::ranges::find(pending_, key) == pending_.end()) pending_.push_back(key);
}

void Decoding::deviate_file(std::string_view key) { deviations_.try_emplace(key, 0); }

Checked Decoding::read_time(std::string_view cell, rt::WallTime& out) {
  const auto time = parse_civil(cell);
  if (!time) return Fault{"bad-time", "yyyy-MM-dd HH:mm:ss"};
  out = *time + context_.mapping.clock_offset;
  if (out > context_.received_at + context_.limits.max_ahead) {
    return Fault{"future-time", "no later than 5 minutes after " +
                                    format_civil(context_.received_at)};
  }
  return {};
}

bool Decoding::read_header_time(std::uint32_t field) {
  if (field > cells_.size()) {
    refuse_header(0, {"header-time", "a time in the header"});
    return false;
  }
  auto fault = read_time(cells_[field - 1], file_.header.data_time);
  if (!fault) return true;
  if (fault->rule == "bad-time") fault->rule = "header-time";
  refuse_header(field, *fault);
  return false;
}

bool Decoding::read_declared_count(std::uint32_t field) {
  const auto count = parse_count(cells_[field - 1]);
  if (!count) {
    refuse_header(field, {"bad-header", "the number of records"});
    return false;
  }
  file_.header.declared_records = file_.header.declared_records.value_or(0) + *count;
  return true;
}

void Decoding::check_declared_count() {
  const auto declared = file_.header.declared_records;
  if (!declared || *declared == file_.records) return;
  file_.rejections.push_back({{0, 0, 0}, "declared-count", fmt::format("{} records", *declared),
                              fmt::format("{} records", file_.records)});
}

void Decoding::finish() {
  for (const auto& [key, records] : deviations_) {
    file_.deviations.push_back({std::string{key}, records});
  }
  if (refused()) return clear_values(file_);
  check_declared_count();
  const auto bad = static_cast<double>(file_.records) - static_cast<double>(values_of(file_));
  if (bad > context_.limits.max_bad_share * static_cast<double>(file_.records)) {
    const auto found = fmt::format("{} of {} records rejected", bad, file_.records);
    open_header();
    refuse(Outcome::refused, 0,
           {"too-many-bad-records",
            fmt::format("at most {:.0f} % rejected records", context_.limits.max_bad_share * 100)},
           found);
    return clear_values(file_);
  }
  if (!file_.rejections.empty()) file_.outcome = Outcome::partial;
}

}  // namespace headframe::wire::dialects
