import type { OwnWords } from '../core/types.ts';
import type { LinkKind, Reason } from '../engine/link-states.ts';

export const linkKindWords: Readonly<Record<LinkKind, OwnWords>> = {
  source: { en: 'source', 'zh-CN': '原文' },
  link: { en: 'link', 'zh-CN': '链接' },
  image: { en: 'image', 'zh-CN': '图片' },
};

/** In English the codes, which `links.severity` of the configuration takes. */
export const linkReasonWords: Readonly<Record<Reason, OwnWords>> = {
  ok: { en: 'ok', 'zh-CN': '正常' },
  moved: { en: 'moved', 'zh-CN': '已迁移' },
  'not-found': { en: 'not-found', 'zh-CN': '页面不存在' },
  'client-error': { en: 'client-error', 'zh-CN': '请求被拒绝' },
  'no-host': { en: 'no-host', 'zh-CN': '域名不存在' },
  'malformed-url': { en: 'malformed-url', 'zh-CN': '网址格式错误' },
  'redirect-loop': { en: 'redirect-loop', 'zh-CN': '循环跳转' },
  'redirect-nowhere': { en: 'redirect-nowhere', 'zh-CN': '跳转没有目标' },
  'redirect-malformed': { en: 'redirect-malformed', 'zh-CN': '跳转目标格式错误' },
  'not-an-image': { en: 'not-an-image', 'zh-CN': '不是图片' },
  'empty-image': { en: 'empty-image', 'zh-CN': '图片为空' },
  'access-denied': { en: 'access-denied', 'zh-CN': '拒绝访问' },
  'bot-challenge': { en: 'bot-challenge', 'zh-CN': '人机验证' },
  'rate-limited': { en: 'rate-limited', 'zh-CN': '请求过于频繁' },
  'server-error': { en: 'server-error', 'zh-CN': '服务器错误' },
  'odd-status': { en: 'odd-status', 'zh-CN': '状态码异常' },
  timeout: { en: 'timeout', 'zh-CN': '超时' },
  'connection-reset': { en: 'connection-reset', 'zh-CN': '连接被重置' },
  'connection-refused': { en: 'connection-refused', 'zh-CN': '连接被拒绝' },
  'cut-off': { en: 'cut-off', 'zh-CN': '响应不完整' },
  tls: { en: 'tls', 'zh-CN': 'TLS 证书或加密错误' },
  dns: { en: 'dns', 'zh-CN': '域名解析失败' },
  'bad-encoding': { en: 'bad-encoding', 'zh-CN': '响应编码错误' },
  'bad-protocol': { en: 'bad-protocol', 'zh-CN': '不是有效的 HTTP 响应' },
  'unknown-image': { en: 'unknown-image', 'zh-CN': '未知的图片格式' },
  'tracking-pixel': { en: 'tracking-pixel', 'zh-CN': '跟踪像素' },
  'hotlink-protected': { en: 'hotlink-protected', 'zh-CN': '禁止外链' },
  'soft-not-found': { en: 'soft-not-found', 'zh-CN': '疑似页面不存在' },
  'redirected-to-home': { en: 'redirected-to-home', 'zh-CN': '跳转到首页' },
  'host-unreachable': { en: 'host-unreachable', 'zh-CN': '主机无法访问' },
  'private-address': { en: 'private-address', 'zh-CN': '内网地址' },
  scheme: { en: 'scheme', 'zh-CN': '协议不允许' },
  port: { en: 'port', 'zh-CN': '端口不允许' },
  credentials: { en: 'credentials', 'zh-CN': '含有用户名或密码' },
  excluded: { en: 'excluded', 'zh-CN': '已排除' },
  'not-checked': { en: 'not-checked', 'zh-CN': '未检查' },
};
