import { type ArticleView, articleRule, notMet } from '../src/engine/rule.ts';
import { outline } from '../src/facts/blocks/outline.ts';
import { file } from '../src/facts/file/file.ts';
import { type FrontMatterFact, field, frontMatter, isMapping } from '../src/facts/front-matter/front-matter.ts';
import { type SourceFact, sources } from '../src/facts/links/sources.ts';
import { isArticlePath, isPartOrDraft } from '../src/knowledge/text/article-path.ts';
import { isSkippedPost } from '../src/knowledge/text/post-name.ts';
import { type BodyShape, bodyShape, isRecord, isUsuallyBodiless } from '../src/norms/body-shape.ts';
import { type FrontMatterShare, frontMatterShare } from '../src/norms/front-matter-share.ts';
import { isUsual } from '../src/norms/usual-options.ts';

export default articleRule({
  id: 'article-empty',
  severity: 'warning',
  docs: {
    title: { en: 'Article without text', 'zh-CN': '没有正文的文章' },
    topic: 'article',
    what: {
      en: 'Flags articles without a body, files without anything among articles with front matter and, in a collection of at least 20 articles that nearly all have text, articles that are only images or only a few characters. Not flagged: list pages (`_index.md`, `README.md`), posts that are a link to another site (a source URL where articles with a body have none, `website`, `event_url`), records (more than half of the collection, or of the articles with the same front matter keys, have no body, or nearly all with one key do, as with `untranslated`), pages with a layout of their own or with data in the front matter, also of a person (`avatar`, `bio`, `github`), drafts.',
      'zh-CN':
        '找出没有正文的文章，以及在都有 front matter 的文章之间的空文件；如果集合有至少 20 篇文章且几乎都有文字，还会找出只有图片或只有几个字的文章。不在此列：列表页（`_index.md`、`README.md`），指向别处的链接文章（有原文链接而其他有正文的文章没有，或有 `website`、`event_url`），记录（集合中或键相同的文章中半数以上没有正文，或带有某个键的文章几乎都没有正文，例如 `untranslated`），自带布局或在 front matter 中写数据的页面（包括人物资料：`avatar`、`bio`、`github` 等），草稿。',
    },
    why: {
      en: 'Readers find a title and nothing below it. The crawler looked for the text in the wrong place and still reported success.',
      'zh-CN': '读者只看到一个标题，下面什么也没有。爬虫没有找到正文，却照样报告成功。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A title and nothing else', 'zh-CN': '只有标题' },
        bad: '---\ntitle: Comets\n---\n',
        good: '---\ntitle: Comets\n---\n\nTwo comets can be seen tonight.\n',
      },
    ],
  },
  messages: {
    body: { en: 'Article has no body', 'zh-CN': '文章没有正文' },
    pictures: {
      en: 'Article has images but no text ({count} of {total} articles here have text)',
      'zh-CN': '文章只有图片，没有文字（这里的 {total} 篇文章中有 {count} 篇有文字）',
    },
    short: {
      en: 'Article has only {length, plural, =1 {1 character} other {# characters}} of text (95 % of the articles here have at least {usual})',
      'zh-CN': '文章只有 {length} 个字（这里 95% 的文章至少有 {usual} 个字）',
    },
  },
  needs: { outline, frontMatter, file, sources },
  norms: { body: bodyShape, share: frontMatterShare },
  habits: ({ body, share }) => [body && bodyHabits(body), hasUsuallyMatter(share)],
  check({ outline: [fact], frontMatter: [matter], file: [problem], sources }, { article, norms, report }) {
    const { body, share } = norms;
    const end = matter?.range[1] ?? 0;
    if (
      !fact ||
      problem ||
      matter?.problem ||
      (matter?.errors.length ?? 0) > 0 ||
      /(?:^|\/)(?:_?index|readme)\.[\w.]+$/iu.test(article.path) ||
      isPartOrDraft(article.path, article.engine) ||
      (article.engine === 'jekyll' && isSkippedPost(article.path))
    )
      return;
    if (matter && isPage(matter.value, (key) => field(matter, key))) return;
    const { length, images, other } = fact;
    if (length >= fewest) return;
    if (length === 0 && images === 0 && !other) {
      if (matter ? !isBodiless(matter, sources, body) : isLost(article, share))
        report({ messageId: 'body', range: [end, end] });
      return;
    }
    if (!body || other || !areUsuallyWorded(body)) return;
    // A post of several pictures is one about these.
    if (length === 0 && images >= fewestOfGallery) return;
    if (length === 0) {
      const data = { count: body.worded, total: body.total };
      report({ messageId: 'pictures', range: [end, end], data });
    } else if (body.usualLength >= 10 * length && images === 0) {
      report({ messageId: 'short', range: [end, end], data: { length, usual: body.usualLength } });
    }
  },
});

