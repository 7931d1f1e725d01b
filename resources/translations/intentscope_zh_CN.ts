<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Columns</name>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>测量的内容</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Value of the run before, with half its 95 % interval over users</source>
        <translation>之前那次运行的值,附用户 95 % 区间的一半</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Value of the run after, with half its 95 % interval over users</source>
        <translation>之后那次运行的值,附用户 95 % 区间的一半</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>After minus before, paired user by user, with half its 95 % interval</source>
        <translation>之后减之前,逐用户配对,附其 95 % 区间的一半</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>How often users like these would show such a difference by chance, two-sided</source>
        <translation>这样的用户偶然出现这种差值的频率(双侧)</translation>
    </message>
    <message>
        <source>Detectable</source>
        <translation>可检出</translation>
    </message>
    <message>
        <source>The smallest true difference that these users would show (5 %, power 80 %)</source>
        <translation>这些用户能显示出的最小真实差值(5 %,检验力 80 %)</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Users that the numbers rest on</source>
        <translation>数字所依据的用户</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>What was known when the chatbot opened</source>
        <translation>聊天机器人打开时已知的内容</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Its value at that time, with its unit</source>
        <translation>当时的值及其单位</translation>
    </message>
    <message>
        <source>Chat opened</source>
        <translation>会话打开</translation>
    </message>
    <message>
        <source>When the chatbot opened, in the dataset&apos;s time zone</source>
        <translation>聊天机器人打开的时间,按数据集的时区</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>The intents that the user clicked</source>
        <translation>用户点击的意图</translation>
    </message>
    <message>
        <source>Δ NDCG@3</source>
        <translation>Δ NDCG@3</translation>
    </message>
    <message>
        <source>NDCG@3 of the run after minus before</source>
        <translation>之后运行的 NDCG@3 减之前</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Whether you have labelled it</source>
        <translation>您是否已标注</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Whose chat it was</source>
        <translation>这是谁的会话</translation>
    </message>
    <message>
        <source>True intent</source>
        <translation>真实意图</translation>
    </message>
    <message>
        <source>What the user wanted, the best first</source>
        <translation>用户想要什么,最佳的在前</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>What you think of the ranking as shown</source>
        <translation>您对所示排序的看法</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>用您自己的话</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Who labelled it</source>
        <translation>谁标注的</translation>
    </message>
    <message>
        <source>Saved (UTC)</source>
        <translation>保存时间 (UTC)</translation>
    </message>
    <message>
        <source>When the label was put on disk</source>
        <translation>标注写入磁盘的时间</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Place among all intents of the knowledge base</source>
        <translation>在知识库所有意图中的位次</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>A tick marks what the user clicked</source>
        <translation>对勾表示用户点击过</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Of the latent query&apos;s vector and that of the intent&apos;s title and description</source>
        <translation>潜在查询的向量与意图标题和描述的向量之间</translation>
    </message>
    <message>
        <source>The user&apos;s name; the id where there is none</source>
        <translation>用户的姓名;没有时为 id</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>The user&apos;s region</source>
        <translation>用户的地区</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Impressions: how often the chatbot opened for the user</source>
        <translation>曝光:聊天机器人为该用户打开的次数</translation>
    </message>
    <message>
        <source>NDCG@3 of the run after minus before, averaged over the user&apos;s impressions</source>
        <translation>之后运行的 NDCG@3 减之前,对该用户的曝光取平均</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Impressions of the user that have a label</source>
        <translation>该用户已有标注的曝光</translation>
    </message>
    <message>
        <source>Chats of the user with a latent query on both sides</source>
        <translation>两侧都有潜在查询的该用户会话</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Share of the neighbours that both sides have; mean over the chats</source>
        <translation>两侧共有近邻的比例;对会话取平均</translation>
    </message>
    <message>
        <source>RBO</source>
        <translation>RBO</translation>
    </message>
    <message>
        <source>Rank-biased overlap: as the overlap, but the nearest neighbours count most</source>
        <translation>排名加权重叠:同重叠,但最近的近邻权重最大</translation>
    </message>
    <message>
        <source>Purity before</source>
        <translation>之前的纯度</translation>
    </message>
    <message>
        <source>Share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked</source>
        <translation>近邻的有点击会话中,点击了本会话所点意图的比例</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>The same purity after</source>
        <translation>之后的同一纯度</translation>
    </message>
    <message>
        <source>Δ purity</source>
        <translation>Δ 纯度</translation>
    </message>
    <message>
        <source>Purity after minus before</source>
        <translation>之后的纯度减之前</translation>
    </message>
    <message>
        <source>Place among the neighbours, the nearest first</source>
        <translation>在近邻中的位次,最近的在前</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Whether it is a neighbour on the other side too, and at which place</source>
        <translation>它在另一侧是否也是近邻,以及位次</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Of the two latent queries&apos; vectors, the mean of the set subtracted</source>
        <translation>两个潜在查询向量之间,已减去集合均值</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>潜在查询</translation>
    </message>
    <message>
        <source>What the reasoner wrote for the neighbour</source>
        <translation>推理器为该近邻写的内容</translation>
    </message>
    <message>
        <source>The intents that the neighbour&apos;s users clicked</source>
        <translation>近邻的用户点击的意图</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Whether this side&apos;s run ranks a clicked intent among the first three</source>
        <translation>本侧运行是否将点击的意图排在前三</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Whose chat it was and when; the first of several</source>
        <translation>谁的会话及时间;多个时取第一个</translation>
    </message>
    <message>
        <source>Part or group</source>
        <translation>部分或分组</translation>
    </message>
    <message>
        <source>Inputs that are added up</source>
        <translation>合计在一起的输入</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>What it adds to the score, against the baseline</source>
        <translation>相对基线,它为得分增加多少</translation>
    </message>
    <message>
        <source>What the ranker reads, by its name</source>
        <translation>排序器读取的内容,按名称</translation>
    </message>
    <message>
        <source>Type to change it, Delete for missing, Backspace for what it was</source>
        <translation>输入以更改,Delete 表示缺失,Backspace 恢复原值</translation>
    </message>
    <message>
        <source>Of the test part, with half its 95 % interval over users</source>
        <translation>测试部分的值,附用户 95 % 区间的一半</translation>
    </message>
    <message>
        <source>Difference from qe, paired user by user, with half its 95 % interval</source>
        <translation>与 qe 的差值,逐用户配对,附其 95 % 区间的一半</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>实验臂</translation>
    </message>
    <message>
        <source>Which ranker scored with whose latent queries</source>
        <translation>哪个排序器用谁的潜在查询评分</translation>
    </message>
    <message>
        <source>GAUC</source>
        <translation>GAUC</translation>
    </message>
    <message>
        <source>vs qe</source>
        <translation>对比 qe</translation>
    </message>
    <message>
        <source>Recall@3</source>
        <translation>Recall@3</translation>
    </message>
    <message>
        <source>NDCG@3</source>
        <translation>NDCG@3</translation>
    </message>
    <message>
        <source>What the user clicked in this chat</source>
        <translation>用户在此会话中点击的内容</translation>
    </message>
    <message>
        <source>Winner</source>
        <translation>胜者</translation>
    </message>
    <message>
        <source>The latent query with which the frozen ranker likes what was clicked best</source>
        <translation>使冻结的排序器最偏好所点内容的潜在查询</translation>
    </message>
    <message>
        <source>Loser</source>
        <translation>败者</translation>
    </message>
    <message>
        <source>The latent query that it is set against</source>
        <translation>与之对照的潜在查询</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Difference of their rewards, in nats</source>
        <translation>两者奖励之差,单位为奈特</translation>
    </message>
    <message>
        <source>The intent that the user clicked</source>
        <translation>用户点击的意图</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>误认为</translation>
    </message>
    <message>
        <source>The intent that was ranked first in its place</source>
        <translation>取代它排在首位的意图</translation>
    </message>
    <message>
        <source>Chats in which the run before confuses the two; click to see them</source>
        <translation>之前的运行混淆两者的会话;点击查看</translation>
    </message>
    <message>
        <source>Chats in which the run after confuses the two; click to see them</source>
        <translation>之后的运行混淆两者的会话;点击查看</translation>
    </message>
    <message>
        <source>After minus before</source>
        <translation>之后减之前</translation>
    </message>
    <message>
        <source>Since week</source>
        <translation>起始周</translation>
    </message>
    <message>
        <source>The week from which on the run after confuses the two more often, where that is clear (p &lt; 0.05)</source>
        <translation>从该周起,之后的运行更常混淆两者,仅在显著时给出 (p &lt; 0.05)</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>被略去</translation>
    </message>
    <message>
        <source>A group of GAUC: a user, a session or a chat</source>
        <translation>GAUC 的分组:用户、会期或会话</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>AUC needs a clicked and an unclicked candidate</source>
        <translation>AUC 需要有点击和无点击的候选各一</translation>
    </message>
    <message>
        <source>Chats that</source>
        <translation>会话条件</translation>
    </message>
    <message>
        <source>What this line adds to the one above it</source>
        <translation>此行在上一行基础上增加的条件</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Of all chats with a click</source>
        <translation>占所有有点击会话的比例</translation>
    </message>
    <message>
        <source>Chats that the rate is told of; click to see all of the line</source>
        <translation>比率所依据的会话;点击查看此行的全部会话</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Errors among these chats, with half the 95 % interval over users</source>
        <translation>这些会话中的错误,附用户 95 % 区间的一半</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The user, or the clicked intent</source>
        <translation>用户,或所点击的意图</translation>
    </message>
    <message>
        <source>Chats with a click that the numbers rest on</source>
        <translation>数字所依据的有点击会话</translation>
    </message>
    <message>
        <source>Mean NDCG of these chats in the run before</source>
        <translation>这些会话在之前运行中的平均 NDCG</translation>
    </message>
    <message>
        <source>Mean NDCG of these chats in the run after</source>
        <translation>这些会话在之后运行中的平均 NDCG</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>A saved slice, or one value of a column</source>
        <translation>已保存的切片,或某列的一个取值</translation>
    </message>
    <message>
        <source>Chats of the slice scored by both runs</source>
        <translation>切片中两次运行都评分的会话</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p (Holm)</translation>
    </message>
    <message>
        <source>Of the sign-flip test, corrected by Holm for looking at every slice here</source>
        <translation>符号翻转检验的 p 值,因查看此处所有切片而按 Holm 校正</translation>
    </message>
    <message>
        <source>p (BH)</source>
        <translation>p (BH)</translation>
    </message>
    <message>
        <source>Of the sign-flip test, corrected by Benjamini and Hochberg</source>
        <translation>符号翻转检验的 p 值,按 Benjamini 与 Hochberg 校正</translation>
    </message>
    <message>
        <source>The smallest true difference that the slice&apos;s users would show (5 %, power 80 %)</source>
        <translation>切片的用户能显示出的最小真实差值(5 %,检验力 80 %)</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Chats of the slice that were wrong before and are right after</source>
        <translation>切片中之前错误、之后正确的会话</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>变坏</translation>
    </message>
    <message>
        <source>Chats of the slice that were right before and are wrong after</source>
        <translation>切片中之前正确、之后错误的会话</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Groups of the slice that GAUC left out</source>
        <translation>切片中 GAUC 略去的分组</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Whether the run meets it; a row that fails shows its chats</source>
        <translation>运行是否满足它;未通过的行会显示其会话</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>As the file has it</source>
        <translation>按文件中的写法</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>The slice or chat that it is about, and what is changed first</source>
        <translation>所涉及的切片或会话,以及事先更改的内容</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>成立于</translation>
    </message>
    <message>
        <source>Chats that it holds for, of those it was tested on</source>
        <translation>在所测试的会话中,它成立的会话</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>The share of chats that it has to hold for</source>
        <translation>它必须成立的会话比例</translation>
    </message>
    <message>
        <source>Whose chat it is</source>
        <translation>这是谁的会话</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When the chatbot opened</source>
        <translation>聊天机器人打开的时间</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>The intent that was clicked or labelled, and is doubted</source>
        <translation>被点击或标注、但存疑的意图</translation>
    </message>
    <message>
        <source>More likely</source>
        <translation>更可能</translation>
    </message>
    <message>
        <source>The intent that the run ranks first</source>
        <translation>运行排在首位的意图</translation>
    </message>
    <message>
        <source>p answer</source>
        <translation>p 回答</translation>
    </message>
    <message>
        <source>How probable the run holds the answer; the least credible come first</source>
        <translation>运行认为该回答有多可能;最不可信的在前</translation>
    </message>
    <message>
        <source>p likely</source>
        <translation>p 更可能</translation>
    </message>
    <message>
        <source>How probable the run holds the more likely intent</source>
        <translation>运行认为更可能的意图有多可能</translation>
    </message>
    <message>
        <source>What it adds to the lead in the run before</source>
        <translation>在之前的运行中,它为领先增加多少</translation>
    </message>
    <message>
        <source>What it adds to the lead in the run after</source>
        <translation>在之后的运行中,它为领先增加多少</translation>
    </message>
    <message>
        <source>After minus before, with half its 95 % interval over users</source>
        <translation>之后减之前,附用户 95 % 区间的一半</translation>
    </message>
    <message>
        <source>By queries</source>
        <translation>因查询</translation>
    </message>
    <message>
        <source>Of the change, what the other latent queries cause (Shapley value)</source>
        <translation>变化中由另一组潜在查询引起的部分(Shapley 值)</translation>
    </message>
    <message>
        <source>By ranker</source>
        <translation>因排序器</translation>
    </message>
    <message>
        <source>Of the change, what the other ranker causes (Shapley value)</source>
        <translation>变化中由另一个排序器引起的部分(Shapley 值)</translation>
    </message>
    <message>
        <source>The intent whose lead is explained</source>
        <translation>其领先得到解释的意图</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>The intent that it is set against</source>
        <translation>与之对照的意图</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>位次</translation>
    </message>
    <message>
        <source>Of the intent, before and after</source>
        <translation>该意图在之前与之后的位次</translation>
    </message>
    <message>
        <source>Of the lead, after minus before</source>
        <translation>领先的变化,之后减之前</translation>
    </message>
    <message>
        <source>Mostly by</source>
        <translation>主要因</translation>
    </message>
    <message>
        <source>The group of features whose effect changed most</source>
        <translation>影响变化最大的特征组</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Fixed</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Chats that were wrong before and are right after</source>
        <translation>之前错误、之后正确的会话</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>变坏</translation>
    </message>
    <message>
        <source>Chats that were right before and are wrong after</source>
        <translation>之前正确、之后错误的会话</translation>
    </message>
    <message>
        <source>Both right</source>
        <translation>两者皆对</translation>
    </message>
    <message>
        <source>Chats that both runs get right</source>
        <translation>两次运行都正确的会话</translation>
    </message>
    <message>
        <source>Both wrong</source>
        <translation>两者皆错</translation>
    </message>
    <message>
        <source>Chats that both runs get wrong</source>
        <translation>两次运行都错误的会话</translation>
    </message>
</context>
<context>
    <name>ErrorCause</name>
    <message>
        <source>Reasoner misread the context</source>
        <translation>推理器误读了上下文</translation>
    </message>
    <message>
        <source>Ranker ignored the query</source>
        <translation>排序器忽略了查询</translation>
    </message>
    <message>
        <source>Feature stale or missing</source>
        <translation>特征过时或缺失</translation>
    </message>
    <message>
        <source>Knowledge base lacks the intent</source>
        <translation>知识库缺少该意图</translation>
    </message>
    <message>
        <source>Duplicate intents</source>
        <translation>意图重复</translation>
    </message>
    <message>
        <source>Click was noise</source>
        <translation>点击是噪声</translation>
    </message>
