export default {
  extends: 'crawled',
  collections: [{ name: 'news', files: ['content/news/**'], source: { hosts: ['news.lakeside.example'], required: true } }],
  overrides: [{ files: ['content/about.md'], rules: { 'image-alt-generic': 'off' } }],
};
