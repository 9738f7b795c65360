#include "viz/app/settings.hpp"

#include <QLocale>
#include <QStandardPaths>

namespace headframe::viz {
namespace {

constexpr const char *saved = "perspectives";

/// A fixed file for tests and for machines that several people share, or the user's own.
QString fileOf() {
  const QString fixed = qEnvironmentVariable("HEADFRAME_CONSOLE_SETTINGS");
  if (!fixed.isEmpty()) return fixed;
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
         QStringLiteral("/Headframe/console.ini");
}

QString pathOf(const QString &perspective) {
  return QLatin1String(saved) + QLatin1Char('/') +
         QString::fromLatin1(perspective.toUtf8().toBase64(QByteArray::Base64UrlEncoding));
}

}  // namespace

Settings::Settings()
    : settings_(fileOf(), QSettings::IniFormat) {}

QVariant Settings::value(const char *key) const { return settings_.value(QLatin1String(key)); }

Language Settings::language() const {
  const QString kept = value("language").toString();
  if (kept == QLatin1String("zh")) return Language::chinese;
  if (kept == QLatin1String("en")) return Language::english;
  return QLocale::system().language() == QLocale::English ? Language::english : Language::chinese;
}

void Settings::setLanguage(Language language) {
  settings_.setValue(QStringLiteral("language"),
                     language == Language::chinese ? QStringLiteral("zh") : QStringLiteral("en"));
}

Theme Settings::theme() const {
  return value("theme").toString() == QLatin1String("night") ? Theme::night : Theme::light;
}

void Settings::setTheme(Theme theme) {
  settings_.setValue(QStringLiteral("theme"),
                     theme == Theme::night ? QStringLiteral("night") : QStringLiteral("light"));
}

QStringList Settings::recent() const { return value("recent").toStringList(); }

void Settings::addRecent(const QString &run) {
  QStringList runs = recent();
  runs.removeAll(run);
  runs.prepend(run);
  settings_.setValue(QStringLiteral("recent"), QStringList(runs.mid(0, recentLimit)));
}

QStringList Settings::perspectives() const {
  settings_.beginGroup(QLatin1String(saved));
  QStringList names;
  for (const QString &key : settings_.childKeys())
    names << QString::fromUtf8(
        QByteArray::fromBase64(key.toLatin1(), QByteArray::Base64UrlEncoding));
  settings_.endGroup();
  return names;
}

QByteArray Settings::perspective(const QString &name) const {
  return settings_.value(pathOf(name)).toByteArray();
}

void Settings::savePerspective(const QString &name, const QByteArray &docks) {
  settings_.setValue(pathOf(name), docks);
}

void Settings::removePerspective(const QString &name) { settings_.remove(pathOf(name)); }

QByteArray Settings::geometry() const { return value("geometry").toByteArray(); }

void Settings::setGeometry(const QByteArray &geometry) {
  settings_.setValue(QStringLiteral("geometry"), geometry);
}

QByteArray Settings::docks() const { return value("docks").toByteArray(); }

void Settings::setDocks(const QByteArray &docks) {
  settings_.setValue(QStringLiteral("docks"), docks);
}

}  // namespace headframe::viz