</context>
<context>
    <name>LabelKeys</name>
    <message>
        <source>Intent 1 is the true one</source>
        <translation>意图 1 是真实意图</translation>
    </message>
    <message>
        <source>Intent 2 is the true one</source>
        <translation>意图 2 是真实意图</translation>
    </message>
    <message>
        <source>Intent 3 is the true one</source>
        <translation>意图 3 是真实意图</translation>
    </message>
    <message>
        <source>Intent 4 is the true one</source>
        <translation>意图 4 是真实意图</translation>
    </message>
    <message>
        <source>Intent 5 is the true one</source>
        <translation>意图 5 是真实意图</translation>
    </message>
    <message>
        <source>Intent 6 is the true one</source>
        <translation>意图 6 是真实意图</translation>
    </message>
    <message>
        <source>Intent 7 is the true one</source>
        <translation>意图 7 是真实意图</translation>
    </message>
    <message>
        <source>Intent 8 is the true one</source>
        <translation>意图 8 是真实意图</translation>
    </message>
    <message>
        <source>Intent 9 is the true one</source>
        <translation>意图 9 是真实意图</translation>
    </message>
    <message>
        <source>Find an intent by typing</source>
        <translation>输入以查找意图</translation>
    </message>
    <message>
        <source>The ranking is right</source>
        <translation>排序正确</translation>
    </message>
    <message>
        <source>The ranking is acceptable</source>
        <translation>排序可接受</translation>
    </message>
    <message>
        <source>The ranking is wrong</source>
        <translation>排序错误</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Done, next chat</source>
        <translation>完成,下一会话</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>下一会话</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>上一会话</translation>
    </message>
    <message>
        <source>Undo the last label</source>
        <translation>撤销上一个标注</translation>
    </message>
    <message>
        <source>Redo the label</source>
        <translation>重做标注</translation>
    </message>
    <message>
        <source>the key %1 already means &quot;%2&quot;</source>
        <translation>按键 %1 已用于“%2”</translation>
    </message>
    <message>
        <source>Next chat without a label</source>
        <translation>下一个未标注的会话</translation>
    </message>
    <message>
        <source>Previous chat without a label</source>
        <translation>上一个未标注的会话</translation>
    </message>
    <message>
        <source>Skip this chat, with a reason</source>
        <translation>跳过此会话,并说明原因</translation>
    </message>
    <message>
        <source>Choose an intent by its two letters</source>
        <translation>用两个字母选择意图</translation>
    </message>
    <message>
        <source>The latent query is faithful</source>
        <translation>潜在查询忠实</translation>
    </message>
    <message>
        <source>The latent query is partly right</source>
        <translation>潜在查询部分正确</translation>
    </message>
    <message>
        <source>The latent query is misleading</source>
        <translation>潜在查询有误导</translation>
    </message>
    <message>
        <source>Write the latent query as it should be</source>
        <translation>写出潜在查询应有的样子</translation>
    </message>
    <message>
        <source>Name the cause of the error</source>
        <translation>指出错误的原因</translation>
    </message>
    <message>
        <source>I am unsure</source>
        <translation>我不确定</translation>
    </message>
    <message>
        <source>I am fairly sure</source>
        <translation>我比较确定</translation>
    </message>
    <message>
        <source>I am sure</source>
        <translation>我确定</translation>
    </message>
    <message>
        <source>The ranking before is the better one</source>
        <translation>之前的排序更好</translation>
    </message>
    <message>
        <source>Both rankings are alike</source>
        <translation>两个排序相当</translation>
    </message>
    <message>
        <source>The ranking after is the better one</source>
        <translation>之后的排序更好</translation>
    </message>
    <message>
        <source>The latent query before is the better one</source>
        <translation>之前的潜在查询更好</translation>
    </message>
    <message>
        <source>Both latent queries are alike</source>
        <translation>两个潜在查询相当</translation>
    </message>
    <message>
        <source>The latent query after is the better one</source>
        <translation>之后的潜在查询更好</translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>可接受</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>忠实</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Misleading</source>
        <translation>误导</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Fairly sure</source>
        <translation>比较确定</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相当</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>Triage</source>
        <translation>分诊</translation>
    </message>
    <message>
        <source>Users, timeline, ranking and what was known</source>
        <translation>用户、时间线、排序以及已知内容</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>The chat large, the label beside it</source>
        <translation>会话居大,标注在旁</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Metrics with intervals, and who got better or worse</source>
        <translation>带区间的指标,以及谁变好谁变差</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>Latent queries and what lies near them</source>
        <translation>潜在查询及其附近的内容</translation>
    </message>
    <message>
        <source>Adjudicate</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>What drove a score, and what if</source>
        <translation>什么驱动了得分,以及如果改变会怎样</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Trains a ranker, with curves as they come</source>
        <translation>训练排序器,实时显示曲线</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>The stages of an alignment, its curves, pairs and arms</source>
        <translation>一次对齐的各阶段、曲线、配对和实验臂</translation>
    </message>
    <message>
        <source>The annotators&apos; answers side by side over the chat, and the decision</source>
        <translation>标注者的回答并列于会话之上,以及决定</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 %2 before %3</source>
        <translation>%3前 %1 %2</translation>
    </message>
    <message>
        <source>%1 %2 after %3</source>
        <translation>%3后 %1 %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>在%1</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Every user with chats, difference and labels</source>
        <translation>每个用户及其会话、差值和标注</translation>
    </message>
    <message>
        <source>Facets</source>
        <translation>分面</translation>
    </message>
    <message>
        <source>How the chats spread over features; a click filters</source>
        <translation>会话在特征上的分布;点击即筛选</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>What happened to the user, and what was predicted when</source>
        <translation>用户经历了什么,何时预测了什么</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>The intents of the chat as both runs rank them</source>
        <translation>两次运行对会话意图的排序</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>What was known when the chat opened</source>
        <translation>会话打开时已知的内容</translation>
    </message>
    <message>
        <source>Knowledge base</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Every intent with its description and answer</source>
        <translation>每个意图及其描述和回答</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>潜在查询</translation>
    </message>
    <message>
        <source>What the reasoner wrote for the chat, before and after</source>
        <translation>推理器为会话写的内容,之前与之后</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Says what the user wanted; every key is on disk at once</source>
        <translation>说明用户想要什么;每次按键立即写入磁盘</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>之前与之后</translation>
    </message>
    <message>
        <source>Metrics of both runs, with intervals, fixed and broken</source>
        <translation>两次运行的指标,含区间、修复与变坏</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Trains a ranker and draws how it learns</source>
        <translation>训练排序器并绘制其学习过程</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>What lies near the latent query, before and after</source>
        <translation>潜在查询附近的内容,之前与之后</translation>
    </message>
    <message>
        <source>Drift by user</source>
        <translation>按用户的漂移</translation>
    </message>
    <message>
        <source>Whose neighbours changed most</source>
        <translation>谁的近邻变化最大</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>What drove a score, and the ranking while features are edited</source>
        <translation>什么驱动了得分,以及编辑特征时的排序</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Where a run errs, and what intents are confused</source>
        <translation>运行在哪里出错,以及哪些意图被混淆</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Refines a reasoner by a ranker, with every arm measured</source>
        <translation>用排序器改进推理器,并测量每个实验臂</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Latent queries as points in the plane</source>
        <translation>以平面上的点表示潜在查询</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>A typed latent query, what is near to it, its ranking</source>
        <translation>键入的潜在查询、与它相近的内容及其排序</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Which chats are labelled next, and how far it is</source>
        <translation>接下来标注哪些会话,以及进度如何</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>What the annotators said, side by side; one key takes one</source>
        <translation>标注者的意见并列显示;按一个键即采用一个</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>How chats are to be labelled</source>
        <translation>应如何标注会话</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
    <message>
        <source>Each run&apos;s latent queries under the ranker of the other: which half did it</source>
        <translation>每次运行的潜在查询交给另一次运行的排序器:是哪一半造成的</translation>
    </message>
    <message>
        <source>Expectations</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>What every run has to get right, and whether it does</source>
        <translation>每次运行必须答对的内容,以及是否答对</translation>
    </message>
    <message>
        <source>Why it changed</source>
        <translation>为何变化</translation>
    </message>
    <message>
        <source>What moved a ranking between the runs: parts, features, latent queries</source>
        <translation>什么使排序在两次运行之间变动:部分、特征、潜在查询</translation>
    </message>
</context>
<context>
    <name>SampleOpening</name>
    <message>
        <source>Preparing the sample</source>
        <translation>正在准备示例</translation>
    </message>
</context>
<context>
    <name>SkipMenu</name>
    <message>
        <source>Too little to tell what the user wanted</source>
        <translation>信息太少,无法判断用户想要什么</translation>
    </message>
    <message>
        <source>Several wishes, none comes first</source>
        <translation>有多个愿望,不分先后</translation>
    </message>
    <message>
        <source>No intent of the knowledge base fits</source>
        <translation>知识库中没有合适的意图</translation>
    </message>
    <message>
        <source>The data of this chat is damaged</source>
        <translation>此会话的数据已损坏</translation>
    </message>
    <message>
        <source>Somebody else must judge it</source>
        <translation>须由他人判断</translation>
    </message>
</context>
<context>
    <name>StartOptions</name>
    <message>
        <source>Error analysis, labelling and alignment for intent rankers.</source>
        <translation>意图排序器的错误分析、标注与对齐。</translation>
    </message>
    <message>
        <source>Workspace folder to open.</source>
        <translation>要打开的工作区文件夹。</translation>
    </message>
</context>
<context>
    <name>SwapPanel</name>
    <message>
        <source>Queries alone</source>
        <translation>仅查询</translation>
    </message>
    <message>
        <source>The latent queries alone do it, the ranker alone does not</source>
        <translation>仅潜在查询就能造成,仅排序器则不能</translation>
    </message>
    <message>
        <source>Ranker alone</source>
        <translation>仅排序器</translation>
    </message>
    <message>
        <source>The ranker alone does it, the latent queries alone do not</source>
        <translation>仅排序器就能造成,仅潜在查询则不能</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>任一</translation>
    </message>
    <message>
        <source>Each of the two does it alone</source>
        <translation>两者各自都能单独造成</translation>
    </message>
    <message>
        <source>Only together</source>
        <translation>须共同</translation>
    </message>
    <message>
        <source>Neither does it without the other</source>
        <translation>缺了另一方,任何一方都不能造成</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::AlignPanel</name>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Steps, live curves, winners and losers, and the arms with their intervals are shown here while a reasoner is aligned with a ranker.</source>
        <translation>推理器与排序器对齐时,这里显示步骤、实时曲线、胜者与败者,以及带区间的实验臂。</translation>
    </message>
    <message>
        <source>Runs are called &quot;NAME ARM&quot;</source>
        <translation>运行命名为“名称 实验臂”</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The local reasoner that is refined</source>
        <translation>要改进的本地推理器</translation>
    </message>
    <message>
        <source>Reasoner</source>
        <translation>推理器</translation>
    </message>
    <message>
        <source>Who writes candidates</source>
        <translation>由谁写候选</translation>
    </message>
    <message>
        <source>Ticked ones write the candidates of Best-of-N; none: the reasoner itself. Ticking a server lets it be sent the prompts.</source>
        <translation>勾选者写 Best-of-N 的候选;均不勾选:由推理器自己写。勾选服务器即允许向它发送提示词。</translation>
    </message>
    <message>
        <source>Candidates by</source>
        <translation>候选由谁写</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Candidates each</source>
        <translation>每个的候选数</translation>
    </message>
    <message>
        <source>Chats judged at most</source>
        <translation>最多评判会话</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Margin, nats</source>
        <translation>差距,奈特</translation>
    </message>
    <message>
        <source>A pair is kept when the winner beats the loser by more</source>
        <translation>胜者超出败者的幅度大于此值时,保留该配对</translation>
    </message>
    <message>
        <source>Ranker&apos;s epochs at most</source>
        <translation>排序器最多轮次</translation>
    </message>
    <message>
        <source>Epochs of a stage</source>
        <translation>每阶段轮次</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>回合</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Calibration without new queries</source>
        <translation>不用新查询的校准</translation>
    </message>
    <message>
        <source>Fine-tuning on winners</source>
        <translation>在胜者上微调</translation>
    </message>
    <message>
        <source>Direct preference optimisation on pairs</source>
        <translation>在配对上直接偏好优化</translation>
    </message>
    <message>
        <source>Contrastive learning</source>
        <translation>对比学习</translation>
    </message>
    <message>
        <source>All stages, then the ranker calibrated on the new queries</source>
        <translation>所有阶段,然后在新查询上校准排序器</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add a reasoner...</source>
        <translation>添加推理器...</translation>
    </message>
    <message>
        <source>Progress of the step</source>
        <translation>步骤进度</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>NDCG@3 of the rankers by epoch</source>
        <translation>各轮次排序器的 NDCG@3</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>validation NDCG@3</source>
        <translation>验证 NDCG@3</translation>
    </message>
    <message>
        <source>Loss of the reasoner&apos;s stages by step</source>
        <translation>推理器各阶段按步的损失</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss of the stage</source>
        <translation>阶段损失</translation>
    </message>
    <message>
        <source>Steps and curves</source>
        <translation>步骤与曲线</translation>
    </message>
    <message>
        <source>Winners and losers</source>
        <translation>胜者与败者</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>实验臂</translation>
    </message>
    <message>
        <source>Open as before and after</source>
        <translation>作为之前与之后打开</translation>
    </message>
    <message>
        <source>The chosen arm as after, and qe (for qe: base) as before</source>
        <translation>所选实验臂作为之后,qe(对 qe 则为 base)作为之前</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>正在停止...</translation>
    </message>
    <message>
        <source>Open a workspace with data first.</source>
        <translation>请先打开含数据的工作区。</translation>
    </message>
    <message>
        <source>%1 (sends prompts to %2)</source>
        <translation>%1(向 %2 发送提示词)</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>正在准备...</translation>
    </message>
    <message>
        <source>
%1 so far</source>
        <translation>
已用 %1</translation>
    </message>
    <message>
        <source>, about %1 left in this step</source>
        <translation>,此步骤约剩 %1</translation>
    </message>
    <message>
        <source> (stopped)</source>
        <translation> (已停止)</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>第 %1 步(共 %2):%3</translation>
    </message>
    <message>
        <source>Winners and losers (%1)</source>
        <translation>胜者与败者(%1)</translation>
    </message>
    <message>
        <source>Done. The report is in %1.</source>
        <translation>完成。报告位于 %1。</translation>
    </message>
    <message>
        <source>Stopped. Finished steps are kept: Go on continues behind the last one.</source>
        <translation>已停止。完成的步骤会保留:“继续”从最后一步之后接着进行。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The same settings go on behind the last finished step</source>
        <translation>相同的设置从最后完成的步骤之后继续</translation>
    </message>
    <message>
        <source>There is no local reasoner to refine yet: add one</source>
        <translation>尚无可改进的本地推理器:请添加一个</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::ArmsModel</name>
    <message>
        <source>reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Ranker %1 (%2)</source>
        <translation>排序器 %1(%2)</translation>
    </message>
    <message>
        <source>latent queries of %1 (%2)</source>
        <translation>%1 的潜在查询(%2)</translation>
    </message>
    <message>
        <source>p %1</source>
        <translation>p %1</translation>
    </message>
    <message>
        <source>smallest detectable effect %1</source>
        <translation>最小可检出效应 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::PairsModel</name>
    <message>
        <source>Chat %1, round %2
clicked: %3
winner: %4
loser: %5</source>
        <translation>会话 %1,回合 %2
点击:%3
胜者:%4
败者:%5</translation>
    </message>
</context>
<context>
    <name>intentscope::app</name>
    <message>
        <source>Writing...</source>
        <translation>正在写入...</translation>
    </message>
    <message>
        <source>Reading the intents of the knowledge base...</source>
        <translation>正在读取知识库的意图...</translation>
    </message>
    <message>
        <source>Opening the ranker of %1...</source>
        <translation>正在打开 %1 的排序器...</translation>
    </message>
    <message>
        <source>%1 reads the latent query...</source>
        <translation>%1 正在读取潜在查询...</translation>
    </message>
    <message>
        <source>Ranking...</source>
        <translation>正在排序...</translation>
    </message>
    <message>
        <source>Explaining...</source>
        <translation>正在解释...</translation>
    </message>
    <message>
        <source>No run is on screen that would rank with it.</source>
        <translation>屏幕上没有会用它排序的运行。</translation>
    </message>
    <message>
        <source>The ranker of %1 reads no latent queries.</source>
        <translation>%1 的排序器不读取潜在查询。</translation>
    </message>
