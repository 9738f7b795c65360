#include "viz/views/alarmsound.hpp"

#include <QApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QtEndian>
#include <cmath>
#include <numbers>

namespace headframe::viz {
namespace {

constexpr int repeatMilliseconds = 4000;
constexpr int rate = 22'050, samples = rate / 3;
constexpr double hertz = 660;

void append(QByteArray &wave, quint32 value, int bytes) {
  const quint32 little = qToLittleEndian(value);
  wave.append(reinterpret_cast<const char *>(&little), bytes);
}

/// A third of a second of a plain tone that swells and dies away, as WAV, 16 bits, mono.
QByteArray tone() {
  QByteArray wave("RIFF");
  append(wave, 36 + 2 * samples, 4);
  wave.append("WAVEfmt ");
  append(wave, 16, 4);
  append(wave, 1, 2);
  append(wave, 1, 2);
  append(wave, rate, 4);
  append(wave, 2 * rate, 4);
  append(wave, 2, 2);
  append(wave, 16, 2);
  wave.append("data");
  append(wave, 2 * samples, 4);
  for (int i = 0; i < samples; ++i) {
    const double share = static_cast<double>(i) / samples;
    const double swell = std::sin(std::numbers::pi * share);
    const double value = 9000 * swell * std::sin(2 * std::numbers::pi * hertz * i / rate);
    append(wave, static_cast<quint16>(static_cast<qint16>(value)), 2);
  }
  return wave;
}

}  // namespace

AlarmSound::AlarmSound(QObject *parent) : QObject(parent) {
  for (const char *name : {"pw-play", "paplay", "aplay"})
    if (player_.isEmpty()) player_ = QStandardPaths::findExecutable(QLatin1String(name));
  repeat_.setInterval(repeatMilliseconds);
  connect(&repeat_, &QTimer::timeout, this, &AlarmSound::once);
}

void AlarmSound::setSounding(bool sounding) {
  if (sounding == sounding_) return;
  sounding_ = sounding;
  if (!sounding) return repeat_.stop();
  once();
  repeat_.start();
}

void AlarmSound::setMuted(bool muted) { muted_ = muted; }

void AlarmSound::once() {
  if (muted_) return;
  if (!player_.isEmpty() && !tone_.isOpen() && tone_.open()) {
    tone_.write(tone());
    tone_.flush();
  }
  if (player_.isEmpty() || !tone_.isOpen() || !QProcess::startDetached(player_, {tone_.fileName()}))
    QApplication::beep();
}

}  // namespace headframe::viz
