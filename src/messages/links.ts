import type { OwnWords } from '../core/types.ts';

/** Texts of the link checker. */
export const links = {
  group: { en: 'Online:', 'zh-CN': '联网检查：' },
  about: {
    en: 'list the URLs in articles with their last results; sends no requests',
    'zh-CN': '列出文章中的网址及上次检查的结果，不访问网络',
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
  internalTotals: {
    en: '{total, plural, =1 {1 link} other {# links}} inside the site ({parts})',
    'zh-CN': '站内链接 {total} 个（{parts, list}）',
  },
  internalNone: { en: 'No links inside the site', 'zh-CN': '没有站内链接' },
  check: { en: 'request these URLs and list the results', 'zh-CN': '联网检查这些网址并列出结果' },
  optionOnline: { en: 'check online whether links and images work', 'zh-CN': '联网检查链接和图片能否打开' },
  optionMode: {
    en: 'pr: URLs that the change adds must work now; nightly: the whole site, where three failures over two days are an error',
    'zh-CN': 'pr：改动新增的网址必须能打开；nightly：检查全站，两天内失败三次才算错误',
  },
  optionDeadline: {
    en: 'stop after so many seconds; the rest is left for the next run',
    'zh-CN': '最多检查多少秒，其余留待下次',
  },
  optionConfirm: {
    en: 'check online that the URLs that image fixes write are images; such fixes become safe',
    'zh-CN': '联网确认图片修复写入的网址确为图片；确认后的修复视为安全',
  },
  optionRecord: { en: 'write all network responses to a file', 'zh-CN': '把网络返回的结果全部写入文件' },
  optionReplay: {
    en: 'use the responses in a file of --record, without a network',
    'zh-CN': '使用 --record 写入的结果，不访问网络',
  },
  optionAllow: {
    en: 'private HOST:PORT that may be requested (repeatable)',
    'zh-CN': '允许访问的内网 主机:端口（可重复）',
  },
  asking: {
    en: 'Checking online: {done} of {total} URLs, {sites, plural, =1 {1 site} other {# sites}}',
    'zh-CN': '正在联网检查：{done} / {total} 个网址，{sites} 个网站',
  },
  notChecked: {
    en: 'Note: {count, plural, =1 {1 URL was} other {# URLs were}} not checked, because time or budget ran out',
    'zh-CN': '注意：有 {count} 个网址因时间或次数用尽而未检查',
  },
  closed: {
    en: 'Note: {count} of {total} URLs on {host} could not be checked: {why}',
    'zh-CN': '注意：{host} 的 {total} 个网址中有 {count} 个无法核实：{why}',
  },
  damaged: {
    en: 'Note: skipped {count, plural, =1 {1 damaged line} other {# damaged lines}} of {file}',
    'zh-CN': '注意：{file} 中有 {count} 行已损坏，已跳过',
  },
  tracked: {
    en: 'Note: the ledger {file} is neither read nor written, because git tracks it and it may come from another branch',
    'zh-CN': '注意：git 跟踪了检查记录 {file}，它可能来自他人的分支，因此既不读取也不写入',
  },
  unwritable: {
    en: 'Note: the ledger {file} cannot be read or written: {reason}',
    'zh-CN': '注意：无法读写检查记录 {file}：{reason}',
  },
  untrusted: {
    en: 'Note: this change touches {file}, so these settings of `links` in it are not used: {keys}',
    'zh-CN': '注意：此次改动涉及 {file}，其中 `links` 的这些设置不生效：{keys, list}',
  },
  row: {
    en: '{verdict} {kind} {href}  {why}, {count, plural, =1 {1 place} other {# places, first}} {place}',
    'zh-CN': '{verdict} {kind} {href}  {why}，出现 {count} 次，首见 {place}',
  },
  known: { en: ', last checked {day}, next on {next}', 'zh-CN': '，上次检查 {day}，下次 {next}' },
  failing: {
    en: ', failing since {day}{count, plural, =1 {} other { (# times)}}',
    'zh-CN': '，自 {day} 起失败 {count} 次',
  },
  totals: { en: '{total, plural, =1 {1 URL} other {# URLs}} ({parts})', 'zh-CN': '网址共 {total} 个（{parts, list}）' },
  none: { en: 'No URLs found', 'zh-CN': '没有找到网址' },
  ok: { en: 'ok', 'zh-CN': '正常' },
  moved: { en: 'moved', 'zh-CN': '已迁移' },
  broken: { en: 'broken', 'zh-CN': '失效' },
  uncertain: { en: 'uncertain', 'zh-CN': '不确定' },
  blocked: { en: 'not allowed', 'zh-CN': '不允许' },
  skipped: { en: 'not checked', 'zh-CN': '未检查' },
} as const satisfies Record<string, OwnWords>;
