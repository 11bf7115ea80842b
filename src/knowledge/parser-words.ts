/**
 * What the parsers of YAML, TOML, JSON and MDX say of mistakes that nk-lint has no words of its own for, in Chinese. A
 * text that ends in `*` stands for all that begin so. The parser of JSON says codes.
 */
const parserWords: Readonly<Record<string, string>> = {
  // yaml
  'Unresolved alias *': '别名没有对应的锚点',
  'Unresolved tag: *': '不认识的标签',
  'Tags and anchors must be separated from the next token by white space': '标签和锚点之后应有空格',
  'Comments must be separated from other tokens by white space characters': '注释前应有空格',
  'Plain value cannot start with *': '值不能以这个字符开头，应加引号',
  'Nested mappings are not allowed in compact mappings': '一行中写了多层键',
  'A block sequence may not be used as an implicit map key': '列表不能用作键',
  'Block collections are not allowed within flow collections': '括号中不能有多行的列表或键值',
  'Missing , *': '缺少逗号',
  'Missing space after : *': '冒号后面缺少空格',
  'Sequence item without - indicator': '列表项缺少短横',
  // toml-eslint-parser
  'Unterminated table-key': '表名的方括号没有闭合',
  'Must be a newline': '值后面应换行',
  'Control characters (codes < 0x1f and 0x7f) are not allowed': '不能有控制字符',
  'Invalid code point *': '无效的字符',
  'No newlines are allowed between the curly braces unless they are valid within a value': '花括号内不能换行',
  // jsonc-parser
  EndOfFileExpected: '结尾之后还有内容',
  InvalidCharacter: '多余的字符',
  InvalidNumberFormat: '数字写法有误',
  InvalidUnicode: '`\\u` 之后应有四位十六进制数',
  PropertyNameExpected: '缺少键',
  UnexpectedEndOfComment: '注释没有闭合',
  UnexpectedEndOfNumber: '数字不完整',
  ValueExpected: '缺少值',
  // micromark and acorn
  'Could not parse expression with acorn*': '花括号中的 JavaScript 有误',
  'Unexpected attribute in closing tag*': '结束标签中不能有属性',
  'Unexpected self-closing slash*': '结束标签中不能有末尾的斜杠',
  'Unexpected end of file *': '到文件末尾仍未结束',
  'Unexpected lazy line *': '这一行应与上一行的缩进或引用标记一致',
  'Unexpected empty expression*': '花括号中缺少内容',
  // Of several of them.
  'Unexpected character*': '多余的字符',
  'Unexpected token*': '多余的字符',
};

/** Returns the place of a Chinese message for what a parser says: in Chinese, else in its own words. */
export function parserPlace(name: string): string {
  const forms = Object.entries(parserWords).map(([text, words]) => `${text} {${words}}`);
  return `{${name}, select, ${forms.join(' ')} other {解析器的原文为“#”}}`;
}
