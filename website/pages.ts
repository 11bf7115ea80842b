import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { rules } from '../rules/index.ts';
import type { Language, OwnWords } from '../src/core/types.ts';
import { topics } from '../src/engine/rule.ts';
import { pages as words } from '../src/messages/pages.ts';

interface Section {
  readonly title: OwnWords;
  /** Files of `docs/` without `.md`, with their titles; those that do not exist are left out. */
  readonly pages: Readonly<Record<string, OwnWords>>;
}

/** The sidebar above the rules. A page that is not translated is linked in English. */
const sections: readonly Section[] = [
  {
    title: { en: 'Guide', 'zh-CN': '指南' },
    pages: {
      start: { en: 'First steps', 'zh-CN': '上手指南' },
      configuration: { en: 'Configuration', 'zh-CN': '配置' },
      presets: words.presets,
      schemas: { en: 'Front matter schemas', 'zh-CN': 'Front matter 的 schema' },
      editors: { en: 'Editors', 'zh-CN': '编辑器' },
      report: { en: 'HTML report', 'zh-CN': 'HTML 报告' },
      links: { en: 'Links on the web', 'zh-CN': '联网检查链接' },
      ci: { en: 'CI and hooks', 'zh-CN': 'CI 与提交钩子' },
      scale: { en: 'Large sites', 'zh-CN': '大型网站' },
      'rules-of-your-own': { en: 'Rules of your own', 'zh-CN': '自定义规则' },
    },
  },
  {
    title: { en: 'Reference', 'zh-CN': '参考' },
    pages: {
      'rules/README': { en: 'All rules', 'zh-CN': '全部规则' },
      precision: { en: 'Accuracy', 'zh-CN': '准确性' },
      api: { en: 'API', 'zh-CN': 'API' },
      facts: { en: 'Facts', 'zh-CN': '事实' },
    },
  },
];

const docs = join(import.meta.dirname, '../docs');

/** Returns the address of a file of `docs/`, translated if it can be; undefined if there is none. */
function addressOf(page: string, language: Language): string | undefined {
  const translated = language === 'en' ? page : `${language}/${page}`;
  const found = [translated, page].find((each) => existsSync(join(docs, `${each}.md`)));
  return found === undefined ? undefined : `/${found.replace(/README$/u, '')}`;
}

/** Returns the sidebar of a language: the sections, then the rules by topic. */
export function sidebar(language: Language): DefaultTheme.SidebarItem[] {
  return [
    ...sections.map(({ title, pages }) => ({
      text: title[language],
      items: Object.entries(pages).flatMap(([page, text]) => {
        const link = addressOf(page, language);
        return link === undefined ? [] : [{ text: text[language], link }];
      }),
    })),
    ...topics.map((topic) => ({
      text: `${words.rules[language]}${language === 'en' ? ': ' : '：'}${words[topic][language]}`,
      collapsed: true,
      items: rules
        .filter(({ docs: { topic: own } }) => own === topic)
        .map(({ id }) => ({ text: id, link: addressOf(`rules/${id}`, language) ?? '' })),
    })),
  ];
}

/** Returns the links at the top of each page. */
export function nav(language: Language): DefaultTheme.NavItem[] {
  const prefix = language === 'en' ? '' : `/${language}`;
  return [
    { text: language === 'en' ? 'Guide' : '指南', link: addressOf('start', language) ?? `${prefix}/` },
    { text: words.rules[language], link: `${prefix}/rules/`, activeMatch: `^${prefix}/rules/` },
    { text: language === 'en' ? 'Playground' : '在线试用', link: `${prefix}/playground` },
  ];
}
