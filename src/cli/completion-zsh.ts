import { type CommandShown, nameOf, type OptionShown, type Shown, shellWord, type Value } from './completion-model.ts';

export function zshCompletion({ program, rules }: Shown): string {
  return `#compdef nk-lint
# Completion of nk-lint for zsh.
_nk_lint_rules() {
  local -a rules=(
${rules.map(({ name, about }) => `    ${shellWord(`${name}:${escapeDescription(about)}`)}`).join('\n')}
  )
  _describe -t rules rule rules "$@"
}

_nk_lint_rule_list() { _sequence _nk_lint_rules }

_nk_lint_rule_level() { _nk_lint_rules -S = }

${functions(program)}
# It is read either from a folder of $fpath or by eval.
if [[ $funcstack[1] == _nk-lint ]]; then _nk_lint "$@"; else compdef _nk_lint nk-lint; fi
`;
}

/** The function of a command, behind those of the commands below it. */
function functions(command: CommandShown): string {
  const { path, options, below, value } = command;
  const specs = options.flatMap(optionSpecs);
  if (below.length === 0) {
    if (value) specs.push(shellWord(`*:${value.name}:${action(value)}`));
    return `${functionOf(path)}() {
  _arguments -S \\
${specs.map((spec) => `    ${spec}`).join(' \\\n')}
}
`;
  }
  const name = functionOf(path);
  // Its own options end where a command begins.
  specs.push("'(-)1: :->first'", "'(-)*:: :->rest'");
  return `${below.map(functions).join('\n')}
${name}() {
  local curcontext=$curcontext state line
  local -A opt_args
  local -a commands=(
${below.map((each) => `    ${shellWord(`${nameOf(each)}:${escapeDescription(each.about)}`)}`).join('\n')}
  )
  _arguments -C -S \\
${specs.map((spec) => `    ${spec}`).join(' \\\n')} && return
  case $state in
    first) _describe -t commands command commands${value ? '; _files' : ''} ;;
    rest)
      case $line[1] in
${below.map((each) => `        ${nameOf(each)}) ${functionOf(each.path)} ;;`).join('\n')}
        *) ${path === '' ? functionOf('check') : '_message none'} ;;
      esac
      ;;
  esac
}
`;
}

function functionOf(path: string): string {
  return path === '' ? '_nk_lint' : `_nk_lint_do_${path.replaceAll(' ', '_')}`;
}

function optionSpecs({ flags, about, value, repeatable }: OptionShown): string[] {
  const once = repeatable ? '*' : `(${flags.join(' ')})`;
  return flags.map((flag) => {
    const joint = value === undefined ? '' : flag.startsWith('--') ? '=' : '+';
    const takes = value === undefined ? '' : `:${value.name}:${action(value)}`;
    return shellWord(`${once}${flag}${joint}[${escapeDescription(about)}]${takes}`);
  });
}

function action({ offered }: Value): string {
  switch (offered) {
    case 'rule':
      return '_nk_lint_rules';
    case 'ruleList':
      return '_nk_lint_rule_list';
    case 'ruleLevel':
      return '_nk_lint_rule_level';
    case 'files':
      return '_files';
    case 'nothing':
      return ' ';
    default:
      return `(${offered.join(' ')})`;
  }
}

/** What zsh takes apart, a description must escape. */
function escapeDescription(text: string): string {
  return text.replace(/[\\:[\]]/gu, '\\$&');
}
