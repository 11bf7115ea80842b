import type { Renderer } from '../src/core/renderer.ts';
import type { Edit } from '../src/core/types.ts';
import { type ArticleView, articleRule, notMet } from '../src/engine/rule.ts';
import { type LinkSyntaxFact, linkSyntax } from '../src/facts/links/link-syntax.ts';
import { isTemplateUrl } from '../src/knowledge/url/url.ts';
import { decodeSafely, folderOf, joined } from '../src/site/addresses/address.ts';
import { candidateFiles } from '../src/site/addresses/image-files.ts';

export default articleRule({
  id: 'link-syntax',
  severity: 'error',
  docs: {
    title: { en: 'Link shown as text', 'zh-CN': '链接显示为文字' },
    topic: 'links',
    fix: 'mixed',
    what: {
      en: "Flags links and images that the site's renderer shows as text: a space or a line break between `]` and `(`, full-width or two opening brackets, spaces or a line break in the URL, quotes in the title, no closing bracket, or another reason that leaves `](url` or `](/path` in the text. Under kramdown (Jekyll), spaces in URLs and quotes in titles make links; they are not reported there, nor where the renderer is unknown. Templates, code and escaped brackets are not reported either. Spaces are written as `%20` where such a file exists or such a URL may exist, and removed where none can be meant: after `#` and beside `/`.",
      'zh-CN':
        '找出网站的渲染器会原样显示为文字的链接和图片：`]` 与 `(` 之间有空格或换行，用了全角括号或两个左括号，网址中有空格或换行，链接标题中有引号，缺少右括号，或因其他原因残留 `](网址`、`](/路径`。kramdown（Jekyll）能识别网址中的空格和标题中的引号，因此在那里以及渲染器不明时不报告。模板、代码和转义的括号也不报告。文件存在或网址可能存在时，空格改写为 `%20`；`#` 之后和 `/` 旁边不可能有的空格则去掉。',
    },
    why: {
      en: 'Readers see brackets and a URL in place of a link or an image.',
      'zh-CN': '读者看到的是一串括号和网址，而不是链接或图片。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A space between the brackets', 'zh-CN': '括号之间有空格' },
        bad: 'See the [comet] (https://a.cn/comet).\n',
        good: 'See the [comet](https://a.cn/comet).\n',
      },
      {
        title: { en: 'Full-width brackets', 'zh-CN': '全角括号' },
        bad: '见[彗星]（https://a.cn/comet）。\n',
        good: '见[彗星](https://a.cn/comet)。\n',
      },
      {
        title: { en: 'A space in the URL', 'zh-CN': '网址中有空格' },
        bad: '![Comet](/img/comet tail.png)\n',
        good: '![Comet](/img/comet%20tail.png)\n',
      },
    ],
  },
  messages: {
    space: {
      en: 'Link `{text}` is shown as text: there is a space between `]` and `(`',
      'zh-CN': '链接 `{text}` 会显示为文字：`]` 与 `(` 之间有空格',
    },
    wide: {
      en: 'Link `{text}` is shown as text: its brackets are full-width',
      'zh-CN': '链接 `{text}` 会显示为文字：用了全角括号',
    },
    line: {
      en: 'Link `{text}` is shown as text: there is a line break between `]` and `(`',
      'zh-CN': '链接 `{text}` 会显示为文字：`]` 与 `(` 之间有换行',
    },
    double: {
      en: 'Link `{text}` is shown as text: it has two opening brackets and one closing bracket',
      'zh-CN': '链接 `{text}` 会显示为文字：有两个左括号，却只有一个右括号',
    },
    blank: {
      en: 'Link `{text}` is shown as text: its URL contains a space',
      'zh-CN': '链接 `{text}` 会显示为文字：网址中有空格',
    },
    title: {
      en: 'Link `{text}` is shown as text: the quotes in its title are not escaped',
      'zh-CN': '链接 `{text}` 会显示为文字：链接标题中的引号没有转义',
    },
    broken: {
      en: 'Link `{text}` is shown as text: its URL contains a line break',
      'zh-CN': '链接 `{text}` 会显示为文字：网址中有换行',
    },
    unclosed: {
      en: 'Link `{text}` is shown as text: its closing bracket is missing',
      'zh-CN': '链接 `{text}` 会显示为文字：缺少右括号',
    },
    blocks: {
      en: 'Link `{text}` is shown as text: it contains blank lines or a heading. Write it on one line',
      'zh-CN': '链接 `{text}` 会显示为文字：其中有空行或小标题。请写成一行',
    },
    left: { en: 'Incomplete link `{text}` is shown as text', 'zh-CN': '不完整的链接 `{text}` 会显示为文字' },
  },
  fixes: {
    space: { en: 'Remove the space', 'zh-CN': '去掉空格' },
    line: { en: 'Remove the line break', 'zh-CN': '去掉换行' },
    wide: { en: 'Change to half-width brackets', 'zh-CN': '改为半角括号' },
    double: { en: 'Remove one opening bracket', 'zh-CN': '去掉一个左括号' },
    blank: { en: 'Write the space as `%20`', 'zh-CN': '将空格写成 `%20`' },
    near: { en: 'Change the URL to `{url}`', 'zh-CN': '将网址改为 `{url}`' },
    drop: { en: 'Remove the spaces', 'zh-CN': '去掉空格' },
    title: { en: 'Escape the quotes: `\\"`', 'zh-CN': '转义引号：`\\"`' },
    broken: { en: 'Join the two parts of the URL', 'zh-CN': '将网址的两部分连起来' },
    unclosed: { en: 'Add a closing bracket', 'zh-CN': '补上右括号' },
    blocks: { en: 'Write the link on one line', 'zh-CN': '将链接写成一行' },
  },
  restructures: ['blocks'],
  needs: { linkSyntax },
  check({ linkSyntax }, { article, report }) {
    for (const { kind, text, range, edit, url, whole } of linkSyntax) {
      if (isLink(kind, whole, article.renderer)) continue;
      const written = url === undefined ? undefined : writtenUrl(url, article);
      const fix = url === undefined ? usualFix(kind, edit) : written && edit && blankFix(written, edit);
      const data = { text: shown(text), ...(written && { url: written.text }) };
      report({ messageId: kind, range, data, ...(fix && { fix }) });
    }
  },
});

