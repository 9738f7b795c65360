// From the bytes of the control connection to commands; no I/O.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

namespace headframe::wire::ftp {

struct Command {
  std::string verb{};      // upper case, three or four letters
  std::string argument{};  // without the blank before it and without the line's end
  /// Why the line is no command; empty when it is one. Such a command has no verb.
  std::string defect{};

  friend bool operator==(const Command&, const Command&) = default;
};

/// Longest command line in bytes, without its end.
inline constexpr std::size_t longest_line = 4096;

/// Bytes of Telnet before the verb (the interrupt in front of ABOR) are ignored. Arguments must be
/// UTF-8 without control characters.
Command parse_command(std::string_view line);

/// Cuts bytes into commands. Lines end with LF, with or without CR before it. A line that is too
/// long is one defective command, however long it is; its bytes are not kept.
class CommandQueue {
 public:
  void feed(std::string_view bytes);
  bool empty() const { return commands_.empty(); }
  std::size_t size() const { return commands_.size(); }
  /// Needs a command.
  Command take();
  /// Whether a command with this verb waits.
  bool contains(std::string_view verb) const;

 private:
  void append(std::string_view part);
  void end_line();

  std::deque<Command> commands_;
  std::string line_;
  bool too_long_ = false;
};

/// Well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, at most U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace headframe::wire::ftp
