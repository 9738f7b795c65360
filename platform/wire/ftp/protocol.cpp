#include "platform/wire/ftp/protocol.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "platform/wire/ftp/path.hpp"

namespace headframe::wire::ftp {
namespace {

constexpr std::size_t longest_user = 128;

Action say(int code, std::string text) { return Say{{code, std::move(text)}}; }

bool equals(std::string_view text, std::string_view upper_case) {
  return std::ranges::equal(text, upper_case, [](char a, char b) {
    return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
  });
}

/// The action on the path that the argument names, or why there is none.
template <class Wanted, class... More>
Action on_path(const Dialogue& d, std::string_view argument, More... more) {
  auto path = resolve(d.directory, argument);
  if (!path)
    return RefusePath{std::string(argument), {550, "There is nothing for you at this path."}};
  return Wanted{std::move(*path), more...};
}

/// Like on_path, for commands whose argument must be given and must not be the folder itself.
template <class Wanted>
Action on_entry(const Dialogue& d, std::string_view argument) {
  if (argument.empty()) return say(501, "A path is missing.");
  if (auto path = resolve(d.directory, argument); path && path->empty())
    return say(550, "This cannot be done to your folder itself.");
  return on_path<Wanted>(d, argument);
}

Action user(Dialogue& d, const std::string& name) {
  if (d.account) return say(503, "You are logged in; open a new connection for another account.");
  if (name.empty() || name.size() > longest_user) return say(501, "Which account?");
  d.user = name;
  return say(331, "Password, please.");  // says the same for unknown accounts
}

Action pass(Dialogue& d, const std::string& password) {
  if (d.account) return say(503, "You are logged in.");
  if (d.user.empty()) return say(503, "USER comes first.");
  return LogIn{std::exchange(d.user, {}), password};
}

Action type(Dialogue&, const std::string& argument) {
  if (equals(argument, "I") || equals(argument, "L 8")) return say(200, "Bytes as they are.");
  if (equals(argument, "A") || equals(argument, "A N"))
    return say(200, "Taken note; files are stored byte by byte all the same.");
  return say(504, "Types are I and A.");
}

Action mode(Dialogue&, const std::string& argument) {
  return equals(argument, "S") ? say(200, "Stream.") : say(504, "The only mode is S.");
}

Action structure(Dialogue&, const std::string& argument) {
  return equals(argument, "F") ? say(200, "File.") : say(504, "The only structure is F.");
}

Action passive(Dialogue& d, const std::string&) {
  if (d.extended_only) return say(501, "You asked for EPSV only.");
  return ListenForData{false};
}

Action extended_passive(Dialogue& d, const std::string& argument) {
  if (equals(argument, "ALL")) {
    d.extended_only = true;
    return say(200, "EPSV only from now on.");
  }
  if (argument.empty() || argument == "1") return ListenForData{true};
  return say(522, "Only IPv4 is served, use (1).");
}

Action active(Dialogue&, const std::string&) {
  return say(502, "This server never connects to clients; use PASV or EPSV.");
}

Action no_append(Dialogue&, const std::string&) {
  return say(502, "Files are not appended to; send the whole file with STOR.");
}

Action restart(Dialogue&, const std::string& argument) {
  if (argument == "0") return say(350, "From the beginning.");
  return say(502, "Uploads are not resumed; send the whole file with STOR.");
}

Action no_retrieval(Dialogue&, const std::string&) {
  return say(502, "This server receives files and gives none back.");
}

Action allocate(Dialogue& d, const std::string& argument) {
  std::uint64_t bytes = 0;
  const auto* const end = argument.data() + argument.size();
  const auto [rest, error] = std::from_chars(argument.data(), end, bytes);
  if (error != std::errc{} || (rest != end && *rest != ' ')) return say(501, "How many bytes?");
  if (bytes > d.account->max_file_bytes)
    return say(552, fmt::format("A file may have {} bytes.", d.account->max_file_bytes));
  return say(202, "Not needed here.");
}

Action list_as(const Dialogue& d, std::string_view argument, ListFormat format) {
  while (argument.starts_with('-'))  // options of ls, which some clients send
    argument.remove_prefix(std::min(argument.find(' '), argument.size() - 1) + 1);
  return on_path<SendListing>(d, argument, format);
}

Action list(Dialogue& d, const std::string& a) { return list_as(d, a, ListFormat::unix_long); }
Action names(Dialogue& d, const std::string& a) { return list_as(d, a, ListFormat::names); }
Action facts(Dialogue& d, const std::string& a) {
  return on_path<SendListing>(d, a, ListFormat::facts);
}

Action tell_facts(Dialogue& d, const std::string& a) { return on_path<TellFacts>(d, a); }
Action store(Dialogue& d, const std::string& a) { return on_entry<Store>(d, a); }
Action size(Dialogue& d, const std::string& a) { return on_entry<TellSize>(d, a); }
Action time(Dialogue& d, const std::string& a) { return on_entry<TellTime>(d, a); }
Action remove_file(Dialogue& d, const std::string& a) { return on_entry<RemoveFile>(d, a); }
Action make(Dialogue& d, const std::string& a) { return on_entry<MakeDirectory>(d, a); }
Action remove(Dialogue& d, const std::string& a) { return on_entry<RemoveDirectory>(d, a); }
Action rename_from(Dialogue& d, const std::string& a) { return on_entry<RenameFrom>(d, a); }

Action rename_to(Dialogue& d, const std::string& argument) {
  if (!d.rename_source) return say(503, "RNFR comes first.");
  std::string source = *std::exchange(d.rename_source, std::nullopt);
  Action action = on_entry<RenameTo>(d, argument);
  if (auto* const rename = std::get_if<RenameTo>(&action))
    *rename = {std::move(source), std::move(rename->source)};
  return action;
}

Action change_directory(Dialogue& d, const std::string& argument) {
  if (argument.empty()) return say(501, "A path is missing.");
  return on_path<EnterDirectory>(d, argument);
}

Action up(Dialogue& d, const std::string&) { return on_path<EnterDirectory>(d, ".."); }

Action where(Dialogue& d, const std::string&) {
  return say(257, quoted(shown(d.directory)) + " is where you are.");
}

Action features(Dialogue&, const std::string&) {
  return say(211, "Features:\nEPSV\nMDTM\nMLST type*;size*;modify*;\nSIZE\nTVFS\nUTF8\nEnd.");
}

Action options(Dialogue&, const std::string& argument) {
  if (equals(argument, "UTF8 ON") || equals(argument, "UTF8")) return say(200, "Always UTF-8.");
  if (equals(argument.substr(0, 4), "MLST")) return say(200, "MLST OPTS type;size;modify;");
  return say(501, "The only option is UTF8 ON.");
}

Action help(Dialogue&, const std::string&) {
  return say(214, "Upload with STOR, or STOR and RNFR, RNTO; look with LIST, NLST, MLSD.");
}

Action status(Dialogue& d, const std::string& argument) {
  if (!argument.empty()) return say(504, "Use MLST or LIST for paths.");
  return say(211, fmt::format("Headframe FTP\nIn {}\nEnd.", shown(d.directory)));
}

Action system(Dialogue&, const std::string&) { return say(215, "UNIX Type: L8"); }
Action nothing(Dialogue&, const std::string&) { return say(200, "Still here."); }
Action quit(Dialogue&, const std::string&) { return Quit{}; }
/// A transfer that runs is aborted by the session as soon as the command arrives.
Action abort(Dialogue&, const std::string&) { return say(226, "Nothing is being transferred."); }

struct Verb {
  std::string_view name;
  Action (*decide)(Dialogue&, const std::string&);
  bool open_to_all = false;  // also before the log-in
};

constexpr std::array verbs{
    Verb{"ABOR", abort}, Verb{"ALLO", allocate}, Verb{"APPE", no_append}, Verb{"CDUP", up},
    Verb{"CWD", change_directory}, Verb{"DELE", remove_file}, Verb{"EPRT", active},
    Verb{"EPSV", extended_passive}, Verb{"FEAT", features, true}, Verb{"HELP", help, true},
    Verb{"LIST", list}, Verb{"MDTM", time}, Verb{"MKD", make}, Verb{"MLSD", facts},
    Verb{"MLST", tell_facts}, Verb{"MODE", mode}, Verb{"NLST", names}, Verb{"NOOP", nothing, true},
    Verb{"OPTS", options, true}, Verb{"PASS", pass, true}, Verb{"PASV", passive},
    Verb{"PORT", active}, Verb{"PWD", where}, Verb{"QUIT", quit, true}, Verb{"REST", restart},
    Verb{"RETR", no_retrieval}, Verb{"RMD", remove}, Verb{"RNFR", rename_from},
    Verb{"RNTO", rename_to}, Verb{"SIZE", size}, Verb{"STAT", status}, Verb{"STOR", store},
    Verb{"STOU", no_append}, Verb{"STRU", structure}, Verb{"SYST", system, true},
    Verb{"TYPE", type}, Verb{"USER", user, true}, Verb{"XCUP", up}, Verb{"XCWD", change_directory},
    Verb{"XMKD", make}, Verb{"XPWD", where}, Verb{"XRMD", remove},
};

}  // namespace

Action decide(Dialogue& dialogue, const Command& command) {
  if (!command.defect.empty()) return say(500, command.defect);
  const auto* const verb = std::ranges::find(verbs, command.verb, &Verb::name);
  // RNTO must follow RNFR at once.
  if (command.verb != "RNTO") dialogue.rename_source.reset();
  if (verb == verbs.end()) return say(502, command.verb + " is not offered here.");
  if (!verb->open_to_all && !dialogue.account) return say(530, "Log in with USER and PASS.");
  return verb->decide(dialogue, command.argument);
}

}  // namespace headframe::wire::ftp
