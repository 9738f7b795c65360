#include "sim/feed/ledger_files.hpp"

#include <span>
#include <utility>

namespace headframe::sim::feed {

std::string_view file_of(LedgerTable table) {
  switch (table) {
    case LedgerTable::points:
      return "points.csv";
    case LedgerTable::sent:
      return "sent.csv";
    case LedgerTable::files:
      return "files.csv";
    case LedgerTable::incidents:
      return "incidents.csv";
  }
  return {};
}

std::string_view header_of(LedgerTable table) {
  switch (table) {
    case LedgerTable::points:
      return "mine,installation,point,sensor,unit,decimals";
    case LedgerTable::sent:
      return "mine,point,time,value,unit,status,file,record";
    case LedgerTable::files:
      return "mine,file,installation,bytes,sha256,samples,cadence_s,produced_at,attempts,outcome,"
             "reply,acknowledged_at";
    case LedgerTable::incidents:
      return "mine,incident,subject,begin,end,caught_up,carried_out";
  }
  return {};
}

LedgerFiles::LedgerFiles(rt::Runtime& runtime)
    : runtime_(runtime), lane_(runtime.make_lane("ledger")) {
  for (std::size_t i = 0; i < ledger_tables; ++i) {
    const auto table = static_cast<LedgerTable>(i);
    append(table, header_of(table));
  }
}

void LedgerFiles::append(LedgerTable table, std::string_view row) {
  std::string& waiting = tables_[static_cast<std::size_t>(table)].waiting;
  waiting.append(row);
  waiting.push_back('\n');
}

void LedgerFiles::write(std::size_t table) {
  Table& into = tables_[table];
  if (into.in_hand.empty()) return;
  if (!into.file)
    into.file =
        runtime_.storage().open(file_of(static_cast<LedgerTable>(table)), rt::OpenMode::create_new);
  into.file->write_at(into.size, std::as_bytes(std::span(into.in_hand)));
  into.file->sync();
  into.size += into.in_hand.size();
  into.in_hand.clear();
}

rt::Task<> LedgerFiles::flush() {
  for (std::size_t i = 0; i < ledger_tables; ++i) {
    if (tables_[i].waiting.empty()) continue;
    tables_[i].in_hand = std::exchange(tables_[i].waiting, {});
    const std::size_t bytes = tables_[i].in_hand.size();
    co_await rt::blocking(*lane_, {"feed.ledger", bytes}, [this, i] { write(i); });
  }
}

void LedgerFiles::flush_now() {
  for (std::size_t i = 0; i < ledger_tables; ++i) {
    write(i);
    tables_[i].in_hand = std::exchange(tables_[i].waiting, {});
    write(i);
  }
}

}  // namespace headframe::sim::feed
