<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Alarms</name>
    <message>
        <source>over limit</source>
        <translation>超限</translation>
    </message>
    <message>
        <source>power cut off</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>power feed abnormal</source>
        <translation>馈电异常</translation>
    </message>
    <message>
        <source>sensor broken</source>
        <translation>传感器故障</translation>
    </message>
    <message>
        <source>substation without power</source>
        <translation>分站断电</translation>
    </message>
    <message>
        <source>substation silent</source>
        <translation>分站中断</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>标校</translation>
    </message>
    <message>
        <source>over range</source>
        <translation>超量程</translation>
    </message>
    <message>
        <source>early warning, high</source>
        <translation>预警（高）</translation>
    </message>
    <message>
        <source>early warning, low</source>
        <translation>预警（低）</translation>
    </message>
    <message>
        <source>was raised</source>
        <translation>已报警</translation>
    </message>
    <message>
        <source>was missed</source>
        <translation>漏报</translation>
    </message>
    <message>
        <source>was true</source>
        <translation>属实</translation>
    </message>
    <message>
        <source>told again</source>
        <translation>重复报警</translation>
    </message>
    <message>
        <source>was false</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>unacknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>returned, unacknowledged</source>
        <translation>已解除未确认</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>lasts</source>
        <translation>持续中</translation>
    </message>
</context>
<context>
    <name>Bullets</name>
    <message>
        <source>Bars start at zero. ▬ truth, hatched when it misses the scenario&apos;s target; ○ platform believes; ┃ wanted by the scenario; ▽ target, ◇ actual figure of the report of 2021.</source>
        <translation>条形自零起。▬ 真值，未达场景目标时为斜线填充；○ 平台所见；┃ 场景目标；▽ 2021 年自评价报告的目标值，◇ 业绩值。</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Money, whole run</source>
        <translation>费用（整个运行）</translation>
    </message>
    <message>
        <source>this source knows no accounts</source>
        <translation>此数据源没有账目</translation>
    </message>
    <message>
        <source>never in this run</source>
        <translation>本次运行中没有</translation>
    </message>
    <message>
        <source>Until it was noticed</source>
        <translation>到被发现</translation>
    </message>
    <message>
        <source>Until somebody responded</source>
        <translation>到有人响应</translation>
    </message>
    <message>
        <source>Waited for crew or parts</source>
        <translation>等待人员或备件</translation>
    </message>
    <message>
        <source>Repair work</source>
        <translation>修复作业</translation>
    </message>
    <message>
        <source>Until the ticket was closed</source>
        <translation>到工单关闭</translation>
    </message>
    <message>
        <source>Mines without data at some time</source>
        <translation>曾无数据的矿井</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Time without data, summed over mines</source>
        <translation>无数据时间（各矿合计）</translation>
    </message>
    <message>
        <source>Samples lost</source>
        <translation>丢失的样本</translation>
    </message>
    <message>
        <source>Samples late</source>
        <translation>迟到的样本</translation>
    </message>
    <message>
        <source>Samples stored with a wrong meaning</source>
        <translation>入库含义有误的样本</translation>
    </message>
    <message>
        <source>Samples are counted in steps of</source>
        <translation>样本统计步长</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>this source keeps no ledger</source>
        <translation>此数据源没有账本</translation>
    </message>
    <message>
        <source>True over-limits nobody saw</source>
        <translation>无人看到的真实超限</translation>
    </message>
    <message>
        <source>True over-limits seen after more than a minute</source>
        <translation>超过一分钟才看到的真实超限</translation>
    </message>
    <message>
        <source>Faults that began</source>
        <translation>新发生的故障</translation>
    </message>
    <message>
        <source>Faults open</source>
        <translation>未恢复的故障</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>现象</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根因</translation>
    </message>
    <message>
        <source>Repeats an earlier fault</source>
        <translation>重复故障</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Ticket closed</source>
        <translation>工单关闭</translation>
    </message>
    <message>
        <source>What was down</source>
        <translation>中断对象</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划内</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>历时</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1: the system was normal all the time.</source>
        <translation>%1：系统一直正常。</translation>
    </message>
    <message>
        <source>%1: abnormal for %2</source>
        <translation>%1：系统异常 %2</translation>
    </message>
    <message>
        <source>first cause %1 (%2)</source>
        <translation>首因 %1（%2）</translation>
    </message>
    <message>
        <source>%1 of %2 mines without data at some time</source>
        <translation>曾无数据的矿井 %1 / %2</translation>
    </message>
    <message>
        <source>samples lost %1, late %2</source>
        <translation>样本丢失 %1、迟到 %2</translation>
    </message>
    <message>
        <source>true over-limits unseen %1 of %2</source>
        <translation>无人看到的真实超限 %1 / %2</translation>
    </message>
    <message>
        <source>faults open %1, repair work %2</source>
        <translation>未恢复的故障 %1，修复作业 %2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>Indicators</name>
    <message>
        <source>ratio %1 %2</source>
        <translation>比值 %1 %2</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>U</source>
        <translation>未</translation>
    </message>
    <message>
        <source>A</source>
        <translation>应</translation>
    </message>
    <message>
        <source>W</source>
        <translation>等</translation>
    </message>
    <message>
        <source>R</source>
        <translation>修</translation>
    </message>
    <message>
        <source>T</source>
        <translation>单</translation>
    </message>
    <message>
        <source>not noticed</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>waits for a response</source>
        <translation>等待响应</translation>
    </message>
    <message>
        <source>waits for crew or parts</source>
        <translation>等待人员或备件</translation>
    </message>
    <message>
        <source>repair work</source>
        <translation>修复作业</translation>
    </message>
    <message>
        <source>restored, ticket open</source>
        <translation>已恢复，工单未关</translation>
    </message>
