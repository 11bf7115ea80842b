/** What remark-frontmatter takes as front matter by itself. */
export const plainFence =
  /^(?:---[ \t]*(?:\r?\n|\r)(?:[\s\S]*?(?:\r?\n|\r))??---|\+{3}[ \t]*(?:\r?\n|\r)(?:[\s\S]*?(?:\r?\n|\r))??\+{3})[ \t]*(?:[\r\n]|$)/u;
