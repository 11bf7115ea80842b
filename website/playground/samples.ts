import type { Language } from '../../src/core/types.ts';

/** An article of each language, with what crawlers and converters leave behind. */
export const samples: Readonly<Record<Language, string>> = {
  en: `---
title: "Night market &amp; lanterns return to Old Quay | harbour.example"
date: 2024-05-03 04:12:09.662013
tags: [harbour.example]
---

The lanterns along the Old Quay will be lit again on Friday. For the first time in six years, forty stalls will stand
<!--more-->
between the bridge and the lighthouse, and the ferry will run until midnight.

![](https://media.harbour.example/2024/lanterns.jp)

What visitors should know:

##Getting there

* The footbridge is **closed **after ten; take [the ferry](https://https://ferry.harbour.example/night).
* Tickets and times:https://harbour.example/night?utm_source=newsletter&utm_medium=mail
* More in [the programme]().

"We hung every one of them by hand,” said Mara Quill, who keeps the lighthouse. It wasnâ€™t quick.

Share this:

[Read the original](https://harbour.example/2024/04/23/night-market.html)
`,
  'zh-CN': `---
title: 河湾日报->老码头夜市重开，四十个摊位点亮灯笼 | hewan.example
date: 2024-05-03 04:12:09.662013
tags:
- 河湾日报
categories:
- hewan.example
---

老码头的灯笼周五将再次点亮。时隔六年，四十个摊位将沿着石桥
<!--more-->
一直摆到灯塔脚下，渡船当晚开到零点。

![](https://img.hewan.example/2024/lanterns.jp)

##交通提示

* **注意：**人行桥晚上十点后关闭，请改乘[渡船](https://https://ferry.hewan.example/night)。
* 门票和班次见https://hewan.example/night?utm_source=weixin&utm_medium=share，先到先得。
* 更多内容见[节目单]()。

“每一盏灯笼都是我们亲手挂上去的,”守塔人林知远说。

[查看原文](https://www.hewan.example/2024/04/23/night-market.html)
`,
};