</context>
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
    <message>
        <source>Trends</source>
        <translation>趋势曲线</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Network and equipment</source>
        <translation>网络与设备</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账本</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>值班</translation>
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
    <message>
        <source>Mine&apos;s upgrade</source>
        <translation>矿井升级</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>platform software</source>
        <translation>平台软件</translation>
    </message>
    <message>
        <source>platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>firewall</source>
        <translation>防火墙</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>disk array</source>
        <translation>磁盘阵列</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>wall panel</source>
        <translation>大屏单元</translation>
    </message>
    <message>
        <source>wall controller</source>
        <translation>大屏控制器</translation>
    </message>
    <message>
        <source>workstation</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>UPS battery</source>
        <translation>UPS 电池</translation>
    </message>
    <message>
        <source>UPS module</source>
        <translation>UPS 模块</translation>
    </message>
    <message>
        <source>mains</source>
        <translation>市电</translation>
    </message>
    <message>
        <source>internet line</source>
        <translation>互联网专线</translation>
    </message>
    <message>
        <source>Dengfeng circuit</source>
        <translation>登封电路</translation>
    </message>
    <message>
        <source>Xinmi circuit</source>
        <translation>新密电路</translation>
    </message>
    <message>
        <source>files held back</source>
        <translation>文件滞留</translation>
    </message>
    <message>
        <source>mine is silent</source>
        <translation>煤矿中断上传</translation>
    </message>
    <message>
        <source>mine may be silent</source>
        <translation>煤矿依规停传</translation>
    </message>
    <message>
        <source>platform broke off</source>
        <translation>平台异常中断</translation>
    </message>
    <message>
        <source>platform was stopped</source>
        <translation>平台停机</translation>
    </message>
    <message>
        <source>platform gave no sign of life</source>
        <translation>平台无响应</translation>
    </message>
    <message>
        <source>core switches, first pair</source>
        <translation>核心交换机（第一对）</translation>
    </message>
    <message>
        <source>core switches, second pair</source>
        <translation>核心交换机（第二对）</translation>
    </message>
</context>
<context>
    <name>headframe::viz::AlarmBins</name>
    <message>
        <source>No range is chosen</source>
        <translation>未选时段</translation>
    </message>
    <message>
        <source>Alarms that began, each bar %1</source>
        <translation>新发报警数，每条 %1</translation>
    </message>
    <message>
        <source>; dashed: flood, more than %1</source>
        <translation>；虚线：报警泛滥，多于 %1</translation>
    </message>
    <message>
        <source>%1: %2 alarms, of level 1 %3, 2 %4, 3 %5. Double click: this range</source>
        <translation>%1：报警 %2，一级 %3，二级 %4，三级 %5。双击：选此时段</translation>
    </message>
    <message>
        <source>; ▲: more than %1 in some ten minutes</source>
        <translation>；▲：某十分钟内多于 %1</translation>
    </message>
