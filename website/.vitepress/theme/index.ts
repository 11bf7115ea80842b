import { dataSymbol, type Theme, useData } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { computed, defineAsyncComponent, defineComponent, h, provide } from 'vue';
import { searchTerms } from '../../search.ts';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: defineComponent(() => {
    const data = useData();
    // From a page that is not translated, the menu of languages leads to the home page.
    const theme = computed(() => ({ ...data.theme.value, i18nRouting: data.frontmatter.value.isTranslated }));
    provide(dataSymbol, { ...data, theme });
    return () => h(DefaultTheme.Layout);
  }),
  enhanceApp({ app, siteData }) {
    app.component(
      'LintPlayground',
      defineAsyncComponent(() => import('../../playground/LintPlayground.vue')),
    );
    siteData.value = withSearchTerms(siteData.value);
  },
} satisfies Theme;

type SiteData = Parameters<NonNullable<Theme['enhanceApp']>>[0]['siteData']['value'];

/** The index was built with these terms; a function in the configuration would need `eval` in the page. */
function withSearchTerms(site: SiteData): SiteData {
  const { search } = site.themeConfig;
  const options = { ...search.options, miniSearch: { options: { tokenize: searchTerms } } };
  return { ...site, themeConfig: { ...site.themeConfig, search: { ...search, options } } };
}
