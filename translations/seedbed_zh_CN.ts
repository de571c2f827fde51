<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AverageText</name>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message numerus="yes">
        <source>The mean over heads and over %n layer(s) of %1</source>
        <translation>
            <numerusform>各头以及 %n 个 %1 层的平均值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The mean over heads and over %n layer(s) of %1, the nearest to 16 × 16 that there is at this size</source>
        <translation>
            <numerusform>各头以及 %n 个 %1 层的平均值，这是此尺寸下最接近 16 × 16 的层</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AxisName</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Prompt: search, replace</source>
        <translation>提示词：查找、替换</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度(CFG)</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Variation strength</source>
        <translation>变体强度</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A setting does not work</source>
        <translation>某项设置无效</translation>
    </message>
    <message>
        <source>A file is missing</source>
        <translation>缺少文件</translation>
    </message>
    <message>
        <source>A file is damaged or of another kind</source>
        <translation>文件已损坏或类型不符</translation>
    </message>
    <message>
        <source>This model is not supported</source>
        <translation>不支持此模型</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>No permission to read or write</source>
        <translation>没有读写权限</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>读取或写入失败</translation>
    </message>
    <message>
        <source>A fault in Seedbed</source>
        <translation>Seedbed 内部错误</translation>
    </message>
</context>
<context>
    <name>GridCell</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>from the library</source>
        <translation>来自图库</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已略过</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>JobAction</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Finish the pictures begun, then stop</source>
        <translation>完成已开始的图片后停止</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>(empty prompt)</source>
        <translation>（空提示词）</translation>
    </message>
    <message>
        <source>Grid: %1</source>
        <translation>网格：%1</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>加载 %1</translation>
    </message>
    <message>
        <source>Matrix: %1</source>
        <translation>矩阵：%1</translation>
    </message>
    <message>
        <source>Check of the noise</source>
        <translation>噪声检查</translation>
    </message>
    <message>
        <source>Look for models</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation>卸载模型</translation>
    </message>
    <message>
        <source>Reproduce: %1</source>
        <translation>复现：%1</translation>
    </message>
</context>
<context>
    <name>Judgement</name>
    <message>
        <source>pick</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>tags: %1</source>
        <translation>标签：%1</translation>
    </message>
</context>
<context>
    <name>LayerName</name>
    <message>
        <source>block %1</source>
        <translation>块 %1</translation>
    </message>
</context>
<context>
    <name>MadeWith</name>
    <message>
        <source>guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>without: %1</source>
        <translation>反向提示词：%1</translation>
    </message>
    <message>
        <source>model %1 %2</source>
        <translation>模型 %1 %2</translation>
    </message>
</context>
<context>
    <name>ReproduceVerdict</name>
    <message>
        <source>The same</source>
        <translation>完全相同</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分匹配</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>不同的图片</translation>
    </message>
</context>
<context>
    <name>StoredJson</name>
    <message>
        <source>%1 It is kept as %2.</source>
        <translation>%1 已保留为 %2。</translation>
    </message>
</context>
<context>
    <name>seedbed</name>
    <message>
        <source>right %1, below %2, diagonal %3 at %4, %5</source>
        <translation>右 %1，下 %2，对角 %3，位置 %4, %5</translation>
    </message>
    <message>
        <source>(per column)</source>
        <translation>（逐列）</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>The negative prompt: guidance leads away from it</source>
        <translation>反向提示词：引导会使画面远离它</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The number that the initial noise is drawn from</source>
        <translation>用来抽取初始噪声的数字</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Other seeds mixed into the noise, with their strengths</source>
        <translation>混入噪声的其他种子及其强度</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Where the noise of a seed comes from: cpu as ComfyUI and diffusers draw it, nv as AUTOMATIC1111 does on a GPU</source>
        <translation>种子的噪声来源：cpu 与 ComfyUI 和 diffusers 的抽取方式相同，nv 与 AUTOMATIC1111 在 GPU 上的方式相同</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>How the noise is taken away step by step</source>
        <translation>逐步去除噪声的方法</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>How the noise levels are spread over the steps</source>
        <translation>噪声水平在各步之间的分布方式</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度(CFG)</translation>
    </message>
    <message>
        <source>How strongly the picture is drawn to the prompt (CFG scale)</source>
        <translation>画面受提示词牵引的强度（CFG scale）</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>How much fresh noise DDIM adds at each step; 0 = none</source>
        <translation>DDIM 每一步加入多少新噪声；0 = 不加</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model hash</source>
        <translation>模型哈希</translation>
    </message>
    <message>
        <source>First digits of SHA-256 of the model&apos;s file: the same hash, the same weights</source>
        <translation>模型文件 SHA-256 的前几位：哈希相同，权重就相同</translation>
    </message>
    <message>
        <source>CLIP skip</source>
        <translation>CLIP skip</translation>
    </message>
    <message>
        <source>How many of the text encoder&apos;s last layers are left out</source>
        <translation>略去文本编码器最后多少层</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip skip</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>未能识别</translation>
    </message>
</context>
<context>
    <name>seedbed::ActionFinder</name>
    <message>
        <source>Actions that fit</source>
        <translation>匹配的操作</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Search for an action</source>
        <translation>搜索操作</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>No action of this name.</source>
        <translation>没有这个名称的操作。</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) · Enter carries out · Esc closes</source>
        <translation>
            <numerusform>%n 个操作 · Enter 执行 · Esc 关闭</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::ActionRegistry</name>
    <message>
        <source>There is no action “%1”.</source>
        <translation>没有操作“%1”。</translation>
    </message>
    <message>
        <source>“%1” is no key (%2).</source>
        <translation>“%1”不是按键（%2）。</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>现在无法执行</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>in the tab %1</source>
        <translation>在 %1 标签页中</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>seedbed::AdvancedRunForm</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Give a seed up when its words overlap</source>
        <translation>词语重叠时放弃该种子</translation>
    </message>
    <message>
        <source>How much fresh noise each DDIM step adds (eta). 0: none, the picture depends on the
initial noise alone. 1: as much as DDPM.</source>
        <translation>DDIM 每一步加入多少新噪声（eta）。0：不加，图片只取决于
初始噪声。1：与 DDPM 一样多。</translation>
    </message>
    <message>
        <source>42:0.2;7:0.1</source>
        <translation>42:0.2;7:0.1</translation>
    </message>
    <message>
        <source>Moves every seed&apos;s noise towards other seeds (spherical interpolation, slerp):
seed:strength, several after one another with semicolons. Strength 0 changes nothing,
1 is the other seed.</source>
        <translation>把每个种子的噪声移向其他种子（球面插值，slerp）：
种子:强度，多个依次执行，用分号分隔。强度 0 不作改变，
1 就是另一个种子。</translation>
    </message>
    <message>
        <source>Whole noise</source>
        <translation>整体噪声</translation>
    </message>
    <message>
        <source>Per column (AUTOMATIC1111)</source>
        <translation>逐列（AUTOMATIC1111）</translation>
    </message>
    <message>
        <source>How two noises are mixed: as one vector, or column by column as
AUTOMATIC1111&apos;s variation seed does, to repeat pictures from there</source>
        <translation>两个噪声的混合方式：作为一个整体向量，或像 AUTOMATIC1111 的
变体种子那样逐列混合，以便复现那里的图片</translation>
    </message>
    <message>
        <source>Separate</source>
        <translation>Separate</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>How the overlap of two words&apos; attention is measured; as in the inspector</source>
        <translation>如何度量两个词的注意力重叠度；与检查器中相同</translation>
    </message>
    <message>
        <source>A seed with more overlap than this is given up</source>
        <translation>重叠度超过此值的种子会被放弃</translation>
    </message>
    <message>
        <source>The overlap is looked at after this step</source>
        <translation>在这一步之后检查重叠度</translation>
    </message>
    <message>
        <source>Saves the time of seeds that will mix their objects up: when the watched words act in
the same place after a step, the seed is not denoised on.</source>
        <translation>省去会把物体混在一起的种子所花的时间：如果某一步之后，关注的词
作用在同一位置，该种子就不再继续去噪。</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>How noises are mixed</source>
        <translation>噪声的混合方式</translation>
    </message>
    <message>
        <source>Overlap above</source>
        <translation>重叠度高于</translation>
    </message>
    <message>
        <source>after step</source>
        <translation>在此步之后</translation>
    </message>
    <message>
        <source>Measure of overlap</source>
        <translation>重叠度的度量</translation>
    </message>
    <message>
        <source>Pick two words to watch, or seeds cannot be given up by their overlap.</source>
        <translation>请选两个要关注的词，否则无法按重叠度放弃种子。</translation>
    </message>
    <message>
        <source>eta %1</source>
        <translation>eta %1</translation>
    </message>
    <message>
        <source>variation</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>gives seeds up</source>
        <translation>放弃种子</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>更多：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s), each with its own variation</source>
        <translation>
            <numerusform>%n 个种子，各有自己的变体</numerusform>
        </translation>
    </message>
    <message>
        <source>A place between four seeds: %1 across, %2 down</source>
        <translation>四个种子之间的位置：横向 %1，纵向 %2</translation>
    </message>
    <message>
        <source>Eta, variations of the seeds, giving seeds up early, decoding in tiles, how the prompt is read</source>
        <translation>Eta、种子变体、提前放弃种子、分块解码、提示词的读取方式</translation>
    </message>
    <message>
        <source>When it would not fit</source>
        <translation>内存不足时</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Decodes a picture tile by tile (VAE tiling): large ones need less memory, and the
seams, which are blended, may differ by a shade.</source>
        <translation>逐块解码图片（VAE tiling）：大图片所需内存更少，
接缝经过融合，色调可能略有差别。</translation>
    </message>
    <message>
        <source>Decode in tiles</source>
        <translation>分块解码</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>分块</translation>
    </message>
</context>
<context>
    <name>seedbed::AttentionDetail</name>
    <message>
        <source>No picture chosen</source>
        <translation>未选择图片</translation>
    </message>
    <message>
        <source>Seed %1 and seed %2 under one slider</source>
        <translation>种子 %1 与种子 %2 共用一个滑块</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>单张图片</translation>
    </message>
    <message>
        <source>with seed %1</source>
        <translation>与种子 %1</translation>
    </message>
    <message>
        <source>with seed %1 of another run</source>
        <translation>与另一次运行的种子 %1</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Both words</source>
        <translation>两个词</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>seed %1 · “%2”</source>
        <translation>种子 %1 · “%2”</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>seed %1 less seed %2</source>
        <translation>种子 %1 减种子 %2</translation>
    </message>
    <message>
        <source>“%1” and “%2”, white: both</source>
        <translation>“%1”和“%2”，白色：两者都有</translation>
    </message>
    <message>
        <source>“%1” and “%2” together</source>
        <translation>“%1”与“%2”共同</translation>
    </message>
    <message>
        <source>Mask of “%1”</source>
        <translation>“%1”的蒙版</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>%1 % · covers %2 %</source>
        <translation>%1 % · 覆盖 %2 %</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Waiting for its first step</source>
        <translation>等待第一步</translation>
    </message>
    <message>
        <source>No map was kept here.</source>
        <translation>此处没有保留热力图。</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>A second picture of this run under the same slider, with the difference of the maps</source>
        <translation>把本次运行的第二张图片放在同一滑块下，并显示热力图的差异</translation>
    </message>
    <message>
        <source>What the last picture shows</source>
        <translation>最后一张图显示什么</translation>
    </message>
    <message>
        <source>Both words: where each reaches the mask&apos;s threshold, and where both do.
Shared: the product of the two maps over their sum, whose peak is the Separate term.
Difference: the first picture&apos;s map of the word less the second&apos;s.</source>
        <translation>两个词：各自达到蒙版阈值的位置，以及两者都达到的位置。
共有：两张热力图的乘积除以其和，峰值即 Separate 项。
差异：第一张图片中该词的热力图减去第二张的。</translation>
    </message>
    <message>
        <source>Separate term</source>
        <translation>Separate 项</translation>
    </message>
    <message>
        <source>Shared area (IoU)</source>
        <translation>共有区域（IoU）</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>How overlap is measured.
Separate term: the largest product over sum of the maps (Separate-and-Enhance).
Shared area: where both exceed half of their maximum.
Cosine: of the maps as vectors.</source>
        <translation>重叠度的度量方式。
Separate 项：热力图乘积除以其和的最大值（Separate-and-Enhance）。
共有区域：两者都超过各自最大值一半的位置。
余弦：把热力图当作向量计算。</translation>
    </message>
    <message>
        <source>Measure of overlap</source>
        <translation>重叠度的度量</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>The word whose map is shown</source>
        <translation>显示其热力图的词</translation>
    </message>
    <message>
        <source>Second word</source>
        <translation>第二个词</translation>
    </message>
    <message>
        <source>The word that it is held against</source>
        <translation>与之比较的词</translation>
    </message>
    <message>
        <source>and</source>
        <translation>与</translation>
    </message>
    <message>
        <source>Threshold of the mask</source>
        <translation>蒙版的阈值</translation>
    </message>
    <message>
        <source>The share of the map&apos;s maximum that counts as “here” (DAAM&apos;s threshold)</source>
        <translation>达到热力图最大值的多少才算“在此处”（DAAM 的阈值）</translation>
    </message>
    <message>
        <source>Outlines where the word&apos;s map reaches the threshold</source>
        <translation>勾勒该词的热力图达到阈值的区域</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>方块</translation>
    </message>
    <message>
        <source>Edge of the mask</source>
        <translation>蒙版的边缘</translation>
    </message>
    <message>
        <source>Smooth: the map is enlarged bilinearly and cut then.
Blocks: the grid&apos;s own positions (nearest).</source>
        <translation>平滑：先双线性放大热力图，再按阈值切分。
方块：网格自身的位置（最近邻）。</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>保存蒙版</translation>
    </message>
    <message>
        <source>Saves the mask as a PNG of the picture&apos;s size: white inside</source>
        <translation>把蒙版存为与图片同尺寸的 PNG：内部为白色</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重叠度</translation>
    </message>
    <message>
        <source>Curves: solid seed %1, dashed seed %2. Difference: orange where seed %1 has more, cyan where seed %2 has.</source>
        <translation>曲线：实线为种子 %1，虚线为种子 %2。差异：橙色处种子 %1 更强，青色处种子 %2 更强。</translation>
    </message>
    <message>
        <source>seed %1: </source>
        <translation>种子 %1：</translation>
    </message>
    <message>
        <source>separate %1 · shared area %2 · cosine %3</source>
        <translation>Separate %1 · 共有区域 %2 · 余弦 %3</translation>
    </message>
    <message>
        <source>Point at a place in the picture: the words that act there, ranked</source>
        <translation>指向图片中的某处：列出在此起作用的词并排序</translation>
    </message>
    <message>
        <source>Under the pointer (row %1, column %2 of %3 × %4)</source>
        <translation>指针下方（第 %1 行，第 %2 列，共 %3 × %4）</translation>
    </message>
    <message>
        <source>: seed %1, then seed %2</source>
        <translation>：先种子 %1，后种子 %2</translation>
    </message>