</context>
<context>
    <name>headframe::viz::AlarmModel</name>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>lasts</source>
        <translation>持续中</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>无人看到</translation>
    </message>
    <message>
        <source>truth: %1</source>
        <translation>真实：%1</translation>
    </message>
    <message>
        <source>platform: %1</source>
        <translation>平台：%1</translation>
    </message>
    <message>
        <source>▲ refused: %1</source>
        <translation>▲ 被拒绝：%1</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>测点</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Seen after</source>
        <translation>可见延迟</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>headframe::viz::AlarmView</name>
    <message>
        <source>This source has told no alarm yet.</source>
        <translation>此数据源尚无报警。</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>显示 %1 / %2</translation>
    </message>
    <message>
        <source>%1; %2 wait for an acknowledgement</source>
        <translation>%1；%2 条待确认</translation>
    </message>
    <message>
        <source>A recorded run cannot be changed: nothing to acknowledge.</source>
        <translation>已记录的运行不能更改：无可确认。</translation>
    </message>
    <message>
        <source>Not connected: nothing can be acknowledged now.</source>
        <translation>未连接：现在无法确认。</translation>
    </message>
    <message>
        <source>No alarm waits for an acknowledgement.</source>
        <translation>没有待确认的报警。</translation>
    </message>
    <message>
        <source>Filter: mine, point, kind</source>
        <translation>筛选：煤矿、测点、类型</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>全部级别</translation>
    </message>
    <message>
        <source>Level 1</source>
        <translation>一级</translation>
    </message>
    <message>
        <source>Level 2</source>
        <translation>二级</translation>
    </message>
    <message>
        <source>Level 3</source>
        <translation>三级</translation>
    </message>
    <message>
        <source>Level 4</source>
        <translation>四级</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>Platform&apos;s alarms</source>
        <translation>平台报警</translation>
    </message>
    <message>
        <source>True over-limits</source>
        <translation>真实超限</translation>
    </message>
    <message>
        <source>&amp;Open at the cursor</source>
        <translation>游标处未结束(&amp;O)</translation>
    </message>
    <message>
        <source>Acknowledge (A)</source>
        <translation>确认 (A)</translation>
    </message>
    <message>
        <source>Silence (S)</source>
        <translation>消音 (S)</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>静音(&amp;M)</translation>
    </message>
    <message>
        <source>Sounds with the desktop&apos;s beep</source>
        <translation>以桌面提示音发声</translation>
    </message>
    <message>
        <source>Sounds through %1</source>
        <translation>通过 %1 发声</translation>
    </message>
    <message>
        <source>called the mine</source>
        <translation>已电话通知煤矿</translation>
    </message>
    <message>
        <source>known, being repaired</source>
        <translation>已知，正在处理</translation>
    </message>
    <message>
        <source>test or calibration</source>
        <translation>试验或标校</translation>
    </message>
    <message>
        <source>told the duty leader</source>
        <translation>已报告值班领导</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Reason for %1, then Enter:</source>
        <translation>%1 条的原因，回车发送：</translation>
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
        <source>Of range</source>
        <translation>占所选时段</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首因</translation>
    </message>
    <message>
        <source>Decisive</source>
        <translation>决定性</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>起作用</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>分摊</translation>
    </message>
    <message>
        <source>It had begun before the others at work; these times add up to the abnormal time</source>
        <translation>在同时起作用的原因中最先开始；各原因之和等于异常时间</translation>
    </message>
    <message>
        <source>Without it the system would have been normal</source>
        <translation>若无此原因，系统当时正常</translation>
    </message>
    <message>
        <source>It was at work, alone or not</source>
        <translation>起作用的时间，不论是否单独</translation>
    </message>
    <message>
        <source>Each moment is shared equally among the causes at work; these times add up to the abnormal time</source>
        <translation>每一时刻由同时起作用的原因平均分摊；各原因之和等于异常时间</translation>
    </message>
    <message>
        <source>The first column of times as a part of the range</source>
        <translation>首因时间占所选时段的比例</translation>
    </message>
