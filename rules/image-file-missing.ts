import { asMapping, type Mapping } from '../src/core/mapping.ts';
import type { Edit, FindingData } from '../src/core/types.ts';
import { corpusRule } from '../src/engine/rule.ts';
import { type FrontMatterFact, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { replaceText } from '../src/facts/front-matter/front-matter-edits.ts';
import { sitePage } from '../src/facts/front-matter/page.ts';
import { type StatedPath, statedImages } from '../src/facts/front-matter/site-paths.ts';
import { type ImageFact, images } from '../src/facts/images/images.ts';
import { type TagUse, tagPaths, tagUses } from '../src/facts/links/tag-paths.ts';
import { genericAlts } from '../src/knowledge/text/word-lists.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { fileStem, imageExtension, urlParts } from '../src/knowledge/url/url.ts';
import { folderOf } from '../src/site/addresses/address.ts';
import {
  fileByEnd,
  mayRewriteUrls,
  type PlacedImage,
  servedAt,
  servedFiles,
} from '../src/site/addresses/image-address.ts';
import { candidateFiles, type Setting } from '../src/site/addresses/image-files.ts';
import { mayBeMade } from '../src/site/addresses/made-files.ts';
import { type PageDigest, siteKey, siteMaps } from '../src/site/addresses/page-address.ts';
import { isBuiltFromCopy } from '../src/site/addresses/roots.ts';
import { mayMoveRelative, tagFiles } from '../src/site/addresses/tag-files.ts';
import type { Entries } from '../src/site/site-files.ts';

/** An image of the body, one that the front matter states, or one that a tag names. */
type Image = ImageFact | StatedPath | TagUse;

export default corpusRule({
  id: 'image-file-missing',
  severity: 'error',
  docs: {
    title: { en: 'Image file does not exist', 'zh-CN': '图片文件不存在' },
    topic: 'images',
    fix: 'mixed',
    what: {
      en: "Flags images of the site itself that readers do not see: the file does not exist, or differs from the name in case only, or exists but is not served at this URL (`/static/a.png`, an image beside a Hugo page that is no bundle, a path that is relative to the file and not to the page, a URL without the base path of the site), by what Hugo, Hexo, Jekyll, Zola and Astro publish; paths on the author’s disk (`C:\\a.png`, `/Users/…`) and backslashes. Also checks raw HTML and the images that front matter names (`cover`, `image`, `heroImage`, `images`, `gallery`, `hero.image.file`, and what the schema calls a `site-path`), and those that shortcodes (`figure`), includes, components, Hexo’s `asset_img` and `img`, filters (`{{ '/a.png' | relative_url }}`), imports and `require` name. Not flagged: folders without any image, because the images may be kept elsewhere, sites with module mounts, and Hugo sites whose templates render images.",
      'zh-CN':
        "找出读者看不到的本站图片：文件不存在，仅大小写与文件名不同，或者文件存在但不在这个网址上（`/static/a.png`，Hugo 中非页面包文章旁边的图片，相对于文件而不是页面的路径，缺少站点基础路径的网址），以 Hugo、Hexo、Jekyll、Zola 和 Astro 实际发布的网址为准；还有作者电脑上的路径（`C:\\a.png`、`/Users/…`）和反斜杠。HTML 中的图片以及 front matter 中的图片（`cover`、`image`、`heroImage`、`images`、`gallery`、`hero.image.file`，以及 schema 中格式为 `site-path` 的值），以及短代码（`figure`）、include、组件、Hexo 的 `asset_img` 和 `img`、过滤器（`{{ '/a.png' | relative_url }}`）、import 和 `require` 中的图片也会检查。目录中一张图片也没有时（图片可能另外存放）、使用模块挂载的站点，以及由模板渲染图片的 Hugo 站点，均不报告。",
    },
    why: {
      en: 'Readers see a broken image. A name in another case works on the author’s computer and breaks on the server.',
      'zh-CN': '读者看到的是坏图。大小写不同的文件名在作者的电脑上能显示，到服务器上就不行了。',
    },
    sure: { right: 0, wrong: 0 },
    examples: [
      {
        title: { en: 'A missing file', 'zh-CN': '文件不存在' },
        bad: '![Comet](/img/comet.jpg)\n',
        good: '![Comet](/img/moon.jpg)\n',
        config: { engine: 'hugo', files: ['static/img/moon.jpg'] },
      },
      {
        title: { en: 'Another case', 'zh-CN': '大小写不同' },
        bad: '![Moon](/img/Moon.jpg)\n',
        good: '![Moon](/img/moon.jpg)\n',
        config: { engine: 'hugo', files: ['static/img/moon.jpg'] },
      },
    ],
  },
  messages: {
    missing: {
      en: 'Image `{url}` is broken: the file `{expected}` does not exist',
      'zh-CN': '图片 `{url}` 无法显示：文件 `{expected}` 不存在',
    },
    served: {
      en: 'Image `{url}` is broken: the URL of the file `{file}` is `{expected}`',
      'zh-CN': '图片 `{url}` 无法显示：文件 `{file}` 的网址是 `{expected}`',
    },
    unserved: {
      en: 'Image `{url}` is broken: the file `{file}` exists, but is not published as it is',
      'zh-CN': '图片 `{url}` 无法显示：文件 `{file}` 存在，但不会原样发布',
    },
    local: {
      en: 'Image `{url}` is a path on the author’s own disk. Copy the file into the site',
      'zh-CN': '图片 `{url}` 是作者电脑上的路径。请把文件复制到网站中',
    },
    backslash: {
      en: 'Image `{url}` is broken: a backslash does not separate folders in a URL',
      'zh-CN': '图片 `{url}` 无法显示：网址中不能用反斜杠分隔目录',
    },
    case: {
      en: 'Image `{url}` breaks on most servers: its case differs from that of the file (`{expected}`)',
      'zh-CN': '图片 `{url}` 的大小写与文件（`{expected}`）不同，在多数服务器上无法显示',
    },
  },
  fixes: { rename: { en: 'Change to `{expected}`', 'zh-CN': '改为 `{expected}`' } },
  options: {
    ignore: {
      description: {
        en: 'Images that are created when the site is built: parts of their URLs.',
        'zh-CN': '构建时才生成的图片：网址中包含的文字。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { images, frontMatter, tagPaths },
  digest({ images, tagPaths, frontMatter: [matter] }, { article }): PageDigest | undefined {
    const needsMap = images.some(({ url }) => !/^(?:[a-z]+:)?\/\//iu.test(url)) || tagPaths.length > 0;
    return article.site && { page: sitePage(matter, article), ...(needsMap && { needsMap }) };
  },
  compare: (entries) => siteMaps(entries),
  check({ images, frontMatter: [matter], tagPaths }, { options, article, compared: maps, report }) {
    const { engine, path, site, entries, renderer } = article;
    const own = { engine, path: site?.path ?? path, config: site?.config };
    const map = maps.get(siteKey(article));
    const all: Image[] = [
      ...distinctUrls(images).filter(({ url }) => !isRemote(url)),
      ...(matter ? statedImages(matter, article) : []),
      ...tagUses(tagPaths, 'image'),
    ];
    const setting = entries && { ...own, entries };
    const isKnown = setting && !isBuiltFromCopy({ ...setting, config: own.config ?? {} });
    for (const image of all) {
      const { url, syntax } = image;
      if (options.ignore.some((part) => url.includes(part))) continue;
      const range = urlRangeOrUse(image);
      const written = url.replaceAll('\\', '/');
      const places = isKnown && placesOf(image, setting);
      const isOnPage = syntax === 'tag' ? image.from === 'page' : syntax !== 'matter';
      const placed =
        site && map && entries && isOnPage
          ? { ...site, url, raw: syntax === 'html', engine, renderer: renderer.name, map, entries }
          : undefined;
      const isRaw = syntax === 'html' && engine !== 'astro';
      // The build of these stops at such an image, wherever the others are.
      const isImported = (engine === 'vitepress' || engine === 'docusaurus') && !/^\/|:/u.test(url);
      const defect: Defect | false | undefined = isLocal(url)
        ? { messageId: 'local', data: { url } }
        : places && defectOf({ url, written, isRaw, isImported }, places, entries, placed);
      if (!defect) continue;
      const { messageId, data, text, file, safety = 'safe' } = defect;
      if (messageId === 'missing' && syntax === 'tag' && setting && mayMoveRelative(image, setting)) continue;
      if (messageId === 'missing' && places && setting && isMade(places, setting)) continue;
      const isGuess = safety === 'unsafe' && setting && mayBeOfOthers(image, file, all, setting);
      const edit = text === undefined || isGuess ? undefined : editOf(image, text, matter);
      // What others show where the page is shared: readers of the page itself miss nothing.
      const severity = syntax === 'matter' && isForSharing(image.pointer) ? ({ severity: 'warning' } as const) : {};
      report({ messageId, range, data, ...severity, ...(edit && { fix: { title: 'rename', safety, edits: [edit] } }) });
    }
  },
});

/** Whether a key of the front matter is for the cards of other sites: `image`, `images`, `og_image`. */
function isForSharing(pointer: string): boolean {
  return /^\/(?:images?(?:\/\d+)?|(?:og|open_?graph|twitter|share|sharing|social|seo|meta)[-_/]?\w*)$/iu.test(pointer);
}

/** Whether a program may write an image before the site is built. */
function isMade(
  places: readonly string[],
  { config, entries }: { readonly config: unknown; readonly entries: Entries },
) {
  return places.some((place) => mayBeMade(place, { config: asMapping(config), entries }));
}

type KnownSetting = Setting & { readonly config?: Mapping | undefined; readonly entries: Entries };

/** Returns the files that an image may be; undefined if it is not a file of this site. */
function placesOf(image: Image, setting: KnownSetting): readonly string[] | undefined {
  return image.syntax === 'tag' ? tagFiles(image, setting) : candidateFiles(image.url.replaceAll('\\', '/'), setting);
}

/** Whether a file of a name such as `2.png` may be an image of another page: no other image of this one is in its folder. */
function mayBeOfOthers(image: Image, file: string | undefined, all: readonly Image[], setting: KnownSetting): boolean {
  if (file === undefined || !hasGenericName(file)) return false;
  const isBeside = (place: string) => folderOf(place) === folderOf(file);
  return !all.some((other) => other.url !== image.url && placesOf(other, setting)?.some(isBeside));
}

/** Whether the name of a file says nothing of it: `2.webp`, `image.png`, `img_1.jpg`. */
function hasGenericName(file: string): boolean {
  const word = fileStem(file)
    .toLowerCase()
    .replace(/[-_\s(]*\d{1,4}\)?$/u, '');
  return word === '' || genericAlts.includes(word);
}

/** Why readers do not get an image. */
interface Defect {
  readonly messageId: 'local' | 'backslash' | 'served' | 'unserved' | 'case' | 'missing';
  readonly data: FindingData;
  /** The address that leads to the file. */
  readonly text?: string;
  /** The file that the image is taken to mean. */
  readonly file?: string;
  readonly safety?: 'safe' | 'unsafe';
}

interface WrittenImage {
  readonly url: string;
  /** With slashes in place of backslashes. */
  readonly written: string;
  /** In HTML that the generator leaves as it is. */
  readonly isRaw: boolean;
  /** Whether the build stops where the file is not there. */
  readonly isImported: boolean;
}

function defectOf(
  { url, written, isRaw, isImported }: WrittenImage,
  places: readonly string[],
  entries: Entries,
  placed: PlacedImage | undefined,
): Defect | undefined {
  const served = placed && servedFiles(placed);
  const lookups = [...places, ...(served ?? [])].map((place) => lookUp(place, entries, isImported));
  const here = lookups.find(({ found }) => found === 'here');
  if (here && written !== url) return { messageId: 'backslash', data: { url, expected: written }, text: written };
  if (served?.some((file) => lookUp(file, entries).found === 'here')) return undefined;
  const stray = placed && served && strayFile(here?.place, placed);
  if (stray) {
    const { file, sure } = stray;
    const expected = servedAt(file, placed);
    if (expected === undefined) return { messageId: 'unserved', data: { url, file } };
    return {
      messageId: 'served',
      data: { url, file, expected },
      text: expected,
      file,
      safety: sure ? 'safe' : 'unsafe',
    };
  }
  // What a browser makes of relative HTML is known only where the address of the page is.
  if (here || (isRaw && !url.startsWith('/') && !served)) return undefined;
  if (placed && !url.startsWith('/') && mayRewriteUrls(placed)) return undefined;
  const other = lookups.find(({ found }) => found === 'case')?.name;
  if (other !== undefined) {
    const expected = url.replace(/[^/?#]*(?=(?:[?#].*)?$)/su, () => other);
    return { messageId: 'case', data: { url, expected }, text: expected };
  }
  const missing = lookups.find(({ found }) => found === 'missing');
  return missing && { messageId: 'missing', data: { url, expected: missing.place } };
}

/** Returns the edit that writes another address; undefined where it would have to be escaped. */
function editOf(image: Image, text: string, matter: FrontMatterFact | undefined): Edit | undefined {
  if (image.syntax === 'matter') return matter && replaceText(matter, image.pointer, text);
  const isPlain = image.urlRange[1] - image.urlRange[0] === image.url.length && !/[\s()<>%]/u.test(text);
  return isPlain ? { range: image.urlRange, text } : undefined;
}

/** Most images are: no file of the site is meant. */
function isRemote(url: string): boolean {
  return url.startsWith('https:') || url.startsWith('http:');
}

/** A path of the writer's own disk. */
function isLocal(url: string): boolean {
  return /^(?:[a-z]:[\\/]|file:)/iu.test(url) || /^\/(?:Users|home)\/[^/]+\/./u.test(url);
}

/** Returns the file that an image means and that is not served at its address; `sure` if it is that very path. */
function strayFile(here: string | undefined, image: PlacedImage): { file: string; sure: boolean } | undefined {
  if (here !== undefined) return { file: here, sure: image.url.startsWith('/') };
  const file = image.url.startsWith('/') ? fileByEnd(urlParts(image.url).path, image) : undefined;
  return file === undefined ? undefined : { file, sure: false };
}

interface Lookup {
  readonly place: string;
  /** `unknown` if the directory does not exist or contains no image. */
  readonly found: 'here' | 'case' | 'missing' | 'unknown';
  readonly name?: string;
}

function lookUp(place: string, entries: Entries, isCertain = false): Lookup {
  const at = place.lastIndexOf('/');
  const names = entries(at < 0 ? '' : place.slice(0, at));
  const name = place.slice(at + 1).normalize('NFC');
  if (!names) return { place, found: 'unknown' };
  if (names.some((each) => each.normalize('NFC') === name)) return { place, found: 'here' };
  const other = names.find((each) => each.normalize('NFC').toLowerCase() === name.toLowerCase());
  if (other !== undefined) return { place, found: 'case', name: other };
  return { place, found: isCertain || names.some((each) => imageExtension.test(each)) ? 'missing' : 'unknown' };
}