</context>
<context>
    <name>intentscope::app::AdjudicationDesk</name>
    <message>
        <source>Krippendorff&apos;s alpha %1 over %2 chats that several judged</source>
        <translation>在 %2 个由多人评判的会话上,Krippendorff α 为 %1</translation>
    </message>
    <message>
        <source>%1 / %2 (%3)</source>
        <translation>%1 / %2(%3)</translation>
    </message>
    <message>
        <source>Taken for one another: %1</source>
        <translation>相互误认:%1</translation>
    </message>
    <message>
        <source>Choose a queue of other annotators: where they disagree, you decide.</source>
        <translation>选择其他标注者的队列:他们有分歧之处由您决定。</translation>
    </message>
    <message>
        <source>The annotators of this queue agree wherever all have judged.</source>
        <translation>凡全部评判过之处,此队列的标注者均一致。</translation>
    </message>
    <message>
        <source>The annotators do not disagree on this chat.</source>
        <translation>标注者对此会话没有分歧。</translation>
    </message>
    <message>
        <source>What did %1 want?</source>
        <translation>%1 想要什么?</translation>
    </message>
    <message>
        <source>Comparing the annotators</source>
        <translation>正在比较标注者</translation>
    </message>
</context>
<context>
    <name>intentscope::app::AlignmentDesk</name>
    <message>
        <source>align</source>
        <translation>align</translation>
    </message>
    <message>
        <source>align-%1</source>
        <translation>align-%1</translation>
    </message>
    <message>
        <source>Aligning %1</source>
        <translation>正在对齐 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CauseDesk</name>
    <message>
        <source>The two runs did not both score this chat, so there is nothing to compare.</source>
        <translation>两次运行并未都对此会话评分,因此无可比较。</translation>
    </message>
    <message>
        <source>No chat of this user has another first intent.</source>
        <translation>该用户没有首位意图不同的会话。</translation>
    </message>
    <message>
        <source>No chat has another first intent.</source>
        <translation>没有首位意图不同的会话。</translation>
    </message>
    <message>
        <source>No chat was fixed.</source>
        <translation>没有修复的会话。</translation>
    </message>
    <message>
        <source>No chat was broken.</source>
        <translation>没有变坏的会话。</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed a ranking.</source>
        <translation>选择之前与之后两次运行,查看是什么改变了排序。</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see which half of the change did it.</source>
        <translation>选择之前与之后两次运行,查看是改动的哪一半造成的。</translation>
    </message>
    <message>
        <source>Give each run&apos;s latent queries to the ranker of the other: which half caused the change?</source>
        <translation>将每次运行的潜在查询交给另一次运行的排序器:哪一半引起了变化?</translation>
    </message>
    <message>
        <source>Only runs whose rankers read latent queries have two halves to swap.</source>
        <translation>只有排序器读取潜在查询的运行才有可互换的两半。</translation>
    </message>
    <message>
        <source>Choose a chat to see what changed its ranking.</source>
        <translation>选择一个会话,查看是什么改变了它的排序。</translation>
    </message>
    <message>
        <source>Explaining what changed</source>
        <translation>正在解释变化</translation>
    </message>
    <message>
        <source>Swapping latent queries and rankers</source>
        <translation>正在互换潜在查询与排序器</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么?</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CompareDesk</name>
    <message>
        <source>Comparing slices</source>
        <translation>正在比较切片</translation>
    </message>
    <message>
        <source>Looking who got better</source>
        <translation>正在查看谁变好了</translation>
    </message>
    <message>
        <source>Looking for confused intents</source>
        <translation>正在查找被混淆的意图</translation>
    </message>
    <message>
        <source>Looking for slices with many errors</source>
        <translation>正在查找错误多的切片</translation>
    </message>
    <message>
        <source>Adding to the basket</source>
        <translation>正在加入回归篮</translation>
    </message>
    <message>
        <source>%1 chats added to the regression basket, %2 were in it: %3</source>
        <translation>已将 %1 个会话加入回归篮,%2 个原已在内:%3</translation>
    </message>
    <message>
        <source>Testing the basket</source>
        <translation>正在测试回归篮</translation>
    </message>
    <message>
        <source>%1 meets all %2 expectations of the basket.</source>
        <translation>%1 满足回归篮的全部 %2 项期望。</translation>
    </message>
    <message>
        <source>%1 misses %2 of the %3 expectations of the basket; their chats are shown.</source>
        <translation>%1 未满足回归篮 %3 项期望中的 %2 项;显示其会话。</translation>
    </message>
    <message>
        <source>Not as the basket expects</source>
        <translation>不符合回归篮的期望</translation>
    </message>
</context>
<context>
    <name>intentscope::app::DatasetQueriesDesk</name>
    <message>
        <source>greedy</source>
        <translation>贪心</translation>
    </message>
    <message>
        <source>temperature %1, top-p %2, %3 samples, seed %4</source>
        <translation>温度 %1,top-p %2,%3 个样本,种子 %4</translation>
    </message>
    <message>
        <source>%1, up to %2 tokens, the template of the tab Prompt</source>
        <translation>%1,至多 %2 个词元,使用“提示词”页的模板</translation>
    </message>
    <message>
        <source>Reading the slices</source>
        <translation>正在读取切片</translation>
    </message>
    <message>
        <source>Looking at what is written already</source>
        <translation>正在查看已写的内容</translation>
    </message>
    <message>
        <source>Latent queries of the dataset by %1</source>
        <translation>%1 对数据集的潜在查询</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ExpectationsDesk</name>
    <message>
        <source>Open a file of expectations</source>
        <translation>打开期望文件</translation>
    </message>
    <message>
        <source>Expectations (*.txt *.expect);;All files (*)</source>
        <translation>期望 (*.txt *.expect);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a run at the top to test what it has to get right.</source>
        <translation>在顶部选择一次运行,测试它必须答对的内容。</translation>
    </message>
    <message>
        <source>Nothing is expected yet. Keep what a run broke, or open a file of expectations.</source>
        <translation>尚无期望。请保留某次运行变坏的会话,或打开期望文件。</translation>
    </message>
    <message>
        <source>Testing expectations</source>
        <translation>正在测试期望</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ExplainDesk</name>
    <message>
        <source>To change it, add the reasoner %1, which wrote it, in the panel Latent query.</source>
        <translation>要更改它,请在“潜在查询”面板中添加写它的推理器 %1。</translation>
    </message>
    <message>
        <source>Explaining a chat</source>
        <translation>正在解释会话</translation>
    </message>
    <message>
        <source>the score of “%1”</source>
        <translation>“%1”的得分</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ImportDesk</name>
    <message>
        <source>Intents</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeyList</name>
    <message>
        <source>Zoom in and out</source>
        <translation>放大和缩小</translation>
    </message>
    <message>
        <source>Earlier and later</source>
        <translation>更早和更晚</translation>
    </message>
    <message>
        <source>Focus on the selection, then show everything</source>
        <translation>聚焦所选,再按显示全部</translation>
    </message>
    <message>
        <source>Next and previous event</source>
        <translation>下一个和上一个事件</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>In the label panel</source>
        <translation>在标注面板中</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>在时间线中</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeyMap</name>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Label panel</source>
        <translation>标注面板</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeySettings</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>Standard key</source>
        <translation>标准按键</translation>
    </message>
    <message>
        <source>All standard keys</source>
        <translation>全部标准按键</translation>
    </message>
    <message>
        <source>Standard: %1</source>
        <translation>标准:%1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::LabelDesk</name>
    <message>
        <source>Another program holds this workspace, so it is open for reading only.</source>
        <translation>另一个程序占用了此工作区,因此只能以只读方式打开。</translation>
    </message>
</context>
<context>
    <name>intentscope::app::LayoutMenu</name>
    <message>
        <source>Saved layouts</source>
        <translation>已保存的布局</translation>
    </message>
    <message>
        <source>Saved layout: %1</source>
        <translation>已保存的布局:%1</translation>
    </message>
    <message>
        <source>Remove a saved layout</source>
        <translation>删除已保存的布局</translation>
    </message>
    <message>
        <source>Save the layout</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>布局名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>intentscope::app::MainWindow</name>
    <message>
        <source>IntentScope</source>
        <translation>IntentScope</translation>
    </message>
    <message>
        <source>%1 bad rows were left out; %2 lists them with the reasons</source>
        <translation>%1 行错误数据被略去;%2 列出了它们及原因</translation>
    </message>
    <message>
        <source>%1 - IntentScope</source>
        <translation>%1 - IntentScope</translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation>还没有数据集</translation>
    </message>
    <message>
        <source>Looking at the features</source>
        <translation>正在查看特征</translation>
    </message>
    <message>
        <source>Data and runs</source>
        <translation>数据与运行</translation>
    </message>
    <message>
        <source>Search or run    Ctrl+K</source>
        <translation>搜索或运行    Ctrl+K</translation>
    </message>
    <message>
        <source>Every command by its name</source>
        <translation>按名称查找每个命令</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>工作区(&amp;W)</translation>
    </message>
    <message>
        <source>Open workspace...</source>
        <translation>打开工作区...</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>导入数据...</translation>
    </message>
    <message>
        <source>Export labels...</source>
        <translation>导出标注...</translation>
    </message>
    <message>
        <source>Export the run after...</source>
        <translation>导出之后的运行...</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>关闭工作区</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>标注(&amp;L)</translation>
    </message>
    <message>
        <source>Undo label</source>
        <translation>撤销标注</translation>
    </message>
    <message>
        <source>Redo label</source>
        <translation>重做标注</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>下一会话</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>上一会话</translation>
    </message>
    <message>
        <source>Label this chat</source>
        <translation>标注此会话</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Change keys...</source>
        <translation>更改按键...</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Open a workspace (NAME.iscope)</source>
        <translation>打开工作区 (NAME.iscope)</translation>
    </message>
    <message>
        <source>Import a table or a dataset</source>
        <translation>导入表格或数据集</translation>
    </message>
    <message>
        <source>Tables and datasets (*.csv *.tsv *.jsonl *.ndjson *.parquet *.pq dataset.json);;All files (*)</source>
        <translation>表格与数据集 (*.csv *.tsv *.jsonl *.ndjson *.parquet *.pq dataset.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl);;CSV (*.csv)</source>
        <translation>JSON 行 (*.jsonl);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting labels</source>
        <translation>正在导出标注</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>导出运行</translation>
    </message>
    <message>
        <source>CSV (*.csv);;TREC run (*.trec)</source>
        <translation>CSV (*.csv);;TREC 运行 (*.trec)</translation>
    </message>
    <message>
        <source>Exporting the run</source>
        <translation>正在导出运行</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 行已写入 %2</translation>
    </message>
    <message>
        <source>SHA-256 %1
Manifest %2</source>
        <translation>SHA-256 %1