</context>
<context>
    <name>headframe::viz::DayModel</name>
    <message>
        <source>Summed over the mines</source>
        <translation>各矿合计</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Mines without data</source>
        <translation>矿井无数据</translation>
    </message>
    <message>
        <source>Platform down</source>
        <translation>平台停运</translation>
    </message>
    <message>
        <source>Abnormal</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Mainly by</source>
        <translation>主要原因</translation>
    </message>
</context>
<context>
    <name>headframe::viz::DowntimeView</name>
    <message>
        <source>&amp;Worst day</source>
        <translation>最差的一天(&amp;W)</translation>
    </message>
    <message>
        <source>Without the rule&apos;s verdict (older run, or live): only outages of the platform itself count as abnormal.</source>
        <translation>没有判定规则的结论（较早版本的运行，或实时数据）：仅平台自身停运计为异常。</translation>
    </message>
    <message>
        <source>The system was never abnormal in this run.</source>
        <translation>本次运行中系统从未异常。</translation>
    </message>
    <message>
        <source>Select the calendar day on which the mines were without data longest; of equal days the
one on which the system was abnormal longest</source>
        <translation>选定矿井无数据时间最长的一天；
相同时取系统异常时间最长者</translation>
    </message>
    <message>
        <source>Whole &amp;run</source>
        <translation>整个运行(&amp;R)</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Days by harm</source>
        <translation>最差的日子</translation>
    </message>
    <message>
        <source>What it cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Bars: filled F down, hatched P planned. ▼ failure, in a ring when it repeats an earlier one; then, dotted: %1, dashed: %2, framed: %3, filled: %4, grey line: %5.</source>
        <translation>条形：实心“故”为中断，斜线“计”为计划。▼ 为失效，带圈为重复故障；其后点线：%1，虚线：%2，空框：%3，实框：%4，灰线：%5。</translation>
    </message>
    <message>
        <source>Downtime and repair</source>
        <translation>停运与修复</translation>
    </message>
</context>
<context>
    <name>headframe::viz::EquipmentModel</name>
    <message>
        <source>works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>failed, not noticed</source>
        <translation>失效，未发现</translation>
    </message>
    <message>
        <source>failed, waits for a response</source>
        <translation>失效，等待响应</translation>
    </message>
    <message>
        <source>failed, waits for crew or parts</source>
        <translation>失效，等待人员或备件</translation>
    </message>
    <message>
        <source>under repair</source>
        <translation>修复中</translation>
    </message>
    <message>
        <source>works, ticket open</source>
        <translation>正常，工单未关</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>%1 y</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>The age that half of its like reach, by the list</source>
        <translation>按清单，同类设备半数能达到的使用年限</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>使用年限</translation>
    </message>
    <message>
        <source>Usual life</source>
        <translation>通常寿命</translation>
    </message>
    <message>
        <source>State at the cursor</source>
        <translation>游标处状态</translation>
    </message>
    <message>
        <source>Faults in range</source>
        <translation>时段内故障</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Last fault</source>
        <translation>最近故障</translation>
    </message>
    <message>
        <source>Open orders</source>
        <translation>未关工单</translation>
    </message>
</context>
<context>
    <name>headframe::viz::EquipmentView</name>
    <message>
        <source>All kinds</source>
        <translation>全部种类</translation>
    </message>
    <message>
        <source>This source names no equipment, and nothing has failed.</source>
        <translation>此数据源没有设备清单，也没有故障。</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>显示 %1 / %2</translation>
    </message>
    <message>
        <source>Pick a piece of equipment to see what it went through</source>
        <translation>选择一台设备，查看其经历</translation>
    </message>
    <message>
        <source>Faults and repairs of %1</source>
        <translation>%1 的故障与修复</translation>
    </message>
    <message>
        <source>repeats an earlier one</source>
        <translation>重复故障</translation>
    </message>
    <message>
        <source>waited for crew or parts %1</source>
        <translation>等待人员或备件 %1</translation>
    </message>
    <message>
        <source>Filter: name, kind, place</source>
        <translation>筛选：名称、种类、位置</translation>
    </message>
    <message>
        <source>Only what &amp;failed in the range</source>
        <translation>仅时段内有故障(&amp;F)</translation>
    </message>
    <message>
        <source>Network and equipment</source>
        <translation>网络与设备</translation>
    </message>
