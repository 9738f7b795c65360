#include "sim/repair/procedure.hpp"

namespace headframe::sim::repair {

const math::Law& wait_of(const Procedure& procedure, rt::Duration engaged,
                         rt::Duration contract_until) {
  return engaged < contract_until ? procedure.wait : procedure.wait_without_contract;
}

}  // namespace headframe::sim::repair
