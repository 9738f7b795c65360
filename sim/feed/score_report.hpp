// A score for people and for programs.
#pragma once

#include <string>

#include "sim/feed/score.hpp"

namespace headframe::sim::feed {

/// Chinese and English beside each other; sentences end with a line break.
std::string score_text(const SentLedger& sent, const Score& score);
/// One object; its members are explained in docs/guides/feed.md.
std::string score_json(const SentLedger& sent, const Score& score);

}  // namespace headframe::sim::feed