清单 %2</translation>
    </message>
    <message>
        <source>&amp;Reasoning</source>
        <translation>推理(&amp;R)</translation>
    </message>
    <message>
        <source>Write latent query</source>
        <translation>写潜在查询</translation>
    </message>
    <message>
        <source>Show the prompt</source>
        <translation>显示提示词</translation>
    </message>
    <message>
        <source>Edit the template of the prompts...</source>
        <translation>编辑提示词模板...</translation>
    </message>
    <message>
        <source>Latent queries of the whole dataset...</source>
        <translation>整个数据集的潜在查询...</translation>
    </message>
    <message>
        <source>Open a reasoner...</source>
        <translation>打开推理器...</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Find a user</source>
        <translation>查找用户</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>布局:%1</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Save the layout...</source>
        <translation>保存布局...</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Go to panel</source>
        <translation>转到面板</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>转到:%1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言:%1</translation>
    </message>
    <message>
        <source>%1 from the next start on</source>
        <translation>下次启动起使用%1</translation>
    </message>
    <message>
        <source>Export report...</source>
        <translation>导出报告...</translation>
    </message>
    <message>
        <source>Explain this chat, and change it</source>
        <translation>解释此会话,并更改它</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, for a report</source>
        <translation>请选择之前与之后两次运行以生成报告</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>HTML (*.html);;PDF (*.pdf)</source>
        <translation>HTML (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写入报告</translation>
    </message>
    <message>
        <source>Report written to %1</source>
        <translation>报告已写入 %1</translation>
    </message>
    <message>
        <source>Align a reasoner with a ranker...</source>
        <translation>将推理器与排序器对齐...</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursDesk</name>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>此工作区还没有数据集。</translation>
    </message>
    <message>
        <source>No latent queries of this dataset are stored yet.</source>
        <translation>此数据集尚未存有潜在查询。</translation>
    </message>
    <message>
        <source>Write latent queries...</source>
        <translation>写潜在查询...</translation>
    </message>
    <message>
        <source>Choose a chat to see whose latent queries are near to its own.</source>
        <translation>选择一个会话,查看哪些潜在查询与它相近。</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>正在搜索...</translation>
    </message>
    <message>
        <source>Reading the latent queries...</source>
        <translation>正在读取潜在查询...</translation>
    </message>
    <message>
        <source>Searching neighbours</source>
        <translation>正在搜索近邻</translation>
    </message>
    <message>
        <source>The neighbours could not be searched.</source>
        <translation>无法搜索近邻。</translation>
    </message>
    <message>
        <source>Only one set of latent queries is on screen. Choose another one as before or after in the panel Latent query to compare the neighbours of every user.</source>
        <translation>屏幕上只有一组潜在查询。请在“潜在查询”面板中另选一组作为之前或之后,以比较每个用户的近邻。</translation>
    </message>
    <message>
        <source>The neighbours of %1 latent queries are compared when you ask for it.</source>
        <translation>%1 个潜在查询的近邻将在您要求时比较。</translation>
    </message>
    <message>
        <source>Compare the neighbours of all users</source>
        <translation>比较所有用户的近邻</translation>
    </message>
    <message>
        <source>Comparing the neighbours of all users...</source>
        <translation>正在比较所有用户的近邻...</translation>
    </message>
    <message>
        <source>Comparing the neighbours of all users</source>
        <translation>正在比较所有用户的近邻</translation>
    </message>
    <message>
        <source>The neighbours of all users are not compared.</source>
        <translation>未比较所有用户的近邻。</translation>
    </message>
    <message>
        <source>This chat has no latent query in the sets on screen.</source>
        <translation>此会话在屏幕上的各组中没有潜在查询。</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursProbe</name>
    <message>
        <source>%1 reads the latent query...</source>
        <translation>%1 正在读取潜在查询...</translation>
    </message>
    <message>
        <source>Probing a latent query</source>
        <translation>正在探测潜在查询</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursProjection</name>
    <message>
        <source>No latent queries of this dataset are stored yet.</source>
        <translation>此数据集尚未存有潜在查询。</translation>
    </message>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>此工作区还没有数据集。</translation>
    </message>
    <message>
        <source>Write latent queries...</source>
        <translation>写潜在查询...</translation>
    </message>
    <message>
        <source>Reading the projection...</source>
        <translation>正在读取投影...</translation>
    </message>
    <message>
        <source>Reading the projection</source>
        <translation>正在读取投影</translation>
    </message>
    <message>
        <source>These %1 latent queries are not projected like this yet.</source>
        <translation>这 %1 个潜在查询尚未以此方式投影。</translation>
    </message>
    <message>
        <source>Project them</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Projecting...</source>
        <translation>正在投影...</translation>
    </message>
    <message>
        <source>Projecting latent queries</source>
        <translation>正在投影潜在查询</translation>
    </message>
    <message>
        <source>These latent queries are not projected.</source>
        <translation>这些潜在查询未投影。</translation>
    </message>
    <message>
        <source>Colouring points</source>
        <translation>正在为点着色</translation>
    </message>
    <message>
        <source>%1 points chosen, %2 chats; the users list and the review show them. Escape forgets them.</source>
        <translation>已选 %1 个点,%2 个会话;用户列表和审阅会显示它们。按 Escape 清除。</translation>
    </message>
    <message>
        <source>%1 chats of the lasso</source>
        <translation>套索内的 %1 个会话</translation>
    </message>
    <message>
        <source>nothing clicked</source>
        <translation>没有点击</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ReasoningDesk</name>
    <message>
        <source>the reasoner&apos;s own</source>
        <translation>推理器自带的</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>edited, in no file</source>
        <translation>已编辑,未存文件</translation>
    </message>
    <message>
        <source>Looking for reasoners</source>
        <translation>正在查找推理器</translation>
    </message>
    <message>
        <source>Open a reasoner: a folder with a Hugging Face checkpoint or a PEFT adapter</source>
        <translation>打开推理器:含 Hugging Face 检查点或 PEFT 适配器的文件夹</translation>
    </message>
    <message>
        <source>Open the description of a server</source>
        <translation>打开服务器描述</translation>
    </message>
    <message>
        <source>Descriptions (*.json);;All files (*)</source>
        <translation>描述 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>正在查看 %1</translation>
    </message>
    <message>
        <source>Waiting...</source>
        <translation>等待中...</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>正在打开 %1...</translation>
    </message>
    <message>
        <source>Writing a latent query with %1</source>
        <translation>正在用 %1 写潜在查询</translation>
    </message>
    <message>
        <source>Preparing the prompt</source>
        <translation>正在准备提示词</translation>
    </message>
    <message>
        <source>Looking for latent queries</source>
        <translation>正在查找潜在查询</translation>
    </message>
    <message>
        <source>Latent queries that cannot be read: %1</source>
        <translation>无法读取的潜在查询:%1</translation>
    </message>
    <message>
        <source>Looking at the runs&apos; rankers</source>
        <translation>正在查看各运行的排序器</translation>
    </message>
    <message>
        <source>Reading latent queries</source>
        <translation>正在读取潜在查询</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SelectionReader</name>
    <message>
        <source>Reading the users</source>
        <translation>正在读取用户</translation>
    </message>
    <message>
        <source>Reading what the chat shows</source>
        <translation>正在读取会话所显示的内容</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SittingDesk</name>
    <message>
        <source>Nothing is said of this chat yet: choose an intent or a verdict, or skip it.</source>
        <translation>尚未对此会话作出说明:请选择意图或评判,或跳过它。</translation>
    </message>
    <message>
        <source>Import data to make a queue of its chats.</source>
        <translation>导入数据以用其会话建立队列。</translation>
    </message>
    <message>
        <source>Another program holds this workspace, so it is open for reading only.</source>
        <translation>另一个程序占用了此工作区,因此只能以只读方式打开。</translation>
    </message>
    <message>
        <source>Reading the queues</source>
        <translation>正在读取队列</translation>
    </message>
    <message>
        <source>Making the queue %1</source>
        <translation>正在建立队列 %1</translation>
    </message>
    <message>
        <source>Opening the queue</source>
        <translation>正在打开队列</translation>
    </message>
    <message>
        <source>Ending the sitting</source>
        <translation>正在结束本次标注</translation>
    </message>
    <message>
        <source>Choose an intent first: then the models&apos; answers are shown. Or skip this chat.</source>
        <translation>请先选择意图:随后显示模型的回答。或跳过此会话。</translation>
    </message>
    <message>
        <source>Open a workspace to read its guidelines.</source>
        <translation>打开工作区以阅读其指南。</translation>
    </message>
    <message>
        <source>Reading the guidelines</source>
        <translation>正在读取指南</translation>
    </message>
    <message>
        <source>No guidelines yet. Write them into %1 in the workspace&apos;s folder, or give a new queue a Markdown file.</source>
        <translation>尚无指南。请写入工作区文件夹中的 %1,或为新队列指定 Markdown 文件。</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SliceDesk</name>
    <message>
        <source>Looking for the impressions of the filter</source>
        <translation>正在查找符合筛选的曝光</translation>
    </message>
    <message>
        <source>Reading the slices</source>
        <translation>正在读取切片</translation>
    </message>
    <message>
        <source>Saving the slice %1</source>
        <translation>正在保存切片 %1</translation>
    </message>
    <message>
        <source>Removing the slice %1</source>
        <translation>正在删除切片 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::StatusLine</name>
    <message>
        <source>State of the labels</source>
        <translation>标注状态</translation>
    </message>
    <message>
        <source>Data and checkpoints on screen</source>
        <translation>屏幕上的数据与检查点</translation>
    </message>
    <message>
        <source>%1 labels, read-only: another program holds this workspace</source>
        <translation>%1 个标注,只读:另一个程序占用了此工作区</translation>
    </message>
    <message>
        <source>%1 labels, all on disk</source>
        <translation>%1 个标注,已全部写入磁盘</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, with latent queries of reasoner %2</source>
        <translation>%1,使用推理器 %2 的潜在查询</translation>
    </message>
    <message>
        <source>data %1</source>
        <translation>数据 %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>之前 %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>之后 %1</translation>
    </message>
    <message>
        <source>Dataset %1
Ranker before %2
Ranker after %3</source>
        <translation>数据集 %1
之前的排序器 %2
之后的排序器 %3</translation>
    </message>
    <message>
        <source>No workspace open</source>
        <translation>没有打开的工作区</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SuspectsDesk</name>
    <message>
        <source>Looking for suspect answers</source>
        <translation>正在查找可疑的回答</translation>
    </message>
</context>
<context>
    <name>intentscope::app::TemplateDesk</name>
    <message>
        <source>Latent queries are written with this template now</source>
        <translation>潜在查询现在用此模板书写</translation>
    </message>
    <message>
        <source>Choose a chat to see its prompt.</source>
        <translation>选择一个会话以查看其提示词。</translation>
    </message>
    <message>
        <source>Preparing the prompt</source>
        <translation>正在准备提示词</translation>
    </message>
    <message>
        <source>Reading the template</source>
        <translation>正在读取模板</translation>
    </message>
    <message>
        <source>Writing the template</source>
        <translation>正在写入模板</translation>
    </message>
    <message>
        <source>Written to %1, and used for latent queries now</source>
        <translation>已写入 %1,并用于现在的潜在查询</translation>
    </message>
</context>
<context>
    <name>intentscope::app::TrainingDesk</name>
    <message>
        <source>ranker-%1</source>
        <translation>ranker-%1</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>正在训练 %1</translation>
    </message>
    <message>
        <source>Looking for latent queries and stopped trainings</source>
        <translation>正在查找潜在查询和已停止的训练</translation>
    </message>
</context>
<context>
    <name>intentscope::app::Workbench</name>
    <message>
        <source>The models&apos; answers are shown when you have made your first choice.</source>
        <translation>作出首次选择后,才会显示模型的回答。</translation>
    </message>
</context>
<context>
    <name>intentscope::app::WorkspaceController</name>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Opening the dataset</source>
        <translation>正在打开数据集</translation>
    </message>
    <message>
        <source>Loading runs</source>
        <translation>正在加载运行</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>正在比较 %1 与 %2</translation>
    </message>
    <message>
        <source>Reading the list of runs</source>
        <translation>正在读取运行列表</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ChangeTabs</name>
    <message>
        <source>What changed where</source>
        <translation>何处发生了什么变化</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>How far users moved</source>
        <translation>用户变动了多少</translation>
    </message>
    <message>
        <source>How far intents moved</source>
        <translation>意图变动了多少</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Slices to compare</source>
        <translation>要比较的切片</translation>
    </message>
    <message>
        <source>Saved slices, or every value of a column</source>
        <translation>已保存的切片,或某列的每个取值</translation>
    </message>
    <message>
        <source>Metric of the slices</source>
        <translation>切片的指标</translation>
    </message>
    <message>
        <source>The metric whose difference is shown</source>
        <translation>显示其差值的指标</translation>
    </message>
    <message>
        <source>Slices and how far they moved</source>
        <translation>切片及其变动幅度</translation>
    </message>
    <message>
        <source>Groups that GAUC left out</source>
        <translation>GAUC 略去的分组</translation>
    </message>
    <message>
        <source>Saved slices</source>
        <translation>已保存的切片</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>按 %1</translation>
    </message>
    <message>
        <source>No slice is saved yet. Save a filter with the slices button above, or compare every value of a column.</source>
        <translation>尚未保存切片。请用上方的切片按钮保存筛选,或比较某列的每个取值。</translation>
    </message>
    <message>
        <source>Dropped (%1)</source>
        <translation>略去(%1)</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionMatrix</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>The run whose first intents are counted</source>
        <translation>统计其首位意图的运行</translation>
    </message>
    <message>
        <source>Clicked against predicted intents</source>
        <translation>点击的意图对照预测的意图</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Down what was clicked, across what was ranked first. Enter shows a cell&apos;s chats.</source>
        <translation>纵向为所点击的,横向为排在首位的。按 Enter 显示单元格的会话。</translation>
    </message>
    <message>
        <source>The %1 most confused of %2 intents. </source>
        <translation>%2 个意图中最常被混淆的 %1 个。 </translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionMatrixModel</name>
    <message>
        <source>%1, right</source>
        <translation>%1,正确</translation>
    </message>
    <message>
        <source>%1 taken for %2</source>
        <translation>%1 被误认为 %2</translation>
    </message>
    <message>
        <source>%1: %2 chats</source>
        <translation>%1:%2 个会话</translation>
    </message>
    <message>
        <source>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</source>
        <translation>
最可能的变化:%1 当周,从点击的 %2 % 变为 %3 %(p %4)</translation>
    </message>
    <message>
        <source>Ranked first: %1</source>
        <translation>排在首位:%1</translation>
    </message>
    <message>
        <source>Clicked: %1</source>
        <translation>点击:%1</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionModel</name>
    <message>
        <source>%1 taken for %2, before</source>
        <translation>%1 被误认为 %2,之前</translation>
    </message>
    <message>
        <source>%1 taken for %2, after</source>
        <translation>%1 被误认为 %2,之后</translation>
    </message>
    <message>
        <source>week of %1: %2 of %3</source>
        <translation>%1 当周:%3 中 %2 个</translation>
    </message>
    <message>
        <source>%1 was clicked, %2 ranked first. Run after, weeks from Monday, UTC:
%3</source>
        <translation>点击了 %1,%2 排在首位。之后的运行,周从星期一起,UTC:
%3</translation>
    </message>
    <message>
        <source>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</source>
        <translation>
最可能的变化:%1 当周,从点击的 %2 % 变为 %3 %(p %4)</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::DroppedModel</name>
    <message>
        <source>Not scored by both runs</source>
        <translation>未被两次运行都评分</translation>
    </message>
    <message>
        <source>Everything was clicked</source>
        <translation>全部被点击</translation>
    </message>
    <message>
        <source>Nothing was clicked</source>
        <translation>没有任何点击</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ErrorTreeModel</name>
    <message>
        <source>All chats</source>
        <translation>所有会话</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1
%2 errors in %3 chats</source>
        <translation>%1
%3 个会话中 %2 个错误</translation>
    </message>
    <message>
        <source>%1
Users it was not found on: %2 errors in %3 chats
Users it was found on: %4 errors in %5 chats</source>
        <translation>%1
未用于发现它的用户:%3 个会话中 %2 个错误
用于发现它的用户:%5 个会话中 %4 个错误</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ErrorsPanel</name>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Error tree</source>
        <translation>错误树</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Intents taken for one another</source>
        <translation>相互误认的意图</translation>
    </message>
    <message>
        <source>What counts as an error</source>
        <translation>什么算作错误</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>变坏</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Wrong in the run after; broken: right before, wrong after; fixed: the other way</source>
        <translation>之后的运行中错误;变坏:之前正确、之后错误;修复:相反</translation>
    </message>
    <message>
        <source>Rates of other users</source>
        <translation>其他用户的比率</translation>
    </message>
    <message>
        <source>Slices are looked for on one half of the users, and their rates are those of the other half, so that none looks bad only because it was chosen for that</source>
        <translation>切片在一半用户上查找,其比率取自另一半,以免某切片仅因入选而显得差</translation>
    </message>
    <message>
        <source>Slices with many errors</source>
        <translation>错误多的切片</translation>
    </message>
    <message>
        <source>Feature of the rows</source>
        <translation>行的特征</translation>
    </message>
    <message>
        <source>Feature of the columns</source>
        <translation>列的特征</translation>
    </message>
    <message>
        <source>Error rates by two features</source>
        <translation>按两个特征的错误率</translation>
    </message>
    <message>
        <source>Looking for errors...</source>
        <translation>正在查找错误...</translation>
    </message>
    <message>
        <source>Choose a run at the top to see which intents it confuses and where it errs most.</source>
        <translation>在顶部选择一次运行,查看它混淆哪些意图、在哪里出错最多。</translation>
    </message>
    <message>
        <source>%1 chats with a click; %2 pairs of intents are confused. A number shows its chats.</source>
        <translation>%1 个有点击的会话;%2 对意图被混淆。点击数字显示其会话。</translation>
    </message>
    <message>
        <source>No clicked intent among the first %1</source>
        <translation>前 %1 个中没有点击的意图</translation>
    </message>
    <message>
        <source>Right before, wrong after</source>
        <translation>之前正确、之后错误</translation>
    </message>
    <message>
        <source>Wrong before, right after</source>
        <translation>之前错误、之后正确</translation>
    </message>
    <message>
        <source> No feature tells errors apart better than chance.</source>
        <translation> 没有特征能比随机更好地区分错误。</translation>
    </message>
    <message>
        <source>%1: %2 features looked at, %3.</source>
        <translation>%1:查看了 %2 个特征,%3。</translation>
    </message>
    <message>
        <source>rates are of users held out</source>
        <translation>比率取自留出的用户</translation>
    </message>
    <message>
        <source>rates are in-sample</source>
        <translation>比率取自样本内</translation>
    </message>
    <message>
        <source>%1, share of chats; all users. A cell filters by its two values.</source>
        <translation>%1,占会话的比例;所有用户。点击单元格按其两个取值筛选。</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>可疑</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ExpectationsModel</name>
    <message>
        <source>✓ Pass</source>
        <translation>✓ 通过</translation>
    </message>
    <message>
        <source>✗ Fail</source>
        <translation>✗ 未通过</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Line %1: %2
%3
%4 of %5 chats fail it</source>
        <translation>第 %1 行:%2
%3
%5 个会话中有 %4 个未通过</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ExpectationsPanel</name>
    <message>
        <source>Expectations</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Open a workspace and choose a run to test what it has to get right.</source>
        <translation>打开工作区并选择一次运行,测试它必须答对的内容。</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>打开...</translation>
    </message>
    <message>
        <source>Chooses another file of expectations</source>
        <translation>选择另一个期望文件</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>Reads the file again and tests the run after</source>
        <translation>重新读取文件并测试之后的运行</translation>
    </message>
    <message>
        <source>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</source>
        <translation>将变坏的加入工作区的回归篮:以后的每次运行都须答对它们</translation>
    </message>
    <message>
        <source>Expectations and whether they hold</source>
        <translation>各项期望及其是否成立</translation>
    </message>
    <message>
        <source>Keep what broke (%1)</source>
        <translation>保留变坏的(%1)</translation>
    </message>
    <message>
        <source>Keep what broke</source>
        <translation>保留变坏的</translation>
    </message>
    <message>
        <source>Testing every expectation...</source>
        <translation>正在测试每项期望...</translation>
    </message>
    <message>
        <source>Open a file of expectations...</source>
        <translation>打开期望文件...</translation>
    </message>
    <message>
        <source>What %1 has to get right: %2</source>
        <translation>%1 必须答对的内容:%2</translation>
    </message>
    <message>
        <source>✓ All %1 pass.</source>
        <translation>✓ 全部 %1 项通过。</translation>
    </message>
    <message>
        <source>✗ %1 of %2 fail. A row shows the chats that fail it.</source>
        <translation>✗ %2 项中有 %1 项未通过。点击一行显示未通过的会话。</translation>
    </message>
    <message>
        <source>Not as expected: %1</source>
        <translation>不符合期望:%1</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::HeatMapModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2, %3: %4
%5 errors in %6 chats</source>
        <translation>%1:%2,%3:%4
%6 个会话中 %5 个错误</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1:%2</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::MoverModel</name>
    <message>
        <source>%1: mean NDCG@%2 %3 before, %4 after</source>
        <translation>%1:平均 NDCG@%2 之前 %3,之后 %4</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SliceTableModel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1
Not compared: %2</source>
        <translation>%1
未比较:%2</translation>
    </message>
    <message>
        <source>%1
%2: %3 before, %4 after, %5 users</source>
        <translation>%1
%2:之前 %3,之后 %4,%5 个用户</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SuspectsModel</name>
    <message>
        <source>%1
Answer: %2
More likely: %3</source>
        <translation>%1
回答:%2
更可能:%3</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SuspectsPage</name>
    <message>
        <source>Go through them</source>
        <translation>逐个查看</translation>
    </message>
    <message>
        <source>Which answers are doubted</source>
        <translation>对哪些回答存疑</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Shows their users; next chat goes from one to the next, the least credible first</source>
        <translation>显示其用户;“下一会话”依次前进,最不可信的在前</translation>
    </message>
    <message>
        <source>Answers that are probably wrong</source>
        <translation>可能有误的回答</translation>
    </message>
    <message>
        <source>Suspected clicks</source>
        <translation>可疑的点击</translation>
    </message>
    <message>
        <source>Suspected labels</source>
        <translation>可疑的标注</translation>
    </message>
    <message>
        <source>Looking for answers that are probably wrong...</source>
        <translation>正在查找可能有误的回答...</translation>
    </message>
    <message>
        <source>Choose a run at the top: what it finds hard to believe is doubted.</source>
        <translation>在顶部选择一次运行:它难以相信的即存疑。</translation>
    </message>
    <message>
        <source>%1 of %2 clicks are suspected of being wrong</source>
        <translation>%2 次点击中有 %1 次疑似有误</translation>
    </message>
    <message>
        <source>%1 of %2 labels are suspected of being wrong</source>
        <translation>%2 个标注中有 %1 个疑似有误</translation>
    </message>
    <message>
        <source>%1, by confident learning on the test part of %2. %3 chats without exactly one such answer are left out.</source>
        <translation>%1,由置信学习在 %2 的测试部分得出。%3 个并非恰有一个此类回答的会话被略去。</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SwapModel</name>
    <message>
        <source>, p %1</source>
        <translation>,p %1</translation>
    </message>
    <message>
        <source>Queries before</source>
        <translation>之前的查询</translation>
    </message>
    <message>
        <source>Ranker before</source>
        <translation>之前的排序器</translation>
    </message>
    <message>
        <source>Queries after</source>
        <translation>之后的查询</translation>
    </message>
    <message>
        <source>Ranker after</source>
        <translation>之后的排序器</translation>
    </message>
    <message>
        <source>Queries&apos; effect</source>
        <translation>查询的影响</translation>
    </message>
    <message>
        <source>Ranker&apos;s effect</source>
        <translation>排序器的影响</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SwapPanel</name>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see which half of the change did it.</source>
        <translation>选择之前与之后两次运行,查看是改动的哪一半造成的。</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>The metric of the four cells</source>
        <translation>四个单元格的指标</translation>
    </message>
    <message>
        <source>Each ranker on each set of latent queries</source>
        <translation>每个排序器对每组潜在查询</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>变坏</translation>
    </message>
    <message>
        <source>Each ranker scores the latent queries of the other run...</source>
        <translation>每个排序器正在对另一次运行的潜在查询评分...</translation>
    </message>
    <message>
        <source>Swap the halves</source>
        <translation>互换两半</translation>
    </message>
    <message>
        <source>%1 chats scored by each ranker on each set of latent queries; half of the 95 % interval over users beside each number</source>
        <translation>%1 个会话由每个排序器对每组潜在查询评分;每个数字旁附用户 95 % 区间的一半</translation>
    </message>
    <message>
        <source>%1: of %2 in all, the latent queries cause %3 and the ranker %4. A half&apos;s share is the mean of its two effects (Shapley value).</source>
        <translation>%1:总计 %2 中,潜在查询引起 %3,排序器引起 %4。每一半的份额是其两个影响的均值(Shapley 值)。</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining</name>
    <message>
        <source>User and chat</source>
        <translation>用户与会话</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>Words in common</source>
        <translation>共同的词</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>潜在查询</translation>
    </message>
    <message>
        <source>an average chat</source>
        <translation>平均会话</translation>
    </message>
    <message>
        <source>a chat without values</source>
        <translation>没有取值的会话</translation>
    </message>
    <message>
        <source>within %1</source>
        <translation>在 %1 以内</translation>
    </message>
    <message>
        <source>NOT within %1</source>
        <translation>不在 %1 以内</translation>
    </message>
    <message>
        <source>Score %1, %2 %3. Completeness error %4, %5, after %6 steps.</source>
        <translation>得分 %1,%2 %3。完整性误差 %4,%5,经 %6 步。</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::CausePanel</name>
    <message>
        <source>Why it changed</source>
        <translation>为何变化</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed a ranking.</source>
        <translation>选择之前与之后两次运行,查看是什么改变了排序。</translation>
    </message>
    <message>
        <source>Parts and groups</source>
        <translation>部分与分组</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Whose change is explained</source>
        <translation>解释谁的变化</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>此会话</translation>
    </message>
    <message>
        <source>This user&apos;s changed chats</source>
        <translation>该用户有变化的会话</translation>
    </message>
    <message>
        <source>All with another first intent</source>
        <translation>首位意图不同的全部会话</translation>
    </message>
    <message>
        <source>Fixed chats</source>
        <translation>修复的会话</translation>
    </message>
    <message>
        <source>Broken chats</source>
        <translation>变坏的会话</translation>
    </message>
    <message>
        <source>State of the answer</source>
        <translation>回答的状态</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What moved the lead</source>
        <translation>什么改变了领先</translation>
    </message>
    <message>
        <source>Chats behind it</source>
        <translation>背后的会话</translation>
    </message>
    <message>
        <source>Explaining both runs...</source>
        <translation>正在解释两次运行...</translation>
    </message>
    <message>
        <source>The change could not be explained.</source>
        <translation>无法解释变化。</translation>
    </message>
    <message>
        <source>Stopped. Choose again whose change is explained.</source>
        <translation>已停止。请重新选择解释谁的变化。</translation>
    </message>
    <message>
        <source>What changed from %1 to %2</source>
        <translation>从 %1 到 %2 的变化</translation>
    </message>
    <message>
        <source>“%1” stayed ahead of “%2”</source>
        <translation>“%1”仍领先“%2”</translation>
    </message>
    <message>
        <source>Why “%1” is ahead of “%2” now</source>
        <translation>为何“%1”现在领先“%2”</translation>
    </message>
    <message>
        <source>Why “%1” is behind “%2” now</source>
        <translation>为何“%1”现在落后于“%2”</translation>
    </message>
    <message>
        <source>%1 of %2 chats, evenly spread</source>
        <translation>%2 个会话中均匀抽取的 %1 个</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>%1 个会话</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 个用户</translation>
    </message>
    <message>
        <source>both runs read the same latent queries, or none: all is the ranker&apos;s</source>
        <translation>两次运行读取相同的潜在查询,或都不读取:全部归于排序器</translation>
    </message>
    <message>
        <source>only one run reads latent queries: ranker and queries cannot be told apart</source>
        <translation>只有一次运行读取潜在查询:无法区分排序器与查询</translation>
    </message>
    <message>
        <source>the vectors have other sizes: ranker and queries cannot be told apart</source>
        <translation>向量的大小不同:无法区分排序器与查询</translation>
    </message>
    <message>
        <source>left over at most %1</source>
        <translation>剩余最多 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ChangeModel</name>
    <message>
        <source>Lead</source>
        <translation>领先</translation>
    </message>
    <message>
        <source>By part of the ranker</source>
        <translation>按排序器的部分</translation>
    </message>
    <message>
        <source>By feature group</source>
        <translation>按特征组</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>What numerical integration leaves over: the change of the lead less that of the parts. The worst of one chat is %1.</source>
        <translation>数值积分的剩余:领先的变化减去各部分的变化。单个会话中最差为 %1。</translation>
    </message>
    <message>
        <source>%1: %2 before, %3 after, change %4</source>
        <translation>%1:之前 %2,之后 %3,变化 %4</translation>
    </message>
    <message>
        <source>, p %1</source>
        <translation>,p %1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ChangedChatsModel</name>
    <message>
        <source>Lead %1 before, %2 after</source>
        <translation>领先:之前 %1,之后 %2</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::EffectSumsModel</name>
    <message>
        <source>By part of the ranker</source>
        <translation>按排序器的部分</translation>
    </message>
    <message>
        <source>By feature group</source>
        <translation>按特征组</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ExplainPanel</name>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Parts and groups</source>
        <translation>部分与分组</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Whose ranker is asked</source>
        <translation>询问谁的排序器</translation>
    </message>
    <message>
        <source>What is explained</source>
        <translation>解释什么</translation>
    </message>
    <message>
        <source>The score of the chosen intent, or how far it is ahead of another</source>
        <translation>所选意图的得分,或它领先另一个的幅度</translation>
    </message>
    <message>
        <source>Held against</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>What the effects are counted from</source>
        <translation>影响从何处计起</translation>
    </message>
    <message>
        <source>an average chat</source>
        <translation>平均会话</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>没有取值</translation>
    </message>
    <message>
        <source>State of the answer</source>
        <translation>回答的状态</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>潜在查询</translation>
    </message>
    <message>
        <source>Back to the stored latent query</source>
        <translation>回到已存的潜在查询</translation>
    </message>
    <message>
        <source>Reset the latent query</source>
        <translation>重置潜在查询</translation>
    </message>
    <message>
        <source>Find a feature</source>
        <translation>查找特征</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Every feature and the latent query back to what they were</source>
        <translation>所有特征和潜在查询恢复原值</translation>
    </message>
    <message>
        <source>Effects of parts and groups</source>
        <translation>部分与分组的影响</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>之后:%1</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>之前:%1</translation>
    </message>
    <message>
        <source>Why this ranking</source>
        <translation>为何如此排序</translation>
    </message>
    <message>
        <source>Open a workspace with data to ask why a chat was ranked as it was.</source>
        <translation>打开含数据的工作区,以询问会话为何如此排序。</translation>
    </message>
    <message>
        <source>Score the data with a checkpoint to ask why a chat was ranked as it was.</source>
        <translation>用检查点为数据评分,以询问会话为何如此排序。</translation>
    </message>
    <message>
        <source>Choose a chat to see what moved its ranking, and to change it.</source>
        <translation>选择一个会话,查看什么影响了其排序,并更改它。</translation>
    </message>
    <message>
        <source>its score</source>
        <translation>其得分</translation>
    </message>
    <message>
        <source>its lead over “%1”</source>
        <translation>它对“%1”的领先</translation>
    </message>
    <message>
        <source>One text is no value yet and is left out.</source>
        <translation>一段文本还不是取值,已略去。</translation>
    </message>
    <message>
        <source>%1 texts are no values yet and are left out.</source>
        <translation>%1 段文本还不是取值,已略去。</translation>
    </message>
    <message>
        <source>Change it, and %1 reads the new text.</source>
        <translation>更改后,%1 会读取新文本。</translation>
    </message>
    <message>
        <source>Stopped. Change something, or choose another chat, to ask again.</source>
        <translation>已停止。更改某处或另选会话以再次询问。</translation>
    </message>
    <message>
        <source>Why “%1” is behind “%2”</source>
        <translation>为何“%1”落后于“%2”</translation>
    </message>
    <message>
        <source>Why “%1” is ahead of “%2”</source>
        <translation>为何“%1”领先“%2”</translation>
    </message>
    <message>
        <source>Why “%1” ranks %2 of %3</source>
        <translation>为何“%1”排第 %2(共 %3)</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>As edited</source>
        <translation>编辑后</translation>
    </message>
    <message>
        <source>No effects: %1</source>
        <translation>没有影响:%1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureEdit</name>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureEffectsModel</name>
    <message>
        <source>User: %1</source>
        <translation>用户:%1</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>This is no value: %1</source>
        <translation>这不是取值:%1</translation>
    </message>
    <message>
        <source>It was %1.</source>
        <translation>原为 %1。</translation>
    </message>
    <message>
        <source>The ranker does not read it.</source>
        <translation>排序器不读取它。</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureTable</name>
    <message>
        <source>Features and their effects</source>
        <translation>特征及其影响</translation>
    </message>
    <message>
        <source>Set to missing</source>
        <translation>设为缺失</translation>
    </message>
    <message>
        <source>Back to what it was</source>
        <translation>恢复原值</translation>
    </message>
</context>
<context>
    <name>intentscope::jobs::JobListModel</name>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::jobs::JobStatusWidget</name>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>取消正在运行的任务</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>intentscope::labelling::IntentListModel</name>
    <message>
        <source>%1, letters %2</source>
        <translation>%1,字母 %2</translation>
    </message>
</context>
<context>
    <name>intentscope::models</name>
    <message>
        <source>chat</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>intentscope::models::CompareModel</name>
    <message>
        <source>%1: difference from %2 to %3
%4 chats of %5 users, %6 groups
Ties: %7 before, %8 after</source>
        <translation>%1:差值从 %2 到 %3
%5 个用户的 %4 个会话,%6 个分组
并列:之前 %7,之后 %8</translation>
    </message>
</context>
<context>
    <name>intentscope::models::ContextModel</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Unusual: 98 of 100 chats have %1 to %2</source>
        <translation>不寻常:每 100 个会话有 98 个在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>(in a sample of %1 chats)</source>
        <translation>(在 %1 个会话的样本中)</translation>
    </message>
    <message>
        <source>Adds %1 to the explained score</source>
        <translation>为所解释的得分增加 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::models::ImpressionsModel</name>
    <message>
        <source>When the chatbot opened (%1)</source>
        <translation>聊天机器人打开的时间 (%1)</translation>
    </message>
</context>
<context>
    <name>intentscope::models::LabelsModel</name>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>可接受</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>not in this dataset</source>
        <translation>不在此数据集中</translation>
    </message>
</context>
<context>
    <name>intentscope::models::NearestIntentsModel</name>
    <message>
        <source>%1%2
place %3 of %4, cosine %5</source>
        <translation>%1%2
第 %3 位,共 %4,余弦 %5</translation>
    </message>
    <message>
        <source> (clicked)</source>
        <translation>(已点击)</translation>
    </message>
</context>
<context>
    <name>intentscope::models::UsersModel</name>
    <message>
        <source>Ordering users</source>
        <translation>正在排列用户</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours</name>
    <message>
        <source>nothing clicked</source>
        <translation>没有点击</translation>
    </message>
    <message>
        <source>no region</source>
        <translation>无地区</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>变坏</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>两者皆对</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>两者皆错</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>未比较</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::DriftModel</name>
    <message>
        <source>%1 (%2)
purity over %3 of %4 chats: those with a click, and neighbours with one</source>
        <translation>%1(%2)
纯度基于 %4 个会话中的 %3 个:有点击且近邻也有点击的</translation>
    </message>
    <message>
        <source>Ordering users</source>
        <translation>正在排列用户</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::DriftPanel</name>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>How neighbours changed, by user</source>
        <translation>近邻如何变化,按用户</translation>
    </message>
    <message>
        <source>Users by the change of their neighbours</source>
        <translation>按近邻变化排列的用户</translation>
    </message>
    <message>
        <source>%1 users, %2 chats</source>
        <translation>%1 个用户,%2 个会话</translation>
    </message>
    <message>
        <source>overlap@%1 %2</source>
        <translation>重叠@%1 %2</translation>
    </message>
    <message>
        <source>rank-biased overlap %1</source>
        <translation>排名加权重叠 %1</translation>
    </message>
    <message>
        <source>purity %1 → %2, %3</source>
        <translation>纯度 %1 → %2,%3</translation>
    </message>
    <message>
        <source>approximate, recall@%1 %2 and %3</source>
        <translation>近似,召回@%1 为 %2 和 %3</translation>
    </message>
    <message>
        <source>Means over users, every user counts the same; with half the 95 % interval.
%1 users have a purity on both sides, %2 have none. p of the rank-biased overlap is %3.
%4 chats lack a latent query on one of the sides.</source>
        <translation>对用户取平均,每个用户权重相同;附 95 % 区间的一半。
%1 个用户两侧都有纯度,%2 个没有。排名加权重叠的 p 为 %3。
%4 个会话在某一侧缺少潜在查询。</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::GroupLegend</name>
    <message>
        <source>%1: %2 points</source>
        <translation>%1:%2 个点</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::NeighbourListModel</name>
    <message>
        <source>= %1</source>
        <comment>the same neighbour has this place on the other side</comment>
        <translation>= %1</translation>
    </message>
    <message>
        <source>✗ left</source>
        <translation>✗ 退出</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ 新</translation>
    </message>
    <message>
        <source>right, at %1</source>
        <translation>正确,第 %1</translation>
    </message>
    <message>
        <source>wrong, at %1</source>
        <translation>错误,第 %1</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>%2 中 %1 个正确</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1,另有 %2 个</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>无文本</translation>
    </message>
    <message>
        <source>A neighbour on both sides; place %1 on the other</source>
        <translation>两侧都是近邻;在另一侧为第 %1</translation>
    </message>
    <message>
        <source>Not among the neighbours after</source>
        <translation>不在之后的近邻中</translation>
    </message>
    <message>
        <source>Not among the neighbours before</source>
        <translation>不在之前的近邻中</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::NeighboursPanel</name>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>Choose a chat to see whose latent queries are near to its own.</source>
        <translation>选择一个会话,查看哪些潜在查询与它相近。</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>How many neighbours are looked for on each side</source>
        <translation>每侧查找多少近邻</translation>
    </message>
    <message>
        <source>Number of neighbours</source>
        <translation>近邻数量</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>approximate</source>
        <translation>近似</translation>
    </message>
    <message>
        <source>Exact reads every latent query. Approximate searches a graph, which is built
first; how many of the exact neighbours it finds is measured and shown.</source>
        <translation>精确会读取每个潜在查询。近似会搜索一个图,图需先构建;
它找到多少精确近邻会被测量并显示。</translation>
    </message>
    <message>
        <source>How neighbours are searched</source>
        <translation>近邻如何搜索</translation>
    </message>
    <message>
        <source>Neighbours before</source>
        <translation>之前的近邻</translation>
    </message>
    <message>
        <source>Neighbours after</source>
        <translation>之后的近邻</translation>
    </message>
    <message>
        <source>Neighbours of chat %1, %2</source>
        <translation>会话 %1 的近邻,%2</translation>
    </message>
    <message>
        <source>among %1 different latent queries</source>
        <translation>在 %1 个不同的潜在查询中</translation>
    </message>
    <message>
        <source>%1 other chats share this one</source>
        <translation>另有 %1 个会话共用此条</translation>
    </message>
    <message>
        <source>overlap@%1 %2, rank-biased overlap %3</source>
        <translation>重叠@%1 %2,排名加权重叠 %3</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>之前:%1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <comment>a set of latent queries</comment>
        <translation>之后:%1</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(无文本)</translation>
    </message>
    <message>
        <source>approximate, recall@%1 %2 on %3 latent queries</source>
        <translation>近似,在 %3 个潜在查询上召回@%1 为 %2</translation>
    </message>
    <message>
        <source>purity %1</source>
        <translation>纯度 %1</translation>
    </message>
    <message>
        <source>no purity: no click to compare</source>
        <translation>无纯度:没有可比较的点击</translation>
    </message>
    <message>
        <source>
Purity: the share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked.
The common direction of the set&apos;s vectors makes up %1 % of their mean squared length and is subtracted.</source>
        <translation>
纯度:近邻的有点击会话中,点击了本会话所点意图的比例。
集合向量的共同方向占其均方长度的 %1 %,已减去。</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProbePanel</name>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>Nearest latent queries</source>
        <translation>最近的潜在查询</translation>
    </message>
    <message>
        <source>Nearest intents of the knowledge base</source>
        <translation>知识库中最近的意图</translation>
    </message>
    <message>
        <source>Ranking of this chat</source>
        <translation>此会话的排序</translation>
    </message>
    <message>
        <source>Type a latent query: my parcel is stuck</source>
        <translation>键入潜在查询:我的包裹卡住了</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>潜在查询</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Whose latent queries it is compared with, and whose ranker ranks with it</source>
        <translation>与谁的潜在查询比较,以及谁的排序器用它排序</translation>
    </message>
    <message>
        <source>Before or after</source>
        <translation>之前或之后</translation>
    </message>
    <message>
        <source>The reasoner reads it as its own answer to this chat</source>
        <translation>推理器将其作为自己对此会话的回答来读取</translation>
    </message>
    <message>
        <source>Type what the user might have wanted and see what it is near to, and how it would rank.</source>
        <translation>键入用户可能想要的内容,查看它与什么相近,以及会如何排序。</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>With the probe</source>
        <translation>使用探针</translation>
    </message>
    <message>
        <source>“%1”, read by %2 for this chat; compared with %3</source>
        <translation>“%1”,由 %2 为此会话读取;与 %3 比较</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProjectionPanel</name>
    <message>
        <source>PCA, %1 % of the variance</source>
        <translation>PCA,方差的 %1 %</translation>
    </message>
    <message>
        <source>UMAP, %1 neighbours, least distance %2, seed %3</source>
        <translation>UMAP,%1 个近邻,最小距离 %2,种子 %3</translation>
    </message>
    <message>
        <source>given coordinates</source>
        <translation>给定坐标</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>No latent queries are on screen.</source>
        <translation>屏幕上没有潜在查询。</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>UMAP</source>
        <translation>UMAP</translation>
    </message>
    <message>
        <source>How points are projected</source>
        <translation>点如何投影</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>Neighbours of a point that UMAP keeps near, the point itself among them</source>
        <translation>UMAP 保持靠近的某点近邻数,含该点自身</translation>
    </message>
    <message>
        <source>dist </source>
        <translation>距离 </translation>
    </message>
    <message>
        <source>How near points may come to each other in the plane</source>
        <translation>点在平面上彼此可以多近</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>种子 </translation>
    </message>
    <message>
        <source>The same seed gives the same picture</source>
        <translation>相同的种子给出相同的图</translation>
    </message>
    <message>
        <source>by clicked intent</source>
        <translation>按点击的意图</translation>
    </message>
    <message>
        <source>by outcome</source>
        <translation>按结果</translation>
    </message>
    <message>
        <source>by region</source>
        <translation>按地区</translation>
    </message>
    <message>
        <source>What the colours and shapes mean</source>
        <translation>颜色和形状的含义</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>颜色的含义</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Whose points are shown</source>
        <translation>显示谁的点</translation>
    </message>
    <message>
        <source>arrows</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>From before to after, of the chosen points</source>
        <translation>从之前到之后,针对所选的点</translation>
    </message>
    <message>
        <source>given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>density of all %1 latent queries: the stronger, the more</source>
        <translation>全部 %1 个潜在查询的密度:越浓越多</translation>
    </message>
    <message>
        <source>all %1 different latent queries</source>
        <translation>全部 %1 个不同的潜在查询</translation>
    </message>
    <message>
        <source>trustworthiness@%1 %2 on %3 of them</source>
        <translation>可信度@%1 为 %2,基于其中 %3 个</translation>
    </message>
    <message>
        <source>from approximate neighbours, recall %1</source>
        <translation>取自近似近邻,召回 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProjectionView</name>
    <message>
        <source>Latent queries as points</source>
        <translation>以点表示的潜在查询</translation>
    </message>
    <message>
        <source>Drag draws a lasso. Wheel or + and - zoom, arrow keys pan, F shows everything, Escape forgets the lasso.</source>
        <translation>拖动绘制套索。滚轮或 + 和 - 缩放,方向键平移,F 显示全部,Escape 清除套索。</translation>
    </message>
    <message>
        <source>Drawing points</source>
        <translation>正在绘制点</translation>
    </message>
    <message>
        <source>Looking into the lasso</source>
        <translation>正在查看套索内的内容</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::AnswersPanel</name>
    <message>
        <source>%1, the decision</source>
        <translation>%1,决定</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>What the annotators said</source>
        <translation>标注者的意见</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Take this answer</source>
        <translation>采用此回答</translation>
    </message>
    <message>
        <source>Decide anew</source>
        <translation>另行决定</translation>
    </message>
    <message>
        <source>An answer&apos;s number takes it and goes on to the next chat</source>
        <translation>按回答的编号即采用它并转到下一会话</translation>
    </message>
    <message>
        <source>None is right: say so in the label panel</source>
        <translation>没有一个正确:请在标注面板中说明</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ComparePanel</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Metrics before and after</source>
        <translation>之前与之后的指标</translation>
    </message>
    <message>
        <source>Comparing the two runs...</source>
        <translation>正在比较两次运行...</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed between them.</source>
        <translation>选择之前与之后两次运行,查看它们之间的变化。</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <translation>%1 与 %2 的比较</translation>
    </message>
    <message>
        <source>%1 users got better, %2 got worse.</source>
        <translation>%1 个用户变好,%2 个变差。</translation>
    </message>
    <message>
        <source>%1 chats scored by both</source>
        <translation>两者都评分的会话 %1 个</translation>
    </message>
    <message>
        <source>GAUC by %1, weighted by %2</source>
        <translation>GAUC 按%1分组,按%2加权</translation>
    </message>
    <message>
        <source>%1 chats not scored by both</source>
        <translation>并非两者都评分的会话 %1 个</translation>
    </message>
    <message>
        <source>%1 chats without a click</source>
        <translation>没有点击的会话 %1 个</translation>
    </message>
    <message>
        <source>1 group dropped from GAUC</source>
        <translation>GAUC 略去 1 个分组</translation>
    </message>
    <message>
        <source>%1 groups dropped from GAUC</source>
        <translation>GAUC 略去 %1 个分组</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>Keep what broke</source>
        <translation>保留变坏的</translation>
    </message>
    <message>
        <source>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</source>
        <translation>将变坏的加入工作区的回归篮:以后的每次运行都须答对它们</translation>
    </message>
    <message>
        <source>Test basket</source>
        <translation>测试回归篮</translation>
    </message>
    <message>
        <source>Says which expectations of the basket the run after does not meet</source>
        <translation>指出之后的运行未满足回归篮的哪些期望</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ContextPanel</name>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Features of the chat</source>
        <translation>会话的特征</translation>
    </message>
    <message>
        <source>Choose a chat to see what was known when it opened.</source>
        <translation>选择一个会话,查看它打开时已知的内容。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1,%2</translation>
    </message>
    <message>
        <source>%1 features</source>
        <translation>%1 个特征</translation>
    </message>
    <message>
        <source>, %1 unusual</source>
        <translation>,%1 个不寻常</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::FacetsPanel</name>
    <message>
        <source>Facets</source>
        <translation>分面</translation>
    </message>
    <message>
        <source>Column to count</source>
        <translation>要统计的列</translation>
    </message>
    <message>
        <source>The column whose values are counted below</source>
        <translation>下方统计其取值的列</translation>
    </message>
    <message>
        <source>Values and how many impressions have them</source>
        <translation>取值及拥有它们的曝光数</translation>
    </message>
    <message>
        <source>Import data to count its values.</source>
        <translation>导入数据以统计取值。</translation>
    </message>
    <message>
        <source>Counting %1</source>
        <translation>正在统计 %1</translation>
    </message>
    <message>
        <source> %1 rarer values have %2.</source>
        <translation>另有 %2 属于 %1 个更少见的值。</translation>
    </message>
    <message>
        <source>Impressions by value. Click one to filter by it.</source>
        <translation>按取值统计的曝光。点击以按其筛选。</translation>
    </message>
    <message>
        <source>Impressions by value; full bars: in the filter. Click one to narrow it.</source>
        <translation>按取值统计的曝光;实心条:在筛选内。点击以收窄。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::GuidelinesPanel</name>
    <message>
        <source>Guidelines</source>
        <translation>指南</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ImportColumns</name>
    <message>
        <source>%1 rows looked at: %2 empty, %3 different values</source>
        <translation>查看了 %1 行:%2 个为空,%3 个不同取值</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>文件的列</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>例如</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation>%1 的类型</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>%1 的角色</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>您选择的</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ImportPage</name>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Reading the first rows...</source>
        <translation>正在读取前几行...</translation>
    </message>
    <message>
        <source>%1 columns, proposed from %2 rows. Change what is wrong, then import.</source>
        <translation>%1 列,根据 %2 行推测。改正有误之处,然后导入。</translation>
    </message>
    <message>
        <source>because %1</source>
        <translation>因为%1</translation>
    </message>
    <message>
        <source>A dataset directory; dataset.json says what its columns are. Times in %1.</source>
        <translation>数据集目录;dataset.json 说明其各列。时间按 %1。</translation>
    </message>
    <message>
        <source>%1 Times in %2.</source>
        <translation>%1 时间按 %2。</translation>
    </message>
    <message>
        <source>It cannot be imported as it is.</source>
        <translation>按现状无法导入。</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>您选择的</translation>
    </message>
    <message>
        <source>Importing...</source>
        <translation>正在导入...</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>a chat with the intent that the user chose</source>
        <translation>一次会话及用户选择的意图</translation>
    </message>
    <message>
        <source>an intent that was shown, clicked or not</source>
        <translation>一个展示过的意图,点击或未点击</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>微秒</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>纳秒</translation>
    </message>
    <message>
        <source>Times that are numbers count</source>
        <translation>以数字表示的时间单位为</translation>
    </message>
    <message>
        <source>Each row is a user of its own</source>
        <translation>每一行是一个独立用户</translation>
    </message>
    <message>
        <source>Each row is</source>
        <translation>每一行是</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Tables of the dataset</source>
        <translation>数据集的表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>stop at the first one</source>
        <translation>遇到第一个即停止</translation>
    </message>
    <message>
        <source>leave them out and list them</source>
        <translation>略去并列出</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新工作区</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Bad rows</source>
        <translation>错误行</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::IntentChooser</name>
    <message>
        <source>Find an intent</source>
        <translation>查找意图</translation>
    </message>
    <message>
        <source>What did the user want?</source>
        <translation>用户想要什么?</translation>
    </message>
    <message>
        <source>Find any intent</source>
        <translation>查找任意意图</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::KbPanel</name>
    <message>
        <source>Knowledge base</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Choose an intent in the ranking to read what the knowledge base says of it.</source>
        <translation>在排序中选择一个意图,阅读知识库的说明。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LabelDetails</name>
    <message>
        <source>Query is</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>The latent query as it should be</source>
        <translation>潜在查询应有的样子</translation>
    </message>
    <message>
        <source>Why is the ranking wrong?</source>
        <translation>排序为何错误?</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Better ranking</source>
        <translation>更好的排序</translation>
    </message>
    <message>
        <source>Better query</source>
        <translation>更好的查询</translation>
    </message>
    <message>
        <source>I am</source>
        <translation>我</translation>
    </message>
    <message>
        <source>No cause</source>
        <translation>无原因</translation>
    </message>
    <message>
        <source>None named</source>
        <translation>未指出</translation>
    </message>
    <message>
        <source>Cause of the error: %1</source>
        <translation>错误的原因:%1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LabelPanel</name>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>下一会话</translation>
    </message>
    <message>
        <source>Saved on disk %1</source>
        <translation>%1 已存盘</translation>
    </message>
    <message>
        <source>Taken back, on disk %1</source>
        <translation>%1 已收回并存盘</translation>
    </message>
    <message>
        <source>Undone in this chat, on disk %1</source>
        <translation>%1 已在此会话中撤销并存盘</translation>
    </message>
    <message>
        <source>Import data to label its chats.</source>
        <translation>导入数据以标注其会话。</translation>
    </message>
    <message>
        <source>Choose a chat to say what the user wanted.</source>
        <translation>选择一个会话,说明用户想要什么。</translation>
    </message>
    <message>
        <source>What did %1 want?</source>
        <translation>%1 想要什么?</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Skipped, on disk: %1</source>
        <translation>已跳过并存盘:%1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Judge the latent query, name a cause, compare the runs</source>
        <translation>评判潜在查询、指出原因、比较两次运行</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LatentQueryPanel</name>
    <message>
        <source>Latent query</source>
        <translation>潜在查询</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Choose a chat to see what a reasoner makes of it.</source>
        <translation>选择一个会话,查看推理器如何理解它。</translation>
    </message>
    <message>
        <source>No latent query is stored for this chat yet.</source>
        <translation>此会话尚未存有潜在查询。</translation>
    </message>
    <message>
        <source>There is no reasoner in this workspace yet.</source>
        <translation>此工作区尚无推理器。</translation>
    </message>
    <message>
        <source>Open a folder...</source>
        <translation>打开文件夹...</translation>
    </message>
    <message>
        <source>Intents nearest to</source>
        <translation>最近的意图,相对于</translation>
    </message>
    <message>
        <source>Which latent query the intents are near to</source>
        <translation>意图与哪个潜在查询接近</translation>
    </message>
    <message>
        <source>Nearest intents to</source>
        <translation>最近的意图,相对于</translation>
    </message>
    <message>
        <source>Intents nearest to the latent query</source>
        <translation>与潜在查询最近的意图</translation>
    </message>
    <message>
        <source>Reasoner</source>
        <translation>推理器</translation>
    </message>
    <message>
        <source>How answers are drawn: greedy or sampled, and how long they may be</source>
        <translation>回答如何抽取:贪心或采样,以及可以多长</translation>
    </message>
    <message>
        <source>Write latent query</source>
        <translation>写潜在查询</translation>
    </message>
    <message>
        <source>Asks the chosen reasoner about this chat; nothing is stored</source>
        <translation>就此会话询问所选推理器;不存储任何内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Whole dataset...</source>
        <translation>整个数据集...</translation>
    </message>
    <message>
        <source>Writes the latent query of every chat, or of a part, and stores them</source>
        <translation>为每个会话或其一部分写潜在查询并存储</translation>
    </message>
    <message>
        <source>Edit template...</source>
        <translation>编辑模板...</translation>
    </message>
    <message>
        <source>Changes how chats are told to reasoners, with a preview</source>
        <translation>更改向推理器讲述会话的方式,带预览</translation>
    </message>
    <message>
        <source>Use the default</source>
        <translation>使用默认</translation>
    </message>
    <message>
        <source>Goes back to the template that comes with the program</source>
        <translation>回到随程序提供的模板</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>正在停止...</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1,%2</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1:“%2”</translation>
    </message>
    <message>
        <source>the new one</source>
        <translation>新的</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>This set holds no vectors.</source>
        <translation>此集合没有向量。</translation>
    </message>
    <message>
        <source>This reasoner gives no vectors.</source>
        <translation>此推理器不给出向量。</translation>
    </message>
    <message>
        <source>The intents are being read...</source>
        <translation>正在读取意图...</translation>
    </message>
    <message>
        <source>%1 (on %2)</source>
        <translation>%1(在 %2)</translation>
    </message>
    <message>
        <source>Open a description of a server...</source>
        <translation>打开服务器描述...</translation>
    </message>
    <message>
        <source>Greedy, %1</source>
        <translation>贪心,%1</translation>
    </message>
    <message>
        <source>T %1, %2 × %3</source>
        <translation>T %1,%2 × %3</translation>
    </message>
    <message>
        <source>How answers are drawn: %1</source>
        <translation>回答如何抽取:%1</translation>
    </message>
    <message>
        <source>Send the prompt to this server</source>
        <translation>将提示词发送到此服务器</translation>
    </message>
    <message>
        <source>Off, nothing leaves this machine. The tab Prompt shows exactly what is sent to %1</source>
        <translation>关闭时,任何内容都不离开本机。“提示词”页显示发送给 %1 的确切内容</translation>
    </message>
    <message>
        <source>Template: %1</source>
        <translation>模板:%1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::QueueForm</name>
    <message>
        <source>Make the queue</source>
        <translation>建立队列</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Broken: right before, wrong after</source>
        <translation>变坏:之前正确、之后错误</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>不确定的优先</translation>
    </message>
    <message>
        <source>Runs disagree most first</source>
        <translation>两次运行分歧最大的优先</translation>
    </message>
    <message>
        <source>Most different latent queries</source>
        <translation>潜在查询差异最大</translation>
    </message>
    <message>
        <source>The same seed gives the same order</source>
        <translation>相同的种子给出相同的顺序</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Those of the current slice</source>
        <translation>当前切片中的会话</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>所有会话</translation>
    </message>
    <message>
        <source>Chats that anybody has labelled are left out</source>
        <translation>已有任何人标注的会话会略去</translation>
    </message>
    <message>
        <source>Needs a run before and a run after</source>
        <translation>需要之前和之后两次运行</translation>
    </message>
    <message>
        <source>Needs a run after</source>
        <translation>需要之后那次运行</translation>
    </message>
    <message>
        <source>Blind first</source>
        <translation>先盲选</translation>
    </message>
    <message>
        <source>The models&apos; answers are shown after the first choice; both choices are kept</source>
        <translation>首次选择后显示模型的回答;两次选择都会保留</translation>
    </message>
    <message>
        <source>Markdown file, if there is one</source>
        <translation>Markdown 文件(如有)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Markdown or text (*.md *.txt)</source>
        <translation>Markdown 或文本 (*.md *.txt)</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Import data to make a queue of its chats.</source>
        <translation>导入数据以用其会话建立队列。</translation>
    </message>
    <message>
        <source>Queue to label</source>
        <translation>要标注的队列</translation>
    </message>
    <message>
        <source>Done of the queue</source>
        <translation>队列的完成进度</translation>
    </message>
    <message>
        <source>No queue: every chat</source>
        <translation>无队列:所有会话</translation>
    </message>
    <message>
        <source>New queue...</source>
        <translation>新建队列...</translation>
    </message>
    <message>
        <source>A queue holds the chats to label, in an order of your choice.</source>
        <translation>队列包含要标注的会话,顺序由您选择。</translation>
    </message>
    <message>
        <source>Choose a queue to go on where you stopped.</source>
        <translation>选择一个队列,从上次停下处继续。</translation>
    </message>
    <message>
        <source>All %1 done</source>
        <translation>全部 %1 个已完成</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1 个,共 %2 个</translation>
    </message>
    <message>
        <source>, %1 skipped</source>
        <translation>,跳过 %1 个</translation>
    </message>
    <message>
        <source>Choose another queue, or look through this one again.</source>
        <translation>选择另一个队列,或重新查看这个队列。</translation>
    </message>
    <message>
        <source>%1 a chat, about %2 left</source>
        <translation>每个会话 %1,约剩 %2</translation>
    </message>
    <message>
        <source>The pace shows after two chats.</source>
        <translation>完成两个会话后显示速度。</translation>
    </message>
    <message>
        <source>There is nothing to do in this queue.</source>
        <translation>此队列中没有要做的事。</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::RankingPanel</name>
    <message>
        <source>Ranking</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>前</translation>
    </message>
    <message>
        <source>Show the first %1 intents of each list</source>
        <translation>显示每个列表的前 %1 个意图</translation>
    </message>
    <message>
        <source>Top %1</source>
        <translation>前 %1</translation>
    </message>
    <message>
        <source>Choose a chat on the timeline to see how each run ranks the intents</source>
        <translation>在时间线上选择一个会话,查看每次运行如何排序意图</translation>
    </message>
    <message>
        <source>Score the data with a checkpoint to see a ranking here</source>
        <translation>用检查点为数据评分,即可在此看到排序</translation>
    </message>
    <message>
        <source>No run has scored this chat</source>
        <translation>没有运行为此会话评分</translation>
    </message>
    <message>
        <source>Ranking of chat %1</source>
        <translation>会话 %1 的排序</translation>
    </message>
    <message>
        <source>nothing clicked</source>
        <translation>没有点击</translation>
    </message>
    <message>
        <source>clicked intent ranks %1</source>
        <translation>点击的意图排第 %1</translation>
    </message>
    <message>
        <source>clicked intent stays at rank %1</source>
        <translation>点击的意图仍排第 %1</translation>
    </message>
    <message>
        <source>clicked intent: rank %1 → %2</source>
        <translation>点击的意图:第 %1 → 第 %2</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::RunsBar</name>
    <message>
        <source>Scored %1</source>
        <translation>评分于 %1</translation>
    </message>
    <message>
        <source>Out of fold: every user was scored by a ranker that had not seen them</source>
        <translation>折外:每个用户都由未见过其数据的排序器评分</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>检查点 %1</translation>
    </message>
    <message>
        <source>Reasoner %1, %2</source>
        <translation>推理器 %1,%2</translation>
    </message>
    <message>
        <source>Latent queries %1, template %2, vectors %3</source>
        <translation>潜在查询 %1,模板 %2,向量 %3</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>The run to compare with</source>
        <translation>用来比较的运行</translation>
    </message>
    <message>
        <source>Exchange before and after</source>
        <translation>交换之前与之后</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>The run to look at</source>
        <translation>要查看的运行</translation>
    </message>
    <message>
        <source>no runs yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::SkipMenu</name>
    <message>
        <source>Skip, because</source>
        <translation>跳过,原因</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::SlicesBar</name>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>A saved filter over the impressions</source>
        <translation>对曝光的已保存筛选</translation>
    </message>
    <message>
        <source>Save the filter as... (Enter)</source>
        <translation>将筛选另存为...(Enter)</translation>
    </message>
    <message>
        <source>Name to save the filter under</source>
        <translation>保存筛选所用的名称</translation>
    </message>
    <message>
        <source>Save the present filter as a slice, or remove a slice</source>
        <translation>将当前筛选保存为切片,或删除一个切片</translation>
    </message>
    <message>
        <source>All impressions</source>
        <translation>所有曝光</translation>
    </message>
    <message>
        <source>Unsaved filter</source>
        <translation>未保存的筛选</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>筛选:%1</translation>
    </message>
    <message>
        <source>Remove the slice %1</source>
        <translation>删除切片 %1</translation>
    </message>
    <message>
        <source>Remove a slice</source>
        <translation>删除切片</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::StartPage</name>
    <message>
        <source>Drop to open the workspace %1</source>
        <translation>松开以打开工作区 %1</translation>
    </message>
    <message>
        <source>Drop to import the dataset in the folder %1</source>
        <translation>松开以导入文件夹 %1 中的数据集</translation>
    </message>
    <message>
        <source>Drop to import %1</source>
        <translation>松开以导入 %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>最近的工作区</translation>
    </message>
    <message>
        <source>IntentScope</source>
        <translation>IntentScope</translation>
    </message>
    <message>
        <source>See why an intent ranking got better or worse, user by user.</source>
        <translation>逐个用户查看意图排序为何变好或变差。</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Open a workspace...</source>
        <translation>打开工作区...</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>导入数据...</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>已不在原处</translation>
    </message>
    <message>
        <source>You can also drop a workspace, a dataset folder or a table here.</source>
        <translation>也可以将工作区、数据集文件夹或表格拖到这里。</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show the whole history (F twice)</source>
        <translation>显示全部历史(按两次 F)</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Choose which numbers are drawn over time</source>
        <translation>选择随时间绘制哪些数字</translation>
    </message>
    <message>
        <source>Choose a user to see what happened</source>
        <translation>选择一个用户,查看发生了什么</translation>
    </message>
    <message>
        <source>The data hold no events and no chats of this user</source>
        <translation>数据中没有该用户的事件和会话</translation>
    </message>
    <message>
        <source>Reading a long history...</source>
        <translation>正在读取较长的历史...</translation>
    </message>
    <message>
        <source>Building the timeline</source>
        <translation>正在构建时间线</translation>
    </message>
    <message>
        <source>Timeline of %1</source>
        <translation>%1 的时间线</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>No number changes for this user</source>
        <translation>该用户没有变化的数字</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Tints events and numbers by what they add to the score of the chosen intent</source>
        <translation>按事件和数字为所选意图得分增加的多少着色</translation>
    </message>
    <message>
        <source>▲ raises, ▼ lowers %1</source>
        <translation>▲ 提高、▼ 降低 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::TrainPanel</name>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Loss, GAUC, Recall@3 and NDCG@3 of every epoch are drawn here while a ranker trains.</source>
        <translation>排序器训练时,这里绘制每个轮次的损失、GAUC、Recall@3 和 NDCG@3。</translation>
    </message>
    <message>
        <source>Loss by epoch</source>
        <translation>各轮次损失</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>GAUC, Recall@3 and NDCG@3 by epoch</source>
        <translation>各轮次 GAUC、Recall@3 和 NDCG@3</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>正在停止...</translation>
    </message>
    <message>
        <source>Letters, figures, dots, dashes: it becomes a folder</source>
        <translation>字母、数字、点、横线:将成为文件夹名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Newest chats test</source>
        <translation>最新的会话作测试</translation>
    </message>
    <message>
        <source>Every fifth user tests</source>
        <translation>每五个用户中一个作测试</translation>
    </message>
    <message>
        <source>What is kept apart from training: 70 % train, 10 % validate and the newest 20 % test, or whole users</source>
        <translation>不参与训练的部分:70 % 训练、10 % 验证、最新的 20 % 测试,或整个用户</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Epochs at most</source>
        <translation>最多轮次</translation>
    </message>
    <message>
        <source>Stop after epochs without gain</source>
        <translation>无改进多少轮次后停止</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Chats a step</source>
        <translation>每步会话数</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Open a workspace with data first.</source>
        <translation>请先打开含数据的工作区。</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>正在准备...</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>GAUC</source>
        <translation>GAUC</translation>
    </message>
    <message>
        <source>Recall@3</source>
        <translation>Recall@3</translation>
    </message>
    <message>
        <source>NDCG@3</source>
        <translation>NDCG@3</translation>
    </message>
    <message>
        <source>Epoch %1: loss %2, NDCG@3 %3 (best %4)
learning rate %5, %6 chats/s</source>
        <translation>轮次 %1:损失 %2,NDCG@3 %3(最佳 %4)
学习率 %5,%6 会话/秒</translation>
    </message>
    <message>
        <source>, at most %1 left</source>
        <translation>,至多剩余 %1</translation>
    </message>
    <message>
        <source>Trained. The best epoch was %1 of %2.</source>
        <translation>训练完成。最佳轮次为 %1(共 %2)。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Two towers</source>
        <translation>双塔</translation>
    </message>
    <message>
        <source>QE-Rec, with latent queries</source>
        <translation>QE-Rec,使用潜在查询</translation>
    </message>
    <message>
        <source>The baseline, or the same with a third tower for the latent query</source>
        <translation>基线,或在其上为潜在查询加第三个塔</translation>
    </message>
    <message>
        <source>Latent queries</source>
        <translation>潜在查询</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Goes on where it was stopped, to what it would have become without the stop</source>
        <translation>从停止处继续,结果与未停止时相同</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Trains no further: takes the best epoch so far</source>
        <translation>不再训练:采用迄今最佳的轮次</translation>
    </message>
    <message>
        <source>Stopped trainings</source>
        <translation>已停止的训练</translation>
    </message>
    <message>
        <source>Trainings that were stopped and can go on</source>
        <translation>已停止且可以继续的训练</translation>
    </message>
    <message>
        <source>none written yet</source>
        <translation>尚未写入</translation>
    </message>
    <message>
        <source>Write latent queries of the whole dataset first, in the menu Reasoning</source>
        <translation>请先在“推理”菜单中写整个数据集的潜在查询</translation>
    </message>
    <message>
        <source>What QE-Rec is trained on: a set of latent queries of this dataset</source>
        <translation>QE-Rec 的训练依据:此数据集的一组潜在查询</translation>
    </message>
    <message>
        <source>This training was stopped, and what it reached is kept. Resume goes on where it was; Finish takes its best epoch so far.</source>
        <translation>此训练已停止,已达到的结果已保留。“恢复”从原处继续;“结束”采用迄今最佳的轮次。</translation>
    </message>
    <message>
        <source> Its settings are not known: enter the same.</source>
        <translation> 其设置未知:请输入相同的设置。</translation>
    </message>
    <message>
        <source> It was started with other settings: choose it in Stopped trainings to take them.</source>
        <translation> 它以其他设置开始:在“已停止的训练”中选择它以采用这些设置。</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::UsersPanel</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Name, id, region, or a filter: days_in_status &gt; 5</source>
        <translation>姓名、id、地区,或筛选:days_in_status &gt; 5</translation>
    </message>
    <message>
        <source>Part of a name, an id or a region; or a filter over impressions, such as
region == &quot;SG&quot; and days_in_status &gt; 5
which shows the users who have such an impression</source>
        <translation>姓名、id 或地区的一部分;或对曝光的筛选,例如
region == &quot;SG&quot; and days_in_status &gt; 5
它显示拥有此类曝光的用户</translation>
    </message>
    <message>
        <source>Filter users</source>
        <translation>筛选用户</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>筛选有什么问题</translation>
    </message>
    <message>
        <source>Show all users again</source>
        <translation>重新显示所有用户</translation>
    </message>
    <message>
        <source>Stop showing only: %1</source>
        <translation>不再只显示:%1</translation>
    </message>
    <message>
        <source>At the end: %1. %2</source>
        <translation>在末尾:%1。%2</translation>
    </message>
    <message>
        <source>At “%1”: %2. %3</source>
        <translation>在“%1”处:%2。%3</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 个用户</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 个用户</translation>
    </message>
    <message>
        <source>%1 of %2 users</source>
        <translation>%2 个用户中的 %1 个</translation>
    </message>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>此工作区还没有数据集。</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>导入数据...</translation>
    </message>
    <message>
        <source>No user matches the filter.</source>
        <translation>没有用户符合筛选。</translation>
    </message>
    <message>
        <source>Show all users</source>
        <translation>显示所有用户</translation>
    </message>
</context>
<context>
    <name>intentscope::plots::CurvePlot</name>
    <message>
        <source>%1 over %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>intentscope::ranking::RankingView</name>
    <message>
        <source>Ranked intents</source>
        <translation>排好序的意图</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>%1, rank %2: %3, probability %4</source>
        <translation>%1,第 %2:%3,概率 %4</translation>
    </message>
    <message>
        <source>, clicked</source>
        <translation>,已点击</translation>
    </message>
    <message>
        <source>new, was %1</source>
        <translation>新,原为 %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>left, now %1</source>
        <translation>退出,现为 %1</translation>
    </message>
    <message>
        <source>left</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>上升 %1</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>下降 %1</translation>
    </message>
    <message>
        <source>%1: rank %2, probability %3</source>
        <translation>%1:第 %2,概率 %3</translation>
    </message>
    <message>
        <source>clicked by the user</source>
        <translation>用户点击过</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning</name>
    <message>
        <source>(end)</source>
        <translation>(结束)</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(空)</translation>
    </message>
    <message>
        <source>p ≥ %1 %</source>
        <translation>p ≥ %1 %</translation>
    </message>
    <message>
        <source>p &lt; %1 %</source>
        <translation>p &lt; %1 %</translation>
    </message>
    <message>
        <source>&lt; %1 nats</source>
        <translation>&lt; %1 奈特</translation>
    </message>
    <message>
        <source>≥ %1 nats</source>
        <translation>≥ %1 奈特</translation>
    </message>
    <message>
        <source>The end of the answer: %1</source>
        <translation>回答的结尾:%1</translation>
    </message>
    <message>
        <source>%1 tokens of one character: “%2”</source>
        <translation>一个字符的 %1 个词元:“%2”</translation>
    </message>
    <message>
        <source>Token “%1”</source>
        <translation>词元“%1”</translation>
    </message>
    <message>
        <source>p = %1 %</source>
        <translation>p = %1 %</translation>
    </message>
    <message>
        <source>log-probability %1 nats</source>
        <translation>对数概率 %1 奈特</translation>
    </message>
    <message>
        <source>This reasoner gives no log-probability</source>
        <translation>此推理器不给出对数概率</translation>
    </message>
    <message>
        <source>entropy %1 nats</source>
        <translation>熵 %1 奈特</translation>
    </message>
    <message>
        <source>This reasoner gives no entropy</source>
        <translation>此推理器不给出熵</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::DatasetQueriesDialog</name>
    <message>
        <source>Latent queries of the dataset</source>
        <translation>数据集的潜在查询</translation>
    </message>
    <message>
        <source>What is done already</source>
        <translation>已完成的部分</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>that of the reasoner</source>
        <translation>推理器的名称</translation>
    </message>
    <message>
        <source>Name of the latent queries</source>
        <translation>潜在查询的名称</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>所有会话</translation>
    </message>
    <message>
        <source>Training part</source>
        <translation>训练部分</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>验证部分</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>测试部分</translation>
    </message>
    <message>
        <source>Which chats</source>
        <translation>哪些会话</translation>
    </message>
    <message>
        <source>Newest chats test</source>
        <translation>最新的会话作测试</translation>
    </message>
    <message>
        <source>Every fifth user tests</source>
        <translation>每五个用户中一个作测试</translation>
    </message>
    <message>
        <source>70 % train, 10 % validate and the newest 20 % test, or whole users</source>
        <translation>70 % 训练、10 % 验证、最新的 20 % 测试,或整个用户</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What is written by then is kept; the same can be asked for again and goes on</source>
        <translation>届时已写的内容会保留;可以再次请求并继续</translation>
    </message>
    <message>
        <source>Written by %1: %2</source>
        <translation>由 %1 书写:%2</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Looking at what there is...</source>
        <translation>正在查看现有内容...</translation>
    </message>
    <message>
        <source>All %1 chats are written already.</source>
        <translation>全部 %1 个会话都已写好。</translation>
    </message>
    <message>
        <source>%1 of %2 contexts are already written; go on?</source>
        <translation>%2 个上下文中已写好 %1 个;继续?</translation>
    </message>
    <message>
        <source>%1 chats, %2 different contexts.</source>
        <translation>%1 个会话,%2 个不同的上下文。</translation>
    </message>
    <message>
        <source> At the pace of the last answer about %1.</source>
        <translation> 按上一个回答的速度约需 %1。</translation>
    </message>
    <message>
        <source> %1 lose their oldest events to the budget.</source>
        <translation> %1 个因预算失去最早的事件。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Waiting...</source>
        <translation>等待中...</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1:%3 中的 %2</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>,剩余 %1</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>正在停止...</translation>
    </message>
    <message>
        <source>Latent queries of %1 chats are written.</source>
        <translation>%1 个会话的潜在查询已写好。</translation>
    </message>
    <message>
        <source> %1 answers were cut at the greatest count of tokens.</source>
        <translation> %1 个回答在词元上限处被截断。</translation>
    </message>
    <message>
        <source> %1 prompts lost their oldest events to fit the budget.</source>
        <translation> %1 个提示词为符合预算失去最早的事件。</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::HeatLegend</name>
    <message>
        <source>The stronger the tint and the thicker the line, the less sure the model was: %1</source>
        <translation>色调越深、线越粗,模型越不确定:%1</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::HeatView</name>
    <message>
        <source>Tokens of the latent query</source>
        <translation>潜在查询的词元</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::PromptView</name>
    <message>
        <source>%1 of %2 tokens; </source>
        <translation>%2 个词元中的 %1 个;</translation>
    </message>
    <message>
        <source>%1 tokens; </source>
        <translation>%1 个词元;</translation>
    </message>
    <message>
        <source>%1 events told</source>
        <translation>讲述了 %1 个事件</translation>
    </message>
    <message>
        <source>; %1 older ones left out by the limit of events</source>
        <translation>;因事件上限略去较早的 %1 个</translation>
    </message>
    <message>
        <source>; the %1 oldest dropped to fit the budget</source>
        <translation>;为符合预算去掉最早的 %1 个</translation>
    </message>
    <message>
        <source>; choose a reasoner to count tokens</source>
        <translation>;选择推理器以计算词元</translation>
    </message>
    <message>
        <source>; tokens are counted once the reasoner is open</source>
        <translation>;推理器打开后计算词元</translation>
    </message>
    <message>
        <source>Prompt as sent</source>
        <translation>发送的提示词</translation>
    </message>
    <message>
        <source>Template %1</source>
        <translation>模板 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::QueryRow</name>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>no latent queries</source>
        <translation>没有潜在查询</translation>
    </message>
    <message>
        <source>Choose which latent queries are shown here</source>
        <translation>选择此处显示哪些潜在查询</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>由 %1 书写</translation>
    </message>
    <message>
        <source>Latent queries shown as %1: %2</source>
        <translation>作为“%1”显示的潜在查询:%2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>none for this chat</source>
        <translation>此会话没有</translation>
    </message>
    <message>
        <source>Latent query %1: %2</source>
        <translation>潜在查询(%1):%2</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::SamplingFields</name>
    <message>
        <source>Greedy</source>
        <translation>贪心</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Greedy takes the likeliest token always; sampled draws tokens by their probability</source>
        <translation>贪心总取最可能的词元;采样按概率抽取</translation>
    </message>
    <message>
        <source>How tokens are chosen</source>
        <translation>词元如何选择</translation>
    </message>
    <message>
        <source>up to </source>
        <translation>至多 </translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> 个词元</translation>
    </message>
    <message>
        <source>An answer that is longer is cut there</source>
        <translation>更长的回答在此处截断</translation>
    </message>
    <message>
        <source>Tokens of an answer at most</source>
        <translation>回答的最多词元数</translation>
    </message>
    <message>
        <source>T </source>
        <translation>T </translation>
    </message>
    <message>
        <source>Temperature: above 1 unlikely tokens come more often, below 1 less often</source>
        <translation>温度:高于 1 时少见词元更常出现,低于 1 时更少</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>p </source>
        <translation>p </translation>
    </message>
    <message>
        <source>Top-p: draws from the likeliest tokens that together have this probability</source>
        <translation>Top-p:从合计达到此概率的最可能词元中抽取</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>n </source>
        <translation>n </translation>
    </message>
    <message>
        <source>Samples: so many answers are drawn</source>
        <translation>样本:抽取这么多个回答</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>种子 </translation>
    </message>
    <message>
        <source>The same seed gives the same answers</source>
        <translation>相同的种子给出相同的回答</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::TemplateEdit</name>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::TemplateEditor</name>
    <message>
        <source>Mistake in the template</source>
        <translation>模板中的错误</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>打开...</translation>
    </message>
    <message>
        <source>Reads a template from a file</source>
        <translation>从文件读取模板</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Puts the template that comes with the program here</source>
        <translation>将随程序提供的模板放到这里</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>另存为...</translation>
    </message>
    <message>
        <source>Writes the template to a file and uses it</source>
        <translation>将模板写入文件并使用</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Latent queries are written with this template until the workspace is closed</source>
        <translation>在关闭工作区之前,潜在查询用此模板书写</translation>
    </message>
    <message>
        <source>Template of the prompts</source>
        <translation>提示词模板</translation>
    </message>
    <message>
        <source>%1 - template of the prompts</source>
        <translation>%1 - 提示词模板</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列:%3</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行:%2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Open a template</source>
        <translation>打开模板</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>文本 (*.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>保存模板</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::WrittenView</name>
    <message>
        <source>Latent query just written</source>
        <translation>刚写的潜在查询</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>by log-probability</source>
        <translation>按对数概率</translation>
    </message>
    <message>
        <source>by entropy</source>
        <translation>按熵</translation>
    </message>
    <message>
        <source>What tokens are tinted by</source>
        <translation>词元按什么着色</translation>
    </message>
    <message>
        <source>Log-probability: how likely the token was. Entropy: how undecided the model was among all tokens</source>
        <translation>对数概率:词元有多可能。熵:模型在所有词元之间有多犹豫</translation>
    </message>
    <message>
        <source>new, by %1</source>
        <translation>新,由 %1</translation>
    </message>
    <message>
        <source>%1 tokens in %2</source>
        <translation>%2 内 %1 个词元</translation>
    </message>
    <message>
        <source> (all samples)</source>
        <translation>(所有样本)</translation>
    </message>
    <message>
        <source>; log-probability %1 nats</source>
        <translation>;对数概率 %1 奈特</translation>
    </message>
    <message>
        <source>; cut at %1 tokens</source>
        <translation>;在 %1 个词元处截断</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineOverview</name>
    <message>
        <source>Overview of the whole history</source>
        <translation>全部历史概览</translation>
    </message>
    <message>
        <source>Drag the window or its edges; drag beside it for another one; double click shows everything</source>
        <translation>拖动窗口或其边缘;在旁边拖动以选另一段;双击显示全部</translation>
    </message>
    <message>
        <source>Whole history</source>
        <translation>全部历史</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineRuler</name>
    <message>
        <source>Time axis</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Times are shown in %1</source>
        <translation>时间按 %1 显示</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineView</name>
    <message>
        <source>Timeline lanes</source>
        <translation>时间线泳道</translation>
    </message>
    <message>
        <source>W and S zoom, A and D pan, F focuses, full stop and comma step through events, left and right step through chats, up and down choose a lane</source>
        <translation>W 和 S 缩放,A 和 D 平移,F 聚焦,句点和逗号逐事件移动,左右键逐会话移动,上下键选择泳道</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::Wording</name>
    <message>
        <source>%1 states; zoom in to tell them apart</source>
        <translation>%1 个状态;放大以区分</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>从 %1</translation>
    </message>
    <message>
        <source>still so where the data ends</source>
        <translation>到数据结束时仍如此</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>持续 %1</translation>
    </message>
    <message>
        <source>%1 x %2</source>
        <translation>%1 x %2</translation>
    </message>
    <message>
        <source>Chat opened</source>
        <translation>会话打开</translation>
    </message>
    <message>
        <source>clicked: %1</source>
        <translation>点击:%1</translation>
    </message>
    <message>
        <source>the clicked intent ranks %1</source>
        <translation>点击的意图排第 %1</translation>
    </message>
    <message>
        <source>nothing was clicked</source>
        <translation>没有点击</translation>
    </message>
    <message>
        <source>this run did not score it</source>
        <translation>此运行未评分</translation>
    </message>
    <message>
        <source>%1 of %2 chats with a click rank the clicked intent first</source>
        <translation>%2 个有点击的会话中,%1 个将点击的意图排在首位</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::DockTitle</name>
    <message>
        <source>Hide %1 (the View menu shows it again)</source>
        <translation>隐藏 %1(可在“视图”菜单中重新显示)</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏 %1</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::MessageRow</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>reasoning</name>
    <message>
        <source>%1, %2</source>
        <translation>%1,%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>%1 of %2 chats (%3)
%4
written %5
reasoner %6, template %7</source>
        <translation>%2 个会话中的 %1 个(%3)
%4
写于 %5
推理器 %6,模板 %7</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>, cut there</source>
        <translation>,在此截断</translation>
    </message>
    <message>
        <source>; log-probability %1 nats</source>
        <translation>;对数概率 %1 奈特</translation>
    </message>
</context>
</TS>
