#include "sim/history/verdict.hpp"

#include <algorithm>

namespace headframe::sim::history {

Sentence verdict_of_lives(const Part& lives) {
  if (lives.events == 0)
    return {"没有故障：只能给出上限（单侧 95 %），形状无从得知；情景片段保留原有寿命。",
            "No failure: there is an upper limit only (one-sided, 95 %), and no shape; the fragment leaves the "
            "life that the scenario has."};
  if (lives.events == 1)
    return {"只有一次故障：可给出故障率的区间，形状不能由一次故障得知；情景片段保留原有寿命。",
            "One failure: a rate with its interval; the shape cannot be told from one failure, and the "
            "fragment leaves the life that the scenario has."};
  const auto weibull = std::ranges::find_if(
      lives.candidates, [](const Fitted& f) { return f.law.family == Family::weibull; });
  if (weibull == lives.candidates.end())
    return {"故障都在同一役龄，形状不能得知。",
            "All failures came at one age, which tells no shape; a constant rate is taken."};
  if (weibull->shape.low && *weibull->shape.low > 1)
    return {"形状明显大于 1：随役龄磨损。", "The shape is above 1 beyond doubt: wear."};
  if (weibull->shape.high && *weibull->shape.high < 1)
    return {"形状明显小于 1：早期故障或带病修复。",
            "The shape is below 1 beyond doubt: early failures, or causes that repairs leave."};
  return {"形状的区间含 1：不能与恒定故障率区分。",
          "The shape's interval contains 1: not to be told from a constant rate."};
}

Sentence verdict_of_repairs(const Part& repairs) {
  if (repairs.events >= 2) return {};
  return {"完成的修复不足两次，分布不能得知；情景片段保留原有修复过程。",
          "Fewer than two repairs were done, which tells no law; the fragment leaves the repair that the "
          "scenario has."};
}

}  // namespace headframe::sim::history
