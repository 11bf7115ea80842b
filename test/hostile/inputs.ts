/** Inputs with more than linear cost for parsers: a repeated unit, or a special text. */
type Make = (n: number) => string;

const times =
  (unit: string, before = '', after = ''): Make =>
  (n) =>
    before + unit.repeat(n) + after;
const each =
  (line: (index: number) => string, between = '\n', before = '', after = ''): Make =>
  (n) =>
    before + Array.from({ length: n }, (_, index) => line(index)).join(between) + after;
/** Returns a text, then units up to n characters. */
const growing =
  (unit: (size: number) => string): Make =>
  (n) => {
    const parts: string[] = [];
    for (let size = 1, length = 0; length < n; size++) {
      const part = unit(size);
      parts.push(part);
      length += part.length;
    }
    return parts.join('');
  };
const mattered = (make: Make, fence = '---'): Make => {
  return (n) => `${fence}\n${make(n)}\n${fence}\n\nA text.\n`;
};

const markers = {
  stars: times('*'),
  underscores: times('_'),
  tildes: times('~'),
  'strong that only opens': times('**a '),
  'strong that only closes': times('a** '),
  'emphasis that opens, another that closes': times('*a_ '),
  'emphasis and strong that open': times('*a **b '),
  'strong beside Chinese': times('**字'),
  'strong words': times('**x** '),
  'emphasised words': times('*a* '),
  'one tilde before words': times('~a '),
  'words struck out': times('~~a~~ '),
  'escaped stars': times('\\*'),
};

const brackets = {
  'opening brackets': times('['),
  'closing brackets': times(']'),
  'brackets in brackets': (n: number) => `${'['.repeat(n)}a${']'.repeat(n)}`,
  'image openers': times('!['),
  'images without an end': times('![]('),
  'images in images': (n: number) => '!['.repeat(n / 4) + '](a)'.repeat(n / 4),
  'links without an address': times('[a]('),
  'links without an end': times('[a](b'),
  'links with an angle bracket': times('[](<'),
  'links with a title without an end': times('[a](b "'),
  'links in a paragraph': times('[a](b) '),
  'images in a paragraph': times('![](b) '),
  'image paragraphs': times('![](b)\n\n'),
  'image lines': times('![](b)\n'),
  'references to one definition': times('[a] ', '', '\n\n[a]: b'),
  definitions: each((index) => `[a${index}]: b`),
  'references and definitions': (n: number) =>
    `${each((index) => `[a${index}]`, ' ')(n)}\n\n${each((index) => `[a${index}]: b`)(n)}`,
  'brackets in an address': times('(', '[a]('),
  'brackets in an address, closed': (n: number) => `[a](${'('.repeat(n)}${')'.repeat(n)})`,
  footnotes: times('[^a]', '', '\n\n[^a]: b'),
  'footnote definitions': each((index) => `[^a${index}]: b`, '\n\n'),
  'definitions of many lines': times('[a]:\nb\n"c"\n'),
};

const containers = {
  'quotes in quotes': times('> ', '', 'a'),
  'quotes in quotes, close': times('>', '', 'a'),
  'bullets in bullets': times('- ', '', 'a'),
  'numbers in numbers': times('1. ', '', 'a'),
  'lists in lists, by indentation': (n: number) => each((index) => `${'  '.repeat(index)}- a`)(n / 10),
  'lists in lists, again and again': (n: number) =>
    Array.from({ length: n / 50 }, () => each((index) => `${'  '.repeat(index)}- a`)(50)).join('\n'),
  items: times('- a\n'),
  'loose items': times('- a\n\n'),
  tasks: times('- [ ] a\n'),
  'quoted lines': times('> a\n'),
  'a quote that goes on without marks': times('b\n', '> a\n'),
  'quotes apart': times('> a\n\n'),
  'items that change their mark': times('- a\n* a\n'),
  'quoted items': times('> - a\n'),
};

