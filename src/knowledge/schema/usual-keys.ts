/** Front matter keys of site generators and common themes: a rare one among them is no misspelling of another. */
const usualKeys: ReadonlySet<string> = new Set(
  `_build abstract album albums alias aliases alt aside asideheadings audio author authors autosidebar avatar badge
  banner bibliography body build caption cascade categories category class color comment comments content contents
  contributor contributors copyright cover covers created css custom custom_edit_url data date dates dateupdated
  description disablenunjucks displayed_sidebar draft drafts duration edit_link editlink editor editors editurl
  eleventycomputed eleventyexcludefromcollections eleventyimport eleventynavigation email end event events excerpt
  excerpt_separator expirydate external externallink extra feature featured features feed file files footer format
  gallery generate_feed generate_feeds group groups guest guests head header headers heading headless height hero
  heroimage hidden hide hide_table_of_contents hide_title hreflang icon icons id image images img imgs in_search_index
  index insert_anchor_links intro iscjklanguage ishome item items js keyword keywords label labels lang language
  languages last_modified_at last_update lastmod lastupdated layout lead level levels license line link links
  linktitle list lists locale locales location locations logo logos map maps markdownstyles markup math mathjax menu
  menus meta metadata mode model modified module name names nav navbar navigation next note notes order original
  outline output outputs page page_template pageclass pagefind pages paginate_by paginate_path pagination
  pagination_next pagination_prev param params parent parse_number_prefixes part parts path permalink photo photos
  place places podcast post posts prev preview price private project projects pubdate publishdate published publisher
  rating redirect redirect_from redirect_to related render render_drafts render_with_liquid resource resources review
  reviewer reviewers role script scripts search section sections series share short show sidebar sidebar_class_name
  sidebar_custom_props sidebar_key sidebar_label sidebar_position site sitemap sites size slides slug slugs social
  sort sort_by source sources speaker speakers sponsor sponsors star start state states status sticky style styles
  subject subjects subtitle summary tableofcontents tag tags target taxonomies team teaser template
  templateengineoverride templates text theme thumb thumbnail time timezone title title_meta titles titletemplate toc
  toc_max_heading_level toc_min_heading_level tool tools topic topics translation translationkey translations
  translator translators transparent truncate twitter type types unlisted unpublishdate untranslated update updated
  updateddate url urlname urls use_math user users version versions video videos views visible weight width year`.split(
    /\s+/u,
  ),
);

export function isUsualKey(key: string): boolean {
  return usualKeys.has(key.toLowerCase());
}
