// The receiver of 2014, with the faults that are documented of a real one (domain.md §1.2): one
// plug-in for each mine watches the mine's folder beside a stock FTP server, reads what it finds by
// reading.hpp, and moves the file to 备份文件, 错误文件 or 未知文件, below the day.
//
// Each look takes the newest 20 files, newest first (F10), and is followed by a pause of 1 s, or of
// 0.5 s when there was nothing. There is no spool, no guard, no quarantine, no replay; nothing is
// synced, and whatever the database refuses goes to 错误文件. A file that is uploaded twice is stored
// twice.
#pragma once

#include <memory>

#include "platform/core/ingest/receiver.hpp"

namespace headframe::sim::legacy {

/// A mine's approved mapping plays the part of its plug-in's settings: the first of `mine_codes` (the
/// mine's code of the platform when there is none) and `encoding`. Everything else in it is newer
/// than this receiver.
core::ingest::MakeReceiver receiver_2014();

}  // namespace headframe::sim::legacy
