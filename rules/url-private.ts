import { articleRule, notMet } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import { codeHosts } from '../src/facts/links/code-hosts.ts';
import { links } from '../src/facts/links/links.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { privateHost } from '../src/knowledge/url/private-host.ts';

export default articleRule({
  id: 'url-private',
  severity: 'warning',
  docs: {
    title: { en: 'URL that readers cannot reach', 'zh-CN': '读者访问不到的网址' },
    topic: 'links',
    what: {
      en: 'Flags links and images on hosts that readers cannot reach: `localhost`, private and link-local networks, the metadata service of a cloud, names without a dot; also where the host is disguised (`2130706433`, `0x7f.1`, `127。0。0。1`). Not reported: bare URLs, links that name the host in their text, and links of an article whose code uses such hosts, because it tells readers what to do on their own machine.',
      'zh-CN':
        '找出读者无法访问的链接和图片：`localhost`、内网和链路本地地址、云主机元数据服务、没有点的主机名，也识别伪装的写法（`2130706433`、`0x7f.1`、`127。0。0。1`）。裸露的网址、文字中写明主机的链接，以及代码中讲到此类主机的教程文章，不报告。',
    },
    why: {
      en: 'They worked on the machine of the author or of the person who made the page. For readers they lead to their own machine, or nowhere.',
      'zh-CN': '它们只在作者自己的机器或网络里有效，读者打开的是自己的机器，或者什么也打不开。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'An image on the author’s machine', 'zh-CN': '作者本机上的图片' },
        bad: '![Comet](http://localhost:1313/comet.jpg)\n',
        good: '![Comet](/comet.jpg)\n',
      },
      {
        title: { en: 'A private network', 'zh-CN': '内网地址' },
        bad: '[通知](http://10.20.30.40/notice.html)\n',
        good: '[通知](https://news.a.edu.cn/notice.html)\n',
      },
    ],
  },
  messages: {
    loopback: {
      en: 'URL `{url}` leads to the reader’s own machine ({host})',
      'zh-CN': '网址 `{url}` 指向读者自己的机器（{host}）',
    },
    network: {
      en: 'URL `{url}` leads to a private network ({host}), which readers cannot reach',
      'zh-CN': '网址 `{url}` 位于内网（{host}），读者无法访问',
    },
    local: {
      en: 'URL `{url}` is link-local ({host}): readers cannot reach it',
      'zh-CN': '网址 `{url}` 是链路本地地址（{host}），读者无法访问',
    },
    name: {
      en: 'URL `{url}` has the host `{host}`, which exists only in some networks: readers cannot reach it',
      'zh-CN': '网址 `{url}` 的主机 `{host}` 只在某些网络内有效，读者无法访问',
    },
  },
  options: {
    allow: {
      description: { en: 'Hosts that readers of this site can reach.', 'zh-CN': '本站读者可以访问的主机。' },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
    tutorial: {
      description: {
        en: 'The articles tell readers what to do on their own machines; only images are checked.',
        'zh-CN': '文章教读者在自己的机器上操作；只检查图片。',
      },
      default: false,
      type: 'boolean',
    },
  },
  needs: { images, links, codeHosts },
  check({ images, links, codeHosts }, { options, report }) {
    const shown = links.filter(({ syntax }) => syntax !== 'literal' && syntax !== 'autolink');
    const all = [...images, ...(options.tutorial ? [] : shown)].filter(({ url }) => privateHost(url));
    for (const fact of distinctUrls(all.sort((a, b) => a.range[0] - b.range[0]))) {
      const { url } = fact;
      const found = privateHost(url);
      if (!found) continue;
      const { kind, host, disguised } = found;
      if (options.allow.includes(host)) continue;
      const isLink = 'text' in fact;
      if (isLink && (fact.text.includes(host) || codeHosts.length > 0)) continue;
      report({ messageId: kind, range: urlRangeOrUse(fact), data: { url, host: disguised ?? host } });
    }
  },
});