</context>
<context>
    <name>seedbed::AttentionEmpty</name>
    <message>
        <source>Choose a picture</source>
        <translation>选择一张图片</translation>
    </message>
    <message>
        <source>Where each word acts</source>
        <translation>每个词作用在哪里</translation>
    </message>
    <message>
        <source>Choose a picture, and every word of its prompt will stand here as a row: where the model looked for it at each step, in each layer, by each head. Beside it two words&apos; overlap, two seeds under one slider, and masks to take away.</source>
        <translation>选择一张图片，提示词中的每个词就会在这里成为一行：模型在每一步、每一层、每个头中到哪里寻找它。旁边还有两个词的重叠度、同一滑块下的两个种子，以及可以导出的蒙版。</translation>
    </message>
    <message>
        <source>Arrow keys: through words and steps · Space: watch a word · , and .: steps</source>
        <translation>方向键：在词和步之间移动 · Space：关注一个词 · , 和 .：前后移动一步</translation>
    </message>
    <message>
        <source>Goes to the Explore tab: press “Attention maps” there</source>
        <translation>转到“探索”标签页：在那里按“注意力热力图”</translation>
    </message>
</context>
<context>
    <name>seedbed::AttentionExports</name>
    <message>
        <source>The table as a figure</source>
        <translation>表格导出为插图</translation>
    </message>
    <message>
        <source>PNG for the screen…</source>
        <translation>屏幕用 PNG…</translation>
    </message>
    <message>
        <source>96 dpi</source>
        <translation>96 dpi</translation>
    </message>
    <message>
        <source>PNG at twice the size…</source>
        <translation>两倍尺寸 PNG…</translation>
    </message>
    <message>
        <source>192 dpi</source>
        <translation>192 dpi</translation>
    </message>
    <message>
        <source>PNG for print…</source>
        <translation>印刷用 PNG…</translation>
    </message>
    <message>
        <source>300 dpi</source>
        <translation>300 dpi</translation>
    </message>
    <message>
        <source>SVG drawing…</source>
        <translation>SVG 矢量图…</translation>
    </message>
    <message>
        <source>Texts stay texts</source>
        <translation>文字仍为文字</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <translation>原始数据</translation>
    </message>
    <message>
        <source>Maps for NumPy (NPZ)…</source>
        <translation>供 NumPy 使用的热力图 (NPZ)…</translation>
    </message>
    <message>
        <source>Every step&apos;s maps of all tokens, and each layer and head where they were kept</source>
        <translation>每一步所有词元的热力图，保留了层和头时也一并导出</translation>
    </message>
    <message>
        <source>Numbers (CSV or JSON)…</source>
        <translation>数值 (CSV 或 JSON)…</translation>
    </message>
    <message>
        <source>Per step and word: maximum, mean, activation, and each pair&apos;s overlap</source>
        <translation>每步每词的最大值、平均值、激活度，以及每对词的重叠度</translation>
    </message>
    <message>
        <source>Masks at the slider&apos;s step</source>
        <translation>滑块所在步的蒙版</translation>
    </message>
    <message>
        <source>Mask of the chosen word…</source>
        <translation>所选词的蒙版…</translation>
    </message>
    <message>
        <source>White inside</source>
        <translation>内部为白色</translation>
    </message>
    <message>
        <source>Masks of all watched words…</source>
        <translation>所有关注词的蒙版…</translation>
    </message>
    <message>
        <source>One file each</source>
        <translation>各存一个文件</translation>
    </message>
    <message>
        <source>There is no picture to export yet.</source>
        <translation>还没有可导出的图片。</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG 矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Export the maps</source>
        <translation>导出热力图</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npz)</source>
        <translation>NumPy 数组 (*.npz)</translation>
    </message>
    <message>
        <source>Export the numbers</source>
        <translation>导出数值</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export masks</source>
        <translation>导出蒙版</translation>
    </message>
    <message>
        <source>There is nothing in the table yet.</source>
        <translation>表格中还没有内容。</translation>
    </message>
    <message>
        <source>Figure written to %1</source>
        <translation>插图已写入 %1</translation>
    </message>
    <message numerus="yes">
        <source>Maps of %n step(s) written to %1</source>
        <translation>
            <numerusform>%n 步的热力图已写入 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers written to %1</source>
        <translation>数值已写入 %1</translation>
    </message>
    <message>
        <source>No words are watched: Space in the table watches one.</source>
        <translation>尚未关注任何词：在表格中按 Space 关注一个词。</translation>
    </message>
    <message>
        <source>No map was kept at this step.</source>
        <translation>这一步没有保留热力图。</translation>
    </message>
    <message numerus="yes">
        <source>%n mask(s) written to %1</source>
        <translation>
            <numerusform>%n 个蒙版已写入 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Mask written to %1</source>
        <translation>蒙版已写入 %1</translation>
    </message>
</context>
<context>
    <name>seedbed::AttentionFigure</name>
    <message>
        <source>Cross-attention of seed %1, “%2”. %3, %4, %5 steps, guidance %6.</source>
        <translation>种子 %1 的交叉注意力，“%2”。%3，%4，%5 步，引导强度 %6。</translation>
    </message>
    <message>
        <source>Attention maps</source>
        <translation>注意力热力图</translation>
    </message>
</context>
<context>
    <name>seedbed::AxisRow</name>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Remove this axis</source>
        <translation>移除此轴</translation>
    </message>
    <message>
        <source>What varies along this axis</source>
        <translation>沿此轴变化的内容</translation>
    </message>
    <message>
        <source>What varies along this axis; the first axis runs across, the second down</source>
        <translation>沿此轴变化的内容；第一个轴横向排列，第二个轴纵向排列</translation>
    </message>
    <message>
        <source>Values of this axis</source>
        <translation>此轴的值</translation>
    </message>
    <message>
        <source>Values separated by commas; those with commas in quotes, or all separated by ||.
Numbers: 1-5, 1-5 (+2), 1-10 [4] for four points, or 1, 2, .., 10.
SKIP:value stands in the grid but is not made. Seed -1 draws one random seed.</source>
        <translation>值用逗号分隔；含逗号的值加引号，或全部用 || 分隔。
数字：1-5、1-5 (+2)、1-10 [4] 取四个点，或 1, 2, .., 10。
SKIP:值 会列在网格中但不生成。种子 -1 抽取一个随机种子。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>尚无值</translation>
    </message>
</context>
<context>
    <name>seedbed::CheatSheet</name>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>Any key closes this page. Help › Keyboard shortcuts changes the keys.</source>
        <translation>按任意键关闭此页。在“帮助 › 键盘快捷键”中更改按键。</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareBar</name>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>All pictures beside one another, zoomed and moved as one (G)</source>
        <translation>所有图片并排显示，同步缩放和移动 (G)</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>滑块</translation>
    </message>
    <message>
        <source>Two pictures in one place with a divider that you drag (L)</source>
        <translation>两张图片叠在一处，拖动分隔线查看 (L)</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Two pictures in one place by turns: what changes jumps to the eye (K)</source>
        <translation>两张图片在同一处轮流显示：变化之处一目了然 (K)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>What differs, pixel by pixel, amplified, and in numbers (D)</source>
        <translation>逐像素的差异，放大显示并给出数值 (D)</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Where a word of the prompt acts in two pictures, and the difference of its maps (W)</source>
        <translation>提示词中的某个词在两张图片中作用于何处，及其热力图的差异 (W)</translation>
    </message>
    <message>
        <source>Screen pixels per picture pixel of the picture with the frame</source>
        <translation>带框图片的每个像素对应多少屏幕像素</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Shows the whole pictures (0). Wheel: zoom · drag: move</source>
        <translation>显示完整图片 (0)。滚轮：缩放 · 拖动：移动</translation>
    </message>
    <message>
        <source>100 %: one screen pixel per picture pixel, and back (Z)</source>
        <translation>100 %：图片像素与屏幕像素一一对应，再按返回 (Z)</translation>
    </message>
    <message>
        <source>100 per cent</source>
        <translation>百分之百</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Keeps this comparison as a picture or a table</source>
        <translation>把此对比保存为图片或表格</translation>
    </message>
    <message>
        <source>The first of the two: left of the divider, and what is taken away</source>
        <translation>两张中的第一张：位于分隔线左侧，也是被减去的一张</translation>
    </message>
    <message>
        <source>The second of the two: right of the divider</source>
        <translation>两张中的第二张：位于分隔线右侧</translation>
    </message>
    <message>
        <source>First of the two pictures</source>
        <translation>两张图片中的第一张</translation>
    </message>
    <message>
        <source>Second of the two pictures</source>
        <translation>两张图片中的第二张</translation>
    </message>
    <message>
        <source>Swaps the two (S)</source>
        <translation>交换两张图片 (S)</translation>
    </message>
    <message>
        <source>Swap the two pictures</source>
        <translation>交换两张图片</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Changes the pictures by itself (Shift+Space). Nothing moves until you start it.</source>
        <translation>自动切换图片 (Shift+Space)。未启动前不会变动。</translation>
    </message>
    <message>
        <source>Changes a second; more than 6 would flash harmfully</source>
        <translation>每秒切换次数；超过 6 次的闪烁可能有害</translation>
    </message>
    <message>
        <source>Changes a second</source>
        <translation>每秒切换次数</translation>
    </message>
    <message>
        <source>changes a second</source>
        <translation>次/秒</translation>
    </message>
    <message>
        <source>Each channel</source>
        <translation>各通道</translation>
    </message>
    <message>
        <source>Brightness, signed</source>
        <translation>亮度（带符号）</translation>
    </message>
    <message>
        <source>Each channel: |B − A| of red, green and blue.
Brightness: which of the two is brighter, in two colours.</source>
        <translation>各通道：红、绿、蓝的 |B − A|。
亮度：用两种颜色表示哪一张更亮。</translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation>差异的类型</translation>
    </message>
    <message>
        <source>How many times the difference is amplified (numbers are not)</source>
        <translation>差异放大多少倍（数值不放大）</translation>
    </message>
    <message>
        <source>Amplification</source>
        <translation>放大倍数</translation>
    </message>
    <message>
        <source>Amplify</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Colours of the overlay</source>
        <translation>叠加层的颜色</translation>
    </message>
    <message>
        <source>How much of the overlay is seen</source>
        <translation>叠加层的可见程度</translation>
    </message>
    <message>
        <source>Opacity of the overlay</source>
        <translation>叠加层的不透明度</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加层</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareDetails</name>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Also the settings that are the same everywhere</source>
        <translation>也显示各处相同的设置</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the selected cells, or the whole table, for a spreadsheet</source>
        <translation>复制所选单元格或整个表格，可贴入电子表格</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Overlap: Separate term</source>
        <translation>重叠度：Separate 项</translation>
    </message>
    <message>
        <source>Overlap: shared area (IoU)</source>
        <translation>重叠度：共有区域（IoU）</translation>
    </message>
    <message>
        <source>Overlap: cosine</source>
        <translation>重叠度：余弦</translation>
    </message>
    <message>
        <source>Overlap of all watched words, or how strongly one of them acts</source>
        <translation>所有关注词的重叠度，或其中一个词的作用强度</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>曲线显示的内容</translation>
    </message>
    <message>
        <source>Overlap over the steps, one curve per picture</source>
        <translation>重叠度随步变化，每张图片一条曲线</translation>
    </message>
    <message>
        <source>Over the steps</source>
        <translation>随步变化</translation>
    </message>
    <message>
        <source>Made with the same settings. Show all lists them.</source>
        <translation>设置相同。“全部显示”可列出它们。</translation>
    </message>
    <message>
        <source>These pictures do not say how they were made.</source>
        <translation>这些图片没有记录生成方式。</translation>
    </message>
    <message numerus="yes">
        <source>%n more setting(s) are the same.</source>
        <translation>
            <numerusform>另有 %n 项设置相同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Activation: %1</source>
        <translation>激活度：%1</translation>
    </message>
    <message>
        <source>Pictures of this session keep their steps; these have none. Generate them again in Explore to see their words over time.</source>
        <translation>本次会话的图片会保留各步；这些图片没有。请在“探索”中重新生成，以查看词随时间的变化。</translation>
    </message>
    <message>
        <source>Pick two words below the pictures to see how far they overlap, or one to see how strongly it acts.</source>
        <translation>在图片下方选两个词查看其重叠度，或选一个词查看其作用强度。</translation>
    </message>
    <message>
        <source>Copied the settings</source>
        <translation>已复制设置</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareEmpty</name>
    <message>
        <source>What makes them different?</source>
        <translation>它们为什么不同？</translation>
    </message>
    <message>
        <source>Choose two to four pictures in Explore or in the Library and take Compare: they will stand here side by side, zoomed and moved as one, with what differs in their settings and where each word of the prompt acts.</source>
        <translation>在“探索”或“图库”中选择两到四张图片，然后点“对比”：它们会在这里并排显示，同步缩放和移动，并列出设置的不同之处以及提示词中每个词作用于何处。</translation>
    </message>
    <message>
        <source>Seeds of one prompt, prompts of one seed, samplers, models: whatever you want to tell apart. Then look with a slider, by flicker, or pixel by pixel.</source>
        <translation>同一提示词的不同种子、同一种子的不同提示词、采样器、模型：想分辨什么都可以。然后用滑块、闪烁或逐像素的方式查看。</translation>
    </message>
    <message>
        <source>G side by side · L slider · K flicker · D difference · W words · Z 100 %</source>
        <translation>G 并排 · L 滑块 · K 闪烁 · D 差异 · W 词 · Z 100 %</translation>
    </message>
</context>
<context>
    <name>seedbed::ComparePane</name>
    <message>
        <source>Takes this picture out of the comparison (Backspace)</source>
        <translation>将此图片移出对比 (Backspace)</translation>
    </message>
    <message>
        <source>Take this picture out of the comparison</source>
        <translation>将此图片移出对比</translation>
    </message>
