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
    topic: 'links',
    fix: 'mixed',
    what: {
      en: "Flags links and images that the site's renderer shows as text: a blank or a line break between `]` and `(`, full-width or two opening brackets, blanks or a line break in the address, quotes in the title, no closing bracket, or another reason that leaves `](address` or `](/path` behind. Under kramdown (Jekyll), blanks in addresses and quotes in titles make links; they are left alone there, and where the renderer is not known. So are templates, code and escaped brackets. Blanks are written as `%20` where such a file is there or such an address can exist, and taken out where none can be meant: behind `#` and beside `/`.",
      'zh-CN':
        '找出网站的渲染器会原样显示为文字的链接和图片：`]` 与 `(` 之间有空格或换行，用了全角括号或两个左括号，地址中有空格或换行，标题中有引号，缺少右括号，或因其他原因残留 `](网址`、`](/路径`。kramdown（Jekyll）能识别地址中的空格和标题中的引号，因此在那里以及渲染器不明时不报告。模板、代码和转义的括号也不在此列。文件存在或网址可能存在时，空格改写为 `%20`；`#` 之后和 `/` 旁边不可能有的空格则去掉。',
    },
    why: {
      en: 'Readers see brackets and an address in place of a link or a picture.',
      'zh-CN': '读者看到的是一串括号和网址，而不是链接或图片。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A blank between the brackets', 'zh-CN': '括号之间有空格' },
        bad: 'See the [comet] (https://a.cn/comet).\n',
        good: 'See the [comet](https://a.cn/comet).\n',
      },
      {
        title: { en: 'Full-width brackets', 'zh-CN': '全角括号' },
        bad: '见[彗星]（https://a.cn/comet）。\n',
        good: '见[彗星](https://a.cn/comet)。\n',
      },
      {
        title: { en: 'A blank in the address', 'zh-CN': '地址中有空格' },
        bad: '![Comet](/img/comet tail.png)\n',
        good: '![Comet](/img/comet%20tail.png)\n',
      },
    ],
  },
  messages: {
    space: {
      en: 'Link `{text}` has a blank between `]` and `(` and is shown as text, expected none',
      'zh-CN': '链接 `{text}` 的 `]` 与 `(` 之间有空格，会显示为文字，应去掉空格',
    },
    wide: {
      en: 'Link `{text}` has full-width brackets and is shown as text, expected `(` and `)`',
      'zh-CN': '链接 `{text}` 用了全角括号，会显示为文字，应为 `(` 和 `)`',
    },
    line: {
      en: 'Link `{text}` has a line break between `]` and `(` and is shown as text, expected none',
      'zh-CN': '链接 `{text}` 的 `]` 与 `(` 之间有换行，会显示为文字，应去掉换行',
    },
    double: {
      en: 'Link `{text}(` has two opening brackets and one closing and is shown as text, expected one',
      'zh-CN': '链接 `{text}(` 有两个左括号，却只有一个右括号，会显示为文字，应只有一个左括号',
    },
    blank: {
      en: 'Link `{text}` has blanks in its address and is shown as text, expected none, or `%20`',
      'zh-CN': '链接 `{text}` 的地址中有空格，会显示为文字，应去掉空格或写成 `%20`',
    },
    title: {
      en: 'Link `{text}` has quotes in its title and is shown as text, expected them as `\\"`',
      'zh-CN': '链接 `{text}` 的标题中有引号，会显示为文字，应写成 `\\"`',
    },
    broken: {
      en: 'Link `{text}` has a line break in its address and is shown as text, expected none',
      'zh-CN': '链接 `{text}` 的地址中有换行，会显示为文字，应去掉换行',
    },
    unclosed: {
      en: 'Link `{text}` is not closed and is shown as text, expected `)` at its end',
      'zh-CN': '链接 `{text}` 没有结束，会显示为文字，末尾应有 `)`',
    },
    blocks: {
      en: 'Link `{text}` goes over several blocks, so that its brackets are shown as text, expected it within one',
      'zh-CN': '链接 `{text}` 跨越多个段落，方括号会显示为文字，应写在同一段内',
    },
    left: {
      en: 'Link syntax is left as text: `{text}`, expected a whole link',
      'zh-CN': '残留的链接语法 `{text}`，应为完整的链接',
    },
  },
  fixes: {
    space: { en: 'Remove the blank', 'zh-CN': '去掉空格' },
    line: { en: 'Remove the line break', 'zh-CN': '去掉换行' },
    wide: { en: 'Write half-width brackets', 'zh-CN': '改为半角括号' },
    double: { en: 'Remove one bracket', 'zh-CN': '去掉一个左括号' },
    blank: { en: 'Encode the blanks', 'zh-CN': '将空格编码' },
    near: { en: 'Write `{url}`', 'zh-CN': '改为 `{url}`' },
    drop: { en: 'Remove the blanks', 'zh-CN': '去掉空格' },
    title: { en: 'Escape the quotes', 'zh-CN': '转义引号' },
    broken: { en: 'Join the address', 'zh-CN': '连接地址' },
    unclosed: { en: 'Close it', 'zh-CN': '补上右括号' },
    blocks: { en: 'Write it in one line', 'zh-CN': '写成一行' },
  },
  restructures: ['blocks'],
  needs: { linkSyntax },
  check({ linkSyntax }, { article, report }) {
    for (const { kind, text, range, edit, url, whole } of linkSyntax) {
      if (isLink(kind, whole, article.renderer)) continue;
      const written = url === undefined ? undefined : writtenUrl(url, article);
      const fix = url === undefined ? usualFix(kind, edit) : written && edit && blankFix(written, edit);
      const data = { text, ...(written && { url: written.text }) };
      report({ messageId: kind, range, data, ...(fix && { fix }) });
    }
  },
});

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
