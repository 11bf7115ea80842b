import type { OwnWords } from '../core/types.ts';
import type { LinkKind, Reason } from '../engine/link-states.ts';

export const linkKindWords: Readonly<Record<LinkKind, OwnWords>> = {
  source: { en: 'source', 'zh-CN': '原文' },
  link: { en: 'link', 'zh-CN': '链接' },
  image: { en: 'image', 'zh-CN': '图片' },
};

/** Why a URL has its verdict. */
export const linkReasonWords: Readonly<Record<Reason, OwnWords>> = {
  ok: { en: 'works', 'zh-CN': '正常' },
  moved: { en: 'moved', 'zh-CN': '已迁移' },
  'not-found': { en: 'page not found', 'zh-CN': '页面不存在' },
  'client-error': { en: 'request refused', 'zh-CN': '请求被拒绝' },
  'no-host': { en: 'host does not exist', 'zh-CN': '主机不存在' },
  'malformed-url': { en: 'malformed URL', 'zh-CN': '网址格式错误' },
  'redirect-loop': { en: 'redirected in a loop', 'zh-CN': '循环跳转' },
  'redirect-nowhere': { en: 'redirected without a target', 'zh-CN': '跳转没有目标' },
  'redirect-malformed': { en: 'redirected to an invalid URL', 'zh-CN': '跳转目标格式错误' },
  'not-an-image': { en: 'not an image', 'zh-CN': '不是图片' },
  'empty-image': { en: 'empty image', 'zh-CN': '图片为空' },
  'access-denied': { en: 'access denied', 'zh-CN': '拒绝访问' },
  'bot-challenge': { en: 'asks for proof of a human visitor', 'zh-CN': '人机验证' },
  'rate-limited': { en: 'too many requests', 'zh-CN': '请求过于频繁' },
  'server-error': { en: 'server error', 'zh-CN': '服务器错误' },
  'odd-status': { en: 'unusual status', 'zh-CN': '状态码异常' },
  timeout: { en: 'no answer in time', 'zh-CN': '超时' },
  'connection-reset': { en: 'connection closed', 'zh-CN': '连接被重置' },
  'connection-refused': { en: 'connection refused', 'zh-CN': '连接被拒绝' },
  'cut-off': { en: 'incomplete response', 'zh-CN': '响应不完整' },
  tls: { en: 'invalid certificate or encryption', 'zh-CN': 'TLS 证书或加密错误' },
  dns: { en: 'host name could not be resolved', 'zh-CN': '域名解析失败' },
  'bad-encoding': { en: 'response cannot be decompressed', 'zh-CN': '响应编码错误' },
  'bad-protocol': { en: 'response is not HTTP', 'zh-CN': '不是有效的 HTTP 响应' },
  'unknown-image': { en: 'unknown image format', 'zh-CN': '未知的图片格式' },
  'tracking-pixel': { en: 'tracking pixel', 'zh-CN': '跟踪像素' },
  'hotlink-protected': { en: 'not shown on other sites', 'zh-CN': '禁止外链' },
  'soft-not-found': { en: 'probably not found', 'zh-CN': '疑似页面不存在' },
  'redirected-to-home': { en: 'redirected to the home page', 'zh-CN': '跳转到首页' },
  'host-unreachable': { en: 'host is unreachable', 'zh-CN': '主机无法访问' },
  'private-address': { en: 'private network', 'zh-CN': '内网地址' },
  scheme: { en: 'scheme is not allowed', 'zh-CN': '协议不允许' },
  port: { en: 'port is not allowed', 'zh-CN': '端口不允许' },
  credentials: { en: 'contains a user name or password', 'zh-CN': '含有用户名或密码' },
  excluded: { en: 'excluded', 'zh-CN': '已排除' },
  'not-checked': { en: 'not checked', 'zh-CN': '未检查' },
};

/** A reason with what the server or the network answered: a status or an error code. */
export const linkReasonWithCode: OwnWords = { en: '{reason} ({code})', 'zh-CN': '{reason}（{code}）' };