</context>
<context>
    <name>seedbed::ComparePanel</name>
    <message>
        <source>Compare side by side</source>
        <translation>并排对比</translation>
    </message>
    <message>
        <source>Compare with a slider</source>
        <translation>滑块对比</translation>
    </message>
    <message>
        <source>Compare by flicker</source>
        <translation>闪烁对比</translation>
    </message>
    <message>
        <source>Compare by difference</source>
        <translation>差异对比</translation>
    </message>
    <message>
        <source>Compare words</source>
        <translation>对比词</translation>
    </message>
    <message>
        <source>Swap the two pictures</source>
        <translation>交换两张图片</translation>
    </message>
    <message>
        <source>Flicker: the other picture</source>
        <translation>闪烁：另一张图片</translation>
    </message>
    <message>
        <source>Flicker by itself</source>
        <translation>自动闪烁</translation>
    </message>
    <message>
        <source>100 % and back</source>
        <translation>100 % 与返回</translation>
    </message>
    <message>
        <source>Fit the pictures</source>
        <translation>使图片适应窗口</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation>播放各步</translation>
    </message>
    <message>
        <source>Use this seed</source>
        <translation>使用此种子</translation>
    </message>
    <message>
        <source>Take this picture out of the comparison</source>
        <translation>将此图片移出对比</translation>
    </message>
    <message>
        <source>Save the comparison as a picture…</source>
        <translation>将对比保存为图片…</translation>
    </message>
    <message>
        <source>Copy the comparison as a picture</source>
        <translation>将对比复制为图片</translation>
    </message>
    <message>
        <source>Save the settings as CSV…</source>
        <translation>将设置保存为 CSV…</translation>
    </message>
    <message>
        <source>Copy the settings</source>
        <translation>复制设置</translation>
    </message>
    <message>
        <source>This picture does not say its seed.</source>
        <translation>此图片没有记录种子。</translation>
    </message>
    <message>
        <source>Copied the comparison as a picture</source>
        <translation>已将对比复制为图片</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Could not write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Save the comparison as</source>
        <translation>将对比保存为</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the settings as</source>
        <translation>将设置保存为</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Compares the first %1 of %2 pictures: more than four do not fit.</source>
        <translation>只对比 %2 张图片中的前 %1 张：最多容纳四张。</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareSides</name>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>Waiting for its first step</source>
        <translation>等待第一步</translation>
    </message>
    <message>
        <source>This picture is no longer here</source>
        <translation>此图片已不在此处</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>正在读取图片…</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareStage</name>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>no steps kept: the final picture</source>
        <translation>未保留各步：最终图片</translation>
    </message>
    <message>
        <source>steps let go to save memory</source>
        <translation>为节省内存已释放各步</translation>
    </message>
    <message>
        <source>no “%1” in this prompt</source>
        <translation>此提示词中没有“%1”</translation>
    </message>
    <message>
        <source>Drag the divider, or use the left and right arrows</source>
        <translation>拖动分隔线，或使用左右方向键</translation>
    </message>
    <message>
        <source>Space: the other one · hold H: look at the other one</source>
        <translation>Space：另一张 · 按住 H：查看另一张</translation>
    </message>
    <message>
        <source>Largest: red %1, green %2, blue %3 · mean: red %4, green %5, blue %6, in 1/255
%7 of %8 pixels differ (%9 %)</source>
        <translation>最大：红 %1，绿 %2，蓝 %3 · 平均：红 %4，绿 %5，蓝 %6，单位 1/255
%8 个像素中有 %7 个不同 (%9 %)</translation>
    </message>
    <message>
        <source>brightness of %1 − %2: %3</source>
        <translation>%1 − %2 的亮度：%3</translation>
    </message>
    <message>
        <source>Difference of each channel, %1 ×</source>
        <translation>各通道的差异，%1 ×</translation>
    </message>
    <message>
        <source>Difference of brightness, %1 ×</source>
        <translation>亮度的差异，%1 ×</translation>
    </message>
    <message>
        <source> · sizes differ: the smaller was scaled to %1 × %2</source>
        <translation> · 尺寸不同：较小的已缩放为 %1 × %2</translation>
    </message>
    <message>
        <source>%1 brighter by %2</source>
        <translation>%1 亮 %2</translation>
    </message>
    <message>
        <source>“%1”: %2 − %3</source>
        <translation>“%1”：%2 − %3</translation>
    </message>
    <message>
        <source>Difference of a word</source>
        <translation>词的差异</translation>
    </message>
    <message>
        <source>Both need their steps and this word in the prompt</source>
        <translation>两张图片都需要保留各步，且提示词中有这个词</translation>
    </message>
    <message>
        <source>Pick a word below: where it acts more in %1 or in %2 will stand here</source>
        <translation>在下方选一个词：这里会显示它在 %1 和 %2 中何处作用更强</translation>
    </message>
    <message>
        <source>%1 × %2 positions, at most %3</source>
        <translation>%1 × %2 个位置，最大 %3</translation>
    </message>
    <message>
        <source>more in %1, by %2</source>
        <translation>%1 更强，差值 %2</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>seedbed::DiagnosticsDialog</name>
    <message>
        <source>Include prompts and file names</source>
        <translation>包含提示词和文件名</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>保存诊断信息</translation>
    </message>
    <message>
        <source>A report of a problem helps most with this file. Below is word for word what it holds; nothing is sent anywhere.</source>
        <translation>报告问题时附上此文件最有帮助。下面逐字列出其内容；不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Parts of the file</source>
        <translation>文件的各部分</translation>
    </message>
    <message>
        <source>What this part holds</source>
        <translation>此部分的内容</translation>
    </message>
    <message>
        <source>Off: prompts, notes, file names and folders are replaced</source>
        <translation>关闭时：提示词、备注、文件名和文件夹会被替换</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Comparing the library with its files …</source>
        <translation>正在核对图库与文件…</translation>
    </message>
    <message>
        <source>The library agrees with its files.</source>
        <translation>图库与文件一致。</translation>
    </message>
    <message numerus="yes">
        <source>The library differs from its files in %n place(s).</source>
        <translation>
            <numerusform>图库与文件有 %n 处不一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>seedbed::DropHandler</name>
    <message>
        <source>Open picture settings</source>
        <translation>打开图片设置</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>Import pictures into the library</source>
        <translation>将图片导入图库</translation>
    </message>
    <message>
        <source>The clipboard holds neither settings nor a picture&apos;s file.</source>
        <translation>剪贴板中既没有设置，也没有图片文件。</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>%1 does not tell how it was made: there are no settings in it that Seedbed knows.</source>
        <translation>%1 没有记录生成方式：其中没有 Seedbed 能识别的设置。</translation>
    </message>
    <message>
        <source>an unknown program</source>
        <translation>未知程序</translation>
    </message>
    <message>
        <source>The prompt panel has the settings of %1 (made with %2).</source>
        <translation>提示词面板已填入 %1 的设置（由 %2 生成）。</translation>
    </message>
    <message numerus="yes">
        <source>The prompt panel has the settings of %1 (made with %2), except for %n.</source>
        <translation>
            <numerusform>提示词面板已填入 %1 的设置（由 %2 生成），但有 %n 项除外。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import the pictures in %1 into the library?</source>
        <translation>将 %1 中的图片导入图库？</translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s) into the library?</source>
        <translation>
            <numerusform>将 %n 个文件导入图库？</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>The library cannot be written: %1</source>
        <translation>无法写入图库：%1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Show the library</source>
        <translation>显示图库</translation>
    </message>
    <message>
        <source>Reproduce…</source>
        <translation>复现…</translation>
    </message>
    <message>
        <source>There are models in %1. Watch this folder?</source>
        <translation>%1 中有模型。要监视此文件夹吗？</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Import its pictures</source>
        <translation>导入其中的图片</translation>
    </message>
</context>
<context>
    <name>seedbed::ElsewhereDesk</name>
    <message>
        <source>Copy for another program</source>
        <translation>复制到其他程序</translation>
    </message>
    <message>
        <source>Choose a picture first.</source>
        <translation>请先选择一张图片。</translation>
    </message>
    <message>
        <source>This picture does not tell its seed, so it cannot be made again.</source>
        <translation>此图片没有记录种子，因此无法重新生成。</translation>
    </message>
    <message>
        <source>Copied for %1.</source>
        <translation>已复制，可用于 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Copied for %1, where %n thing(s) may come out otherwise.</source>
        <translation>
            <numerusform>已复制，可用于 %1，其中有 %n 处结果可能不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>保存为文件…</translation>
    </message>
    <message>
        <source>Save for another program</source>
        <translation>保存供其他程序使用</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>%1 does not tell how it was made, so it cannot be made again.</source>
        <translation>%1 没有记录生成方式，因此无法重新生成。</translation>
    </message>
    <message>
        <source>Reproduce a picture</source>
        <translation>复现图片</translation>
    </message>
    <message>
        <source>The prompt panel has the settings of this picture.</source>
        <translation>提示词面板已填入此图片的设置。</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
</context>
<context>
    <name>seedbed::EmptyGrid</name>
    <message>
        <source>One prompt, many seeds</source>
        <translation>一个提示词，多个种子</translation>
    </message>
    <message>
        <source>Each seed gives its own picture. They will stand here side by side and form before your eyes; point at a word of the prompt and every picture lights up where that word acts.</source>
        <translation>每个种子产生自己的图片。它们会在这里并排出现，在您眼前逐步成形；指向提示词中的一个词，每张图片中该词起作用的位置都会亮起。</translation>
    </message>
    <message>
        <source>Space: full size · Enter: use the seed · Ctrl + wheel: size of the cells</source>
        <translation>Space：全尺寸 · Enter：使用种子 · Ctrl + 滚轮：单元格大小</translation>
    </message>
    <message numerus="yes">
        <source>Generate %n picture(s)</source>
        <translation>
            <numerusform>生成 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Name some seeds first</source>
        <translation>请先填写种子</translation>
    </message>
</context>
<context>
    <name>seedbed::Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
</context>
<context>
    <name>seedbed::FirstSteps</name>
    <message>
        <source>Hide these steps; Help shows them again</source>
        <translation>隐藏这些步骤；可从“帮助”再次显示</translation>
    </message>
    <message>
        <source>Hide the first steps</source>
        <translation>隐藏入门步骤</translation>
    </message>
    <message>
        <source>That was all four. Help shows the steps again.</source>
        <translation>四步全部完成。可从“帮助”再次显示这些步骤。</translation>
    </message>
    <message>
        <source>Point at a word under “Watch words”: every picture lights up where it acts</source>
        <translation>指向“关注词”下的一个词：每张图片中它起作用的位置都会亮起</translation>
    </message>
    <message>
        <source>Press 1 to 5 to judge the chosen picture</source>
        <translation>按 1 到 5 评判所选图片</translation>
    </message>
    <message>
        <source>Press Enter to use its seed</source>
        <translation>按 Enter 使用它的种子</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P finds everything that Seedbed can do</source>
        <translation>Ctrl+Shift+P 可找到 Seedbed 的所有功能</translation>
    </message>
    <message>
        <source>Try this</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>已完成：%1</translation>
    </message>
</context>
<context>
    <name>seedbed::GridPlanPanel</name>
    <message>
        <source>Add an axis</source>
        <translation>添加轴</translation>
    </message>
    <message>
        <source>Seed × prompt</source>
        <translation>种子 × 提示词</translation>
    </message>
    <message>
        <source>Leave out what the library holds</source>
        <translation>略过图库中已有的</translation>
    </message>
    <message>
        <source>Run the grid</source>
        <translation>运行网格</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>A cell whose very settings the library has a picture of is shown, not made again.
So a grid that was stopped goes on where it was.</source>
        <translation>如果图库中已有设置完全相同的图片，该单元格会直接显示它，不再生成。
因此中途停止的网格可以接着运行。</translation>
    </message>
    <message>
        <source>Any number of axes: every combination of their values is a cell</source>
        <translation>轴数不限：各轴的值每种组合为一个单元格</translation>
    </message>
    <message>
        <source>Seeds across, prompts down: which seeds hold for which prompts</source>
        <translation>种子横向，提示词纵向：看哪些种子适合哪些提示词</translation>
    </message>
    <message>
        <source>Keeps axes and settings as a file, which “seedbed grid --file” runs too</source>
        <translation>将轴和设置保存为文件，也可用“seedbed grid --file”运行</translation>
    </message>
    <message>
        <source>Opens a grid that was kept as a file</source>
        <translation>打开保存为文件的网格</translation>
    </message>
    <message>
        <source>What varies</source>
        <translation>变化的内容</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>seed %1, the first of %2</source>
        <translation>种子 %1，共 %2 个中的第一个</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message>
        <source>guidance %1</source>
        <translation>引导强度 %1</translation>
    </message>
    <message>
        <source>All else as in the prompt panel: %1</source>
        <translation>其余与提示词面板相同：%1</translation>
    </message>
    <message>
        <source>Add an axis, such as seeds, or take seed × prompt.</source>
        <translation>添加一个轴（例如种子），或使用“种子 × 提示词”。</translation>
    </message>
    <message>
        <source>Give each axis its values.</source>
        <translation>请为每个轴填写值。</translation>
    </message>
    <message numerus="yes">
        <source>Run %n picture(s)</source>
        <translation>
            <numerusform>运行 %n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n 个单元格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exist(s) already</source>
        <translation>
            <numerusform>%n 个已存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 个略过</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source> The first run measures how long this machine takes.</source>
        <translation> 首次运行会测量本机所需的时间。</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be made: %1</source>
        <translation>
            <numerusform>%n 个无法生成：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Save the grid</source>
        <translation>保存网格</translation>
    </message>
    <message>
        <source>Grids (*.json)</source>
        <translation>网格 (*.json)</translation>
    </message>
    <message>
        <source>Open a grid</source>
        <translation>打开网格</translation>
    </message>
</context>
<context>
    <name>seedbed::GridResultModel</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The words overlap by %1 after step %2.</source>
        <translation>第 %2 步之后词的重叠度为 %1。</translation>
    </message>
</context>
<context>
    <name>seedbed::GridResultView</name>
    <message>
        <source>Cells of the grid</source>
        <translation>网格的单元格</translation>
    </message>
    <message>
        <source>Size of the cells</source>
        <translation>单元格大小</translation>
    </message>
    <message>
        <source>The grids of this session, newest first</source>
        <translation>本次会话的网格，最新的在前</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Which axis runs across</source>
        <translation>哪个轴横向排列</translation>
    </message>
    <message>
        <source>Which axis runs down</source>
        <translation>哪个轴纵向排列</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Every combination, side by side</source>
        <translation>每种组合，并排显示</translation>
    </message>
    <message>
        <source>Name what varies on the left: seeds across, prompts down, and more axes behind one another.
The line below them says how many pictures that is and how long they take.</source>
        <translation>在左侧指定变化的内容：种子横向，提示词纵向，更多的轴依次排在后面。
下方一行说明共有多少张图片、需要多长时间。</translation>
    </message>
    <message>
        <source>Seed × prompt</source>
        <translation>种子 × 提示词</translation>
    </message>
    <message>
        <source>Seeds across, prompts down: which seeds hold for which prompts</source>
        <translation>种子横向，提示词纵向：看哪些种子适合哪些提示词</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Which value of this axis is shown</source>
        <translation>显示此轴的哪个值</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n from the library</source>
        <translation>
            <numerusform>%n 张来自图库</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::GridSequence</name>
    <message>
        <source>Seed %1 · %2 × %3</source>
        <translation>种子 %1 · %2 × %3</translation>
    </message>
    <message>
        <source>Seed %1 · preview</source>
        <translation>种子 %1 · 预览</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
