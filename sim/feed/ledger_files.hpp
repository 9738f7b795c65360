// The files of a feed's ledger, grown row by row on the runtime's disk.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/rt/runtime.hpp"

namespace headframe::sim::feed {

/// The tables of a ledger; what their columns mean stands in docs/guides/feed.md.
enum class LedgerTable { points, sent, files, incidents };
inline constexpr std::size_t ledger_tables = 4;

std::string_view file_of(LedgerTable table);                // "sent.csv"
std::string_view header_of(LedgerTable table);              // the first line
inline constexpr std::string_view feed_file = "feed.json";  // what was fed, and how

/// Rows wait in memory until a flush; what a flush has returned for is safe. Every table is a list
/// of whole rows at any time but the middle of a flush. The runtime's disk is the ledger's folder.
class LedgerFiles {
 public:
  explicit LedgerFiles(rt::Runtime& runtime);

  /// `row` without its line break.
  void append(LedgerTable table, std::string_view row);
  rt::Task<> flush();
  /// The same at the end of a program, when no executor runs any more; also what a flush that was
  /// given up has left.
  void flush_now();

 private:
  struct Table {
    std::string waiting;
    std::string in_hand;     // of the flush that is going on, until it is written
    std::uint64_t size = 0;  // of the file
    std::unique_ptr<rt::File> file;
  };
  /// Writes what is in hand.
  void write(std::size_t table);

  rt::Runtime& runtime_;
  std::unique_ptr<rt::Lane> lane_;
  std::array<Table, ledger_tables> tables_;
};

}  // namespace headframe::sim::feed