</context>
<context>
    <name>headframe::viz::ExampleModel</name>
    <message>
        <source>What became of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>测点</translation>
    </message>
    <message>
        <source>Measured at</source>
        <translation>测量时间</translation>
    </message>
    <message>
        <source>True value</source>
        <translation>真实值</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>入库值</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>headframe::viz::KpiCompareView</name>
    <message>
        <source>Indicators of two runs</source>
        <translation>两次运行的指标对比</translation>
    </message>
    <message>
        <source>A: %1. B: %2. Figures are the true ones of the whole runs.</source>
        <translation>A：%1。B：%2。数值为整个运行的真值。</translation>
    </message>
    <message>
        <source>Neither of them holds indicators.</source>
        <translation>两次运行都没有指标。</translation>
    </message>
</context>
<context>
    <name>headframe::viz::KpiComparison</name>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>✓ better</source>
        <translation>✓ 更好</translation>
    </message>
    <message>
        <source>✗ worse</source>
        <translation>✗ 更差</translation>
    </message>
    <message>
        <source>= same</source>
        <translation>= 相同</translation>
    </message>
    <message>
        <source>≠ different</source>
        <translation>≠ 不同</translation>
    </message>
    <message>
        <source>! other rule</source>
        <translation>! 规则不同</translation>
    </message>
    <message>
        <source>? not measured</source>
        <translation>? 未测量</translation>
    </message>
    <message>
        <source>The runs last %1 and %2: counts and sums cannot be compared as they stand.</source>
        <translation>两次运行的时段分别为 %1 和 %2：次数与合计不能直接比较。</translation>
    </message>
    <message>
        <source>Neither way is the better one, or the runs are too old to say which is.</source>
        <translation>该指标无所谓优劣，或者运行由旧版本生成，没有说明哪个方向更好。</translation>
    </message>
    <message>
        <source>A: %1
B: %2</source>
        <translation>A：%1
B：%2</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>B is</source>
        <translation>B 的变化</translation>
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
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Source of the formula</source>
        <translation>公式来源</translation>
    </message>
    <message>
        <source>The scenario demands</source>
        <translation>场景预期</translation>
    </message>
    <message>
        <source>The scenario wants</source>
        <translation>场景目标</translation>
    </message>
    <message>
        <source>The report of 2021</source>
        <translation>2021 年自评价报告</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>不作比较</translation>
    </message>
    <message>
        <source>The report&apos;s figures are sums of a year, and this run is none.</source>
        <translation>报告中的数值是全年合计，而本次运行不是一年。</translation>
    </message>
    <message>
        <source>True figure not measured</source>
        <translation>真值未测量</translation>
    </message>
    <message>
        <source>Platform&apos;s figure not measured</source>
        <translation>平台所见未测量</translation>
    </message>
    <message>
        <source>Report&apos;s target</source>
        <translation>报告目标值</translation>
    </message>
    <message>
        <source>Report&apos;s actual</source>
        <translation>报告业绩值</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>The bar ends at %1.</source>
        <translation>条形末端为 %1。</translation>
    </message>
</context>
<context>
    <name>headframe::viz::KpiView</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>A live platform tells no indicators: they are counted when a run is over.</source>
        <translation>在线平台不提供指标：指标在一次运行结束后统计。</translation>
    </message>
    <message>
        <source>This run holds no indicators: it was broken off before they were counted.</source>
        <translation>本次运行没有指标：在统计之前就中断了。</translation>
    </message>
    <message>
        <source>Figures are of the whole run; the selected range does not narrow them.</source>
        <translation>数值针对整个运行，不随所选时段变化。</translation>
    </message>
    <message>
        <source>This run was made by an older release: it does not hold the figures of the report of 2021.</source>
        <translation>本次运行由旧版本生成，其中没有 2021 年自评价报告的数值。</translation>
    </message>
    <message>
        <source>A wider page shows more columns.</source>
        <translation>加宽本页可显示更多列。</translation>
    </message>