</context>
<context>
    <name>seedbed::HeaderBar</name>
    <message>
        <source>Which model makes the pictures</source>
        <translation>用哪个模型生成图片</translation>
    </message>
    <message>
        <source>Everything that Seedbed can do, by name</source>
        <translation>按名称查找 Seedbed 的所有功能</translation>
    </message>
    <message>
        <source>Find an action  %1</source>
        <translation>查找操作  %1</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>%1 · %2 of weights</source>
        <translation>%1 · 权重 %2</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>unloaded, comes back with the next run</source>
        <translation>已卸载，下次运行时重新加载</translation>
    </message>
    <message>
        <source>%1 · no model in memory</source>
        <translation>%1 · 内存中没有模型</translation>
    </message>
</context>
<context>
    <name>seedbed::InspectorPanel</name>
    <message>
        <source>Overlay</source>
        <translation>叠加层</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>生成设置</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Which layer of the model the maps come from</source>
        <translation>热力图取自模型的哪一层</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Colours of the overlay</source>
        <translation>叠加层的颜色</translation>
    </message>
    <message>
        <source>Measure of the overlap</source>
        <translation>重叠度的度量</translation>
    </message>
    <message>
        <source>Which attention head</source>
        <translation>哪个注意力头</translation>
    </message>
    <message>
        <source>How much of the overlay is seen</source>
        <translation>叠加层的可见程度</translation>
    </message>
    <message>
        <source>Opacity of the overlay</source>
        <translation>叠加层的不透明度</translation>
    </message>
    <message>
        <source>Lays the mean of the maps from the first step to the slider&apos;s over the picture, instead of one step&apos;s; the table follows</source>
        <translation>把从第一步到滑块所在步的热力图平均值叠加到图片上，而不是单独一步的；表格随之变化</translation>
    </message>
    <message>
        <source>Separate term</source>
        <translation>Separate 项</translation>
    </message>
    <message>
        <source>Shared area (IoU)</source>
        <translation>共有区域（IoU）</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>How overlap is measured.
Separate term: the largest product over sum of the maps (Separate-and-Enhance).
Shared area: where both exceed half of their maximum.
Cosine: of the maps as vectors.</source>
        <translation>重叠度的度量方式。
Separate 项：热力图乘积除以其和的最大值（Separate-and-Enhance）。
共有区域：两者都超过各自最大值一半的位置。
余弦：把热力图当作向量计算。</translation>
    </message>
    <message>
        <source>Overlap of the watched words</source>
        <translation>关注词的重叠度</translation>
    </message>
    <message>
        <source>Overlap and activation over steps</source>
        <translation>重叠度和激活度随步变化</translation>
    </message>
    <message>
        <source>Puts this seed into the prompt panel (Enter in the grid)</source>
        <translation>将此种子填入提示词面板（在网格中按 Enter）</translation>
    </message>
    <message>
        <source>Opens this picture in the Attention tab: every word, step and layer</source>
        <translation>在“注意力”标签页中打开此图片：所有的词、步和层</translation>
    </message>
    <message>
        <source>Pictures near this one: its noise mixed with other seeds&apos;</source>
        <translation>与此图片相近的图片：将其噪声与其他种子的噪声混合</translation>
    </message>
    <message>
        <source>Puts this picture into the comparison</source>
        <translation>将此图片加入对比</translation>
    </message>
    <message>
        <source>Save picture as</source>
        <translation>图片另存为</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Mean of the steps so far</source>
        <translation>到目前各步的平均</translation>
    </message>
    <message>
        <source>Capture every layer and head for this seed</source>
        <translation>为此种子记录每一层和每个头</translation>
    </message>
    <message>
        <source>Use seed</source>
        <translation>使用种子</translation>
    </message>
    <message>
        <source>Copy seed</source>
        <translation>复制种子</translation>
    </message>
    <message>
        <source>Save picture as…</source>
        <translation>图片另存为…</translation>
    </message>
    <message>
        <source>Attention maps</source>
        <translation>注意力热力图</translation>
    </message>
    <message>
        <source>Vary…</source>
        <translation>变体…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重叠度</translation>
    </message>
    <message>
        <source>Pick words above: their curves and overlap stand here.</source>
        <translation>在上方选词：其曲线和重叠度会显示在这里。</translation>
    </message>
    <message>
        <source>Pick a second word to see how far the two overlap.</source>
        <translation>再选一个词，查看两者的重叠度。</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>No picture chosen</source>
        <translation>未选择图片</translation>
    </message>
    <message>
        <source>Waiting for its first step</source>
        <translation>等待第一步</translation>
    </message>
    <message>
        <source>Choose a picture in the grid.
Its way from noise to picture will stand here, step by step, with the words laid over it.</source>
        <translation>在网格中选择一张图片。
它从噪声到图片的过程会在这里逐步显示，并叠加各词的作用。</translation>
    </message>
    <message>
        <source>This run kept the average only.</source>
        <translation>本次运行只保留了平均值。</translation>
    </message>
    <message>
        <source>The steps of this picture were let go to save memory.</source>
        <translation>为节省内存，此图片的各步已释放。</translation>
    </message>
</context>
<context>
    <name>seedbed::JobsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed, %1</source>
        <translation>
            <numerusform>%n 个失败，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>已完成，用时 %1</translation>
    </message>
    <message numerus="yes">
        <source>stopped, %n kept</source>
        <translation>
            <numerusform>已停止，保留 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>seedbed::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>复制错误信息</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>清除已结束的任务</translation>
    </message>
</context>
<context>
    <name>seedbed::Layouts</name>
    <message>
        <source>Save the layout…</source>
        <translation>保存布局…</translation>
    </message>
    <message>
        <source>Name of the layout:</source>
        <translation>布局名称：</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>布局：%1</translation>
    </message>
    <message>
        <source>Update layout: %1</source>
        <translation>更新布局：%1</translation>
    </message>
    <message>
        <source>Delete layout: %1</source>
        <translation>删除布局：%1</translation>
    </message>
    <message>
        <source>The panels stand as in the layout %1.</source>
        <translation>面板已按布局 %1 排列。</translation>
    </message>
    <message>
        <source>The layout is saved as %1.</source>
        <translation>布局已保存为 %1。</translation>
    </message>
    <message>
        <source>Layout: Default</source>
        <translation>布局：默认</translation>
    </message>
    <message>
        <source>Layout: Review</source>
        <translation>布局：审阅</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryClient</name>
    <message>
        <source>This library cannot be written: pictures can be looked at, not judged.</source>
        <translation>此图库不可写入：图片可以查看，但不能评判。</translation>
    </message>
    <message>
        <source>No seed is known of this picture.</source>
        <translation>不知道此图片的种子。</translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) no longer favourite</source>
        <translation>
            <numerusform>已取消收藏 %n 个种子</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n favourite seed(s) more</source>
        <translation>
            <numerusform>新增 %n 个收藏种子</numerusform>
        </translation>
    </message>
    <message>
        <source>The library is not open yet.</source>
        <translation>图库尚未打开。</translation>
    </message>
    <message>
        <source>Bin all rejects</source>
        <translation>将所有淘汰项移入回收站</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) deleted for good</source>
        <translation>
            <numerusform>已永久删除 %n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryDesk</name>
    <message>
        <source>Open or make a library</source>
        <translation>打开或新建图库</translation>
    </message>
    <message>
        <source>The library in %1</source>
        <translation>位于 %1 的图库</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>无图库</translation>
    </message>
    <message>
        <source>Opening the library …</source>
        <translation>正在打开图库…</translation>
    </message>
    <message>
        <source>Library: %1 pictures · %2 seeds</source>
        <translation>图库：%1 张图片 · %2 个种子</translation>
    </message>
    <message>
        <source>Until then new pictures are saved as plain files in %1.</source>
        <translation>在此之前，新图片以普通文件保存在 %1。</translation>
    </message>
    <message>
        <source>Rebuild the index</source>
        <translation>重建索引</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Another library…</source>
        <translation>其他图库…</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryDetails</name>
    <message>
        <source>Pick (P)</source>
        <translation>选用 (P)</translation>
    </message>
    <message>
        <source>Reject (X)</source>
        <translation>淘汰 (X)</translation>
    </message>
    <message>
        <source>Favourite picture (F)</source>
        <translation>收藏图片 (F)</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Kept by itself, in the library and in an XMP file beside the picture</source>
        <translation>自动保存在图库以及图片旁的 XMP 文件中</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Use seed</source>
        <translation>使用种子</translation>
    </message>
    <message>
        <source>Puts the chosen pictures&apos; seeds into the prompt panel, nothing else</source>
        <translation>将所选图片的种子填入提示词面板，其他不变</translation>
    </message>
    <message>
        <source>Use all settings</source>
        <translation>使用全部设置</translation>
    </message>
    <message>
        <source>Fills the prompt panel with all that made the current picture</source>
        <translation>将生成当前图片的全部设置填入提示词面板</translation>
    </message>
    <message>
        <source>Show attention</source>
        <translation>显示注意力</translation>
    </message>
    <message>
        <source>Makes the current picture again and shows where each word acts</source>
        <translation>重新生成当前图片，并显示每个词作用于何处</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Choose two to four pictures to see them side by side</source>
        <translation>选择两到四张图片并排查看</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Neither pick nor reject</source>
        <translation>取消选用和淘汰</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>No favourite</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>Without tag %1</source>
        <translation>去除标签 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n picture(s)</source>
        <translation>
            <numerusform>%1 · %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture is chosen</source>
        <translation>未选择图片</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) chosen</source>
        <translation>
            <numerusform>已选择 %n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryLoupe</name>
    <message>
        <source>Large picture</source>
        <translation>大图</translation>
    </message>
    <message>
        <source>Arrows: next picture · Z: real pixels · Enter: use seed · Space: back</source>
        <translation>方向键：换图片 · Z：实际像素 · Enter：使用种子 · Space：返回</translation>
    </message>
    <message>
        <source>No picture is chosen.</source>
        <translation>未选择图片。</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryModel</name>
    <message>
        <source>Seed %1 · %2</source>
        <translation>种子 %1 · %2</translation>
    </message>
    <message>
        <source>%1 × %2 · %3</source>
        <translation>%1 × %2 · %3</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryPanel</name>
    <message>
        <source>Pictures of the library</source>
        <translation>图库中的图片</translation>
    </message>
    <message>
        <source>Opening the library …</source>
        <translation>正在打开图库…</translation>
    </message>
    <message>
        <source>Every picture that you make is kept here with all its settings.
Pictures of other programs come in by “Import a folder”.</source>
        <translation>您生成的每张图片连同全部设置都保存在这里。
其他程序的图片可通过“导入文件夹”加入。</translation>
    </message>
    <message>
        <source>No picture matches.</source>
        <translation>没有匹配的图片。</translation>
    </message>
    <message>
        <source>No seed is known of this picture.</source>
        <translation>不知道此图片的种子。</translation>
    </message>
    <message>
        <source>Choose two to four pictures to compare.</source>
        <translation>请选择两到四张图片进行对比。</translation>
    </message>
    <message numerus="yes">
        <source>Export %n picture(s) into a folder</source>
        <translation>
            <numerusform>将 %n 张图片导出到文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a folder of pictures</source>
        <translation>导入图片文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Use %n seed(s)</source>
        <translation>
            <numerusform>使用 %n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>Use all settings</source>
        <translation>使用全部设置</translation>
    </message>
    <message>
        <source>Show attention</source>
        <translation>显示注意力</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>显示大图</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message numerus="yes">
        <source>Export %n picture(s)…</source>
        <translation>
            <numerusform>导出 %n 张图片…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibrarySearchBar</name>
    <message>
        <source>Searches</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Searches kept by name; they belong to this library</source>
        <translation>命名保存的搜索；它们属于此图库</translation>
    </message>
    <message>
        <source>What the pictures are sorted by; those without it stand last</source>
        <translation>图片的排序依据；缺少该项的排在最后</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>按种子</translation>
    </message>
    <message>
        <source>By rating</source>
        <translation>按评分</translation>
    </message>
    <message>
        <source>By steps</source>
        <translation>按步数</translation>
    </message>
    <message>
        <source>By guidance</source>
        <translation>按引导强度</translation>
    </message>
    <message>
        <source>By width</source>
        <translation>按宽度</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>按提示词</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <source>By sampler</source>
        <translation>按采样器</translation>
    </message>
    <message>
        <source>By file name</source>
        <translation>按文件名</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>从大到小</translation>
    </message>
    <message>
        <source>Newest, largest or best first; else the other way round</source>
        <translation>最新、最大或最好的在前；否则相反</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Only pictures marked with P</source>
        <translation>仅显示用 P 标记的图片</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>Only pictures marked with X</source>
        <translation>仅显示用 X 标记的图片</translation>
    </message>
    <message>
        <source>Unrated</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>Only pictures without stars</source>
        <translation>仅显示没有星级的图片</translation>
    </message>
    <message>
        <source>≥ 3 stars</source>
        <translation>≥ 3 星</translation>
    </message>
    <message>
        <source>Only pictures with three stars or more</source>
        <translation>仅显示三星及以上的图片</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Only pictures marked with F</source>
        <translation>仅显示用 F 标记的图片</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Deleted pictures, which can still be brought back</source>
        <translation>已删除但仍可恢复的图片</translation>
    </message>
    <message>
        <source>Keep this search…</source>
        <translation>保存此搜索…</translation>
    </message>
    <message>
        <source>Keep this search as</source>
        <translation>将此搜索保存为</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New name of %1</source>
        <translation>%1 的新名称</translation>
    </message>
