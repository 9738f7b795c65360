<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Perspectives</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>停运</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>N</source>
        <translation>常</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>P</source>
        <translation>计</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>L</source>
        <translation>迟</translation>
    </message>
    <message>
        <source>late or altered</source>
        <translation>迟到或有误</translation>
    </message>
    <message>
        <source>F</source>
        <translation>故</translation>
    </message>
    <message>
        <source>down</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>?</source>
        <translation>？</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>failed</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>planned maintenance</source>
        <translation>计划检修</translation>
    </message>
    <message>
        <source>line cut</source>
        <translation>线路中断</translation>
    </message>
    <message>
        <source>machine crashed</source>
        <translation>主机宕机</translation>
    </message>
    <message>
        <source>mains failed</source>
        <translation>市电中断</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>磁盘写满</translation>
    </message>
    <message>
        <source>disk lost</source>
        <translation>磁盘损坏</translation>
    </message>
    <message>
        <source>being replaced</source>
        <translation>正在更换</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>供电</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>检修</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>the language&apos;s own code: leave &quot;en&quot; in English, &quot;zh&quot; in Chinese</extracomment>
        <translation>zh</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>CNY %1</source>
        <translation>%1 元</translation>
    </message>
</context>
<context>
    <name>headframe::viz::CauseModel</name>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>存在时长</translation>
    </message>
    <message>
        <source>Platform down</source>
        <translation>平台停运</translation>
    </message>
    <message>
        <source>Of range</source>
        <translation>占所选时段</translation>
    </message>
</context>
<context>
    <name>headframe::viz::DowntimeView</name>
    <message>
        <source>%1 to %2: platform down for %3</source>
        <translation>%1 至 %2：平台停运 %3</translation>
    </message>
    <message>
        <source>The platform was never down in this run</source>
        <translation>本次运行中平台从未停运</translation>
    </message>
    <message>
        <source>&amp;Worst day</source>
        <translation>最差的一天(&amp;W)</translation>
    </message>
    <message>
        <source>Select the calendar day in which the platform was down longest</source>
        <translation>选中平台停运时间最长的自然日</translation>
    </message>
    <message>
        <source>Downtime by cause</source>
        <translation>按原因的停运</translation>
    </message>
</context>
<context>
    <name>headframe::viz::KpiModel</name>
    <message>
        <source>✓ met</source>
        <translation>✓ 达到</translation>
    </message>
    <message>
        <source>✗ missed</source>
        <translation>✗ 未达到</translation>
    </message>
    <message>
        <source>? not measured</source>
        <translation>? 未测量</translation>
    </message>
    <message>
        <source>True figure not measured: %1</source>
        <translation>真实值未测量：%1</translation>
    </message>
    <message>
        <source>Platform&apos;s figure not measured: %1</source>
        <translation>平台所见未测量：%1</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真实值</translation>
    </message>
    <message>
        <source>Platform believes</source>
        <translation>平台所见</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>headframe::viz::KpiView</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>headframe::viz::MainWindow</name>
    <message>
        <source>&amp;Perspective</source>
        <translation>视图布局(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>外观(&amp;L)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜间</translation>
    </message>
</context>
<context>
    <name>headframe::viz::ReplayBar</name>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>上一事件</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一事件</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>时刻</translation>
    </message>
</context>
<context>
    <name>headframe::viz::RunPane</name>
    <message>
        <source>%1, seed %2</source>
        <translation>%1，种子 %2</translation>
    </message>
    <message>
        <source>; written by an older release (schema %1): some tables may be empty</source>
        <translation>；由较早版本写成（格式 %1）：部分表可能为空</translation>
    </message>
</context>
<context>
    <name>headframe::viz::Source</name>
    <message>
        <source>a recorded run cannot be changed</source>
        <translation>已记录的运行不能更改</translation>
    </message>
</context>
<context>
    <name>headframe::viz::TimelineView</name>
    <message>
        <source>P</source>
        <translation>计</translation>
    </message>
    <message>
        <source>F</source>
        <translation>故</translation>
    </message>
    <message>
        <source>No outage in this run</source>
        <translation>本次运行没有停运</translation>
    </message>
</context>
</TS>
