/** Generic alt texts, which name the kind of thing only; compared without case, numbers and punctuation. */
export const genericAlts: readonly string[] = [
  // English, and defaults of editors and converters.
  ...[
    'image',
    'images',
    'img',
    'imag',
    'picture',
    'pic',
    'photo',
    'photograph',
    'figure',
    'fig',
    'screenshot',
    'screen shot',
  ],
  ...[
    'alt',
    'alt text',
    'alt_text',
    'alt-text',
    'alternative text',
    'image alt text',
    'image description',
    'untitled',
    'null',
  ],
  ...[
    'undefined',
    'none',
    'insert image description here',
    'enter image description here',
    'attachment',
    'thumbnail',
    'media',
  ],
  // Chinese.
  ...[
    '图',
    '图片',
    '图像',
    '图画',
    '图示',
    '照片',
    '相片',
    '配图',
    '插图',
    '题图',
    '截图',
    '附图',
    '屏幕截图',
    '封面',
    '封面图',
  ],
  ...[
    '在这里插入图片描述',
    '这里写图片描述',
    '此处输入图片的描述',
    '请输入图片描述',
    '图片描述',
    '输入图片说明',
    '图片说明',
  ],
  ...[
    '请在此添加图片描述',
    '添加图片注释',
    '图片加载失败',
    '未命名',
    '微信图片',
    '微信截图',
    '企业微信截图',
    '图片替换文本',
    '替代文字',
  ],
];

/** URL parameters for visitor statistics only; a star at the end matches anything. */
export const trackingParameters: readonly string[] = [
  ...['utm_*', 'fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'twclid', 'igshid'],
  ...['mc_cid', 'mc_eid', '_hsenc', '_hsmi', 'hsctatracking', 'mkt_tok', 'vero_id', 'oly_enc_id', 'oly_anon_id'],
  ...['wxfrom', 'wx_lazy', 'wx_co', 'imgindex', 'spm', 'spm_id_from', 'vd_source', 'share_source', 'share_medium'],
];

/** Beginnings of error pages. */
export const errorPagePhrases: readonly string[] = [
  ...['404 not found', 'page not found', 'not found', '403 forbidden', 'forbidden', 'access denied', 'bad gateway'],
  ...['500 internal server error', 'internal server error', '502 bad gateway', '503 service', '504 gateway time'],
  ...['service unavailable', 'just a moment', 'attention required', 'checking your browser', 'verify you are human'],
  ...['please enable javascript', 'please enable cookies', 'the page you requested', 'the page you are looking for'],
  ...['the requested url', 'this page could not be found', 'this page isn', 'sorry, the page', 'oops! that page'],
  ...['页面不存在', '页面未找到', '页面没有找到', '找不到页面', '该页面不存在', '无法访问此页面', '无法访问此网站'],
  ...['您访问的页面', '你访问的页面', '您要查看的页面', '抱歉,您访问', '很抱歉,您', '对不起,您访问', '您所访问的'],
  ...['这不是您要查找的页面', '该内容已被发布者删除', '该内容已被删除', '此内容因违规无法查看', '此帐号已被屏蔽'],
  ...['该公众号已迁移', '环境异常', '当前环境异常', '请输入验证码', '访问过于频繁', '您的访问过于频繁'],
  ...['服务器内部错误', '服务器错误', '网站维护中', '系统维护中', '链接已过期', '参数错误', '文章不存在', '内容不存在'],
  ...['没有权限访问', '您没有权限', '该文章已被删除', '文章已删除'],
];

/** Links to the full text at the end of an excerpt. */
export const continuationPhrases: readonly string[] = [
  ...['阅读全文', '查看全文', '展开全文', '点击查看全文', '点击阅读全文', '查看更多', '阅读更多', '继续阅读'],
  ...['read more', 'continue reading', 'read the full story', 'read the full article', 'read the rest', 'keep reading'],
];

/** Beginnings of boilerplate: calls to follow and share, credits, navigation. */
export const boilerplatePhrases: readonly string[] = [
  ...['扫码关注', '扫描二维码', '长按识别', '长按二维码', '识别二维码', '扫一扫', '长按关注', '点击关注', '关注公众号'],
  ...['点击阅读原文', '点击下方阅读原文', '点击上方', '点击蓝字', '点击下方卡片', '戳阅读原文', '点击“阅读原文”'],
  ...['责任编辑:', '责编:', '本期编辑:', '微信编辑:', '编辑|', '审核:', '终审:', '初审:', '复审:', '校对:', '排版:'],
  ...['分享到', '打印本页', '关闭窗口', '打印此页', '返回顶部', '当前位置:', '您的位置:', '您所在的位置', '浏览次数:'],
  ...[
    '阅读次数:',
    '点击次数:',
    '点击数:',
    '访问量:',
    '字体:大',
    '上一篇:',
    '下一篇:',
    '上一条:',
    '下一条:',
    '举报/反馈',
  ],
  ...['觉得不错就点', '喜欢就点个', '点个在看', '点赞、在看', '求点赞', '欢迎转发', '往期推荐', '往期回顾', '往期精彩'],
  ...['精彩推荐', '猜你喜欢', '更多精彩内容', '展开剩余', '点个“在看”', '给个三连'],
  ...['share this', 'share on facebook', 'share on twitter', 'tweet this', 'follow us on', 'subscribe to our'],
  ...['sign up for our newsletter', 'print this page', 'back to top', 'skip to content', 'skip to main content'],
  ...['advertisement', 'click to share', 'like this:', 'email this', 'you may also like', 'leave a comment'],
];

/** Parts of paragraphs that articles repeat on purpose. */
export const intendedRepeats: readonly string[] = [
  ...[
    '版权',
    '许可',
    '授权',
    '协议',
    '译者',
    '作者',
    '编译',
    '本文由',
    '转载',
    '署名',
    '选题',
    '校对',
    '责任编辑',
    '来源',
  ],
  ...['copyright', 'licen', 'creative commons', 'translated by', 'written by', 'originally published', 'all rights'],
];