</context>
<context>
    <name>headframe::viz::LedgerModel</name>
    <message>
        <source>late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>duplicated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>wrong meaning</source>
        <translation>含义有误</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>All mines</source>
        <translation>全部煤矿</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Produced</source>
        <translation>产生</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Delivered share</source>
        <translation>送达率</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>Duplicated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Wrong meaning</source>
        <translation>含义有误</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Withheld by rule</source>
        <translation>按规定不传</translation>
    </message>
</context>
<context>
    <name>headframe::viz::LedgerView</name>
    <message>
        <source>This source keeps no ledger: only a simulated run knows what was really produced.</source>
        <translation>此数据源没有账本：只有仿真运行才知道真实产生了什么。</translation>
    </message>
    <message>
        <source>Samples produced in the range, by what became of them; counted in whole steps of %1. Pick a mine to see when data was lost and samples to follow.</source>
        <translation>时段内产生的样本及其结果；按 %1 的整步统计。选择一矿，查看何时丢失数据以及可追踪的样本。</translation>
    </message>
    <message>
        <source>No step begins in this range.</source>
        <translation>此时段内没有统计步开始。</translation>
    </message>
    <message>
        <source>%1 %2 for %3</source>
        <translation>%1 %2 起 %3</translation>
    </message>
    <message>
        <source>No stretch of data was lost in the range.</source>
        <translation>时段内没有成段丢失的数据。</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> 等另外 %1 段</translation>
    </message>
    <message>
        <source>Lost: %1</source>
        <translation>丢失：%1</translation>
    </message>
    <message>
        <source>Samples that did not arrive as they were; &quot;headframe why&quot; follows one of a run&apos;s samples.</source>
        <translation>未如实到达的样本；“headframe why”可追踪运行中的一个样本。</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账本</translation>
    </message>
</context>
<context>
    <name>headframe::viz::LinkBar</name>
    <message>
        <source>Recorded run</source>
        <translation>已记录的运行</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>正在连接 %1 …</translation>
    </message>
    <message>
        <source>● Live: %1 at %2</source>
        <translation>● 实时：%1 @ %2</translation>
    </message>
    <message>
        <source>▲ No connection to %1 since %2: %3. Trying again.</source>
        <translation>▲ 自 %2 起与 %1 断开：%3。正在重试。</translation>
    </message>
    <message>
        <source>▲ %1 refuses: %2</source>
        <translation>▲ %1 拒绝：%2</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>从未收到</translation>
    </message>
    <message>
        <source>%1 of %2 mines too far behind; most: %3, %4</source>
        <translation>%2 矿中 %1 矿滞后超限；最滞后：%3，%4</translation>
    </message>
    <message>
        <source>&amp;Noted</source>
        <translation>知道了(&amp;N)</translation>
    </message>
    <message>
        <source>▲ %1 platform restarted: events missed</source>
        <translation>▲ %1 平台重新启动：有事件丢失</translation>
    </message>
    <message>
        <source>▲ %1 events %2 to %3 missed</source>
        <translation>▲ %1 事件 %2 至 %3 丢失</translation>
    </message>
    <message>
        <source>Live events that the platform could no longer tell. Its books were read anew: alarms, outages and trends are complete.</source>
        <translation>平台已无法补发的实时事件。账目已重新读取：报警、中断和曲线是完整的。</translation>
    </message>
    <message>
        <source>▲ %1 lists withheld: no right</source>
        <translation>▲ %1 个列表无权查看</translation>
    </message>
    <message>
        <source>oldest %1 events dropped</source>
        <translation>最早的 %1 条事件已舍去</translation>
    </message>
</context>
<context>
    <name>headframe::viz::LiveSource</name>
    <message>
        <source>not connected: nothing was sent</source>
        <translation>未连接：未发送任何内容</translation>
    </message>
