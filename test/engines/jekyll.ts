import { type EngineResult, type EngineUnderTest, type Files, inSite, run, timeZone, versionOf } from './engine.ts';

/** Reads every post as `jekyll build` does, and prints the template data of each. */
const program = `
require 'jekyll'
require 'json'
site = Jekyll::Site.new(Jekyll.configuration('source' => Dir.pwd, 'quiet' => true, 'future' => true))
ENV['TZ'] = '${timeZone}'
# What a date leaves out is taken from today.
Time.define_singleton_method(:now) { Time.at(${Date.UTC(2026, 10, 15) / 1000}) }
said = []
Jekyll.logger.define_singleton_method(:error) { |*words| said << words.join(' ') }
Jekyll.logger.define_singleton_method(:warn) { |*words| said << words.join(' ') }
result = {}
Dir['_posts/*.md'].sort.each do |path|
  name = File.basename(path, '.md').sub(/^2000-01-01-/, '')
  said.clear
  begin
    post = Jekyll::Document.new(File.join(Dir.pwd, path), :site => site, :collection => site.posts)
    post.read
    cut = post.content != File.read(path, **Jekyll::Utils.merged_file_read_opts(site, {}))
    titled = post.data['title'] != Jekyll::Utils.titleize_slug(name)
    date = post.date.localtime.strftime('%Y-%m-%d %H:%M:%S')
    result[name] = { 'body' => post.content.strip, 'date' => date.start_with?('2000-01-01') ? 'none' : date }
    result[name]['title'] = post.data['title'].to_s if titled
    result[name]['failed'] = said.join('; ') unless said.empty?
  rescue Exception => error
    result[name] = { 'failed' => error.message }
  end
end
print JSON.generate(result)
`;

export const jekyll: EngineUnderTest = {
  engine: 'jekyll',
  version: () => versionOf('jekyll', ['--version']),
  build: (files) =>
    inSite({ '_config.yml': `timezone: ${timeZone}\n`, 'read.rb': program, ...posts(files) }, (site) => {
      const { ok, stdout, all } = run('ruby', ['read.rb'], site);
      if (!ok) throw new Error(`Jekyll failed:\n${all}`);
      const told = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Record<string, EngineResult>;
      return Object.fromEntries(
        Object.keys(files).map((name): [string, EngineResult] => {
          const { title, failed, ...post } = told[name] ?? { failed: 'no post' };
          const reason = failed?.replaceAll(site, '').replace(/^.*?\.md: /u, '');
          return [name, { ...(title && { title }), ...post, ...(reason && { failed: reason.split('\n')[0] ?? '' }) }];
        }),
      );
    }),
};

function posts(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, source]) => [`_posts/2000-01-01-${name}.md`, source]));
}
