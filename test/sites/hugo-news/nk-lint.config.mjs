export default {
  extends: ['crawled'],
  ignore: ['content/blog/drafts/'],
  collections: [
    {
      name: 'linjiang',
      files: ['content/linjiang/**/*.md'],
      schema: 'schemas/news.schema.json',
      source: {
        hosts: ['news.linjiang.example.edu.cn'],
        required: true,
        identity: { fields: ['slug'], is: 'md5(url)' },
      },
    },
  ],
  rules: { 'image-duplicate': ['warn', { allow: ['line.png'] }] },
  overrides: [{ files: ['content/about/**'], rules: { 'date-mismatch': 'off', 'image-duplicate': 'off' } }],
};
