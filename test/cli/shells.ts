import { spawnSync } from 'node:child_process';
import { hangs, type Site } from './run.ts';

/** Completions of a line with their descriptions. */
export type Offers = readonly { readonly name: string; readonly about: string }[];

/** Loads .home/nk-lint.SHELL of a folder (zsh also _nk-lint) and presses Tab after each line. */
export type Completes = (folder: Site, lines: readonly string[]) => Offers[];

const end = '--- end';

/** Calls the completion function with words split as in bash; default completions of bash are not included. */
const bash = String.raw`
source .home/nk-lint.bash
for line in "$@"; do
  words=\${line//=/ = }
  IFS=' ' read -r -a COMP_WORDS <<<"$words"
  [[ $words == *' ' ]] && [[ $line != *= ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _nk_lint
  [ \${#COMPREPLY[@]} -gt 0 ] && printf '%s\n' "\${COMPREPLY[@]}"
  printf '%s\n' '${end}'
done
`;

const fish = `
source .home/nk-lint.fish
for line in $argv
    complete -C "$line"
    echo '${end}'
end
`;

/** An interactive shell that logs the words its completion adds. */
const zshrc = String.raw`
PS1=
fpath=($HOME $fpath)
autoload -Uz compinit && compinit -u -D
[[ -f .home/nk-lint.zsh ]] && source .home/nk-lint.zsh
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
  local -a found shown
  local -A affix
  local at=\${@[(I)-d]} i
  if (( at )) && [[ -n $@[at+1] ]]; then
    shown=("\${(@P)@[at+1]}")
    builtin compadd -A found -D shown "$@"
  else
    builtin compadd -A found "$@"
  fi
  zparseopts -E -A affix S: p: P:
  for (( i = 1; i <= $#found; i++ ))
    print -r -- "$IPREFIX\${affix[-p]}$found[i]\${affix[-S]}"$'\t'"\${shown[i]#* -- }" >>.home/offers
  builtin compadd "$@"
}
offer() { _main_complete; print -r -- '${end}' >>.home/offers }
zle -C offer list-choices offer
bindkey '^I' offer
bindkey '^U' kill-whole-line
print -r -- '${end}' >>.home/offers
`;
const zsh = String.raw`
zmodload zsh/zpty
zpty -b nk-lint zsh -d -i
wait_for() {
  local seen
  for _ in {1..5000}; do
    zpty -r -t nk-lint seen
    [[ -f .home/offers ]] && (( $(grep -c -e '${end}' .home/offers) >= $1 )) && return
    sleep 0.02
  done
}
wait_for 1
for (( i = 1; i <= $#; i++ )); do
  zpty -w -n nk-lint $'\x15'"$@[i]"$'\t'
  wait_for $((i + 1))
done
zpty -d nk-lint
`;

export const shells: Readonly<Record<'bash' | 'zsh' | 'fish', Completes>> = {
  bash: (folder, lines) => read(run(folder, 'bash', ['--noprofile', '--norc', '-c', plain(bash), 'bash', ...lines])),
  zsh(folder, lines) {
    folder.write('.home/.zshrc', plain(zshrc));
    run(folder, 'zsh', ['-f', '-c', plain(zsh), 'zsh', ...lines]);
    return read(folder.read('.home/offers')).slice(1);
  },
  fish: (folder, lines) => read(run(folder, 'fish', ['--no-config', '-c', fish, ...lines])),
};

export function isInstalled(shell: keyof typeof shells): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}

/** Unescapes the dollars before braces, which belong to the shell. */
function plain(script: string): string {
  return script.replaceAll('\\${', '${');
}

function run(folder: Site, shell: string, args: readonly string[]): string {
  const home = folder.path('.home');
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', TERM: 'xterm', HOME: home, ZDOTDIR: home };
  const { stdout, stderr } = spawnSync(shell, args, { cwd: folder.root, encoding: 'utf8', env, timeout: hangs });
  if (stderr !== '') throw new Error(`${shell}: ${stderr}`);
  return stdout;
}

function read(text: string): Offers[] {
  return text
    .split(`${end}\n`)
    .slice(0, -1)
    .map((lines) =>
      lines
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const [name = '', about = ''] = line.split('\t');
          return { name, about };
        }),
    );
}
