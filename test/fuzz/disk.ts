import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Puts something odd in the place of a file. */
export interface Oddity {
  readonly what: string;
  readonly make: (file: string, outside: string) => void;
}

const hasPipes = spawnSync('mkfifo', ['--version']).error === undefined;

const linkTo =
  (target: string): Oddity['make'] =>
  (file) => {
    rmSync(file, { recursive: true, force: true });
    symlinkSync(target, file);
  };

/** Copies the file out of the tree, with the secret in it, and puts a link in its place. */
function linkOutside(file: string, outside: string): void {
  copyFileSync(file, join(outside, 'file'));
  linkTo(join(outside, 'file'))(file, outside);
}

/** Makes a socket whose owner is gone. */
function makeSocket(file: string): void {
  const script = `require('node:net').createServer().listen(${JSON.stringify(file)}, () => process.kill(process.pid, 'SIGKILL'))`;
  rmSync(file, { force: true });
  spawnSync(process.execPath, ['-e', script]);
}

export const oddities: readonly Oddity[] = [
  {
    what: 'a folder',
    make(file) {
      rmSync(file);
      mkdirSync(file);
    },
  },
  { what: 'an empty file', make: (file) => writeFileSync(file, '') },
  { what: 'a dangling link', make: linkTo('nothing-here') },
  { what: 'a dangling link out of the tree', make: (file, outside) => linkTo(join(outside, 'new'))(file, outside) },
  { what: 'a link to itself', make: (file, outside) => linkTo(file)(file, outside) },
  { what: 'a link to its folder', make: linkTo('.') },
  { what: 'a link out of the tree', make: linkOutside },
  { what: 'a link to a secret', make: (file, outside) => linkTo(join(outside, 'secret'))(file, outside) },
  {
    what: 'a hard link',
    make(file) {
      rmSync(`${file}.other`, { force: true });
      linkSync(file, `${file}.other`);
    },
  },
  { what: 'a sparse file of 3 GB', make: (file) => truncateSync(file, 3_000_000_000) },
  { what: 'an unreadable file', make: (file) => chmodSync(file, 0) },
  {
    what: 'a missing file',
    make: (file) => rmSync(file),
  },
  ...['/dev/zero', '/dev/urandom', '/dev/stdin', '/proc/self/environ', '/proc/self/mem', '/proc/self/fd/0']
    .filter((device) => existsSync(device))
    .map((device) => ({ what: `a link to ${device}`, make: linkTo(device) })),
  ...(process.platform === 'win32' ? [] : [{ what: 'a socket', make: makeSocket }]),
  ...(hasPipes
    ? [
        {
          what: 'a pipe',
          make(file: string) {
            rmSync(file);
            spawnSync('mkfifo', [file]);
          },
        },
      ]
    : []),
];

/** Names of articles, as bytes, because a name need not be UTF-8. */
export const oddNames: readonly (readonly [what: string, name: Buffer])[] = [
  ['a newline', 'x\n::stop-commands::tok\n.md'],
  ['a carriage return', 'x\r##[error]y.md'],
  ['an escape sequence', 'x\u001B[2Jy.md'],
  ['C1 and bidi', 'x\u009B2J\u202Ey.md'],
  ['a backslash', 'news\\..\\..\\..\\outside\\secret.md'],
  ['quotes', '"\'`$(touch x)`.md'],
  ['255 bytes', `${'字'.repeat(84)}.md`],
  ['a dash', '--fix.md'],
  ['a glob', '[x]{a,b}*?.md'],
  ['a colon', 'C:x.md'],
  ['blanks', '  .md'],
  ['a dot', '..md'],
  ['__proto__', '__proto__.md'],
]
  .map(([what = '', name = '']) => [what, Buffer.from(name)] as const)
  .concat([['invalid UTF-8', Buffer.from([0x61, 0xff, 0xfe, 0xc3, 0x2e, 0x6d, 0x64])]]);

/** Writes a copy of an article under another name, which the file system may refuse. */
export function writeNamed(folder: string, name: Buffer, source: string): boolean {
  try {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), readFileSync(source));
    return true;
  } catch {
    return false;
  }
}
