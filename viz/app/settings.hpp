// What the console remembers between two starts: language, theme, window, perspectives, recent runs.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include "viz/app/theme.hpp"
#include "viz/models/words.hpp"

namespace headframe::viz {

/// Kept in the user's settings, or in the file that the environment variable HEADFRAME_CONSOLE_SETTINGS
/// names. What cannot be read is as if it had never been kept.
class Settings {
 public:
  static constexpr int recentLimit = 10;

  Settings();

  /// At first the machine's language where it is Chinese or English, and Chinese otherwise.
  Language language() const;
  void setLanguage(Language language);
  Theme theme() const;
  void setTheme(Theme theme);

  /// The newest first.
  QStringList recent() const;
  void addRecent(const QString &run);

  /// Arrangements of the docks that the user has named, and the state of the docks in each.
  QStringList perspectives() const;
  QByteArray perspective(const QString &name) const;
  void savePerspective(const QString &name, const QByteArray &docks);
  void removePerspective(const QString &name);

  QByteArray geometry() const;
  void setGeometry(const QByteArray &geometry);
  /// The user's last arrangement; empty at first.
  QByteArray docks() const;
  void setDocks(const QByteArray &docks);

 private:
  QVariant value(const char *key) const;

  mutable QSettings settings_;  // groups are entered for reading
};

}  // namespace headframe::viz
