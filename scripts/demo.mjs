/** Runs nk-lint on examples/content; succeeds if it finds the defects there. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const chinese = /^zh/iu.test(LC_ALL || LC_MESSAGES || LANG || '');
const say = (en, zh) => (chinese ? zh : en);

const start = (args, options) => spawnSync(process.execPath, ['dist/bin.cjs', ...args], { cwd: root, ...options });

function fail(reason) {
  console.error(say(`\nThe demo failed: ${reason}`, `\n演示失败：${reason}`));
  process.exit(1);
}

function show(title, args) {
  console.log(`\n=== ${title}\n    $ npx nk-lint ${args.join(' ')}\n`);
  const { status } = start(args, { stdio: 'inherit' });
  // 1 is the exit code for findings, which must exist.
  if (status !== 1) fail(say(`exit code ${status}, expected 1`, `退出码为 ${status}，应为 1`));
}

// Node also exits with 1 if it cannot start, so check for a report.
const first = start(['examples/content', '--format', 'json'], { encoding: 'utf8' });
if (!first.stdout?.startsWith('{')) fail(first.error?.message ?? first.stderr);

show(say('1. What is wrong in examples/content', '1. examples/content 里有哪些问题'), [
  'examples/content',
  '--format',
  'pretty',
]);
show(say('2. What --fix would change there (nothing is written)', '2. --fix 会怎样修改（此处不写入任何文件）'), [
  'examples/content',
  '--diff',
]);

const next = [
  ['npx nk-lint PATH', 'find what is wrong', '检查文章'],
  ['npx nk-lint PATH --diff', 'show the safe fixes as a patch', '以补丁形式预览安全修复'],
  ['npx nk-lint PATH --fix', 'make them', '写入这些修复'],
  ['npx nk-lint PATH --diff --unsafe-fixes', 'show also those that guess', '连带推测的修复一起预览'],
  ['npx nk-lint explain image-url-exploded', 'say what a rule is about', '查看一条规则的说明'],
];
console.log(
  say('\n=== 3. What to type next (PATH: your own articles)\n', '\n=== 3. 接下来可以输入（PATH 换成自己的文章目录）\n'),
);
for (const [command, en, zh] of next) console.log(`    ${command.padEnd(40)}${say(en, zh)}`);
