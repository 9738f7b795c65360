#include "platform/app/setting_keys.hpp"

#include <limits>

#include <fmt/core.h>

namespace headframe::app {
namespace {

using nlohmann::json;
using Options = InstallationOptions;

struct Words {
  const char* section;
  const char* name;
  const char* zh;
  const char* en;
};

template <class Access>
SettingKey text(Words w, Access access) {
  return {w.section,
          w.name,
          w.zh,
          w.en,
          [access](const Options& o) { return json(access(const_cast<Options&>(o))); },
          [access](Options& o, const json& value) -> std::string {
            if (!value.is_string()) return "a text";
            access(o) = value.get<std::string>();
            return {};
          }};
}

template <class Access>
SettingKey flag(Words w, Access access) {
  return {w.section,
          w.name,
          w.zh,
          w.en,
          [access](const Options& o) { return json(access(const_cast<Options&>(o))); },
          [access](Options& o, const json& value) -> std::string {
            if (!value.is_boolean()) return "true or false";
            access(o) = value.get<bool>();
            return {};
          }};
}

template <class Access>
SettingKey number(Words w, std::uint64_t low, std::uint64_t high, Access access) {
  using Value = std::remove_reference_t<decltype(access(std::declval<Options&>()))>;
  return {w.section,
          w.name,
          w.zh,
          w.en,
          [access](const Options& o) { return json(access(const_cast<Options&>(o))); },
          [access, low, high](Options& o, const json& value) -> std::string {
            const bool fits = value.is_number_unsigned() && value.get<std::uint64_t>() >= low &&
                              value.get<std::uint64_t>() <= high;
            if (!fits) return fmt::format("a whole number from {} to {}", low, high);
            access(o) = value.get<Value>();
            return {};
          }};
}

template <class Access>
SettingKey share(Words w, Access access) {
  return {w.section,
          w.name,
          w.zh,
          w.en,
          [access](const Options& o) { return json(access(const_cast<Options&>(o))); },
          [access](Options& o, const json& value) -> std::string {
            if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 1)
              return "a number from 0 to 1";
            access(o) = value.get<double>();
            return {};
          }};
}

/// A duration in whole `Unit`s, which its name ends with.
template <class Unit, class Access>
SettingKey time(Words w, std::uint64_t low, std::uint64_t high, Access access) {
  return {w.section,
          w.name,
          w.zh,
          w.en,
          [access](const Options& o) {
            return json(std::chrono::duration_cast<Unit>(access(const_cast<Options&>(o))).count());
          },
          [access, low, high](Options& o, const json& value) -> std::string {
            const bool fits = value.is_number_unsigned() && value.get<std::uint64_t>() >= low &&
                              value.get<std::uint64_t>() <= high;
            if (!fits) return fmt::format("a whole number from {} to {}", low, high);
            access(o) = Unit(value.get<std::int64_t>());
            return {};
          }};
}

constexpr std::uint64_t many = 1'000'000'000;
using Seconds = std::chrono::seconds;
using Hours = std::chrono::hours;
using Days = std::chrono::days;

#define OPTION(member) [](Options& o) -> auto& { return o.member; }

std::vector<SettingKey> ftp_keys() {
  return {
      text({"ftp", "address", "监听的 IPv4 地址，空为全部",
            "IPv4 address to listen on, empty for all"},
           OPTION(ftp.listen.host)),
      number({"ftp", "port", "监听端口，0 为任意空闲端口", "port, 0 for any free one"}, 0, 65535,
             OPTION(ftp.listen.port)),
      text({"ftp", "passive_address", "经地址转换时告知客户端的地址",
            "address told to clients behind address translation"},
           OPTION(ftp.passive_address)),
      number({"ftp", "first_passive_port", "数据端口范围起，0 为任意",
              "first port of data connections, 0 for any"},
             0, 65535, OPTION(ftp.first_passive_port)),
      number({"ftp", "last_passive_port", "数据端口范围止", "last port of data connections"}, 0,
             65535, OPTION(ftp.last_passive_port)),
      text({"ftp", "partial_folder", "未传完文件的目录", "where uploads grow until they are whole"},
           OPTION(ftp.partial_folder)),
  };
}

std::vector<SettingKey> ftp_limit_keys() {
  return {
      number({"ftp", "most_sessions", "同时会话上限", "sessions at once"}, 1, many,
             OPTION(ftp.most_sessions)),
      number({"ftp", "most_sessions_per_address", "每个地址的会话上限",
              "sessions at once from one address"},
             1, many, OPTION(ftp.most_sessions_per_address)),
      number({"ftp", "most_commands_ahead", "未答复命令上限", "commands read but not answered"}, 1,
             many, OPTION(ftp.most_commands_ahead)),
      number({"ftp", "most_listed", "列目录的条目上限", "entries of one listing"}, 1, many,
             OPTION(ftp.most_listed)),
      number({"ftp", "chunk_bytes", "上传缓冲字节数", "bytes of one upload in memory"}, 32 * 1024,
             many, OPTION(ftp.chunk_bytes)),
      number({"ftp", "disk_lanes", "写盘并行数", "uploads that write at the same time"}, 1, 64,
             OPTION(ftp.disk_lanes)),
      number({"ftp", "log_ins_per_connection", "每个连接可试登录次数",
              "log-ins that one connection may try"},
             1, 100, OPTION(ftp.log_ins_per_connection)),
      time<Seconds>(
          {"ftp", "failed_log_in_delay_seconds", "登录失败后的延迟", "delay after a failed log-in"},
          0, 3600, OPTION(ftp.failed_log_in_delay)),
  };
}

std::vector<SettingKey> ftp_account_lockout_keys() {
  return {
      number({"ftp", "account_free_failures", "同一地址对同一账号可输错口令几次而不锁定",
              "wrong passwords for one account from one address before a lock"},
             0, 100'000, OPTION(ftp.account_lockout.free_failures)),
      time<Seconds>({"ftp", "account_first_lock_seconds", "首次锁定时长，此后每次加倍",
                     "the first lock; each later one lasts twice as long"},
                    1, 86'400, OPTION(ftp.account_lockout.first_block)),
      time<Seconds>({"ftp", "account_longest_lock_seconds", "锁定时长上限", "no lock lasts longer"},
                    1, 86'400, OPTION(ftp.account_lockout.longest_block)),
      time<Seconds>({"ftp", "account_forget_seconds", "此后不再计入以往失败",
                     "after this time earlier failures count no more"},
                    1, many, OPTION(ftp.account_lockout.forgotten_after)),
  };
}

std::vector<SettingKey> ftp_address_lockout_keys() {
  return {
      number({"ftp", "address_free_failures", "同一地址可输错口令几次而不锁定",
              "wrong passwords from one address before a lock"},
             0, 100'000, OPTION(ftp.address_lockout.free_failures)),
      time<Seconds>({"ftp", "address_first_lock_seconds", "首次锁定时长，此后每次加倍",
                     "the first lock; each later one lasts twice as long"},
                    1, 86'400, OPTION(ftp.address_lockout.first_block)),
      time<Seconds>({"ftp", "address_longest_lock_seconds", "锁定时长上限", "no lock lasts longer"},
                    1, 86'400, OPTION(ftp.address_lockout.longest_block)),
      time<Seconds>({"ftp", "address_forget_seconds", "此后不再计入以往失败",
                     "after this time earlier failures count no more"},
                    1, many, OPTION(ftp.address_lockout.forgotten_after)),
  };
}

std::vector<SettingKey> ftp_time_keys() {
  return {
      time<Seconds>(
          {"ftp", "log_in_seconds", "连接后须在此时间内登录", "from connecting to the log-in"}, 1,
          many, OPTION(ftp.log_in_time)),
      time<Seconds>({"ftp", "idle_seconds", "会话空闲时限", "between commands"}, 1, many,
                    OPTION(ftp.idle_time)),
      time<Seconds>(
          {"ftp", "reply_seconds", "客户端接收答复的时限", "for the client to take a reply"}, 1,
          many, OPTION(ftp.reply_time)),
      time<Seconds>({"ftp", "data_wait_seconds", "等待数据连接的时限",
                     "for the client to open the data connection"},
                    1, many, OPTION(ftp.data_wait)),
      time<Seconds>({"ftp", "data_stall_seconds", "数据连接无字节的时限",
                     "without a byte on the data connection"},
                    1, many, OPTION(ftp.data_stall)),
  };
}

std::vector<SettingKey> http_keys() {
  return {
      text({"http", "address", "监听的 IPv4 地址，空为全部",
            "IPv4 address to listen on, empty for all"},
           OPTION(http.listen.host)),
      number({"http", "port", "监听端口，0 为任意空闲端口", "port, 0 for any free one"}, 0, 65535,
             OPTION(http.listen.port)),
      number({"http", "max_connections", "连接上限", "connections at once"}, 1, many,
             OPTION(http.max_connections)),
      number({"http", "max_connections_per_address", "每个地址的连接上限",
              "connections at once from one address"},
             1, many, OPTION(http.max_connections_per_address)),
      number({"http", "header_bytes", "请求头字节上限", "bytes of a request's header"}, 1024, many,
             OPTION(http.header_bytes)),
      number({"http", "body_bytes", "请求体字节上限", "bytes of a request's body"}, 1024, many,
             OPTION(http.body_bytes)),
  };
}

std::vector<SettingKey> http_time_keys() {
  return {
      time<Seconds>({"http", "header_seconds", "接收请求头的时限", "for a request's header"}, 1,
                    many, OPTION(http.header_limit)),
      time<Seconds>({"http", "body_seconds", "接收请求体的时限", "for a request's body"}, 1, many,
                    OPTION(http.body_limit)),
      time<Seconds>({"http", "idle_seconds", "连接空闲时限", "between requests"}, 1, many,
                    OPTION(http.idle_limit)),
      time<Seconds>({"http", "write_seconds", "发送答复的时限", "for the client to take an answer"},
                    1, many, OPTION(http.write_limit)),
      time<Seconds>({"http", "stop_seconds", "停机时等待进行中请求的时限",
                     "for answers under way at the stop"},
                    1, 3600, OPTION(http.stop_limit)),
      number({"http", "live_backlog", "实时事件积压上限",
              "events that a live listener may lag behind"},
             1, many, OPTION(http.live_backlog)),
      time<Seconds>({"http", "ping_seconds", "实时连接心跳间隔", "between pings of live listeners"},
                    1, many, OPTION(http.ping_interval)),
      time<Seconds>({"http", "silence_seconds", "实时连接无响应时限",
                     "without a sign of life from a listener"},
                    1, many, OPTION(http.silence_limit)),
  };
}

std::vector<SettingKey> store_and_ingest_keys() {
  return {
      text({"store", "database", "数据库文件名", "file of the database"},
           OPTION(platform.database)),
      number({"store", "readers", "并行读取数", "reads at the same time"}, 1, 64,
             OPTION(platform.readers)),
      number({"ingest", "file_bytes", "单个文件字节上限", "bytes of one file"}, 1024, many,
             OPTION(platform.ingest.limits.decode.max_bytes)),
      share({"ingest", "bad_records_share", "错误记录占比超过此值则拒收整个文件",
             "share of bad records that refuses the file"},
            OPTION(platform.ingest.limits.decode.max_bad_share)),
      time<Seconds>({"ingest", "future_seconds", "文件时间可超前的秒数",
                     "how far a file's time may be ahead"},
                    0, many, OPTION(platform.ingest.limits.decode.max_ahead)),
      number({"ingest", "most_records", "单个文件记录上限", "records of one file"}, 1, many,
             OPTION(platform.ingest.limits.decode.max_records)),
      time<Seconds>({"ingest", "incomplete_seconds", "等待文件结束标志的时限",
                     "how long an end mark is waited for"},
                    1, many, OPTION(platform.ingest.limits.incomplete_wait)),
  };
}

std::vector<SettingKey> pipeline_keys() {
  return {
      number({"ingest", "workers", "解码并行数", "files decoded at the same time"}, 1, 64,
             OPTION(platform.ingest.pipeline.workers)),
      number({"ingest", "files_a_turn", "每轮每矿文件数", "files of one mine in one turn"}, 1,
             10'000, OPTION(platform.ingest.pipeline.files_a_turn)),
      number({"ingest", "waiting_files", "内存中等待的文件上限",
              "files that wait in memory; more wait on disk"},
             1, many, OPTION(platform.ingest.pipeline.waiting_files)),
      time<Seconds>({"ingest", "incomplete_retry_seconds", "未完文件的复查间隔",
                     "between looks at a file without end mark"},
                    1, many, OPTION(platform.ingest.pipeline.incomplete_retry)),
      time<Seconds>({"ingest", "disk_retry_seconds", "写盘失败后的重试间隔",
                     "after the store could not write"},
                    1, many, OPTION(platform.ingest.pipeline.disk_retry)),
  };
}

std::vector<SettingKey> watch_keys() {
  return {
      flag({"watch", "enabled", "收取其他 FTP 服务器写入的文件",
            "take files that another FTP server writes"},
           OPTION(watch.enabled)),
      text({"watch", "folder", "其下每矿一个目录，以煤矿编码命名",
            "has one folder for each mine, named by its code"},
           OPTION(watch.folder)),
      time<Seconds>({"watch", "scan_seconds", "扫描间隔；两次扫描无变化的文件视为写完",
                     "between scans; a file that two of them saw unchanged is complete"},
                    1, many, OPTION(watch.scan.interval)),
  };
}

std::vector<SettingKey> monitoring_keys() {
  return {
      time<Days>({"monitoring", "keep_values_days", "实时值保存天数", "days that values are kept"},
                 1, 36500, OPTION(platform.monitoring.retention.values)),
      time<Days>(
          {"monitoring", "keep_statistics_days", "统计值保存天数", "days that statistics are kept"},
          1, 36500, OPTION(platform.monitoring.retention.statistics)),
      time<Days>({"monitoring", "keep_exceptional_days", "异常值保存天数",
                  "days that exceptional values are kept"},
                 1, 36500, OPTION(platform.monitoring.retention.exceptional)),
      time<Hours>({"monitoring", "keep_batches_hours", "批次压缩前的小时数",
                   "hours before batches are compacted"},
                  1, 8760, OPTION(platform.monitoring.keep_batches)),
      time<Seconds>({"monitoring", "compact_every_seconds", "压缩间隔", "between compactions"}, 1,
                    many, OPTION(platform.monitoring.compact_every)),
      number({"monitoring", "compact_batches", "每次压缩的批次上限", "batches compacted at a time"},
             1, many, OPTION(platform.monitoring.compact_batches)),
      time<Seconds>({"monitoring", "silent_after_seconds", "测点无新值视为静默",
                     "without a new value a point is silent"},
                    1, many, OPTION(platform.monitoring.silent_after)),
      time<Days>({"positioning", "keep_snapshots_days", "人员快照保存天数",
                  "days that snapshots of people are kept"},
                 1, 36500, OPTION(platform.positioning.keep_snapshots)),
  };
}

std::vector<SettingKey> administration_keys() {
  return {
      number({"administration", "password_passes", "口令散列遍数 (argon2id)", "passes of argon2id"},
             1, 100, OPTION(platform.administration.identity.password_cost.passes)),
      number({"administration", "password_memory_bytes", "口令散列内存 (argon2id)",
              "memory of argon2id"},
             8192, 4'000'000'000,
             OPTION(platform.administration.identity.password_cost.memory_bytes)),
      number({"administration", "lockout_attempts", "连续输错几次后锁定",
              "wrong passwords in a row before a lock"},
             1, 1000, OPTION(platform.administration.identity.lockout.attempts)),
      time<Seconds>({"administration", "lockout_seconds", "锁定时长", "how long the lock lasts"}, 1,
                    many, OPTION(platform.administration.identity.lockout.lock)),
      time<Hours>(
          {"administration", "session_hours", "登录有效小时数", "hours that a log-in lasts"}, 1,
          8760, OPTION(platform.administration.identity.session_length)),
      number({"administration", "sessions_per_user", "每个用户的会话上限", "sessions of one user"},
             1, 10'000, OPTION(platform.administration.identity.sessions_per_user)),
      time<Days>({"administration", "repeat_window_days", "重复故障窗口天数",
                  "days within which the same fault is a repeat"},
                 1, 3650, OPTION(platform.administration.repeat.window)),
  };
}

#undef OPTION

}  // namespace

const std::vector<SettingKey>& setting_keys() {
  static const std::vector<SettingKey> keys = [] {
    std::vector<SettingKey> all;
    for (const auto section :
         {ftp_keys, ftp_limit_keys, ftp_account_lockout_keys,
          ftp_address_lockout_keys, ftp_time_keys, http_keys, http_time_keys, store_and_ingest_keys,
          pipeline_keys, watch_keys, monitoring_keys, administration_keys})
      for (SettingKey& key : section()) all.push_back(std::move(key));
    return all;
  }();
  return keys;
}

}  // namespace headframe::app