const inline = {
  'growing runs of backticks': growing((size) => `a${'`'.repeat(size)}`),
  'single backticks': times('a`'),
  'code spans': times('`a` '),
  'angle brackets': times('<'),
  'tags without an end': times('<a '),
  tags: times('<b>a</b> '),
  'comments without an end': times('<!--', 'a '),
  'instructions without an end': times('<?', 'a '),
  'character data without an end': times('<![CDATA[', 'a '),
  'declarations without an end': times('<!A ', 'a '),
  ampersands: times('&'),
  'character references': times('&amp;'),
  'www.': times('www.'),
  'mail addresses': times('a@b '),
  'mail addresses without an end': times('a@'),
  'web addresses': times('http://a '),
  'hard breaks': times('a  \n'),
  'a long word': times('a'),
  spaces: times(' ', 'a', 'b'),
};

const blocks = {
  'lines of a paragraph': times('a\n'),
  'lines that might become a heading': times('a\n', '', '='),
  paragraphs: times('a\n\n'),
  headings: times('# a\n'),
  'underlined headings': times('a\n=\n'),
  'thematic breaks': times('***\n'),
  'empty lines': times('\n'),
  tabs: times('\t', '', 'a'),
  'spaces at the end of lines': (n: number) => `a${' '.repeat(50)}\n`.repeat(n / 50),
  'blocks of HTML': times('<b>\n\n'),
  'a comment without an end': times('a\n', '<!--\n'),
  'a fence without an end': times('a\n', '```\n'),
  fences: times('```\na\n```\n'),
  'indented code': times('    a\n\n'),
  'table rows': times('|c|d|\n', '|a|b|\n|-|-|\n'),
  'a wide table': (n: number) => `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n`,
  'many tables': times('|a|\n|-|\n|b|\n\n'),
  pipes: times('|'),
  'rows that may delimit': (n: number) => 'a\n|-|\n'.repeat(n / 10),
};

const templates = {
  'template tags': times('{{ a }} '),
  'template tags without an end': times('{{ '),
  'shortcodes without an end': times('{{< a '),
  'tags of a comment': times('{% comment %} '),
  'quotation marks': times('“a”b'),
};

const frontMatter = {
  'YAML: aliases of aliases': (n: number) => {
    const levels = Math.round(Math.log2(n));
    const lists = each((index) => `b${index + 1}: &b${index + 1} [${`*b${index},`.repeat(9)}]`)(levels);
    return mattered(() => `b0: &b0 [x]\n${lists}`)(n);
  },
  'YAML: aliases of one text': mattered(times('\n- *a', 'a: &a x\nb:')),
  'YAML: anchors': mattered(each((index) => `k${index}: &a${index} x`)),
  'YAML: keys': mattered(each((index) => `k${index}: v`)),
  'YAML: the same key': mattered(times('k: v\n')),
  'YAML: keys without a value': mattered(each((index) => `k${index}`)),
  'YAML: keys of keys': mattered((n) => each((index) => `${' '.repeat(index)}k:`)(n / 10)),
  'YAML: colons': mattered(times('a: ')),
  'YAML: values with colons': mattered(times('a: b: c\n')),
  'YAML: brackets': mattered(times('[', 'a: ')),
  'YAML: braces': mattered(times('{a: ', 'a: ')),
  'YAML: a flow list': mattered(times('a, ', 'a: [', ']')),
  'YAML: lists in lists': mattered(times('- ')),
  'YAML: items': mattered(times('\n- a', 'a:')),
  'YAML: a quote without an end': mattered(times('a\n', 'a: "')),
  'YAML: one long value': mattered(times('value word ', 'a: ')),
  'YAML: one long block': mattered(times('\n  value word', 'a: |')),
  'YAML: one long quoted value': mattered(times('value word ', 'a: "', '"')),
  'YAML: comments': mattered(times('# a\n')),
  'YAML: tabs': mattered(times('\ta: b\n')),
  'YAML: tags': mattered(times('!a ', 'a: ')),
  'YAML: question marks': mattered(times('? ')),
  'YAML: merges': mattered((n) => `a: &a\n  x: y\n${each((index) => `k${index}:\n  <<: *a`)(n)}`),
  'YAML: template values': mattered(each((index) => `k${index}: {{ x }}`)),
  'TOML: keys': mattered(
    each((index) => `k${index} = "v"`),
    '+++',
  ),
  'TOML: the same key': mattered(times('k = "v"\n'), '+++'),
  'TOML: dotted keys': mattered(times('a.', '', 'b = 1'), '+++'),
  'TOML: tables': mattered(
    each((index) => `[t${index}]\na = 1`),
    '+++',
  ),
  'TOML: arrays of tables': mattered(times('[[a]]\nb = 1\n'), '+++'),
  'TOML: brackets': mattered(times('[', 'a = '), '+++'),
  'TOML: inline tables': mattered(times('{a = ', 'a = '), '+++'),
  'TOML: a list': mattered(times('1, ', 'a = [', ']'), '+++'),
  'TOML: one long value': mattered(times('value word ', 'a = "', '"'), '+++'),
  'TOML: a text without an end': mattered(times('a\n', 'a = """'), '+++'),
  'TOML: lines without a value': mattered(
    each((index) => `k${index}`),
    '+++',
  ),
  'JSON: keys': (n: number) => `{${each((index) => `"k${index}": "v"`, ',\n')(n)}}\n\nA text.\n`,
  'JSON: brackets': (n: number) => `{"a": ${'['.repeat(n)}}\n\nA text.\n`,
  'JSON: one long value': (n: number) => `{"a": "${'value word '.repeat(n)}"}\n\nA text.\n`,
  'JSON: lines without a value': (n: number) => `{${each((index) => `"k${index}"`, '\n')(n)}}\n\nA text.\n`,
  'JSON: commas': (n: number) => `{"a": [${','.repeat(n)}]}\n\nA text.\n`,
  'JSON: braces that never close': (n: number) => `${'{"a":'.repeat(n)}\n\nA text.\n`,
  'an unclosed front matter': times('k: v\n', '---\n'),
  'fences that close with text behind them': times('--- a\n', '---\ntitle: a\n'),
};

/**
 * Takes minutes on any machine: with CR line endings remark parses it, and builds the text of an image again for each
 * image around it.
 */
export const endless = `b\r\r${'!['.repeat(10_000)}${'](a)'.repeat(10_000)}\n`;

/** Articles that are difficult for parsers, by construct. */
export const hostile: Readonly<Record<string, Make>> = {
  ...markers,
  ...brackets,
  ...containers,
  ...inline,
  ...blocks,
  ...templates,
  ...frontMatter,
};