</context>
<context>
    <name>headframe::viz::LogInDialog</name>
    <message>
        <source>&amp;New password</source>
        <translation>新口令(&amp;N)</translation>
    </message>
    <message>
        <source>Once &amp;again</source>
        <translation>再输一次(&amp;A)</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>The two new passwords differ.</source>
        <translation>两次输入的新口令不同。</translation>
    </message>
    <message>
        <source>This is a one-time password: choose a new one, of at least ten characters and without the name.</source>
        <translation>这是一次性口令：请另设新口令，至少十个字符，不得包含用户名。</translation>
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
        <source>not logged in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Headframe console</source>
        <translation>Headframe 控制台</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Night</source>
        <translation>夜间(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Open run …</source>
        <translation>打开运行(&amp;O) …</translation>
    </message>
    <message>
        <source>Open run &amp;beside …</source>
        <translation>并排打开运行(&amp;B) …</translation>
    </message>
    <message>
        <source>&amp;Connect to platform …</source>
        <translation>连接平台(&amp;C) …</translation>
    </message>
    <message>
        <source>Close the &amp;second</source>
        <translation>关闭第二个(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Read anew</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Link time</source>
        <translation>时间联动(&amp;L)</translation>
    </message>
    <message>
        <source>Copy page as CS&amp;V</source>
        <translation>复制页面为 CSV(&amp;V)</translation>
    </message>
    <message>
        <source>Save page as CSV …</source>
        <translation>页面存为 CSV …</translation>
    </message>
    <message>
        <source>Save page as P&amp;NG …</source>
        <translation>页面存为 PNG(&amp;N) …</translation>
    </message>
    <message>
        <source>&amp;Print page …</source>
        <translation>打印页面(&amp;P) …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Save arrangement …</source>
        <translation>保存布局(&amp;S) …</translation>
    </message>
    <message>
        <source>With Shift: delete</source>
        <translation>按住 Shift 点击：删除</translation>
    </message>
    <message>
        <source>Folder of a run</source>
        <translation>运行所在文件夹</translation>
    </message>
    <message>
        <source>Connect to platform</source>
        <translation>连接平台</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>No page is open.</source>
        <translation>没有打开的页面。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>This page has no rows to copy.</source>
        <translation>此页没有可复制的行。</translation>
    </message>
    <message>
        <source>Save page as CSV</source>
        <translation>页面存为 CSV</translation>
    </message>
    <message>
        <source>Save page as PNG</source>
        <translation>页面存为 PNG</translation>
    </message>
    <message>
        <source>Save arrangement</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Timeline: ← → cursor, ↑ ↓ lane, + − zoom, Esc whole run</source>
        <translation>时间线：← → 游标，↑ ↓ 通道，+ − 缩放，Esc 整个运行</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Shows runs of Headframe and running platforms. Built with Qt %1.</source>
        <translation>显示 Headframe 的运行记录和运行中的平台。基于 Qt %1。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Opened be&amp;fore</source>
        <translation>最近打开(&amp;F)</translation>
    </message>
    <message>
        <source>Indicators of both runs</source>
        <translation>两次运行的指标对比</translation>
    </message>
</context>
<context>
    <name>headframe::viz::MapCanvas</name>
    <message>
        <source>ring: open alarm with its level</source>
        <translation>圆圈：未结束的报警及其级别</translation>
    </message>
    <message>
        <source>Schematic map</source>
        <translation>示意图</translation>
    </message>
    <message>
        <source>No place with coordinates is known to this source.</source>
        <translation>此数据源没有带坐标的地点。</translation>
    </message>
    <message>
        <source>does not produce, nothing is due</source>
        <translation>未生产，无需上传</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>open alarm of level %1</source>
        <translation>有 %1 级未结束报警</translation>
    </message>
</context>
<context>
    <name>headframe::viz::MapView</name>
    <message>
        <source>Mines at the cursor: %1 normal, %2 down, %3 late, %4 planned</source>
        <translation>游标处矿井：正常 %1，中断 %2，迟到 %3，计划 %4</translation>
    </message>
    <message>
        <source>, %1 unknown</source>
        <translation>，不明 %1</translation>
    </message>
    <message>
        <source>; %1 without coordinates</source>
        <translation>；无坐标 %1</translation>
    </message>
    <message>
        <source>No place is called &quot;%1&quot;.</source>
        <translation>没有名为“%1”的地点。</translation>
    </message>
    <message>
        <source>Find a mine, Enter: next</source>
        <translation>查找煤矿，回车：下一个</translation>
    </message>
    <message>
        <source>Counties</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Circuits</source>
        <translation>电路</translation>
    </message>
    <message>
        <source>Mines</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Not producing</source>
        <translation>未生产</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Layer, %1</source>
        <translation>图层，%1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>Show everything (Home)</source>
        <translation>显示全部（Home）</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
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
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>End</source>
        <translation>末尾</translation>
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
    <name>headframe::viz::StartPage</name>
    <message>
        <source>%1 (no longer there)</source>
        <translation>%1（已不存在）</translation>
    </message>
    <message>
        <source>Drag the folder of a run onto this window, or open one. A run is what &quot;headframe run SCENARIO --out FOLDER&quot; has written. A running platform is watched through the address of its API, http://HOST:PORT.</source>
        <translation>将运行所在文件夹拖到此窗口，或打开一个。运行由“headframe run 场景 --out 文件夹”写成。运行中的平台通过其接口地址 http://主机:端口 观看。</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>&amp;Open run …</source>
        <translation>打开运行(&amp;O) …</translation>
    </message>
    <message>
        <source>&amp;Connect to platform …</source>
        <translation>连接平台(&amp;C) …</translation>
    </message>
</context>
<context>
    <name>headframe::viz::TimelineView</name>
    <message>
        <source>Abnormal, whole run</source>
        <translation>异常（整个运行）</translation>
    </message>
    <message>
        <source>No outage and no fault in this run</source>
        <translation>本次运行没有中断，也没有故障</translation>
    </message>
    <message>
        <source>%1 %2: %3 to %4, %5</source>
        <translation>%1 %2：%3 至 %4，%5</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>%1 failed at %2</source>
        <translation>%1 于 %2 失效</translation>
    </message>
</context>
<context>
    <name>headframe::viz::TrendCanvas</name>
    <message>
        <source>no value yet</source>
        <translation>尚无数值</translation>
    </message>
    <message>
        <source>gap; last %1 at %2</source>
        <translation>缺数；最近值 %1，%2</translation>
    </message>
    <message>
        <source>%1 (late)</source>
        <translation>%1（迟到）</translation>
    </message>
    <message>
        <source> [own scale]</source>
        <translation> [独立刻度]</translation>
    </message>
    <message>
        <source>%1: alarm at %2 or more</source>
        <translation>%1：≥ %2 报警</translation>
    </message>
    <message>
        <source>%1: alarm at %2 or less</source>
        <translation>%1：≤ %2 报警</translation>
    </message>
</context>
<context>
    <name>headframe::viz::TrendList</name>
    <message>
        <source>%1, truth</source>
        <translation>%1（真值）</translation>
    </message>
    <message>
        <source>values</source>
        <translation>个值</translation>
    </message>
    <message>
        <source>mines</source>
        <translation>座矿</translation>
    </message>
    <message>
        <source>files</source>
        <translation>个文件</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>全市</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>煤矿</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>游标处的值</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量时间</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>headframe::viz::TrendView</name>
    <message>
        <source>Trends</source>
        <translation>趋势曲线</translation>
    </message>
    <message>
        <source>Search mine, point or name</source>
        <translation>查找煤矿、测点或名称</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Drag: zoom. Wheel, + and −: zoom about the pointer or the cursor. Shift+drag, Shift+arrows: move. Esc: whole run. Hatched: data that came late. Dotted with a hollow letter: the truth.</source>
        <translation>拖动：放大。滚轮、+、−：以指针或游标为中心缩放。Shift+拖动、Shift+方向键：平移。Esc：整个运行。斜线带：迟到（补传）数据。点线加空心字母：真值。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Nobody offers a trend here: the run recorded none, or the platform has not named its points yet.</source>
        <translation>此处没有曲线：该运行没有记录曲线，或平台尚未给出测点名单。</translation>
    </message>
    <message>
        <source>Check trends in the list to see them.</source>
        <translation>在列表中勾选曲线即可显示。</translation>
    </message>
    <message>
        <source>No values in this range.</source>
        <translation>此时段内没有数值。</translation>
    </message>
</context>
<context>
    <name>headframe::viz::View</name>
    <message>
        <source>this page has no rows</source>
        <translation>此页没有行</translation>
    </message>
    <message>
        <source>it could not be written</source>
        <translation>无法写入</translation>
    </message>
    <message>
        <source>it could not be printed</source>
        <translation>无法打印</translation>
    </message>
</context>
</TS>
