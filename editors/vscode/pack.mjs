// Packs the extension with the built nk-lint into `nk-lint.vsix`: a zip with the manifest of VS Code's package format.
// Version and addresses are those of nk-lint's own package.json.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const here = import.meta.dirname;
const root = join(here, '../..');
const bin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);

execFileSync(bin('tsc'), ['-p', here], { stdio: 'inherit' });
execFileSync(bin('tsdown'), ['--logLevel', 'error'], { cwd: here, stdio: 'inherit' });

const { scripts: _, devDependencies: __, private: ___, ...own } = JSON.parse(read(here, 'package.json'));
const { type, version, license, homepage, repository, bugs, exports } = JSON.parse(read(root, 'package.json'));
const packed = { ...own, version, license, homepage, repository, bugs: bugs.url ?? bugs };
const words = JSON.parse(read(here, 'package.nls.json'));

/** @type {Record<string, string | Buffer>} */
const files = {
  '[Content_Types].xml': contentTypes(),
  'extension.vsixmanifest': vsixManifest(),
  'extension/package.json': json(packed),
  'extension/LICENSE.txt': read(root, 'LICENSE'),
  'extension/server/package.json': json({ name: own.name, version, type, exports }),
};
const copied = ['README.md', 'package.nls.json', 'package.nls.zh-cn.json', 'l10n/bundle.l10n.zh-cn.json'];
for (const name of [...copied, 'dist/extension.cjs', 'dist/THIRD-PARTY.md'])
  files[`extension/${name}`] = read(here, name);
for (const name of readdirSync(join(root, 'dist')).sort())
  if (!name.endsWith('.d.ts')) files[`extension/server/dist/${name}`] = readFileSync(join(root, 'dist', name));
for (const folder of ['docs/rules', 'docs/zh-CN/rules'])
  for (const name of readdirSync(join(root, folder)).sort())
    files[`extension/server/${folder}/${name}`] = read(root, folder, name);

const bytes = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
// The same content makes the same bytes. The time is local in a zip.
const vsix = zipSync(bytes, { level: 9, mtime: new Date(2000, 0, 1) });
writeFileSync(join(here, 'nk-lint.vsix'), vsix);
console.log(`editors/vscode/nk-lint.vsix: ${(vsix.length / 1024).toFixed(0)} KB, ${Object.keys(files).length} files`);

/** @param {string[]} path */
function read(...path) {
  return readFileSync(join(...path), 'utf8');
}

/** @param {unknown} value */
function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** @param {string} text */
function xml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function contentTypes() {
  const types = { cjs: 'application/javascript', js: 'application/javascript', json: 'application/json' };
  const all = { ...types, md: 'text/markdown', txt: 'text/plain', vsixmanifest: 'text/xml' };
  const lines = Object.entries(all).map(([name, of]) => `  <Default Extension=".${name}" ContentType="${of}"/>\n`);
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
${lines.join('')}</Types>
`;
}

/** The manifest that installations read first; VS Code takes the rest from package.json. */
function vsixManifest() {
  const { name, publisher, displayName, keywords, categories, engines, extensionKind } = packed;
  const property = (/** @type {string} */ id, /** @type {string} */ value) =>
    `      <Property Id="Microsoft.VisualStudio.${id}" Value="${xml(value)}"/>\n`;
  const asset = (/** @type {string} */ of, /** @type {string} */ path) =>
    `    <Asset Type="Microsoft.VisualStudio.${of}" Path="extension/${path}" Addressable="true"/>\n`;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${xml(displayName)}</DisplayName>
    <Description xml:space="preserve">${xml(words.description)}</Description>
    <Tags>${xml(keywords.join(','))}</Tags>
    <Categories>${xml(categories.join(','))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <License>extension/LICENSE.txt</License>
    <Properties>
${property('Code.Engine', engines.vscode)}${property('Code.ExtensionKind', extensionKind.join(','))}\
${property('Code.ExecutesCode', 'true')}${property('Services.Links.Source', repository.url.replace(/^git\+/u, ''))}\
${property('Services.Links.Learn', homepage)}${property('Services.Links.Support', packed.bugs)}    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
${asset('Code.Manifest', 'package.json')}${asset('Services.Content.Details', 'README.md')}\
${asset('Services.Content.License', 'LICENSE.txt')}  </Assets>
</PackageManifest>
`;
}
