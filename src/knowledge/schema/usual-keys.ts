/** Front matter keys of site generators and common themes: a rare one among them is no misspelling of another. */
const usualKeys: ReadonlySet<string> = new Set(
  `_build abstract alias aliases album albums alt aside audio author authors avatar badge banner bibliography body build
  cascade caption category categories class color comment comments content contents contributor contributors copyright
  cover covers created css custom data date dates dateupdated description disablenunjucks draft drafts duration editor
  editors email end event events excerpt excerpt_separator expirydate external feature featured features feed file files
  footer format gallery group groups guest guests head header headers heading headless height hero heroimage hidden hide
  icon icons image images img imgs index intro iscjklanguage item items js keyword keywords label labels lang language
  languages last_modified_at lastmod lastupdated layout lead level levels license line link links linktitle list lists
  locale locales location locations logo logos map maps markup math mathjax menu menus meta metadata mode model modified
  module name names nav navigation next note notes order original outline output outputs page pages param params parent
  part parts path permalink photo photos place places podcast post posts prev preview price private project projects
  pubdate published publishdate publisher rating redirect redirect_from redirect_to related render
  render_with_liquid resource resources review reviewer reviewers role script scripts section sections series share short
  show sidebar site sitemap sites size slides slug slugs social sort source sources speaker speakers sponsor sponsors star
  start state states status sticky style styles subject subjects subtitle summary tag tags target team teaser template
  templates text theme thumb thumbnail time timezone title titles toc tool tools topic topics translation translationkey
  translations translator translators twitter type types unpublishdate untranslated update updated updateddate url urlname
  urls user users version versions video videos views visible weight width year`.split(/\s+/u),
);

export function isUsualKey(key: string): boolean {
  return usualKeys.has(key.toLowerCase());
}
