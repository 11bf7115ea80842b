import type { OwnWords } from '../core/types.ts';

/** Texts of the link checker. */
export const links = {
  group: { en: 'Online:', 'zh-CN': '联网检查：' },
  about: {
    en: 'list the web addresses in articles with what the ledger knows of them; asks nothing',
    'zh-CN': '列出文章中的网址及已有的检查记录，不访问网络',
  },
  optionInternal: {
    en: 'list the links inside the site instead, with the articles that they lead to',
    'zh-CN': '改为列出站内链接及其指向的文章',
  },
  page: { en: 'page', 'zh-CN': '文章' },
  draft: { en: 'draft', 'zh-CN': '草稿' },
  file: { en: 'file', 'zh-CN': '文件' },
  missing: { en: 'missing', 'zh-CN': '不存在' },
  unknown: { en: 'unknown', 'zh-CN': '不明' },
  internalRow: {
    en: '{state}  {href}{target}  ({count}×, {place})',
    'zh-CN': '{state}  {href}{target}  （{count} 处，{place}）',
  },
  internalTotals: { en: 'Links inside the site: {total} ({parts})', 'zh-CN': '站内链接 {total} 个（{parts}）' },
  internalNone: { en: 'No links inside the site', 'zh-CN': '没有站内链接' },
  check: { en: 'ask the web for these addresses, and list what it said', 'zh-CN': '联网检查这些网址并列出结果' },
  optionOnline: { en: 'ask the web whether links and images open', 'zh-CN': '联网检查链接和图片能否打开' },
  optionMode: {
    en: 'pr: what a change adds must open now; nightly: the whole site, an error is what failed three times over two days',
    'zh-CN': 'pr：改动新增的网址必须能打开；nightly：检查全站，两天内失败三次才算错误',
  },
  optionDeadline: { en: 'ask for so many seconds at most; the rest is left', 'zh-CN': '最多检查多少秒，其余留待下次' },
  optionConfirm: {
    en: 'ask the web whether the addresses that fixes of images write are images; such fixes become safe',
    'zh-CN': '联网确认图片修复写入的地址确为图片；确认后的修复视为安全',
  },
  optionRecord: { en: 'write all that the web said to a file', 'zh-CN': '把网络返回的结果全部写入文件' },
  optionReplay: {
    en: 'take what the web said from a file of --record',
    'zh-CN': '使用 --record 写入的结果，不访问网络',
  },
  optionAllow: {
    en: 'HOST:PORT that may be asked although it is private (repeatable)',
    'zh-CN': '允许访问的内网 主机:端口（可重复）',
  },
  asking: {
    en: 'Asking the web: {done} of {total} addresses, sites: {sites}',
    'zh-CN': '正在联网检查：{done} / {total} 个网址，{sites} 个网站',
  },
  notChecked: {
    en: 'Note: addresses that were not checked, because time or budget ran out: {count}',
    'zh-CN': '注意：有 {count} 个网址因时间或次数用尽而未检查',
  },
  closed: {
    en: 'Note: {host} lets {count} of {total} addresses not be looked at ({why}); nothing is said about them',
    'zh-CN': '注意：{host} 的 {total} 个网址中有 {count} 个无法核实（{why}），不作判断',
  },
  damaged: {
    en: 'Note: damaged lines of {file} that were passed over: {count}',
    'zh-CN': '注意：{file} 中有 {count} 行已损坏，已跳过',
  },
  tracked: {
    en: 'Note: the ledger {file} is neither read nor written, because git tracks it: a branch may have brought it',
    'zh-CN': '注意：git 跟踪了检查记录 {file}，它可能来自他人的分支，因此既不读取也不写入',
  },
  unwritable: {
    en: 'Note: the ledger {file} could not be read or written: {reason}',
    'zh-CN': '注意：无法读写检查记录 {file}：{reason}',
  },
  untrusted: {
    en: 'Note: this change touches {file}, so what it allows of `links` does not count: {keys}',
    'zh-CN': '注意：此次改动涉及 {file}，其中 `links` 放宽的设置不生效：{keys}',
  },
  row: {
    en: '{verdict} {kind} {href}  {why}, places: {count}, first {place}',
    'zh-CN': '{verdict} {kind} {href}  {why}，出现 {count} 次，首见 {place}',
  },
  known: { en: ', last asked {day}, next on {next}', 'zh-CN': '，上次检查 {day}，下次 {next}' },
  failing: { en: ', failing since {day} ({count} times)', 'zh-CN': '，自 {day} 起失败 {count} 次' },
  totals: {
    en: 'Addresses: {total} ({parts})',
    'zh-CN': '网址共 {total} 个（{parts}）',
  },
  none: { en: 'There are no web addresses here', 'zh-CN': '这里没有网址' },
  ok: { en: 'ok', 'zh-CN': '正常' },
  moved: { en: 'moved', 'zh-CN': '已迁移' },
  broken: { en: 'broken', 'zh-CN': '失效' },
  uncertain: { en: 'uncertain', 'zh-CN': '不确定' },
  blocked: { en: 'blocked', 'zh-CN': '不允许' },
  skipped: { en: 'skipped', 'zh-CN': '未检查' },
} as const satisfies Record<string, OwnWords>;
