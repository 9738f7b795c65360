#include "platform/modules/registry/module.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/core/audit.hpp"

namespace headframe::registry {

std::optional<core::MineFacts> Reader::find(store::Connection& connection,
                                            std::string_view mine) const {
  const auto found = tables::find(connection, mine);
  if (!found) return std::nullopt;
  const Mine& m = found->mine;
  return core::MineFacts{m.code, m.name, m.county, m.state, m.silence_limit};
}

Module::Module(core::House& house) : house_(house), mines_(tables::load) {
  house.bus.subscribe<core::FileDecoded>(
      [this](store::Connection& c, const core::FileDecoded& f) { hear(c, f); });
}

std::vector<store::Migration> Module::migrations() const {
  return {{"registry", 1, std::string(tables::ddl)}};
}

std::vector<core::Right> Module::rights() const {
  return {{"mines.read", "查看煤矿", "see mines and their connections"},
          {"mines.manage", "管理煤矿", "register mines and change their state"}};
}

std::vector<core::Duty> Module::duties() {
  const auto look = [this](store::Connection& connection, rt::WallTime now) {
    look_for_silence(connection, now);
  };
  return {{{"registry.silence", 0}, std::chrono::minutes(1), look}};
}

// Every file is a sign of life, also one that brings old data.
void Module::hear(store::Connection& connection, const core::FileDecoded& file) {
  if (file.replay) return;
  auto& mines = mines_.of(connection);
  const auto mine = mines.find(file.mine);
  if (mine == mines.end()) return;
  rt::WallTime& heard = heard_[mine->first];
  heard = std::max(heard, file.received_at);
  if (!mine->second.link.online) update_link(connection, mine->second, file.now);
}

void Module::look_for_silence(store::Connection& connection, rt::WallTime now) {
  if (!started_) started_ = now;
  for (auto& [code, mine] : mines_.of(connection)) update_link(connection, mine, now);
}

void Module::update_link(store::Connection& connection, tables::Registered& mine,
                         rt::WallTime now) {
  const auto heard = heard_.find(mine.mine.code);
  const auto newest = heard == heard_.end() ? std::nullopt : std::optional(heard->second);
  const auto next = judge(mine.link, mine.mine, newest, started_.value_or(now), now);
  if (!next) return;
  mine.link = *next;
  tables::keep_link(connection, mine.mine.code, *next);
  const core::MineLinkChanged event{mine.mine.code, next->online, next->lawful, next->since};
  house_.bus.publish(connection, event);
  house_.announce(connection, live_event(event, now));
}

void Module::change(store::Connection& connection, const Mine& mine, std::string_view who,
                    std::string_view reason, rt::WallTime at) {
  tables::keep(connection, mine, who, reason, at);
  tables::Registered& known = mines_.of(connection)[mine.code];
  known = tables::find(connection, mine.code).value();
  core::audit::append(connection, {at,
                                   std::string(who),
                                   "mine.change",
                                   "mine/" + mine.code,
                                   {{"mine", json_of(mine)}, {"reason", reason}}});
  const core::MineChanged event{mine.code, mine.state};
  house_.bus.publish(connection, event);
  house_.announce(connection, live_event(event, at));
  update_link(connection, known, at);
}

std::size_t Module::import(store::Connection& connection, const nlohmann::json& mines,
                           std::string_view who, std::string_view reason, rt::WallTime at) {
  if (!mines.is_array())
    throw core::ApiError(400, "bad-import", "an array of mines is expected", "mines");
  for (std::size_t i = 0; i < mines.size(); ++i) {
    const auto mine = mine_from(mines[i]);
    if (!mine)
      throw core::ApiError(400, "bad-mine", fmt::format("mines[{}]: {}", i, mine.error()), "mines");
    change(connection, *mine, who, reason, at);
  }
  return mines.size();
}

}  // namespace headframe::registry
