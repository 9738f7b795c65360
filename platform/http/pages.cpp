#include "platform/http/pages.hpp"

#include <fmt/core.h>

namespace headframe::http {
namespace {

constexpr const char* landing = R"(<!doctype html>
<html lang="zh"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>井架 Headframe</title>
<style>
body {{ font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 44em; margin: 3em auto;
  padding: 0 1em; color: #1c2733; background: #fff; }}
@media (prefers-color-scheme: dark) {{ body {{ color: #dfe6ee; background: #14191f; }}
  a {{ color: #7cb7ff; }} }}
code {{ font-size: 90%; }}
</style></head><body>
<h1>井架 Headframe</h1>
<p>煤矿安全监测监控平台，版本 {0}。煤矿经 FTP 上传数据文件；数值、报警、人员位置和设备台账通过下列接口读取。</p>
<p lang="en">A coal-safety monitoring platform, version {0}. Mines deliver files by FTP; values, alarms,
people below and the device register are read through the interface below.</p>
<ul>
<li><a href="/api/v1/openapi.json">/api/v1/openapi.json</a> 接口说明 ·
<span lang="en">every route, its rights and its bodies</span></li>
<li><a href="/healthz">/healthz</a> 运行状况 · <span lang="en">whether all is well</span></li>
<li><a href="/metrics">/metrics</a> 运行指标 · <span lang="en">figures for Prometheus</span></li>
</ul>
<p>登录 · <span lang="en">Log in</span>: <code>POST /api/v1/login</code>; 实时事件 ·
<span lang="en">live events</span>: <code>/api/v1/live</code> (WebSocket)</p>
</body></html>
)";

}  // namespace

std::string landing_page(const std::string& version) {
  return fmt::format(fmt::runtime(landing), version);
}

}  // namespace headframe::http