</context>
<context>
    <name>seedbed::LibrarySequence</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Seed %1 · %2 · %3</source>
        <translation>种子 %1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryTools</name>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Shows what has come meanwhile; your place and selection stay</source>
        <translation>显示期间新增的图片；当前位置和选择不变</translation>
    </message>
    <message>
        <source>Puts every picture marked with X into the bin; Ctrl+Z undoes it</source>
        <translation>将所有用 X 标记的图片移入回收站；Ctrl+Z 可撤销</translation>
    </message>
    <message>
        <source>Takes the chosen pictures out of the bin, all if none is chosen</source>
        <translation>将所选图片移出回收站，未选择时移出全部</translation>
    </message>
    <message>
        <source>Deletes the files in the bin for good</source>
        <translation>永久删除回收站中的文件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Rating, tags, note and all settings of the chosen picture</source>
        <translation>所选图片的评分、标签、备注和全部设置</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Import, export and check pictures</source>
        <translation>导入、导出和检查图片</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>检查图库</translation>
    </message>
    <message>
        <source>Show what is new</source>
        <translation>显示新内容</translation>
    </message>
    <message>
        <source>Size of the cells (Ctrl + wheel)</source>
        <translation>单元格大小（Ctrl + 滚轮）</translation>
    </message>
    <message>
        <source>Size of the cells</source>
        <translation>单元格大小</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) in the bin</source>
        <translation>
            <numerusform>回收站中有 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln chosen</source>
        <translation>
            <numerusform>%1 · 已选 %Ln 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln 张新图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bin %Ln reject(s)</source>
        <translation>
            <numerusform>将 %Ln 张淘汰图片移入回收站</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Really delete %Ln file(s) for good?</source>
        <translation>
            <numerusform>确定永久删除 %Ln 个文件？</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>清空回收站</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) back from the bin</source>
        <translation>
            <numerusform>已从回收站恢复 %n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryWork</name>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>%1 imported</source>
        <translation>已导入 %1</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>%1 exported</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>%1 checked</source>
        <translation>已检查 %1</translation>
    </message>
    <message>
        <source>Another import, export or check is still at work.</source>
        <translation>另一项导入、导出或检查仍在进行。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n were there</source>
        <translation>
            <numerusform>，%n 张已存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n with a problem</source>
        <translation>
            <numerusform>，%n 个有问题</numerusform>
        </translation>
    </message>
    <message>
        <source> until it was stopped</source>
        <translation>（中途停止）</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryWorkBar</name>
    <message>
        <source>%1 …</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>seedbed::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Which lines of the log are shown</source>
        <translation>显示日志的哪些行</translation>
    </message>
    <message>
        <source>Shows lines of this level and above</source>
        <translation>显示此级别及以上的行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the selected lines, or all that are shown</source>
        <translation>复制所选的行，或显示的所有行</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>seedbed::LoraList</name>
    <message>
        <source>LoRAs</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1 的权重</translation>
    </message>
    <message>
        <source>How much of it is added to the model (weight); 0: nothing</source>
        <translation>将其多少加到模型上（权重）；0：不加</translation>
    </message>
    <message>
        <source>Use it no more</source>
        <translation>不再使用</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>seedbed::MainWindow</name>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Pictures and steps in memory: %1 of %2</source>
        <translation>内存中的图片和各步：%1 / %2</translation>
    </message>
    <message>
        <source>%1 is ready, loaded in %2</source>
        <translation>%1 已就绪，加载用时 %2</translation>
    </message>
    <message numerus="yes">
        <source>Put %n seed(s) into the prompt panel</source>
        <translation>
            <numerusform>已将 %n 个种子填入提示词面板</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The pictures are in %1</source>
        <translation>图片位于 %1</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>seedbed::MaskCanvas</name>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Paint over what is to be made anew; the right button does the opposite of the
chosen tool.</source>
        <translation>涂抹要重新生成的区域；右键的作用与
所选工具相反。</translation>
    </message>
</context>
<context>
    <name>seedbed::MaskEditor</name>
    <message>
        <source>Width of the brush against the picture</source>
        <translation>画笔相对于图片的宽度</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Takes away from what is repainted</source>
        <translation>从重绘区域中擦除</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Repaints what was kept, and keeps what was repainted</source>
        <translation>重绘原来保留的部分，保留原来重绘的部分</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Nothing is marked</source>
        <translation>不标记任何区域</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
</context>
<context>
    <name>seedbed::MemoryBars</name>
    <message>
        <source>Memory in each precision</source>
        <translation>各精度所需内存</translation>
    </message>
    <message>
        <source>%1: %2 of weights and about %3 for one picture</source>
        <translation>%1：权重 %2，一张图片约 %3</translation>
    </message>
    <message>
        <source>%1: %2 of weights and about %3 for one picture; does not fit</source>
        <translation>%1：权重 %2，一张图片约 %3；内存不足</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelBar</name>
    <message>
        <source>Search: name, folder, hash, architecture, note</source>
        <translation>搜索：名称、文件夹、哈希、架构、备注</translation>
    </message>
    <message>
        <source>Search the models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Where models lie; what changes there is noticed</source>
        <translation>模型所在的位置；其中的变化会自动察觉</translation>
    </message>
    <message>
        <source>Look into the folders again</source>
        <translation>重新查看文件夹</translation>
    </message>
    <message>
        <source>★ Favourites</source>
        <translation>★ 收藏</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>LoRAs</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>嵌入</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) · %1</source>
        <translation>
            <numerusform>%n 个模型 · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>All architectures</source>
        <translation>全部架构</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示此文件夹</translation>
    </message>
    <message>
        <source>Watch it no more</source>
        <translation>不再监视</translation>
    </message>
    <message>
        <source>Compute the hashes of all models</source>
        <translation>计算所有模型的哈希</translation>
    </message>
    <message>
        <source>computing hashes …</source>
        <translation>正在计算哈希…</translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>正在读取 %1 / %2</translation>
    </message>
    <message>
        <source>looking for models …</source>
        <translation>正在查找模型…</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelDesk</name>
    <message>
        <source>%1 is added to the prompt.</source>
        <translation>%1 已添加到提示词。</translation>
    </message>
    <message>
        <source>The word %1 stands in the prompt.</source>
        <translation>词 %1 已写入提示词。</translation>
    </message>
    <message numerus="yes">
        <source>%1 needs about %2 in %3 with %n seed(s) at once, and %4 has %5 free.</source>
        <translation>
            <numerusform>%1 以 %3 一次处理 %n 个种子时约需 %2，而 %4 可用 %5。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) at once</source>
        <translation>
            <numerusform>一次 %n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>decoded in tiles</source>
        <translation>分块解码</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>打开：%1</translation>
    </message>
    <message>
        <source>%1 Nothing that Seedbed can do makes it fit.</source>
        <translation>%1Seedbed 没有任何办法使内存足够。</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>仍然打开</translation>
    </message>
    <message>
        <source>%1 is neither a model nor a LoRA nor an embedding that Seedbed knows.</source>
        <translation>%1 不是 Seedbed 认识的模型、LoRA 或嵌入。</translation>
    </message>
    <message>
        <source>Open a model folder (diffusers layout)</source>
        <translation>打开模型文件夹（diffusers 目录结构）</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>打开模型文件</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.ckpt *.pt *.bin)</source>
        <translation>模型 (*.safetensors *.ckpt *.pt *.bin)</translation>
    </message>
    <message>
        <source>No model is in memory.</source>
        <translation>内存中没有模型。</translation>
    </message>
    <message>
        <source>A run needs the model; it can be unloaded after it.</source>
        <translation>有运行正在使用该模型；运行结束后可以卸载。</translation>
    </message>
    <message>
        <source>Tabletop (comes with Seedbed)</source>
        <translation>Tabletop（Seedbed 自带）</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>model and architecture</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>管理模型…</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>打开模型文件…</translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation>卸载模型</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelDetails</name>
    <message>
        <source>Choose a model to see what it is.</source>
        <translation>选择一个模型以查看其信息。</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Compute hash</source>
        <translation>计算哈希</translation>
    </message>
    <message>
        <source>Copy hash</source>
        <translation>复制哈希</translation>
    </message>
    <message>
        <source>Favourites stand in the model menu</source>
        <translation>收藏的模型会列在模型菜单中</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Gives its memory back; the next run loads it again</source>
        <translation>释放其占用的内存；下次运行时会重新加载</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>In which type it computes (dtype). Automatic: float32 on the CPU, float16 on a GPU.
Half the bits take half the memory and change pictures a little.</source>
        <translation>计算所用的类型（dtype）。自动：CPU 上为 float32，GPU 上为 float16。
位数减半，内存也减半，图片会略有变化。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>组成部分</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What is it good for?</source>
        <translation>它适合做什么？</translation>
    </message>
    <message>
        <source>SHA-256 of its file, by which other programs name it</source>
        <translation>其文件的 SHA-256，其他程序以此标识该文件</translation>
    </message>
    <message>
        <source>Use in the prompt</source>
        <translation>用于提示词</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Compute hash again</source>
        <translation>重新计算哈希</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Memory · %1 free on %2</source>
        <translation>内存 · %2 上可用 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) made with it</source>
        <translation>
            <numerusform>用它生成的 %n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::ModelFacts</name>
    <message>
        <source>Prediction</source>
        <translation>预测方式</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>原生尺寸</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message numerus="yes">
        <source>%n cross-attention layer(s)</source>
        <translation>
            <numerusform>%n 个交叉注意力层</numerusform>
        </translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>占用磁盘</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Hash (AutoV2)</source>
        <translation>哈希（AutoV2）</translation>
    </message>
    <message>
        <source>Hash (AutoV3)</source>
        <translation>哈希（AutoV3）</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelListModel</name>
    <message>
        <source>AutoV2: the first ten digits of the SHA-256 by which AUTOMATIC1111 and Civitai name a file</source>
        <translation>AutoV2：SHA-256 的前十位，AUTOMATIC1111 和 Civitai 以此标识文件</translation>
    </message>
    <message>
        <source>In which type the file holds its numbers (dtype)</source>
        <translation>文件中数值的存储类型（dtype）</translation>
    </message>
    <message>
        <source>Made with it</source>
        <translation>用它生成</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>哈希</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>comes with Seedbed</source>
        <translation>Seedbed 自带</translation>
    </message>
    <message numerus="yes">
        <source>%n defect(s)</source>
        <translation>
            <numerusform>%n 处缺陷</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::ModelManagerPanel</name>
    <message>
        <source>No model matches.</source>
        <translation>没有匹配的模型。</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seedbed opens Stable Diffusion 1.x, 2.x, SDXL and PixArt models where they lie: folders of diffusers, single .safetensors and .ckpt files, LoRAs and embeddings. Add the folder of your other programs, or drop a file on this window.</source>
        <translation>Seedbed 可在原位置直接打开 Stable Diffusion 1.x、2.x、SDXL 和 PixArt 模型：diffusers 文件夹、单个 .safetensors 和 .ckpt 文件、LoRA 和嵌入。请添加其他程序的模型文件夹，或将文件拖放到此窗口。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The hash of %1 is not known yet.</source>
        <translation>尚不知道 %1 的哈希。</translation>
    </message>
    <message>
        <source>Watch a folder of models</source>
        <translation>监视模型文件夹</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Make it a favourite</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Copy hash</source>
        <translation>复制哈希</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Compute hash</source>
        <translation>计算哈希</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelText</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>已加载</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>fits in tiles</source>
        <translation>分块后内存足够</translation>
    </message>
    <message>
        <source>fits in %1</source>
        <translation>用 %1 时内存足够</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>In %1 it needs about %2 for one picture, and %3 has %4 free.</source>
        <translation>以 %1 生成一张图片约需 %2，而 %3 可用 %4。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>predicts noise (epsilon)</source>
        <translation>预测噪声（epsilon）</translation>
    </message>
    <message>
        <source>predicts velocity (v)</source>
        <translation>预测速度（v）</translation>
    </message>
    <message>
        <source>predicts the picture</source>
        <translation>预测图片</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Changed layers</source>
        <translation>更改的层</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>文本编码器</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>触发词</translation>
    </message>
    <message>
        <source>Trained with the words</source>
        <translation>训练用词</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练底模</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量数</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Text encoder 2</source>
        <translation>文本编码器 2</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
</context>
<context>
    <name>seedbed::MultiplesPane</name>
    <message>
        <source>Start, end and padding</source>
        <translation>起始、结束与填充</translation>
    </message>
    <message>
        <source>Every step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>Watched words only</source>
        <translation>仅关注词</translation>
    </message>
    <message>
        <source>By step</source>
        <translation>按步</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <source>By head</source>
        <translation>按头</translation>
    </message>
    <message>
        <source>What the columns are: steps of the way from noise to picture, layers of the model, or the heads of one layer at the slider&apos;s step</source>
        <translation>列的含义：从噪声到图片的各步、模型的各层，或滑块所在步某一层的各个头</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Which layer of the model the maps come from</source>
        <translation>热力图取自模型的哪一层</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Which attention head</source>
        <translation>哪个注意力头</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Same scale</source>
        <translation>统一尺度</translation>
    </message>
    <message>
        <source>Each word&apos;s own</source>
        <translation>各词独立</translation>
    </message>
    <message>
        <source>Same scale: a quiet word looks quiet (start, end and padding saturate).
Each word&apos;s own: every row is scaled to its strongest map.</source>
        <translation>统一尺度：作用弱的词看起来也弱（起始、结束和填充会饱和）。
各词独立：每一行按其最强的热力图缩放。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Colours of the maps</source>
        <translation>热力图的颜色</translation>
    </message>
    <message>
        <source>How much of the maps is seen over the pictures</source>
        <translation>热力图在图片上的可见程度</translation>
    </message>
    <message>
        <source>Opacity of the maps</source>
        <translation>热力图的不透明度</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The table as a figure, the maps for NumPy, the numbers, the masks</source>
        <translation>表格插图、供 NumPy 使用的热力图、数值、蒙版</translation>
    </message>
    <message>
        <source>Also the positions that every prompt has. Their maps often hold what no word claims.</source>
        <translation>也显示每个提示词都有的位置。它们的热力图往往包含没有词占据的部分。</translation>
    </message>
    <message>
        <source>A column for each step instead of some that fit</source>
        <translation>每一步一列，而不是只显示放得下的几步</translation>
    </message>
    <message>
        <source>Only the words that are watched (Space in the table watches one)</source>
        <translation>仅显示关注的词（在表格中按 Space 关注一个词）</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>The steps of this picture were let go to save memory.</source>
        <translation>为节省内存，此图片的各步已释放。</translation>
    </message>
    <message>
        <source>This run kept no attention maps.</source>
        <translation>本次运行没有保留注意力热力图。</translation>
    </message>
    <message>
        <source>This run kept the average over layers and heads only.</source>
        <translation>本次运行只保留了各层和各头的平均值。</translation>
    </message>
    <message>
        <source>Rendering seed %1 again keeps every layer and head: %2, %3 of memory.</source>
        <translation>重新渲染种子 %1 可保留每一层和每个头：%2，%3 内存。</translation>
    </message>
    <message>
        <source>Rendering seed %1 again keeps every layer and head: %2 of memory.</source>
        <translation>重新渲染种子 %1 可保留每一层和每个头：%2 内存。</translation>
    </message>
    <message>
        <source>Rendering again…</source>
        <translation>正在重新渲染…</translation>
    </message>
    <message>
        <source>Render again</source>
        <translation>重新渲染</translation>
    </message>
    <message>
        <source>Runs the same seed with the same settings once more; the picture stays the same</source>
        <translation>用相同设置再次运行同一种子；图片不变</translation>
    </message>
</context>
<context>
    <name>seedbed::MultiplesPlan</name>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>all heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>The mean over this layer&apos;s heads</source>
        <translation>该层各头的平均值</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
</context>
<context>
    <name>seedbed::MultiplesView</name>
    <message>
        <source>“%1”, %2</source>
        <translation>“%1”，%2</translation>
    </message>
    <message>
        <source>No map was kept here.</source>
        <translation>此处没有保留热力图。</translation>
    </message>
    <message>
        <source>Strongest %1 of 1, grid %2 × %3</source>
        <translation>最强 %1（满值 1），网格 %2 × %3</translation>
    </message>
    <message>
        <source>Click or arrow keys: show it large · Space: watch the word</source>
        <translation>点击或方向键：放大显示 · Space：关注该词</translation>
    </message>
    <message>
        <source>Words against steps</source>
        <translation>词与步对照</translation>
    </message>
