#include <fmt/format.h>

#include "sim/app/feed_command.hpp"
#include "sim/app/feed_input.hpp"
#include "sim/feed/score_input.hpp"
#include "sim/feed/score_report.hpp"

namespace headframe::sim::app {

int score_command(const ScoreOptions& options) {
  const auto text = text_of_file(options.exported);
  const auto ledger = feed::read_sent_ledger(
      options.ledger, [](const std::string& path) -> std::optional<std::string> {
        return std::filesystem::is_regular_file(path) ? text_of_file(path) : std::nullopt;
      });
  if (!ledger) tell(ledger.error());
  if (!text) return wrong_input;
  const auto stored = feed::read_export(options.exported, *text);
  if (!stored) tell(stored.error());
  if (!ledger || !stored) return wrong_input;
  const feed::Score score = feed::score(*ledger, *stored);
  fmt::print("{}", options.format == Format::json ? feed::score_json(*ledger, score)
                                                  : feed::score_text(*ledger, score));
  return score.balances() ? 0 : 1;
}

}  // namespace headframe::sim::app
