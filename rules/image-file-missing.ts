import { articleRule } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import { candidateFiles } from '../src/knowledge/images/image-places.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { imageExtension } from '../src/knowledge/url/url.ts';

export default articleRule({
  id: 'image-file-missing',
  severity: 'error',
  docs: {
    topic: 'images',
    fix: 'safe',
    what: {
      en: 'Flags images of the site itself whose file is not there, by the directories where the engine looks (`static/`, `assets/`, `source/`, `public/`, the folder of the article), and names that differ from the file in case only. Nothing is said where the directory holds no image at all, because the images may be kept elsewhere, about addresses in raw HTML, and about sites with module mounts.',
      'zh-CN':
        '按引擎查找文件的目录（`static/`、`assets/`、`source/`、`public/`、文章所在目录），找出文件不存在的本站图片，以及仅大小写与文件名不同的写法。目录中一张图片也没有时（图片可能另外存放）、HTML 中的地址、使用模块挂载的站点，均不报告。',
    },
    why: {
      en: 'Readers see a broken image. A name in another case works on the author’s computer and breaks on the server.',
      'zh-CN': '读者看到的是坏图。大小写不同的文件名在作者的电脑上能显示，到服务器上就不行了。',
    },
    sure: { right: 0, wrong: 0 },
    examples: [
      {
        title: { en: 'A file that is not there', 'zh-CN': '文件不存在' },
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
      en: 'Image `{url}` has no file, expected `{expected}`',
      'zh-CN': '图片 `{url}` 没有对应的文件，应有 `{expected}`',
    },
    case: {
      en: 'Image `{url}` differs in case from the file, expected `{expected}`',
      'zh-CN': '图片 `{url}` 与文件名大小写不同，应为 `{expected}`',
    },
  },
  fixes: { rename: { en: 'Write the name as the file has it', 'zh-CN': '按文件名改写' } },
  options: {
    ignore: {
      description: {
        en: 'Images that are made when the site is built: parts of their addresses.',
        'zh-CN': '构建时才生成的图片：地址中包含的文字。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { images },
  check({ images }, { options, article: { engine, path, site, entries }, report }) {
    if (!entries) return;
    for (const image of distinctUrls(images)) {
      const { url, urlRange, syntax } = image;
      if (syntax === 'html' || options.ignore.some((part) => url.includes(part))) continue;
      const places = candidateFiles(url, { engine, path: site?.path ?? path, config: site?.config });
      if (!places) continue;
      const lookups = places.map((place) => lookUp(place, entries));
      if (lookups.some(({ found }) => found === 'here')) continue;
      const other = lookups.find(({ found }) => found === 'case');
      const missing = lookups.find(({ found }) => found === 'missing');
      if (other?.name !== undefined) {
        const expected = url.replace(/[^/?#]*(?=(?:[?#].*)?$)/su, () => other.name ?? '');
        const plain = urlRange[1] - urlRange[0] === url.length && !/[\s()<>%]/u.test(expected);
        const fix =
          plain && ({ title: 'rename', safety: 'safe', edits: [{ range: urlRange, text: expected }] } as const);
        report({ messageId: 'case', range: urlRangeOrUse(image), data: { url, expected }, ...(fix && { fix }) });
      } else if (missing)
        report({ messageId: 'missing', range: urlRangeOrUse(image), data: { url, expected: missing.place } });
    }
  },
});

interface Lookup {
  readonly place: string;
  /** `unknown` if the directory does not exist or contains no image. */
  readonly found: 'here' | 'case' | 'missing' | 'unknown';
  readonly name?: string;
}

function lookUp(place: string, entries: (directory: string) => readonly string[] | undefined): Lookup {
  const at = place.lastIndexOf('/');
  const names = entries(at < 0 ? '' : place.slice(0, at));
  const name = place.slice(at + 1).normalize('NFC');
  if (!names) return { place, found: 'unknown' };
  if (names.some((each) => each.normalize('NFC') === name)) return { place, found: 'here' };
  const other = names.find((each) => each.normalize('NFC').toLowerCase() === name.toLowerCase());
  if (other !== undefined) return { place, found: 'case', name: other };
  return { place, found: names.some((each) => imageExtension.test(each)) ? 'missing' : 'unknown' };
}