</context>
<context>
    <name>seedbed::NamedMenu</name>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>seedbed::NoiseBadge</name>
    <message>
        <source>Checking the noise …</source>
        <translation>正在检查噪声…</translation>
    </message>
    <message>
        <source>Noise not checked yet</source>
        <translation>噪声尚未检查</translation>
    </message>
    <message>
        <source>✓ Verified noise: %1</source>
        <translation>✓ 噪声已验证：%1</translation>
    </message>
    <message>
        <source>⚠ Noise differs: %1</source>
        <translation>⚠ 噪声不一致：%1</translation>
    </message>
    <message>
        <source>Whether a seed&apos;s noise is here, number for number, what these programs draw from it. A click checks again.</source>
        <translation>种子的噪声在本机上是否与这些程序抽取的逐个数字相同。点击可再次检查。</translation>
    </message>
    <message>
        <source>Pictures of the programs marked ✗ cannot be reproduced from their seeds on this machine. Check again; if it stays, save diagnostics (Help) and report it.</source>
        <translation>标有 ✗ 的程序，其图片无法在本机上由种子复现。请再次检查；如果仍然如此，请保存诊断信息（“帮助”菜单）并报告。</translation>
    </message>
</context>
<context>
    <name>seedbed::NoisePadPanel</name>
    <message>
        <source>Across, 0 to 1</source>
        <translation>横向，0 到 1</translation>
    </message>
    <message>
        <source>Down, 0 to 1</source>
        <translation>纵向，0 到 1</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>Seed left above</source>
        <translation>左上种子</translation>
    </message>
    <message>
        <source>Seed right above</source>
        <translation>右上种子</translation>
    </message>
    <message>
        <source>Seed left below</source>
        <translation>左下种子</translation>
    </message>
    <message>
        <source>Seed right below</source>
        <translation>右下种子</translation>
    </message>
    <message>
        <source>Picture at this place</source>
        <translation>此位置的图片</translation>
    </message>
    <message>
        <source>Pick a picture and choose “Vary”.</source>
        <translation>选一张图片，然后点“变体”。</translation>
    </message>
    <message>
        <source>Pictures along each side</source>
        <translation>每边图片数</translation>
    </message>
    <message>
        <source>Pictures along each side of the pad</source>
        <translation>噪声板每边的图片数</translation>
    </message>
    <message>
        <source>Draws three new seeds for the other corners</source>
        <translation>为其他角抽取三个新种子</translation>
    </message>
    <message>
        <source>Makes a picture for every dot of the pad, with all steps</source>
        <translation>用全部步数为噪声板的每个点生成图片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Seeds in the corners</source>
        <translation>四角的种子</translation>
    </message>
    <message>
        <source>A corner is one seed.</source>
        <translation>每个角是一个种子。</translation>
    </message>
    <message>
        <source>Render the pad, %1 × %1</source>
        <translation>渲染噪声板，%1 × %1</translation>
    </message>
</context>
<context>
    <name>seedbed::NoisePadWidget</name>
    <message>
        <source>Place between four seeds</source>
        <translation>四个种子之间的位置</translation>
    </message>
    <message>
        <source>Drag the point, or move it with the arrow keys (Shift: finer, Home: the middle).
Its noise lies between the four seeds (slerp along both sides), so the picture
changes smoothly from corner to corner.</source>
        <translation>拖动该点，或用方向键移动（Shift：微调，Home：居中）。
它的噪声位于四个种子之间（沿两边作 slerp），因此图片
会从一角到另一角平滑变化。</translation>
    </message>
    <message>
        <source>%1 percent across, %2 percent down</source>
        <translation>横向百分之 %1，纵向百分之 %2</translation>
    </message>
</context>
<context>
    <name>seedbed::NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Shows what this is about, one line each</source>
        <translation>逐行显示具体内容</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>seedbed::OverlapChart</name>
    <message>
        <source>Overlap and activation over steps</source>
        <translation>重叠度和激活度随步变化</translation>
    </message>
</context>
<context>
    <name>seedbed::OverlapTableModel</name>
    <message>
        <source>How strongly “%1” acts anywhere: 1 − the Enhance term</source>
        <translation>“%1”在任意位置的最强作用：1 − Enhance 项</translation>
    </message>
    <message>
        <source>How far “%1” and “%2” act in the same place</source>
        <translation>“%1”与“%2”作用在同一位置的程度</translation>
    </message>
</context>
<context>
    <name>seedbed::PictureDesk</name>
    <message>
        <source>This cell&apos;s picture is in no library; its settings are in the prompt panel.</source>
        <translation>此单元格的图片不在任何图库中；其设置已填入提示词面板。</translation>
    </message>
    <message>
        <source>It stands in the comparison; choose another picture to put beside it.</source>
        <translation>它已加入对比；请再选一张图片与之并列。</translation>
    </message>
    <message>
        <source>Choose two to four pictures first: click one, Ctrl+click the others.</source>
        <translation>请先选择两到四张图片：点击一张，再按住 Ctrl 点击其他的。</translation>
    </message>
    <message>
        <source>This picture does not tell its seed, so it cannot be made again.</source>
        <translation>此图片没有记录种子，因此无法重新生成。</translation>
    </message>
    <message>
        <source>Attention is kept while a picture is made, not in its file: run this picture&apos;s seed again to see it.</source>
        <translation>注意力在生成图片时保留，不存于图片文件：要查看，请重新运行此图片的种子。</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>重新运行</translation>
    </message>
</context>
<context>
    <name>seedbed::PictureStrip</name>
    <message>
        <source>Pictures made with this model</source>
        <translation>用此模型生成的图片</translation>
    </message>
    <message>
        <source>Shows them all in the library</source>
        <translation>在图库中显示全部</translation>
    </message>
</context>
<context>
    <name>seedbed::PictureViewer</name>
    <message>
        <source>Arrows: next picture · wheel: zoom · drag: move · Enter: use seed · Esc: back</source>
        <translation>方向键：换图片 · 滚轮：缩放 · 拖动：移动 · Enter：使用种子 · Esc：返回</translation>
    </message>
</context>
<context>
    <name>seedbed::Presets</name>
    <message>
        <source>Save the settings as a preset…</source>
        <translation>将设置保存为预设…</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>预设名称：</translation>
    </message>
    <message>
        <source>Apply preset: %1</source>
        <translation>应用预设：%1</translation>
    </message>
    <message>
        <source>Update preset: %1</source>
        <translation>更新预设：%1</translation>
    </message>
    <message>
        <source>Delete preset: %1</source>
        <translation>删除预设：%1</translation>
    </message>
    <message>
        <source>The preset %1 is applied. Prompt and seeds stay.</source>
        <translation>已应用预设 %1。提示词和种子不变。</translation>
    </message>
    <message>
        <source>The settings are saved as the preset %1.</source>
        <translation>设置已保存为预设 %1。</translation>
    </message>
</context>
<context>
    <name>seedbed::PromptOptionsForm</name>
    <message>
        <source>Prompt syntax</source>
        <translation>提示词语法</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip skip</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Weights, as in AUTOMATIC1111: (word) counts more, [word] less, (word:1.3) by that much;
BREAK begins a new chunk, and long prompts go on in further chunks.
Plain text, as in diffusers: brackets are read as such, and the end is cut off.</source>
        <translation>权重，与 AUTOMATIC1111 相同：(word) 加强，[word] 减弱，(word:1.3) 按该倍数；
BREAK 开始新的分段，长提示词会延续到后面的分段。
纯文本，与 diffusers 相同：括号按原样读取，超出的末尾会被截去。</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>与训练时相同</translation>
    </message>
    <message>
        <source>Reads the prompt from an earlier layer of the text encoder: 1 is the last layer,
2 the one before it, as AUTOMATIC1111 counts. Many anime models were trained with 2.</source>
        <translation>从文本编码器较早的层读取提示词：1 为最后一层，
2 为倒数第二层，与 AUTOMATIC1111 的计数相同。许多动漫模型以 2 训练。</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>clip skip %1</source>
        <translation>Clip skip %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>seedbed::PromptPanel</name>
    <message>
        <source>Start, end, padding</source>
        <translation>起始、结束、填充</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>用过</translation>
    </message>
    <message>
        <source>No seed has been used yet</source>
        <translation>尚未使用过种子</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>No favourite seed yet</source>
        <translation>尚无收藏的种子</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What should be in the picture?</source>
        <translation>画面中要有什么？</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>Makes a picture for each seed (Ctrl+Enter)</source>
        <translation>为每个种子生成一张图片 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Stops the running grid now; finished pictures stay (Ctrl+.)</source>
        <translation>立即停止正在运行的网格；已完成的图片会保留 (Ctrl+.)</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Prompts used before, and examples that suit the model</source>
        <translation>用过的提示词，以及适合该模型的示例</translation>
    </message>
    <message>
        <source>Seeds used before, newest first. Puts back the seed alone, all else stays;
with Ctrl it joins the list.</source>
        <translation>用过的种子，最新的在前。只恢复种子，其他不变；
按住 Ctrl 则加入列表。</translation>
    </message>
    <message>
        <source>Seeds you marked as favourites, across all prompts; with Ctrl a seed joins the list.</source>
        <translation>您收藏的种子，不限提示词；按住 Ctrl 则加入列表。</translation>
    </message>
    <message>
        <source>Also offers the positions that every prompt has</source>
        <translation>也提供每个提示词都有的位置</translation>
    </message>
    <message>
        <source>Watch words</source>
        <translation>关注词</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Name the seeds first.</source>
        <translation>请先填写种子。</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>尚无内容</translation>
    </message>
    <message>
        <source>%1 of %2 tokens: the end is cut off.</source>
        <translation>%1 / %2 个词元：末尾被截断。</translation>
    </message>
    <message>
        <source>Words and tokens appear once the model is loaded.</source>
        <translation>加载模型后会显示词和词元。</translation>
    </message>
    <message>
        <source>No prompt: the pictures will show whatever the model likes.</source>
        <translation>没有提示词：图片内容由模型随意决定。</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 个词元</translation>
    </message>
    <message>
        <source>%1. Without effect: %2</source>
        <translation>%1。不起作用：%2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>“%1 …”</source>
        <translation>“%1 …”</translation>
    </message>
    <message>
        <source>Generate %1</source>
        <translation>生成 %1 张</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>About %1.</source>
        <translation>约 %1。</translation>
    </message>
    <message>
        <source>The first run measures how long this machine takes.</source>
        <translation>首次运行会测量本机所需的时间。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how long it takes, where pictures go</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Pictures go into the library %1.</source>
        <translation>图片将存入图库 %1。</translation>
    </message>
    <message>
        <source>Pictures are kept in memory only.</source>
        <translation>图片仅保留在内存中。</translation>
    </message>
    <message>
        <source>Pictures are saved to %1.</source>
        <translation>图片将保存到 %1。</translation>
    </message>
    <message>
        <source>This model needs a picture to start from and a mask.</source>
        <translation>此模型需要起始图片和蒙版。</translation>
    </message>
    <message>
        <source>. Without effect until added under Models: %1</source>
        <translation>。在“模型”中添加后才起作用：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This model repaints a part of a picture (inpainting): a run needs a picture to start from and a mask.</source>
        <translation>此模型用于重绘图片的一部分（inpainting）：运行需要起始图片和蒙版。</translation>
    </message>
</context>
<context>
    <name>seedbed::ReproduceModel</name>
    <message>
        <source>not tried</source>
        <translation>未尝试</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Cannot be made</source>
        <translation>无法生成</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Mean difference of all pixels and channels, of 255</source>
        <translation>所有像素和通道的平均差异，满值 255</translation>
    </message>
    <message>
        <source>The largest difference, of 255</source>
        <translation>最大差异，满值 255</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio: higher is nearer</source>
        <translation>峰值信噪比：越高越接近</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>seedbed::ReproducePanel</name>
    <message>
        <source>Use these settings</source>
        <translation>使用这些设置</translation>
    </message>
    <message>
        <source>Try all</source>
        <translation>全部尝试</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Re-rendered</source>
        <translation>重新渲染</translation>
    </message>
    <message>
        <source>Difference × 8</source>
        <translation>差异 × 8</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Puts the settings of the chosen row into the prompt panel</source>
        <translation>将所选行的设置填入提示词面板</translation>
    </message>
    <message>
        <source>Also renders the settings that are less likely, after a match was found</source>
        <translation>找到匹配后，也渲染可能性较小的设置</translation>
    </message>
    <message>
        <source>Settings that are tried</source>
        <translation>要尝试的设置</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Reading what the picture says …</source>
        <translation>正在读取图片记录的内容…</translation>
    </message>
    <message>
        <source>%1 · its file names: %2</source>
        <translation>%1 · 文件中注明：%2</translation>
    </message>
    <message numerus="yes">
        <source>Tries %n set(s) of settings …</source>
        <translation>
            <numerusform>正在尝试 %n 组设置…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::ReviewActions</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>淘汰</translation>
    </message>
    <message>
        <source>Favourite picture</source>
        <translation>收藏图片</translation>
    </message>
    <message>
        <source>Favourite seed</source>
        <translation>收藏种子</translation>
    </message>
    <message>
        <source>Go on after a judgement</source>
        <translation>评判后自动前进</translation>
    </message>
    <message>
        <source>After a rating, pick or reject of one picture the next one becomes current</source>
        <translation>对单张图片评分、选用或淘汰后，转到下一张</translation>
    </message>
    <message>
        <source>Tag keys…</source>
        <translation>标签按键…</translation>
    </message>
    <message>
        <source>Make the seed current</source>
        <translation>设为当前种子</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>Back from the bin</source>
        <translation>从回收站恢复</translation>
    </message>
    <message>
        <source>Bin all rejects</source>
        <translation>将所有淘汰项移入回收站</translation>
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
        <source>Tag: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Choose a picture of the library first.</source>
        <translation>请先在图库中选择一张图片。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n picture(s)</source>
        <translation>
            <numerusform>%1 · %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Neither pick nor reject</source>
        <translation>取消选用和淘汰</translation>
    </message>
    <message>
        <source>No favourite</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Without tag %1</source>
        <translation>去除标签 %1</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>标签 %1</translation>
    </message>
</context>
<context>
    <name>seedbed::ReviewDesk</name>
    <message>
        <source>There are no pictures to review here yet.</source>
        <translation>此处还没有可审阅的图片。</translation>
    </message>
