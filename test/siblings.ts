import { createHash } from 'node:crypto';

/** Node's MD5, independent of the implementation under test. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

export function sourceUrl(index: number): string {
  const day = `0${(index % 9) + 1}`;
  return `https://news.example.edu.cn/ywsd/system/2024/03/${day}/0300${51200 + index * 37}.shtml`;
}

/** Returns university news as a crawler writes it; `slug` and `urlname` are the MD5 of the source. */
export function article(url: string, own: { readonly slug?: string; readonly urlname?: string } = {}): string {
  const slug = own.slug ?? md5(url);
  const matter = `---\ntitle: 校园简讯\nurlname: ${own.urlname ?? slug}\nslug: ${slug}\n---\n\n`;
  return `${matter}图书馆延长开放时间，自习室增加了座位。\n\n[转入文章首发地址](${url})\n`;
}

/** Returns articles by path: `n00.md`, `n01.md` and so on. */
export function siblings(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [nameOf(index), article(sourceUrl(index))]));
}

export function nameOf(index: number): string {
  return `n${String(index).padStart(2, '0')}.md`;
}
