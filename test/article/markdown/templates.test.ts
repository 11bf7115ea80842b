import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parse } from '../../../src/article/markdown/parse.ts';
import { templateRanges } from '../../../src/article/markdown/templates.ts';
import type { Engine } from '../../../src/core/types.ts';

function templates(source: string, engine: Engine): string[] {
  return templateRanges(source, engine).map((range) => source.slice(...range));
}

function nodes(source: string, engine: Engine = 'hugo'): string[] {
  const found: string[] = [];
  visit(parse(source, undefined, templateRanges(source, engine)), (node) => {
    if ('url' in node) found.push(`${node.type} ${node.url}`);
    else if ('value' in node) found.push(`${node.type} ${node.value}`);
  });
  return found;
}

test.each<[string, Engine, string, string[]]>([
  ['shortcodes', 'hugo', 'a {{< b "c" >}} d {{% e %}} f', ['{{< b "c" >}}', '{{% e %}}']],
  ['a shortcode over several lines', 'hugo', '{{< b\n  c="d"\n\n  e="f" >}}', ['{{< b\n  c="d"\n\n  e="f" >}}']],
  [
    'what a shortcode highlights',
    'hugo',
    '{{< highlight go >}}\n**a**\n{{< /highlight >}} b',
    ['{{< highlight go >}}\n**a**\n{{< /highlight >}}'],
  ],
  ['Liquid', 'jekyll', '{{ a | b }} {%- if c -%} d', ['{{ a | b }}', '{%- if c -%}']],
  [
    'a comment with all that is in it',
    'jekyll',
    '{% comment %}\n[a](\n{% endcomment %} b',
    ['{% comment %}\n[a](\n{% endcomment %}'],
  ],
  [
    'a code block of Hexo',
    'hexo',
    '{% codeblock lang:js %}\na\n{% endcodeblock %}',
    ['{% codeblock lang:js %}\na\n{% endcodeblock %}'],
  ],
  ['comments of Nunjucks', 'hexo', 'a {# b #}', ['{# b #}']],
  ['no ids of headings', 'jekyll', '# a {#b}\n\n# c {#d#}', []],
  ['nothing that is never closed', 'hugo', '{{ a\n\n{{< b', []],
  ['nothing over a blank line', 'jekyll', '{{ a\n\nb }}', []],
  ['no two pieces of code', 'hugo', '`{{` and `}}`', []],
  ['Liquid takes these, too', 'jekyll', '`{{` and `}}`', ['{{` and `}}']],
])('takes %s', (_, engine, source, expected) => {
  expect(templates(source, engine)).toEqual(expected);
});

test('many openers without an end take no time', () => {
  const source = `${'{{'.repeat(200_000)}}}`;
  expect(templateRanges(source, 'hugo').length).toBeLessThan(2);
});

test.each([
  ['[a]({{< ref "b c.md" >}})', ['link {{< ref "b c.md" >}}', 'text a']],
  ['[{{< icon "x" >}}](https://a.cn)', ['link https://a.cn', 'text {{< icon "x" >}}']],
  ['![{{ alt }}]({{ site.url }}/a b.png "{{ t }}")', ['text ![{{ alt }}]({{ site.url }}/a b.png "{{ t }}")']],
  ['![{{ alt }}]({{ site.url }}/ab.png)', ['image {{ site.url }}/ab.png']],
  ['**a{{< b >}}c** `{{< d >}}`', ['text a{{< b >}}c', 'text  ', 'inlineCode {{< d >}}']],
  ['```\n{{< a >}}\n```', ['code {{< a >}}']],
  ['{{< a\n  b="*c*" >}} *d*', ['text {{< a\nb="*c*" >}} ', 'text d']],
  [
    '- a\n\n  ```\n  {% highlight %}\n  b\n  {% endhighlight %}\n  ```\n- c',
    ['text a', 'code {% highlight %}\nb\n{% endhighlight %}', 'text c'],
  ],
  ['[a]: {{< ref "b c" >}}', ['definition {{< ref "b c" >}}']],
])('%s keeps what is written in it', (source, expected) => {
  expect(nodes(source)).toEqual(expected);
});
