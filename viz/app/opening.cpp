#include "viz/app/opening.hpp"

#include <QFile>
#include <stdexcept>

#include "viz/link/recordedsource.hpp"

namespace headframe::viz {

bool namesPlatform(const QString &name) { return name.contains(QLatin1String("://")); }

std::unique_ptr<Source> openRun(const QString &name) {
  return std::make_unique<RecordedSource>(name.toStdString());
}

Credentials credentialsOf(const QString &user, const QString &passwordFile) {
  if (passwordFile.isEmpty())
    return {user.toStdString(), qEnvironmentVariable("HEADFRAME_PASSWORD").toStdString(), {}};
  QFile file(passwordFile);
  if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
    throw std::runtime_error((passwordFile + QLatin1String(": ") + file.errorString()).toStdString());
  return {user.toStdString(), file.readLine().trimmed().toStdString(), {}};
}

}  // namespace headframe::viz