</context>
<context>
    <name>seedbed::ReviewScreen</name>
    <message>
        <source>Review</source>
        <translation>审阅</translation>
    </message>
    <message>
        <source>Arrows: next picture · Z: real pixels · I: what made it · S: filmstrip · Esc: back</source>
        <translation>方向键：换图片 · Z：实际像素 · I：生成设置 · S：胶片条 · Esc：返回</translation>
    </message>
    <message>
        <source>No picture is chosen.</source>
        <translation>未选择图片。</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>seedbed::RunSettingsForm</name>
    <message>
        <source>CPU (mt19937)</source>
        <translation>CPU (mt19937)</translation>
    </message>
    <message>
        <source>NVIDIA (Philox)</source>
        <translation>NVIDIA (Philox)</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度(CFG)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Seeds at once</source>
        <translation>同时处理的种子</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>How strongly the prompt is followed (classifier-free guidance). 1: without.</source>
        <translation>遵循提示词的强度（classifier-free guidance）。1：不使用。</translation>
    </message>
    <message>
        <source>Which noise levels the steps visit</source>
        <translation>各步经过哪些噪声水平</translation>
    </message>
    <message>
        <source>Seeds denoised together (batch). Larger is faster and takes more memory;
1 gives exactly the same bytes whatever else runs.</source>
        <translation>一起去噪的种子数（批次）。越大越快，占用内存也越多；
为 1 时，无论同时运行什么，结果的每个字节都完全相同。</translation>
    </message>
    <message>
        <source>Where a seed&apos;s noise comes from.
CPU: as diffusers and ComfyUI draw it. Only the low 32 bits of a seed count: 5 and 4294967301 are the same.
NVIDIA: as AUTOMATIC1111 draws it on a GPU, needs none. All 64 bits count.</source>
        <translation>种子的噪声来源。
CPU：与 diffusers 和 ComfyUI 的抽取方式相同。只有种子的低 32 位有效：5 与 4294967301 相同。
NVIDIA：与 AUTOMATIC1111 在 GPU 上的抽取方式相同，但不需要 GPU。64 位全部有效。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Pixels, in steps of %1</source>
        <translation>像素，步长为 %1</translation>
    </message>
</context>
<context>
    <name>seedbed::ScaleLegend</name>
    <message>
        <source>Scale of the difference: %1 to %2</source>
        <translation>差异的标尺：%1 到 %2</translation>
    </message>
</context>
<context>
    <name>seedbed::SearchField</name>
    <message>
        <source>Search: cube, seed:0-15, steps:&gt;20, rating:4.., tag:sky, is:pick</source>
        <translation>搜索：cube, seed:0-15, steps:&gt;20, rating:4.., tag:sky, is:pick</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索图库</translation>
    </message>
    <message>
        <source>Words of the prompt, tags, notes and file names; all must hold.
prompt:cube  token:cube  &quot;two words&quot;  cub*  -blurry  cube OR sphere
seed:0-15  steps:&gt;20  cfg:4..7  rating:4..  date:today
is:pick  is:reject  is:favourite  is:tagged  is:foreign  in:bin</source>
        <translation>提示词、标签、备注和文件名中的词；须全部满足。
prompt:cube  token:cube  &quot;two words&quot;  cub*  -blurry  cube OR sphere
seed:0-15  steps:&gt;20  cfg:4..7  rating:4..  date:today
is:pick  is:reject  is:favourite  is:tagged  is:foreign  in:bin</translation>
    </message>
</context>
<context>
    <name>seedbed::SeedField</name>
    <message>
        <source>0, 7, 100-131</source>
        <translation>0, 7, 100-131</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seeds and ranges, separated by commas: 0, 7, 100-131.
Any whole number below 2^64.</source>
        <translation>种子和范围，用逗号分隔：0, 7, 100-131。
可用小于 2^64 的任意非负整数。</translation>
    </message>
    <message>
        <source>How many seeds to draw or to take next</source>
        <translation>抽取或接着取用多少个种子</translation>
    </message>
    <message>
        <source>Draws new seeds now, so that they are known before the run (Ctrl+R)</source>
        <translation>现在就抽取新种子，运行前即可知道 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Goes on after the highest seed of the list (Ctrl+N)</source>
        <translation>从列表中最大的种子接着往后取 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Random %1</source>
        <translation>随机 %1 个</translation>
    </message>
    <message>
        <source>Next %1</source>
        <translation>接着 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) above 4294967295: CPU noise uses only the low 32 bits.</source>
        <translation>
            <numerusform>%n 个种子大于 4294967295：CPU 噪声只使用低 32 位。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SeedGridModel</name>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>given up at step %1</source>
        <translation>在第 %1 步放弃</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Seed %1 · waiting</source>
        <translation>种子 %1 · 等待中</translation>
    </message>
    <message>
        <source>Seed %1 · %2 % denoised</source>
        <translation>种子 %1 · 已去噪 %2 %</translation>
    </message>
    <message>
        <source>Seed %1 · stopped before it was done</source>
        <translation>种子 %1 · 完成前被停止</translation>
    </message>
    <message>
        <source>Seed %1 · %2</source>
        <translation>种子 %1 · %2</translation>
    </message>
    <message>
        <source>%1: the watched words overlap by %2</source>
        <translation>%1：关注词的重叠度为 %2</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>%1 · overlap of the watched words %2</source>
        <translation>%1 · 关注词的重叠度 %2</translation>
    </message>
</context>
<context>
    <name>seedbed::SeedGridPanel</name>
    <message>
        <source>Seed grid</source>
        <translation>种子网格</translation>
    </message>
    <message>
        <source>Which run the grid shows</source>
        <translation>网格显示哪次运行</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>所有运行</translation>
    </message>
    <message>
        <source>Order of the cells</source>
        <translation>单元格的顺序</translation>
    </message>
    <message>
        <source>Overlap: the Separate term of the watched words, at the newest step</source>
        <translation>重叠度：关注词在最新一步的 Separate 项</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>按列表顺序</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>按种子</translation>
    </message>
    <message>
        <source>By arrival</source>
        <translation>按完成先后</translation>
    </message>
    <message>
        <source>Least overlap first</source>
        <translation>重叠度从低到高</translation>
    </message>
    <message>
        <source>Most overlap first</source>
        <translation>重叠度从高到低</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>评分从高到低</translation>
    </message>
    <message>
        <source>Which pictures stand here by your judgement: 1-5 stars, P pick, X reject</source>
        <translation>按您的评判决定显示哪些图片：1-5 星，P 选用，X 淘汰</translation>
    </message>
    <message>
        <source>Filter by judgement</source>
        <translation>按评判筛选</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加层</translation>
    </message>
    <message>
        <source>Keep the watched words lit in every cell (O)</source>
        <translation>在每个单元格中保持关注词亮起 (O)</translation>
    </message>
    <message>
        <source>Size of the cells (Ctrl + wheel)</source>
        <translation>单元格大小（Ctrl + 滚轮）</translation>
    </message>
    <message>
        <source>Size of the cells</source>
        <translation>单元格大小</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>As large as lets all cells fit (Ctrl+0)</source>
        <translation>在放得下所有单元格的前提下尽量放大 (Ctrl+0)</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>所有图片</translation>
    </message>
    <message>
        <source>No rejects</source>
        <translation>不含淘汰</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Unrated</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>Rating ≥ %1</source>
        <translation>评分 ≥ %1</translation>
    </message>
    <message>
        <source>(no prompt)</source>
        <translation>（无提示词）</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n seed(s)</source>
        <translation>
            <numerusform>%1 · %n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Seed %1 · %2</source>
        <translation>种子 %1 · %2</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>已完成 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>Use %n seed(s)</source>
        <translation>
            <numerusform>使用 %n 个种子</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n seed(s)</source>
        <translation>
            <numerusform>复制 %n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>Show at full size</source>
        <translation>全尺寸显示</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Capture every layer and head for this seed</source>
        <translation>为此种子记录每一层和每个头</translation>
    </message>
    <message>
        <source>Runs this seed once more and keeps each layer&apos;s and head&apos;s attention</source>
        <translation>再次运行此种子，并保留每一层和每个头的注意力</translation>
    </message>
</context>
<context>
    <name>seedbed::SeedMenu</name>
    <message>
        <source>%1  NVIDIA noise</source>
        <translation>%1  NVIDIA 噪声</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SeedVariationForm</name>
    <message>
        <source>How far the noise moves from this seed towards another one, along the sphere on which
noise lies (spherical interpolation, slerp), so that it stays noise at every strength.
0: the same picture. 0.1 to 0.3: the same composition, other details. Near 0.5 the
picture often changes at once. 1: the other seed.</source>
        <translation>噪声从此种子移向另一个种子的距离，沿噪声所在的
球面移动（球面插值，slerp），因此在任何强度下都仍是噪声。
0：同一张图片。0.1 到 0.3：构图相同，细节不同。接近 0.5 时
图片常会突然改变。1：另一个种子。</translation>
    </message>
    <message>
        <source>How many variation seeds are drawn; one picture each</source>
        <translation>抽取多少个变体种子；每个生成一张图片</translation>
    </message>
    <message>
        <source>42:0.2;7:0.1</source>
        <translation>42:0.2;7:0.1</translation>
    </message>
    <message>
        <source>Moves made before the new one, one after the other: seed:strength, separated by
semicolons. A variation of a variation keeps its whole way here.</source>
        <translation>在新的移动之前依次进行的移动：种子:强度，用
分号分隔。变体的变体会在此保留完整路径。</translation>
    </message>
    <message>
        <source>Whole noise</source>
        <translation>整体噪声</translation>
    </message>
    <message>
        <source>Per column (AUTOMATIC1111)</source>
        <translation>逐列（AUTOMATIC1111）</translation>
    </message>
    <message>
        <source>Whole noise: mixed as one long vector, for exploring. Per column: each column of each
channel by itself, as AUTOMATIC1111&apos;s variation seed does, to repeat pictures of it.</source>
        <translation>整体噪声：作为一个长向量混合，适合探索。逐列：每个通道的
每一列单独混合，与 AUTOMATIC1111 的变体种子相同，用于复现它的图片。</translation>
    </message>
    <message>
        <source>Draws the variation seeds now and makes a picture for each</source>
        <translation>现在抽取变体种子，并为每个生成一张图片</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>On the way already</source>
        <translation>已走的路径</translation>
    </message>
    <message>
        <source>How noises are mixed</source>
        <translation>噪声的混合方式</translation>
    </message>
    <message numerus="yes">
        <source>Make %n variation(s)</source>
        <translation>
            <numerusform>生成 %n 个变体</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SessionKeeper</name>
    <message>
        <source>Another window of Seedbed keeps the session; this one ends for good.</source>
        <translation>会话由另一个 Seedbed 窗口保存；此窗口关闭后不会恢复。</translation>
    </message>
    <message>
        <source>The last session could not be read. %1</source>
        <translation>无法读取上次会话。%1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were open when Seedbed ended.</source>
        <translation>
            <numerusform>Seedbed 退出时有 %n 次运行尚未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message numerus="yes">
        <source>The pictures of your last run (%n seed(s)) are in the library.</source>
        <translation>
            <numerusform>上次运行的图片（%n 个种子）在图库中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>seedbed::SettingsTableModel</name>
    <message>
        <source>The picture does not say</source>
        <translation>图片没有记录</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>seedbed::ShortcutsDialog</name>
    <message>
        <source>Use this key</source>
        <translation>使用此按键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>搜索操作或按键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Click here and press the new key</source>
        <translation>点击此处并按下新按键</translation>
    </message>
    <message>
        <source>The action keeps its place in menus and in the list of actions</source>
        <translation>该操作仍保留在菜单和操作列表中</translation>
    </message>
    <message>
        <source>The key that this action came with</source>
        <translation>此操作的默认按键</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>全部恢复原样</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>已由您更改</translation>
    </message>
    <message>
        <source>Press a new key for “%1”.</source>
        <translation>请为“%1”按下新按键。</translation>
    </message>
    <message>
        <source>Choose an action to change its key.</source>
        <translation>选择一个操作以更改其按键。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 is free.</source>
        <translation>%1 未被占用。</translation>
    </message>
    <message>
        <source>%1 belongs to %2, which would lose it.</source>
        <translation>%1 已分配给“%2”，改用后它将失去此按键。</translation>
    </message>
    <message>
        <source>Export the keys</source>
        <translation>导出按键</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>导入按键</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>The keys of %1 are in use.</source>
        <translation>已启用 %1 中的按键。</translation>
    </message>
</context>
<context>
    <name>seedbed::SideTag</name>
    <message>
        <source>P</source>
        <comment>picked</comment>
        <translation>P</translation>
    </message>
    <message>
        <source>X</source>
        <comment>rejected</comment>
        <translation>X</translation>
    </message>
    <message>
        <source>Picture %1: %2 %3</source>
        <translation>图片 %1：%2 %3</translation>
    </message>
    <message>
        <source>%1
Click, or Tab: keys for judging and for the seed go to this picture.</source>
        <translation>%1
点击或按 Tab：评判和种子的按键将作用于此图片。</translation>
    </message>
</context>
<context>
    <name>seedbed::StarBar</name>
    <message>
        <source>Your rating (keys 1 to 5, 0 for none)</source>
        <translation>您的评分（按键 1 到 5，0 为无）</translation>
    </message>
    <message numerus="yes">
        <source>Rating: %n star(s)</source>
        <translation>
            <numerusform>评分：%n 星</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::StartPictureForm</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Mask from a file…</source>
        <translation>从文件读取蒙版…</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>无蒙版</translation>
    </message>
    <message>
        <source>Keep the rest to the last pixel</source>
        <translation>其余部分逐像素保持原样</translation>
    </message>
    <message>
        <source>Pictures are made from another one instead of noise alone (img2img), or a part of it
is made anew (inpainting)</source>
        <translation>以另一张图片为起点生成，而不是只从噪声开始（img2img），或重新生成
图片的一部分（inpainting）</translation>
    </message>
    <message>
        <source>Drop a picture here.</source>
        <translation>将图片拖放到此处。</translation>
    </message>
    <message>
        <source>Share of the steps that is run (denoising strength). 0: the picture as it is.
1: all steps, and little of it is left.</source>
        <translation>运行的步所占的比例（denoising strength）。0：图片保持原样。
1：运行所有步，原图所剩无几。</translation>
    </message>
    <message>
        <source>A picture: where it is white the other one is repainted</source>
        <translation>一张图片：其白色部分对应的区域会被重绘</translation>
    </message>
    <message>
        <source>The whole picture changes</source>
        <translation>整张图片都会改变</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Softens the edge of what is repainted (standard deviation of a Gaussian, in pixels of
the mask)</source>
        <translation>柔化重绘区域的边缘（高斯函数的标准差，以蒙版的
