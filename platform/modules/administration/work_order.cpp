#include "platform/modules/administration/work_order.hpp"

#include <algorithm>

namespace headframe::administration {
namespace {

constexpr std::array<std::string_view, steps> step_names{"failed",         "detected", "responded",
                                                         "repair-started", "restored", "closed"};
constexpr std::array<std::string_view, 5> kind_names{"fault", "planned", "test", "force-majeure", "job"};

template <class E, std::size_t N>
std::optional<E> find(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto it = std::ranges::find(names, name);
  if (it == names.end()) return std::nullopt;
  return static_cast<E>(it - names.begin());
}

}  // namespace

std::string_view name_of(Step step) { return step_names[static_cast<std::size_t>(step)]; }
std::optional<Step> step_from(std::string_view name) { return find<Step>(step_names, name); }
std::string_view name_of(OrderKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::optional<OrderKind> kind_from(std::string_view name) { return find<OrderKind>(kind_names, name); }

std::optional<Step> next_step(const WorkOrder& order) {
  for (std::size_t i = 0; i < steps; ++i)
    if (!order.at[i]) return static_cast<Step>(i);
  return std::nullopt;
}

std::string refusal(const WorkOrder& order, Step step, rt::WallTime at, rt::WallTime now) {
  if (order.time(step)) return "already-recorded";
  if (next_step(order) != step) return "out-of-turn";
  if (at > now + clock_tolerance) return "in-the-future";
  if (step != Step::failed && at < *order.at[static_cast<std::size_t>(step) - 1])
    return "before-previous-step";
  if (step == Step::closed && order.kind == OrderKind::fault && order.cause.empty()) return "cause-missing";
  return {};
}

std::int64_t repeat_of(const WorkOrder& order, const std::vector<WorkOrder>& earlier, RepeatRule rule) {
  const auto failed = order.time(Step::failed);
  if (order.kind != OrderKind::fault || order.device == 0 || order.cause.empty() || !failed) return 0;
  const WorkOrder* latest = nullptr;
  for (const WorkOrder& other : earlier) {
    const auto restored = other.time(Step::restored);
    const bool same = other.id != order.id && other.kind == OrderKind::fault &&
                      other.device == order.device && other.cause == order.cause;
    if (!same || !other.time(Step::closed) || *restored > *failed || *failed - *restored > rule.window)
      continue;
    if (!latest || *restored > *latest->time(Step::restored)) latest = &other;
  }
  return latest ? latest->id : 0;
}

}  // namespace headframe::administration
