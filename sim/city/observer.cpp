#include "sim/city/observer.hpp"

namespace headframe::sim::city {

void Hearing::on(const mine::InstallationStarted& event) { tell(event); }
void Hearing::on(const mine::InstallationStopped& event) { tell(event); }
void Hearing::on(const mine::FileProduced& event) { tell(event); }
void Hearing::on(const mine::FileSpooled& event) { tell(event); }
void Hearing::on(const mine::UploadStarted& event) { tell(event); }
void Hearing::on(const mine::FileDelivered& event) { tell(event); }
void Hearing::on(const mine::FileAbandoned& event) { tell(event); }
void Hearing::on(const mine::UploadFailed& event) { tell(event); }
void Hearing::on(const mine::AlarmStarted& event) { tell(event); }
void Hearing::on(const mine::AlarmEnded& event) { tell(event); }
void Hearing::on(const mine::PeopleCounted& event) { tell(event); }

}  // namespace headframe::sim::city
