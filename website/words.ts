import type { DefaultTheme } from 'vitepress';
import type { Language } from '../src/core/types.ts';

interface ThemeWords {
  readonly description: string;
  readonly theme: DefaultTheme.Config;
  readonly search: NonNullable<DefaultTheme.LocalSearchOptions['translations']>;
}

/** The words of the theme; its own are English. */
export const themeWords: Readonly<Record<Language, ThemeWords>> = {
  en: {
    description: 'Finds and fixes what crawling, copying and converting leave behind in Markdown articles',
    theme: {},
    search: {},
  },
  'zh-CN': {
    description: '找出并修复抓取、复制和转换在 Markdown 文章中留下的问题',
    theme: {
      outline: { level: [2, 3], label: '本页内容' },
      docFooter: { prev: '上一页', next: '下一页' },
      sidebarMenuLabel: '目录',
      returnToTopLabel: '返回顶部',
      darkModeSwitchLabel: '外观',
      lightModeSwitchTitle: '切换到浅色',
      darkModeSwitchTitle: '切换到深色',
      langMenuLabel: '切换语言',
      notFound: {
        title: '页面不存在',
        quote: '链接可能已失效，或者网址有误。',
        linkLabel: '返回首页',
        linkText: '返回首页',
      },
    },
    search: {
      button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
      modal: {
        displayDetails: '显示详情',
        resetButtonTitle: '清空',
        backButtonTitle: '关闭',
        noResultsText: '没有结果：',
        footer: {
          selectText: '打开',
          selectKeyAriaLabel: '回车',
          navigateText: '选择',
          navigateUpKeyAriaLabel: '上',
          navigateDownKeyAriaLabel: '下',
          closeText: '关闭',
          closeKeyAriaLabel: 'Esc',
        },
      },
    },
  },
};
