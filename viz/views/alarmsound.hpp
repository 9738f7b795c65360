// A tone every few seconds while an alarm waits, through whatever this machine plays sounds with.
#pragma once

#include <QObject>
#include <QTemporaryFile>
#include <QTimer>

namespace headframe::viz {

class AlarmSound : public QObject {
  Q_OBJECT

 public:
  explicit AlarmSound(QObject *parent = nullptr);

  void setSounding(bool sounding);
  void setMuted(bool muted);
  bool isMuted() const { return muted_; }
  /// The program that plays the tone; empty: the desktop's own beep.
  const QString &player() const { return player_; }

 private:
  void once();

  QString player_;
  QTemporaryFile tone_;
  QTimer repeat_;
  bool sounding_ = false, muted_ = false;
};

}  // namespace headframe::viz
