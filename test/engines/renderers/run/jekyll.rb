# Renders each snippet as Jekyll does a page: Liquid first, then the renderer of the site. The first argument is the
# `markdown` of `_config.yml`, the second the `input` of kramdown.
require 'jekyll'
require 'json'
require 'tmpdir'

markdown, input = ARGV
settings = { 'source' => Dir.mktmpdir, 'quiet' => true, 'markdown' => markdown }
settings['kramdown'] = { 'input' => input } if input
settings['plugins'] = ['jekyll-commonmark'] if markdown == 'CommonMark'
site = Jekyll::Site.new(Jekyll.configuration(settings))
Jekyll.logger.log_level = :error
converter = site.find_converter_instance(Jekyll::Converters::Markdown)
liquid = { :registers => { :site => site, :page => {} }, :strict_filters => false, :strict_variables => false }
# Jekyll keeps a parsed template by the name of its file.
answers = JSON.parse($stdin.read).each_with_index.to_h do |(id, text), index|
  [id, converter.convert(site.liquid_renderer.file("#{index}.md").parse(text).render!({}, liquid))]
rescue StandardError => error
  [id, { 'failed' => error.message.lines.first.strip }]
end
names = markdown == 'CommonMark' ? %w[jekyll-commonmark commonmarker] : %w[kramdown kramdown-parser-gfm]
versions = (['jekyll'] + names).map { |name| "#{name} #{Gem.loaded_specs[name]&.version || Gem::Specification.find_by_name(name).version}" }
print "\n", JSON.generate('version' => versions.join(', '), 'answers' => answers), "\n"
Dir.rmdir(site.source) rescue nil
