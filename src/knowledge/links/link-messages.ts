import type { FindingData, OwnWords, Severity } from '../../core/types.ts';
import type { CheckedLink, Reason } from '../../engine/link-states.ts';
import { parseUrl } from '../url/url.ts';

/** Texts after the name of a link and its URL. */
const linkTexts = {
  'not-found': { en: 'is broken: {host} answers with status {status}', 'zh-CN': '已失效：{host} 返回状态 {status}' },
  'client-error': {
    en: 'is refused: {host} answers with status {status}',
    'zh-CN': '被拒绝：{host} 返回状态 {status}',
  },
  'no-host': { en: 'is broken: the host `{host}` does not exist', 'zh-CN': '已失效：主机 `{host}` 不存在' },
  'redirect-loop': { en: 'is redirected in a loop', 'zh-CN': '陷入循环跳转' },
  'redirect-nowhere': {
    en: 'is redirected (status {status}) without a target',
    'zh-CN': '返回跳转（状态 {status}），但没有给出去处',
  },
  'redirect-malformed': {
    en: 'is redirected (status {status}) to an invalid URL',
    'zh-CN': '返回跳转（状态 {status}），但去处不是有效的网址',
  },
  'private-address': { en: 'leads to a private network, through `{end}`', 'zh-CN': '经 `{end}` 指向内网' },
  'access-denied': {
    en: 'could not be checked: {host} answers with status {status}',
    'zh-CN': '无法核实：{host} 返回状态 {status}',
  },
  'bot-challenge': {
    en: 'could not be checked: {host} asks for proof of a human visitor',
    'zh-CN': '无法核实：{host} 要求人机验证',
  },
  'rate-limited': {
    en: 'could not be checked: {host} limits the number of requests',
    'zh-CN': '无法核实：{host} 限制访问频率',
  },
  'server-error': {
    en: 'could not be checked: {host} answers with status {status}',
    'zh-CN': '无法核实：{host} 返回状态 {status}',
  },
  'odd-status': {
    en: 'could not be checked: {host} answers with status {status}',
    'zh-CN': '无法核实：{host} 返回状态 {status}',
  },
  timeout: { en: 'could not be checked: {host} did not answer in time', 'zh-CN': '无法核实：{host} 响应超时' },
  'connection-reset': {
    en: 'could not be checked: {host} closed the connection ({code})',
    'zh-CN': '无法核实：{host} 中断连接（{code}）',
  },
  'connection-refused': {
    en: 'could not be checked: {host} refused the connection ({code})',
    'zh-CN': '无法核实：{host} 拒绝连接（{code}）',
  },
  'cut-off': {
    en: 'could not be checked: the response of {host} is incomplete',
    'zh-CN': '无法核实：{host} 的响应不完整',
  },
  tls: {
    en: 'could not be checked: the certificate of {host} is not valid ({code})',
    'zh-CN': '无法核实：{host} 的证书无效（{code}）',
  },
  dns: {
    en: 'could not be checked: the name {host} could not be resolved this time ({code})',
    'zh-CN': '无法核实：暂时无法解析 {host}（{code}）',
  },
  'bad-encoding': {
    en: 'could not be checked: the response of {host} cannot be decompressed',
    'zh-CN': '无法核实：{host} 返回的内容无法解压',
  },
  'bad-protocol': {
    en: 'could not be checked: the response of {host} is not HTTP ({code})',
    'zh-CN': '无法核实：{host} 返回的不是 HTTP（{code}）',
  },
  'host-unreachable': { en: 'could not be checked: {host} does not answer', 'zh-CN': '无法核实：{host} 没有响应' },
} as const satisfies Partial<Record<Reason, OwnWords>>;

const pageTexts = {
  'soft-not-found': {
    en: 'leads to a page that says “not found”: `{title}`',
    'zh-CN': '打开的是提示页面不存在的网页：`{title}`',
  },
  'redirected-to-home': {
    en: 'is redirected to the home page of its site, `{end}`',
    'zh-CN': '被跳转到网站首页 `{end}`',
  },
} as const satisfies Partial<Record<Reason, OwnWords>>;

const imageTexts = {
  'not-an-image': { en: 'leads to a web page, not to an image', 'zh-CN': '打开的是网页，不是图片' },
  'empty-image': { en: 'leads to an empty file', 'zh-CN': '打开的是空文件' },
  'unknown-image': { en: 'leads to a file that is not in a known image format', 'zh-CN': '打开的不是已知格式的图片' },
  'tracking-pixel': {
    en: 'is only {width} × {height} pixels, as tracking pixels are',
    'zh-CN': '只有 {width} × {height} 像素，是统计访问用的',
  },
  'hotlink-protected': {
    en: 'is not shown on other sites: {host} answers them with status {status}',
    'zh-CN': '有防盗链：在其他网站上显示时 {host} 返回状态 {status}',
  },
} as const satisfies Partial<Record<Reason, OwnWords>>;

export type PageReason = keyof typeof linkTexts | keyof typeof pageTexts;
export type ImageReason = keyof typeof linkTexts | keyof typeof imageTexts;
type Messages<Said> = { readonly [R in keyof Said]: OwnWords };

/** Returns the messages of a rule about links to pages; `name` is the start of each message. */
export function pageMessages(name: OwnWords): Messages<typeof linkTexts & typeof pageTexts> {
  return messages({ ...linkTexts, ...pageTexts }, name);
}

/** Returns the messages of a rule about links to images; see `pageMessages`. */
export function imageMessages(name: OwnWords): Messages<typeof linkTexts & typeof imageTexts> {
  return messages({ ...linkTexts, ...imageTexts }, name);
}

function messages<Said extends Readonly<Record<string, OwnWords>>>(all: Said, name: OwnWords) {
  const entries = Object.entries(all).map(([reason, words]) => [
    reason,
    {
      en: `${name.en} ${words.en}`,
      'zh-CN': `${name['zh-CN']} ${words['zh-CN']}`,
    },
  ]);
  return Object.fromEntries(entries) as Messages<Said>;
}

/** Returns the finding for a URL with a state that one of these messages describes. */
export function linkFinding<Id extends Reason>(url: string, state: CheckedLink & { readonly severity: Severity }) {
  return { messageId: state.reason as Id, severity: state.severity, data: dataOf(url, state), key: url };
}

/** Returns the values for the placeholders of these messages. */
function dataOf(url: string, state: CheckedLink): FindingData {
  const { href, finalUrl, status = 0, code = '', image, titles = [] } = state;
  const end = finalUrl ?? state.hops?.at(-1)?.url ?? href;
  const host = parseUrl(end)?.host ?? end;
  const { width = 0, height = 0 } = image ?? {};
  return { url, host, end, status, code, title: titles[0] ?? '', width, height };
}