/** So many pictures are a gallery, which needs no words. */
const fewestOfGallery = 3;

/** Whether an article has no body by its kind: a record among records, or a card that leads to a page elsewhere. */
function isBodiless(matter: FrontMatterFact, sources: readonly SourceFact[], body: BodyShape | undefined): boolean {
  if (body && isUsuallyBodiless(body.bodiless, body.bodiless + body.total)) return true;
  if (body && isRecord(matter, body)) return true;
  if (!isMapping(matter.value)) return false;
  const entries = Object.entries(matter.value);
  if (entries.some(([key, value]) => leadsElsewhere(key, value))) return true;
  if (!sources.some(({ from }) => from === 'front-matter')) return false;
  // Where articles with a body name their source, too, the link does not tell a card from an article that lost its text.
  if (body && body.total > 0) return body.linked < body.total / 2;
  return entries.some(([key, value]) => /^(?:summary|description|excerpt|abstract)$/iu.test(key) && Boolean(value));
}

/** The address of what the page is about: `website`, `event_url`; not that of a picture, an author or a licence. */
function leadsElsewhere(key: string, value: unknown): boolean {
  return (
    /(?:^|[-_])(?:url|uri|website|homepage)$|[a-z]Url$/u.test(key) &&
    !/image|img|cover|thumb|logo|avatar|photo|picture|icon|banner|poster|author|licen[cs]e|comment|feed|edit|source|origin|canonical|from|via/iu.test(
      key,
    ) &&
    typeof value === 'string' &&
    /^https?:\/\/[^\s/]+\.[^\s/]/iu.test(value) &&
    !/\.(?:jpe?g|png|gif|webp|svg|avif)(?:[?#]|$)/iu.test(value)
  );
}

/** Whether a file without a byte of text stands where articles belong. */
function isLost({ path, engine }: ArticleView, share: FrontMatterShare | undefined): boolean {
  return hasUsuallyMatter(share) && isArticlePath(path, engine);
}

function hasUsuallyMatter(share: FrontMatterShare | undefined): boolean {
  return share !== undefined && isUsual(share.count, share.total, { share: 0.9, articles: 5 });
}

/** Bodies of fewer letters may be what was left of an article. */
const fewest = 20;

function areUsuallyWorded({ total, worded }: BodyShape): boolean {
  return total >= 20 && worded >= 0.95 * total;
}

function bodyHabits(body: BodyShape): unknown {
  const { total, bodiless, linked, usualLength, records, marks } = body;
  // A longer usual length makes no difference to the few letters that count.
  const usual = Math.min(Math.floor(usualLength / 10), fewest);
  return [
    [isUsuallyBodiless(bodiless, bodiless + total), total > 0, linked < total / 2, areUsuallyWorded(body)],
    usual,
    records,
    marks,
  ];
}

const ownKeys =
  /^(?:layout|type|draft|headless|build|_build|cascade|outputs|redirect\w*|link\w*|external\w*|href|aliases_only|widgets?|sections?|blocks|menus?|template|component|show_toc_only)$/iu;

/** What a page about a person shows of the front matter. */
const personKeys =
  /^(?:avatar|photo|portrait|headshot|bio|biography|github|gitlab|twitter|mastodon|linkedin|facebook|instagram|weibo|orcid|e-?mail|affiliation|role|position|job(?:_?title)?|company|organi[sz]ation)$/iu;

/** Whether the page's content does not come from the body. */
function isPage(value: unknown, get: (key: string) => unknown): boolean {
  if (!isMapping(value)) return true;
  if (Object.keys(value).filter((key) => personKeys.test(key)).length > 1) return true;
  return Object.keys(value).some((key) => {
    const each = get(key);
    if (key === 'draft' || key === 'headless') return each === true;
    if (ownKeys.test(key)) return each !== '' && each !== null && !(key === 'layout' && each === 'post');
    const isData = (item: unknown) => isMapping(item) && key !== 'nk-lint';
    return (
      isData(each) || (Array.isArray(each) && each.some(isData)) || (typeof each === 'string' && each.length > 200)
    );
  });
}