像素为单位）</translation>
    </message>
    <message>
        <source>Outside the mask the picture&apos;s own pixels, not what the VAE makes of them</source>
        <translation>蒙版之外使用图片自身的像素，而不是经 VAE 处理后的像素</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Repaint only here</source>
        <translation>仅重绘此处</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>柔化边缘</translation>
    </message>
    <message>
        <source>Start from a picture</source>
        <translation>从图片开始</translation>
    </message>
    <message>
        <source>Choose a mask</source>
        <translation>选择蒙版</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>The mask cannot be saved to %1.</source>
        <translation>无法将蒙版保存到 %1。</translation>
    </message>
    <message>
        <source>Repaints a part of %1</source>
        <translation>重绘 %1 的一部分</translation>
    </message>
    <message>
        <source>Starts from %1, strength %2</source>
        <translation>从 %1 开始，强度 %2</translation>
    </message>
</context>
<context>
    <name>seedbed::StudioActions</name>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Stop the running grid</source>
        <translation>停止正在运行的网格</translation>
    </message>
    <message>
        <source>Draw random seeds</source>
        <translation>抽取随机种子</translation>
    </message>
    <message>
        <source>Take the next seeds</source>
        <translation>接着取用种子</translation>
    </message>
    <message>
        <source>Variations of the chosen picture</source>
        <translation>所选图片的变体</translation>
    </message>
    <message>
        <source>Pictures near this one: its noise mixed with a little of another seed&apos;s</source>
        <translation>与此图片相近的图片：在其噪声中混入少许另一种子的噪声</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>转到提示词</translation>
    </message>
    <message>
        <source>Go to the seeds</source>
        <translation>转到种子</translation>
    </message>
    <message>
        <source>Go to the grid</source>
        <translation>转到网格</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>Pause the chosen job</source>
        <translation>暂停所选任务</translation>
    </message>
    <message>
        <source>Let the chosen job go on</source>
        <translation>继续所选任务</translation>
    </message>
    <message>
        <source>Finish the chosen job&apos;s pictures, then stop it</source>
        <translation>完成所选任务已开始的图片后停止</translation>
    </message>
    <message>
        <source>Stop the chosen job now</source>
        <translation>立即停止所选任务</translation>
    </message>
    <message>
        <source>Run the chosen job again</source>
        <translation>重新运行所选任务</translation>
    </message>
    <message>
        <source>Clear ended jobs</source>
        <translation>清除已结束的任务</translation>
    </message>
    <message>
        <source>G&amp;rid</source>
        <translation>网格(&amp;R)</translation>
    </message>
    <message>
        <source>Use the selected seeds</source>
        <translation>使用所选种子</translation>
    </message>
    <message>
        <source>Copy the selected seeds</source>
        <translation>复制所选种子</translation>
    </message>
    <message>
        <source>Show at full size</source>
        <translation>全尺寸显示</translation>
    </message>
    <message>
        <source>Keep watched words lit</source>
        <translation>保持关注词亮起</translation>
    </message>
    <message>
        <source>Watch no words</source>
        <translation>不关注任何词</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>排序(&amp;O)</translation>
    </message>
    <message>
        <source>Fit all cells</source>
        <translation>显示全部单元格</translation>
    </message>
    <message>
        <source>Larger cells</source>
        <translation>放大单元格</translation>
    </message>
    <message>
        <source>Smaller cells</source>
        <translation>缩小单元格</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>按列表顺序</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>按种子</translation>
    </message>
    <message>
        <source>By arrival</source>
        <translation>按完成先后</translation>
    </message>
    <message>
        <source>By overlap, least first</source>
        <translation>重叠度从低到高</translation>
    </message>
    <message>
        <source>By overlap, most first</source>
        <translation>重叠度从高到低</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>检查(&amp;I)</translation>
    </message>
    <message>
        <source>Mean of the steps so far</source>
        <translation>到目前各步的平均</translation>
    </message>
    <message>
        <source>Use this seed</source>
        <translation>使用此种子</translation>
    </message>
    <message>
        <source>Copy this seed</source>
        <translation>复制此种子</translation>
    </message>
    <message>
        <source>Capture every layer and head for this seed</source>
        <translation>为此种子记录每一层和每个头</translation>
    </message>
    <message>
        <source>Attention of the chosen picture</source>
        <translation>所选图片的注意力</translation>
    </message>
    <message>
        <source>Export the figure…</source>
        <translation>导出插图…</translation>
    </message>
    <message>
        <source>Export the maps…</source>
        <translation>导出热力图…</translation>
    </message>
    <message>
        <source>Export the numbers…</source>
        <translation>导出数值…</translation>
    </message>
    <message>
        <source>Export masks…</source>
        <translation>导出蒙版…</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Final picture</source>
        <translation>最终图片</translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation>播放各步</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>Compare the chosen pictures</source>
        <translation>对比所选图片</translation>
    </message>
    <message>
        <source>Two to four pictures side by side, zoomed and moved as one</source>
        <translation>两到四张图片并排显示，同步缩放和移动</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>打开模型文件夹…</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>Keep all pictures in the library</source>
        <translation>将所有图片存入图库</translation>
    </message>
    <message>
        <source>Off: pictures stay in memory until the window is closed</source>
        <translation>关闭时：图片保留在内存中，直到窗口关闭</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>打开其他图库…</translation>
    </message>
    <message>
        <source>Show the folder of the pictures</source>
        <translation>显示图片所在文件夹</translation>
    </message>
    <message>
        <source>Export pictures…</source>
        <translation>导出图片…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open picture settings…</source>
        <translation>打开图片设置…</translation>
    </message>
    <message>
        <source>Fills the prompt panel from a picture of Seedbed, AUTOMATIC1111, ComfyUI, InvokeAI and others</source>
        <translation>从 Seedbed、AUTOMATIC1111、ComfyUI、InvokeAI 等程序的图片读取设置，填入提示词面板</translation>
    </message>
    <message>
        <source>Paste picture settings</source>
        <translation>粘贴图片设置</translation>
    </message>
    <message>
        <source>Settings as text, in the form that AUTOMATIC1111 copies, or a picture&apos;s file</source>
        <translation>AUTOMATIC1111 复制格式的设置文本，或图片文件</translation>
    </message>
    <message>
        <source>Import pictures…</source>
        <translation>导入图片…</translation>
    </message>
    <message>
        <source>Copies a folder of pictures with their settings and ratings into the library</source>
        <translation>将文件夹中的图片连同设置和评分复制到图库</translation>
    </message>
    <message>
        <source>Save picture as…</source>
        <translation>图片另存为…</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>审阅(&amp;R)</translation>
    </message>
    <message>
        <source>Review on the whole screen</source>
        <translation>全屏审阅</translation>
    </message>
    <message>
        <source>Review on the second screen</source>
        <translation>在第二屏幕上审阅</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>查找操作…</translation>
    </message>
    <message>
        <source>&amp;Tabs</source>
        <translation>标签页(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Layouts</source>
        <translation>布局(&amp;L)</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Tab before</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Seedbed speaks another language once it is opened again. Your session comes back.</source>
        <translation>重新打开 Seedbed 后将使用另一种语言。您的会话会恢复。</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Keys at a glance</source>
        <translation>按键一览</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>键盘快捷键…</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门步骤</translation>
    </message>
    <message>
        <source>Check the noise again</source>
        <translation>再次检查噪声</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>保存诊断信息…</translation>
    </message>
    <message>
        <source>A file for a report of a problem; shows what is in it first</source>
        <translation>用于报告问题的文件；会先显示其内容</translation>
    </message>
    <message>
        <source>About Seedbed</source>
        <translation>关于 Seedbed</translation>
    </message>
    <message>
        <source>&lt;b&gt;Seedbed %1&lt;/b&gt;&lt;br&gt;Browse, understand and keep the seeds of a diffusion model.&lt;br&gt;Apache License 2.0</source>
        <translation>&lt;b&gt;Seedbed %1&lt;/b&gt;&lt;br&gt;浏览、理解并保存扩散模型的种子。&lt;br&gt;Apache License 2.0</translation>
    </message>
    <message>
        <source>&amp;Copy for another program</source>
        <translation>复制到其他程序(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as AUTOMATIC1111 text</source>
        <translation>复制为 AUTOMATIC1111 文本</translation>
    </message>
    <message>
        <source>The chosen picture&apos;s settings, as AUTOMATIC1111 and Forge read them from the clipboard</source>
        <translation>所选图片的设置，AUTOMATIC1111 和 Forge 可从剪贴板读取</translation>
    </message>
    <message>
        <source>Copy as ComfyUI graph</source>
        <translation>复制为 ComfyUI 节点图</translation>
    </message>
    <message>
        <source>A workflow: paste it in ComfyUI, or save it and drop the file there</source>
        <translation>一个工作流：在 ComfyUI 中粘贴，或保存后将文件拖放到其中</translation>
    </message>
    <message>
        <source>Copy as diffusers script</source>
        <translation>复制为 diffusers 脚本</translation>
    </message>
    <message>
        <source>A Python script that makes this picture</source>
        <translation>生成此图片的 Python 脚本</translation>
    </message>
    <message>
        <source>Reproduce the chosen picture…</source>
        <translation>复现所选图片…</translation>
    </message>
    <message>
        <source>Renders it again and finds the settings that give it</source>
        <translation>重新渲染，并找出能得到该图片的设置</translation>
    </message>
    <message>
        <source>Reproduce a picture&apos;s file…</source>
        <translation>复现图片文件…</translation>
    </message>
    <message>
        <source>A picture of another program: tries the noise, clip skip and emphasis that its file leaves open</source>
        <translation>其他程序的图片：尝试其文件未注明的噪声、Clip skip 和强调方式</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>管理模型…</translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation>卸载模型</translation>
    </message>
    <message>
        <source>Gives its memory back; the next run loads it again</source>
        <translation>释放其占用的内存；下次运行时会重新加载</translation>
    </message>
    <message>
        <source>Unload when &amp;idle</source>
        <translation>空闲时卸载(&amp;I)</translation>
    </message>
    <message>
        <source>Search the models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Watch a folder of models…</source>
        <translation>监视模型文件夹…</translation>
    </message>
    <message>
        <source>Look into the folders again</source>
        <translation>重新查看文件夹</translation>
    </message>
    <message>
        <source>Show favourites only</source>
        <translation>仅显示收藏</translation>
    </message>
    <message>
        <source>Open the chosen model</source>
        <translation>打开所选模型</translation>
    </message>
    <message>
        <source>A LoRA or an embedding goes into the prompt</source>
        <translation>LoRA 或嵌入会加入提示词</translation>
    </message>
    <message>
        <source>Make the chosen model a favourite</source>
        <translation>收藏所选模型</translation>
    </message>
    <message>
        <source>Show the chosen model&apos;s file</source>
        <translation>显示所选模型的文件</translation>
    </message>
    <message>
        <source>Compute the chosen models&apos; hashes</source>
        <translation>计算所选模型的哈希</translation>
    </message>
    <message>
        <source>Copy the chosen model&apos;s hash</source>
        <translation>复制所选模型的哈希</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder in the layout of diffusers</source>
        <translation>diffusers 目录结构的文件夹</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>打开模型文件…</translation>
    </message>
    <message>
        <source>A .safetensors or .ckpt file with a whole model, a LoRA or an embedding</source>
        <translation>包含完整模型、LoRA 或嵌入的 .safetensors 或 .ckpt 文件</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>seedbed::StudioTabs</name>
    <message>
        <source>Tabs of the studio</source>
        <translation>工作室的标签页</translation>
    </message>
</context>
<context>
    <name>seedbed::TagEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Enter puts it on every chosen picture; T and a letter does so by key</source>
        <translation>Enter 为所有所选图片加上标签；也可按 T 再按字母键</translation>
    </message>
    <message>
        <source>Take the tag %1 away</source>
        <translation>移除标签 %1</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>标签 %1</translation>
    </message>
</context>
<context>
    <name>seedbed::TagKeysDialog</name>
    <message>
        <source>Tag keys</source>
        <translation>标签按键</translation>
    </message>
    <message>
        <source>Press T, then the letter, to put the tag on the chosen pictures; again to take it off.</source>
        <translation>按 T，再按字母键，为所选图片加上标签；再按一次则去除。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>T, %1</source>
        <translation>T, %1</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用此按键</translation>
    </message>
    <message>
        <source>Free the key</source>
        <translation>释放此按键</translation>
    </message>
</context>
<context>
    <name>seedbed::TagKeysEditor</name>
    <message>
        <source>Tag keys</source>
        <translation>标签按键</translation>
    </message>
    <message>
        <source>Press T, then the letter: the chosen pictures get the tag; again takes it away.</source>
        <translation>按 T，再按字母键：为所选图片加上标签；再按一次则去除。</translation>
    </message>
    <message>
        <source>Tag of the keys %1</source>
        <translation>按键 %1 的标签</translation>
    </message>
</context>
<context>
    <name>seedbed::TimeBar</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Moves through the steps: preview and maps together (, and .)</source>
        <translation>在各步之间移动：预览和热力图同步变化（, 和 .）</translation>
    </message>
    <message>
        <source>Plays the steps from noise to picture (Shift+Space)</source>
        <translation>播放从噪声到图片的各步 (Shift+Space)</translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation>播放各步</translation>
    </message>
    <message>
        <source>preview and maps move together</source>
        <translation>预览和热力图同步移动</translation>
    </message>
    <message>
        <source>final picture</source>
        <translation>最终图片</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>seedbed::TroubleBar</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Rebuild the index</source>
        <translation>重建索引</translation>
    </message>
    <message>
        <source>Makes the index anew from the pictures and the XMP files beside them; the old one is kept in backups</source>
        <translation>根据图片及其旁边的 XMP 文件重新建立索引；旧索引保留在 backups 中</translation>
    </message>
</context>
<context>
    <name>seedbed::VariationPanel</name>
    <message>
        <source>Pick a picture and choose “Vary”.</source>
        <translation>选一张图片，然后点“变体”。</translation>
    </message>
    <message>
        <source>Keep going from this one</source>
        <translation>以此为起点继续</translation>
    </message>
    <message>
        <source>Varies the picture that is current now; how it came about is kept as the way already gone</source>
        <translation>以当前图片为起点生成变体；它的由来保留为已走的路径</translation>
    </message>
    <message>
        <source>Around a seed</source>
        <translation>围绕一个种子</translation>
    </message>
    <message>
        <source>Between four seeds</source>
        <translation>四个种子之间</translation>
    </message>
    <message>
        <source>Varies seed %1</source>
        <translation>生成种子 %1 的变体</translation>
    </message>
</context>
<context>
    <name>seedbed::WordChip</name>
    <message>
        <source>Watch the word %1</source>
        <translation>关注词 %1</translation>
    </message>
    <message>
        <source>Point at it: every picture lights up where this word acts.
Click: watch it.</source>
        <translation>指向它：每张图片中该词起作用的位置都会亮起。
点击：关注它。</translation>
    </message>
    <message>
        <source>A position that every prompt has. Its map often holds what no word claims.</source>
        <translation>每个提示词都有的位置。其热力图往往包含没有词占据的部分。</translation>
    </message>
</context>
</TS>
