import { memoized } from '../src/core/memo.ts';
import { containmentTest } from '../src/core/place.ts';
import { articleRule } from '../src/engine/rule.ts';
import { type ImageFact, images } from '../src/facts/images/images.ts';
import { mentionedAlts } from '../src/facts/images/mentioned-alts.ts';
import { demonstrations } from '../src/facts/text/demonstrations.ts';
import { compatible } from '../src/knowledge/text/compatible.ts';
import { genericAlts } from '../src/knowledge/text/word-lists.ts';
import { decodeSafely, fileStem, imageExtension, isTemplateUrl, urlParts } from '../src/knowledge/url/url.ts';

export default articleRule({
  id: 'image-alt-generic',
  severity: 'info',
  docs: {
    title: { en: 'Missing or generic alt text', 'zh-CN': '替代文字缺失或空泛' },
    topic: 'images',
    what: {
      en: 'Flags images whose alt text is empty, says only that there is an image, or is the name of the file, and those that describe the image, but end in an extension (`修改端口.png` where the URL has another name). Not flagged is a file name that the paragraph before mentions (`gpt-3`). A badge that shows the word `none`, as its URL says, is not flagged, nor is an empty alt text where the same link or table row has text, or a line in italics below is the caption. There is one finding for each article, at the first such image.',
      'zh-CN':
        '找出替代文字为空、只写了“图片”之类泛称，或只是文件名的图片，以及替代文字虽有说明却带着扩展名（`修改端口.png`，而网址中是另一个名称）的图片。上一段提到的名称（`gpt-3`）与文件名相同的，不在此列。徽章上写的正是 `none`（网址中也有这个词）的，不在此列；同一链接或表格同一行中另有文字、或下一行有斜体说明的图片，替代文字可以为空。每篇文章只在第一张这样的图片处报告一次。',
    },
    why: {
      en: 'The alt text is all that search engines and readers who cannot see the image get of it, and all that is left when the image is gone.',
      'zh-CN': '搜索引擎和看不到图片的读者只能依靠替代文字；图片失效后，剩下的也只有它。',
    },
    sure: { right: 15, wrong: 0 },
    examples: [
      {
        title: { en: 'A word that fits any image', 'zh-CN': '放在哪张图上都行的词' },
        bad: '![图片](/comet.png)\n',
        good: '![傍晚西边天空中的彗星](/comet.png)\n',
      },
      {
        title: { en: 'The name of the file', 'zh-CN': '文件名' },
        bad: '![IMG_2041](/upload/IMG_2041.jpg)\n',
        good: '![A comet above the western horizon](/upload/IMG_2041.jpg)\n',
      },
    ],
  },
  messages: {
    empty: {
      en: 'Image has no alt text{count, plural, =1 {} other { (# images here lack a useful one)}}. Describe what it shows',
      'zh-CN': '图片没有替代文字{count, plural, =1 {} other {（本文共 # 张图片缺少有用的替代文字）}}。请说明图片内容',
    },
    named: {
      en: 'Image has no `alt` attribute{count, plural, =1 {} other { (# images here lack a useful one)}}. Write `alt=""`: the text beside it says what it is',
      'zh-CN':
        '图片没有 `alt` 属性{count, plural, =1 {} other {（本文共 # 张图片缺少有用的替代文字）}}。旁边的文字已说明内容，写 `alt=""` 即可',
    },
    generic: {
      en: 'Image has only the generic alt text `{alt}`{count, plural, =1 {} other { (# images here lack a useful one)}}. Describe what it shows',
      'zh-CN':
        '图片的替代文字只有泛称 `{alt}`{count, plural, =1 {} other {（本文共 # 张图片缺少有用的替代文字）}}。请说明图片内容',
    },
    file: {
      en: 'Image has only its file name or URL `{alt}` as alt text{count, plural, =1 {} other { (# images here lack a useful one)}}. Describe what it shows',
      'zh-CN':
        '图片的替代文字只是文件名或网址 `{alt}`{count, plural, =1 {} other {（本文共 # 张图片缺少有用的替代文字）}}。请说明图片内容',
    },
    extension: {
      en: 'Alt text `{alt}` ends in a file extension{count, plural, =1 {} other { (# images here lack a useful one)}}. Remove the extension',
      'zh-CN':
        '替代文字 `{alt}` 以文件扩展名结尾{count, plural, =1 {} other {（本文共 # 张图片缺少有用的替代文字）}}。请删去扩展名',
    },
  },
  options: {
    generic: {
      description: {
        en: 'Alt texts that say nothing; compared without case, and without numbers and punctuation at the end.',
        'zh-CN': '没有意义的替代文字；比较时忽略大小写，以及末尾的数字和标点。',
      },
      default: genericAlts,
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { images, mentionedAlts, demonstrations },
  check({ images, mentionedAlts, demonstrations }, { options, report }) {
    const generic = genericTexts(options.generic);
    const shown = images.filter(({ url }) => url !== '');
    const isDemonstration = containmentTest(demonstrations.map(({ range }) => range));
    const mentioned = new Set(mentionedAlts.map(({ range }) => range[0]));
    let first: { readonly kind: AltKind; readonly image: ImageFact } | undefined;
    let count = 0;
    for (const image of shown) {
      const kind = image.decorative || isDemonstration(image.range) ? undefined : altKind(image, generic);
      if (!kind || (kind === 'file' && mentioned.has(image.range[0]))) continue;
      first ??= { kind, image };
      count++;
    }
    if (!first) return;
    const data = { alt: first.image.alt.trim(), count, total: shown.length };
    report({ messageId: first.kind, range: first.image.range, data });
  },
});

const genericTexts = memoized((texts: readonly string[]) => new Set(texts.map(normalized)));

type AltKind = 'named' | 'empty' | 'generic' | 'file' | 'extension';

function altKind({ alt, url, syntax, isNamed }: ImageFact, generic: ReadonlySet<string>): AltKind | undefined {
  const text = alt.trim();
  // Renderers write `alt=""` for an image of Markdown.
  if (isNamed) return syntax === 'html' ? 'named' : undefined;
  if (text === '') return 'empty';
  if (isTemplateUrl(text)) return undefined;
  if (generic.has(normalized(text))) return isShownValue(text, url) ? undefined : 'generic';
  if (!isFileName(text, url)) return undefined;
  const stem = text.replace(imageExtension, '');
  return stem !== text && isPhrase(stem) && !generic.has(normalized(stem)) && stem !== decodeSafely(fileStem(url))
    ? 'extension'
    : 'file';
}

/** Whether a name says something: two Chinese characters, or two words without numbers. */
function isPhrase(stem: string): boolean {
  return /\p{Script=Han}{2}/u.test(stem) || /^[a-z]{3,}(?:[-_][a-z]+)*[-_][a-z]{3,}$/iu.test(stem);
}

const numberOrMark = /[\d_.:,()\-#一二三四五六七八九十]/u;

/** Returns `figure` for `Figure 3:`; text of digits and marks alone stays unchanged. */
function normalized(text: string): string {
  const lower = compatible(text).toLowerCase().trim();
  if (!numberOrMark.test(lower.at(-1) ?? '')) return lower;
  return lower.replace(/[\s\d_.:,()\-#一二三四五六七八九十]+$/u, '') || lower;
}

/** Whether the image shows the word itself, as its address says: a badge, `license-none-green.svg`. */
function isShownValue(text: string, url: string): boolean {
  const word = text.toLowerCase();
  if (word !== 'none' && word !== 'null') return false;
  return new RegExp(`[^/][-_ ]${word}[-_ .]`, 'u').test(decodeSafely(urlParts(url).path).toLowerCase());
}

/** Whether the alt text is just the file name. A name of several words may describe the image: `linux-find-command`. */
function isFileName(text: string, url: string): boolean {
  if (text === url || (imageExtension.test(text) && !/\s/u.test(text))) return true;
  if (!url.includes(text)) return false;
  const words = text.match(/[^\W\d_]{3,}/gu) ?? [];
  return text === fileStem(url) && /\d/u.test(text) && !/\p{Script=Han}/u.test(text) && words.length < 2;
}
