import { corpusRule, notMet } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import {
  consistsOfFiles,
  groupImages,
  type ImageGroup,
  packImages,
  urlsIn,
} from '../src/knowledge/images/known-images.ts';
import { urlRangeOrUse, writeUrl } from '../src/knowledge/url/destination.ts';
import {
  completionOf,
  crowdedFolders,
  folderOf,
  mayBeCompleted,
  truncationOf,
} from '../src/knowledge/url/truncated-url.ts';

export default corpusRule({
  id: 'image-url-truncated',
  severity: 'error',
  docs: {
    title: { en: 'Image URL was cut off', 'zh-CN': '图片网址被截断' },
    topic: 'images',
    fix: 'unsafe',
    what: {
      en: 'Flags image URLs that were cut off while being copied or crawled: a whole site or folder, a single character, an ellipsis, half a percent-encoded character, a clipped extension, the beginning of a longer URL that another image has, or a URL without extension that is shorter than all others of its host. A URL without an extension is not flagged for that alone, nor one of an `<img>` with `onerror`.',
      'zh-CN':
        '找出在复制或抓取时被截断的图片网址：只剩网站首页或目录、只剩一个字符、以省略号结尾、百分号编码只剩一半、扩展名不全、是另一张图片网址的开头，或没有扩展名且比同一网站的其他图片网址都短。仅仅没有扩展名不算，带有 `onerror` 的 `<img>` 也不算。',
    },
    why: {
      en: 'A cut URL is still valid Markdown, so nothing complains until a reader sees a broken image.',
      'zh-CN': '被截断的网址仍然是合法的 Markdown，没有任何工具会报错，直到读者看到一张坏图。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A clipped extension', 'zh-CN': '扩展名不全' },
        bad: '![Comet](/comet.pn)\n',
        good: '![Comet](/comet.png)\n',
      },
      {
        title: { en: 'The beginning of a URL that another article has whole', 'zh-CN': '另一篇文章有完整的网址' },
        bad: { 'a.md': '![](https://a.cn/pic/comet-20230)\n', 'b.md': '![](https://a.cn/pic/comet-20230512.jpg)\n' },
        good: { 'a.md': '![](https://a.cn/pic/comet-20230512.jpg)\n' },
      },
      {
        title: { en: 'The site instead of the image', 'zh-CN': '只剩网站首页' },
        bad: '![](https://a.cn/)\n',
        good: '![](https://a.cn/image/640)\n',
      },
    ],
  },
  messages: {
    ellipsis: {
      en: 'Image URL `{url}` is cut off: it ends in `{found}`',
      'zh-CN': '图片网址 `{url}` 不完整：以 `{found}` 结尾',
    },
    escape: {
      en: 'Image URL `{url}` is cut off: it ends in `{found}`, half of a percent-encoded character',
      'zh-CN': '图片网址 `{url}` 不完整：以半个百分号编码 `{found}` 结尾',
    },
    clipped: {
      en: 'Image URL `{url}` ends in `.{found}`, likely cut from `.{expected}`',
      'zh-CN': '图片网址 `{url}` 以 `.{found}` 结尾，可能原为 `.{expected}`',
    },
    dot: {
      en: 'Image URL `{url}` is cut off: it ends in a dot, without an extension',
      'zh-CN': '图片网址 `{url}` 不完整：以点号结尾，没有扩展名',
    },
    root: {
      en: 'Image URL `{url}` is the home page of a site, not an image',
      'zh-CN': '图片网址 `{url}` 是网站首页，不是图片',
    },
    directory: {
      en: 'Image URL `{url}` is a folder, not an image ({count} of {total} image URLs from `{group}` are files)',
      'zh-CN': '图片网址 `{url}` 是目录，不是图片（`{group}` 的 {total} 个图片网址中有 {count} 个是文件）',
    },
    single: {
      en: 'Image URL `{url}` is cut off: it ends in the single character `{found}`',
      'zh-CN': '图片网址 `{url}` 不完整：最后一段只有一个字符 `{found}`',
    },
    prefix: {
      en: 'Image URL `{url}` is cut off: the whole URL is `{expected}`',
      'zh-CN': '图片网址 `{url}` 不完整：完整的网址是 `{expected}`',
    },
    shape: {
      en: 'Image URL `{url}` is likely cut off: it has no extension and is shorter than all others from `{group}` ({count} of {total} are image files)',
      'zh-CN':
        '图片网址 `{url}` 可能不完整：没有扩展名，且比 `{group}` 的其他图片网址都短（{total} 个中有 {count} 个是图片文件）',
    },
  },
  fixes: {
    complete: { en: 'Change the extension to `.{expected}`', 'zh-CN': '把扩展名改为 `.{expected}`' },
    restore: { en: 'Change to the whole URL', 'zh-CN': '改为完整的网址' },
  },
  notes: { whole: { en: 'the whole URL is here', 'zh-CN': '完整的网址在这里' } },
  options: {
    complete: {
      description: {
        en: 'Clipped extensions, each with the whole one.',
        'zh-CN': '不全的扩展名，以及各自完整的写法。',
      },
      default: {
        ...{ j: 'jpg', jp: 'jpg', jpe: 'jpeg', p: 'png', pn: 'png', g: 'gif', gi: 'gif' },
        ...{ w: 'webp', we: 'webp', web: 'webp', s: 'svg', sv: 'svg' },
      },
      type: 'object',
      additionalProperties: { type: 'string' },
    },
    allow: {
      description: {
        en: 'Image URLs that are whole although they look cut: parts of them.',
        'zh-CN': '看似被截断、其实完整的图片网址：其中包含的文字。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  explains: ['url-malformed', 'image-broken'],
  needs: { images },
  digest({ images }, { options }) {
    const packed = packImages(images);
    const [suspects, completable] = [new Set<string>(), new Set<string>()];
    for (const { url } of images) {
      const cut = truncationOf(url, options.complete);
      if (cut) suspects.add(url);
      if (cut && mayBeCompleted(cut)) completable.add(url);
    }
    return { packed, suspects: [...suspects], completable: [...completable] };
  },
  compare(entries) {
    const groupFor = groupImages(entries);
    const suspicious = entries.filter(({ digest }) => digest.suspects.length > 0);
    return { groupFor, suspicious: new Map(suspicious.map((entry) => [entry.article.path, entry])) };
  },
  shape: ({ packed, ...rest }) => ({ ...rest, urls: urlsIn(packed) }),
  answer(path, { groupFor, suspicious }) {
    const { digest, options } = suspicious.get(path) ?? {};
    return digest?.suspects.map((url) => ({ url, ...surroundings(url, groupFor(url, path), options?.complete ?? {}) }));
  },
  check({ images }, { options, compared, report }) {
    const broken = images.flatMap((image) => {
      const cut = image.hasFallback ? undefined : truncationOf(image.url, options.complete);
      return cut ? [{ image, cut }] : [];
    });
    const littered = crowdedFolders(broken.flatMap(({ image: { url }, cut }) => (cut.kind === 'single' ? [url] : [])));
    const seen = new Set<number>();
    for (const { image, cut } of broken) {
      const { url, syntax, urlRange } = image;
      if (seen.has(urlRange[0]) || options.allow.some((part) => url.includes(part))) continue;
      // A reference definition is reported once, however many images use it.
      if (syntax === 'reference') seen.add(urlRange[0]);
      const range = urlRangeOrUse(image);
      const { group, whole } = compared.find((each) => each.url === url) ?? {};
      const found = 'found' in cut ? cut.found : 'last' in cut ? cut.last : '';

      if (whole) {
        const edit = { range: urlRange, text: writeUrl(whole.url, syntax) };
        const related = [{ path: whole.path, range: whole.range, note: 'whole' as const }];
        const fix = { title: 'restore', safety: 'unsafe', edits: [edit], image: whole.url } as const;
        report({ messageId: 'prefix', range, data: { url, expected: whole.url }, related, fix });
      } else if (cut.kind === 'clipped') {
        const plain = urlRange[1] - urlRange[0] === url.length;
        const edit = plain
          ? ({ range: [urlRange[1] - found.length, urlRange[1]], text: cut.expected } as const)
          : // The URL has escapes or entities, possibly in the extension: rewrite it as a whole.
            { range: urlRange, text: writeUrl(url.slice(0, -found.length) + cut.expected, syntax) };
        const whole = url.slice(0, -found.length) + cut.expected;
        const fix = { title: 'complete', safety: 'unsafe', edits: [edit], image: whole } as const;
        report({ messageId: 'clipped', range, data: { url, found, expected: cut.expected }, fix });
      } else if (cut.kind === 'ellipsis' || cut.kind === 'escape' || cut.kind === 'dot' || cut.kind === 'root') {
        report({ messageId: cut.kind, range, data: { url, found } });
      } else if (cut.kind === 'single') {
        const proven = littered.has(folderOf(url)) || (group && consistsOfFiles(group, 3));
        if (proven) report({ messageId: 'single', range, data: { url, found } });
      } else if (group) {
        const data = { url, group: group.name, count: group.files, total: group.total };
        if (cut.kind === 'directory' && consistsOfFiles(group, 3)) report({ messageId: 'directory', range, data });
        if (cut.kind === 'bare' && group.isShortest) report({ messageId: 'shape', range, data });
      }
    }
  },
});

/** Returns what the other images of its group say of a URL that may be cut off: how many they are, and the whole URL. */
function surroundings(url: string, group: ImageGroup | undefined, complete: Readonly<Record<string, string>>) {
  const cut = truncationOf(url, complete);
  const whole = cut && completionOf(url, cut, group);
  if (!group) return undefined;
  const { name, total, files } = group;
  return { group: { name, total, files, isShortest: group.isShortest(url) }, ...(whole && { whole }) };
}