/** Returns the text on one line, without the code marks that the message puts around it. */
function shown(text: string): string {
  return text.replaceAll('`', "'").replace(/\s*[\r\n][\s>]*/gu, ' ');
}

/** Whether the site's renderer makes a link of it, or may. */
function isLink(kind: LinkSyntaxFact['kind'], whole: boolean | undefined, renderer: Renderer): boolean {
  if (kind === 'space' || kind === 'line') return renderer.blankBeforeUrl === 'link';
  if (kind === 'title') return renderer.quotesInTitle !== 'text';
  if (kind === 'blank' || kind === 'broken' || (kind === 'left' && whole)) return renderer.blanksInUrl !== 'text';
  return false;
}

function usualFix(kind: LinkSyntaxFact['kind'], edit: Edit | undefined) {
  if (!edit || kind === 'left') return undefined;
  const isGuess = kind === 'unclosed' || kind === 'double' || kind === 'broken' || kind === 'blocks';
  return { title: kind, safety: isGuess ? 'unsafe' : 'safe', edits: [edit] } as const;
}

function blankFix({ title, safety, text }: WrittenUrl, edit: Edit) {
  return { title, safety, edits: [{ range: edit.range, text }] } as const;
}

interface WrittenUrl {
  readonly title: 'blank' | 'drop' | 'near';
  readonly safety: 'safe' | 'unsafe';
  readonly text: string;
}

