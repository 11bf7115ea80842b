/** Titles of error pages in Chinese and English. Patterns match whole titles, because news report on errors, too. */

const lead =
  "(?:(?:很|非常)?(?:抱歉|对不起|對不起|遗憾)|(?:we(?:[’']re| are) )?sorry|o+ps|uh[- ]?oh|whoops|哎呀|啊哦|糟糕|error|错误|提示)?(?:[\\s,，.。!！:：~…-]|but )*";
const end = '[\\s.。!！~…]*';

const thing =
  '(?:页面|网页|頁面|網頁|文章|文件|内容|內容|帖子|主题|新闻|资源|信息|视频|图片|链接|地址|网址|栏目|商品|页)';
const requestedByReader =
  '(?:您|你)?(?:所|要|想)?(?:正在)?(?:访问|查找|查看|浏览|请求|寻找|打开|输入)?(?:的)?(?:该|此|本|这个|这篇)?(?:相关)?';
const isGone =
  '(?:不存在|未找到|没有找到|沒有找到|没找到|找不到了?|无法找到|不见了|(?:已经被|已被|已经|已|被)(?:删除|移除|下线|下架|失效)了?|失效|已过期|无法访问|不可用)';
const chinese = [
  `${requestedByReader}${thing}${isGone}(?:(?:或者?|、|/|,|，)(?:已经被|已被|已经|已|被|可能)*(?:删除|移除|下线|失效|过期|更名|暂时不可用|不存在)了?)*`,
  `(?:找不到|未找到|没有找到|无法找到|沒有找到)了?${requestedByReader}(?:网页|页面|頁面|網頁|文件|资源|内容|文章|页)`,
  '(?:页面|网页)(?:丢失|走丢|飞走|迷路)了?',
];

const page =
  '(?:(?:the|this|that|requested|your|our) )*(?:page|web ?page|file|document|article|content|resource|url|object|post|item)(?: (?:you (?:requested|(?:are|were) looking for)|requested))?';
const english = [
  `${page} (?:(?:was |is |could |can )?not (?:be )?found|(?:can ?not|can[’']t|couldn[’']t) be found)`,
  `${page} (?:isn[’']t available|(?:is )?(?:currently )?(?:not available|unavailable|no longer available|missing)|(?:does not|doesn[’']t|no longer) exists?|has been (?:removed|deleted))`,
];

const number = '[(（[]?404[)）\\]]?';
const numbered = [
  `${number}[\\s,:：|/–-]*(?:error|错误|页面|错误页面|页|提示|(?:file or directory |page |object |resource )?not found|未找到|找不到(?:页面|网页)?|页面(?:不存在|未找到|丢失|找不到))`,
  `(?:http|(?:http ?)?(?:status|error|错误)(?: ?code| ?代码)?) ?[-:：]? ?${number}(?: ?[-–:(（]? ?not found[)）]?)?(?:!!1)?`,
];

/** Titles that have no other meaning. */
const unambiguousTitles = [...chinese, ...english, ...numbered].map(wholeText);

/** Titles that may mean something else, so they count alone or beside the site name only. */
const ambiguousTitles = [
  '404',
  'not ?found',
  'error',
  '错误',
  '出错[了啦]?',
  '访问出错',
  '错误页面?',
  '提示信息',
  '系统提示',
].map(wholeText);

function wholeText(pattern: string): RegExp {
  return new RegExp(`^${lead}(?:${pattern})${end}$`, 'iu');
}

export function isNotFoundTitle(text: string): boolean {
  return unambiguousTitles.some((pattern) => pattern.test(text));
}

export function isAmbiguousNotFoundTitle(text: string): boolean {
  return ambiguousTitles.some((pattern) => pattern.test(text));
}
