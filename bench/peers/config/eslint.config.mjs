/** ESLint with the recommended rules of its Markdown plugin. */
import markdown from '@eslint/markdown';

export default [
  {
    files: ['**/*.md'],
    plugins: { markdown },
    language: 'markdown/commonmark',
    languageOptions: { frontmatter: 'yaml' },
    rules: markdown.configs.recommended[0].rules,
  },
];
