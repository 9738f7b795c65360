#include "viz/link/source.hpp"

namespace headframe::viz {

void Source::acknowledge(std::int64_t alarm, const QString &) {
  emit acknowledged(alarm, tr("a recorded run cannot be changed"));
}

}  // namespace headframe::viz
