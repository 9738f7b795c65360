// What a client may do in its account's folder besides uploading.
#pragma once

#include <optional>
#include <string>
#include <system_error>

#include "platform/rt/runtime.hpp"
#include "platform/wire/ftp/depot.hpp"
#include "platform/wire/ftp/host.hpp"
#include "platform/wire/ftp/listing.hpp"
#include "platform/wire/ftp/reply.hpp"

namespace headframe::wire::ftp {

/// What a client is told about a failing disk.
Reply reply_for(const std::system_error& error);

/// Paths are as resolve() gives them. Changes are safe on disk when their reply says so. Files under
/// final names are promised to the host and can be neither removed nor renamed; directories can not
/// be renamed, because promised files may lie in them.
class Folder {
 public:
  Folder(rt::Runtime& runtime, const Host& host, rt::Lane& lane, Account account)
      : runtime_(runtime), host_(host), lane_(lane), account_(std::move(account)) {}

  const Account& account() const { return account_; }
  std::string in_storage(const std::string& path) const;

  /// Makes the folder itself, if need be.
  rt::Task<std::optional<Reply>> prepare();
  /// Nothing when an upload to this path can begin.
  rt::Task<std::optional<Reply>> objection_to_store(std::string path);
  rt::Task<std::optional<Reply>> objection_to_rename(std::string path);
  rt::Task<std::optional<Reply>> objection_to_enter(std::string path);
  rt::Task<Reply> make_directory(std::string path);
  rt::Task<Reply> remove_directory(std::string path);
  rt::Task<Reply> remove_file(std::string path);
  rt::Task<Reply> size(std::string path);
  rt::Task<Reply> time(std::string path);
  rt::Task<Reply> facts(std::string path);

  struct Listed {
    Reply refusal;  // code 0: none
    std::string text;
  };
  /// Of a directory, or of a single file.
  rt::Task<Listed> list(std::string path, ListFormat format, std::size_t most_entries);

 private:
  rt::Task<std::optional<rt::Entry>> entry(std::string path);
  template <class F>
  rt::Task<Reply> change(F f);

  rt::Runtime& runtime_;
  const Host& host_;
  rt::Lane& lane_;
  Account account_;
};

}  // namespace headframe::wire::ftp