const blanks = /[ \t\u3000]+/gu;
/** Beside these, a blank came into an address with a translation or a line break; in the name of a file it may stand. */
const strayInUrl = /(?<=[/#._=?&-])[ \t\u3000]+|[ \t\u3000]+(?=[/#._=?&-])/gu;
const strayInPath = /(?<=[/#])[ \t\u3000]+|[ \t\u3000]+(?=[/#])/gu;

/** Returns an address without its blanks; undefined if no such address can exist. */
function writtenUrl(written: string, article: ArticleView): WrittenUrl | undefined {
  const url = written.trim();
  const encoded = url.replace(blanks, (run) => '%20'.repeat(run.length));
  const { state, near } = fileState(url, article);
  if (state === 'here') return { title: 'blank', safety: 'safe', text: encoded };
  // The title of a page may have come into the address.
  if (/[ \t\u3000][-–|][ \t\u3000]/u.test(url)) return undefined;
  if (near) return { title: 'near', safety: 'unsafe', text: near };
  const stray = /^https?:/iu.test(url) ? strayInUrl : strayInPath;
  const dropped = url.replace(stray, '');
  if (dropped !== url)
    return dropped.search(blanks) >= 0 ? undefined : { title: 'drop', safety: 'unsafe', text: dropped };
  const joined = url.replace(blanks, '');
  if (fileState(joined, article).state === 'here') return { title: 'drop', safety: 'unsafe', text: joined };
  // Ids of headings have no blanks, nor a path a tab.
  if (state === 'missing' || /#.*[ \t\u3000]|\t/u.test(url)) return undefined;
  return { title: 'blank', safety: 'unsafe', text: encoded };
}

interface FileState {
  /** `unknown` for addresses elsewhere. */
  readonly state: 'here' | 'missing' | 'unknown';
  /** The address of the only file whose name has the same letters and digits. */
  readonly near?: string;
}

/** Whether the site has a file, or one of nearly its name. */
function fileState(url: string, article: ArticleView): FileState {
  const { engine, path, site, entries } = article;
  const place = { engine, path: site?.path ?? path, config: site?.config };
  const places = candidateFiles(url, place) ?? candidatePages(url, place);
  if (!places || !entries) return { state: 'unknown' };
  const folders = places.map((each) => ({ names: entries(folderOf(each)) ?? [], name: nameOf(each) }));
  if (folders.some(({ names, name }) => names.includes(name))) return { state: 'here' };
  const alike = folders.flatMap(({ names, name }) => names.filter((each) => lettersOf(each) === lettersOf(name)));
  const [only, ...others] = new Set(alike);
  if (only === undefined || others.length > 0) return { state: isMissing(url, folders) ? 'missing' : 'unknown' };
  const [, before = '', after = ''] = /^(?<before>[^?#]*\/|)[^/?#]*(?<after>.*)$/u.exec(url) ?? [];
  return { state: 'missing', near: before + encodeURI(only) + after };
}

/** A page is missing only where its folder is there; images are looked for wherever they may be. */
function isMissing(url: string, folders: readonly { readonly names: readonly string[] }[]): boolean {
  return !pageUrl.test(url) || folders.some(({ names }) => names.length > 0);
}

const pageUrl = /^(?![a-z][a-z\d+.-]*:|\/\/)(?<file>[^?#]+\.(?:md|mdx|markdown))(?:[?#]|$)/iu;

/** Returns the files that the address of a Markdown file may mean; undefined for other addresses. */
function candidatePages(url: string, { path }: { readonly path: string }): readonly string[] | undefined {
  const file = pageUrl.exec(url)?.groups?.['file'];
  if (file === undefined || isTemplateUrl(url)) return undefined;
  // The site may be in any folder above the article.
  const roots = file.startsWith('/') ? ['docs', 'content', 'source', ...foldersAbove(path)] : [folderOf(path)];
  return roots.flatMap((root) => joined('', `${root}/${decodeSafely(file)}`) ?? []);
}

function foldersAbove(path: string): string[] {
  const names = path.split('/');
  return names.map((_, depth) => names.slice(0, depth).join('/'));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, '');
}
